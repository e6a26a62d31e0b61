"""The HTTP door: the edge's protos for browsers, curl and Node, and the page to chat on.

- `service.py`: wires a request's way; begin here
- `receiving/`: turns bytes into requests and refuses what must not come in
- `answering/`: speaks the protocols, and serves the page, whose files are under `page/`
- `edge/`: knows the edge's methods and calls them
- `server.py`: runs the process; `settings.py`: what can be set
"""
