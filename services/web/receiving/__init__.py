"""From bytes to a request that may come in.

`guard.py`, where to begin, refuses and limits, with `origins.py` (from which names and pages), `bodies.py` (how much,
how fast) and `routes.py` (which path). `connection.py` parses HTTP within a time, `metrics.py` counts, `asgi.py` names
the types of ASGI.
"""
