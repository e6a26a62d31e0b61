"""Chooses the target of each attempt and decides what follows a failure. Begin at `router.py`.

router     goes through the targets of an alias and its fallbacks until one has written something
selection  the order in which the targets of a pool are tried
target     a target's state: its upstream, its breaker, its recent latency
attempt    one attempt at one target, with its metrics, span and log line
"""
