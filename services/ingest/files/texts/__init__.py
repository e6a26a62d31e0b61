"""Texts that are tables: `delimited.py` converts one, and asks the others.

- `encodings.py` (by `letters.py`), `dialects.py`: which letters, cells and headings it has
- `repairing.py`: rewrites one whose lines are not simply its rows
"""
