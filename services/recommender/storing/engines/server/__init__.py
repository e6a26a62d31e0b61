"""A Qdrant server or cluster as the vector store: begin with `server_store.py`.

- `connection.py`: the client, waiting for a server, what failures mean
- `layout.py`: how new collections are laid out
- `conversions.py`: from our records to the server's messages, and back
"""
