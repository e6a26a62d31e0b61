"""The vector store: begin with the port, `vector_store.py`.

- `in_process/`: Qdrant's engine inside this process, the default
- `server/`: a Qdrant server or cluster
- `versioned_store.py`: versions of collections, in either
"""
