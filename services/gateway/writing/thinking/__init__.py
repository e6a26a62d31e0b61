"""Keeps what a reasoning model thinks out of the text.

- `thoughts.py`: what of a stream is text; begin here
- `marks.py`: by the marks around a thought; `signs.py`: by how one without marks begins
"""
