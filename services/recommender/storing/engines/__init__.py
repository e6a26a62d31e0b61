"""The vector store: begin with the port, `vector_store.py`.

- `edge_store.py`: Qdrant inside this process, with `post_filter.py`; `careful_edge_store.py` for a full disk
- `server/`: a Qdrant server or cluster
- `versioned_store.py`: versions of collections, in either
"""
