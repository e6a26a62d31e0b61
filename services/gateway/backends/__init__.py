"""The services behind the gateway.

- `ports.py`: what the gateway needs of them, as Protocols; begin here
- `clients.py`: the same over grpc
"""
