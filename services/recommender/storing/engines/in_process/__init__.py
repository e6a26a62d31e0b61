"""Qdrant's engine in this process: begin with `edge_store.py`.

- `careful_edge_store.py`: refuses writes while the disk is nearly full
- `post_filter.py`: conditions that are checked after a search, where that is faster
- `layout.py`: how a new collection is laid out
- `conversions.py`: from our records to the engine's, and back
"""
