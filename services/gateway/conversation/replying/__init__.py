"""What a message does to what was said and shown before.

- `reply.py`: replies that are no wishes of their own; begin here; with `correcting.py`, `giving_up.py`, `comparing.py`,
  `refusing_too.py`
- `relative.py`, `pricing.py`: "shorter", "any price"
- `asking.py`, `extremes.py`: which games a question is about; `narrowing.py`: "of those"
"""
