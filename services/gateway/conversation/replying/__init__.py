"""What a message does to what was said and shown before.

- `reply.py`: replies that are no wishes of their own; begin here; with `correcting.py`, `giving_up.py`, `comparing.py`,
  `refusing_too.py`
- `relative.py`, `pricing.py`: "shorter", "any price"
- `question_detection.py`: whether a message is a question; `ellipsis.py`: whether it goes on with the one before
- `asking.py`, `extremes.py`: which games a question is about; `narrowing.py`: "of those"
"""
