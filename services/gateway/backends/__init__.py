"""The services behind the gateway.

- `ports.py`: what the gateway needs of them, as Protocols; begin here
- `clients.py`: the same over gRPC; `either_embedder.py`: two embedders, while vectors of one replace the other's
- `watch.py`: what the health of the edge says of theirs
"""
