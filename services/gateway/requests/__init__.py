"""Checks requests at the edge, and keeps answers to a size that clients accept.

- Of a request: `readable_ids.py`, players' ids and times; `known_values.py`, the values of a filter, against the
  catalogue
- `experiments.py`: which bucket of an experiment a player is in
- `response_size.py`: what is left out of an answer that would be too large
"""
