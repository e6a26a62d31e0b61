"""From bytes to a request that may come in.

`guard.py`, where to begin, refuses and limits, with `heads.py` (what may stand in a head), `routes.py` (which path),
`origins.py` (from which names and pages) and `bodies.py` (how much, how fast). `connection.py` parses HTTP within a
time and sends by `joined_writes.py`, `tls.py` shows certificates, `metrics.py` counts, `asgi.py` names the types of
ASGI.
"""
