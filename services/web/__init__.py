"""The HTTP door: the edge's protos for browsers, curl and Node, and the page to chat on.

Begin with `service.py`, which wires a request's way: `connection.py` (bytes to a request), `guard.py` with `origins.py`
and `bodies.py` (what is refused), `routes.py` (which answer a path has): `rpc.py` with `base64_web.py` (Connect,
gRPC-Web, JSON), `chat_events.py` (server-sent events), `openapi.py`, `pages.py` (the files under `page/`). All calls go
through the port in `ports.py`; `clients.py` is its gRPC side, `methods.py` knows the edge's methods.
"""
