"""Backups of what a recommender holds, made and restored while it serves, by its rpcs: the same for every store.

- `job.py`: what is read and written in which order; begin here
- `archive.py`: the file that a backup is
- `reembedding.py`: the vectors of another encoder in place of those that are stored
- `ports.py`: what both need of the recommender and the embedder; `clients.py`: the two over gRPC
- `errors.py`: what goes wrong in a backup
"""
