"""Questions about games that were spoken of, and which games they are about.

- `question_detection.py`: whether a message is one; `ellipsis.py`: whether it goes on with the one before
- `asking.py`: which games it asks about; begin here
- `running.py`: on what they run; `terms.py`: what a kind of game is
"""
