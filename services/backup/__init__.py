"""Backups of what a recommender holds, made and restored while it serves, by its rpcs: the same for every store.

- `archive.py`: the file; begin here
- `job.py`: what is read and written in which order
- `reembedding.py`: the vectors of another encoder in place of those that are stored
- `clients.py`: the services
- `ports.py`: what the job needs of them
"""
