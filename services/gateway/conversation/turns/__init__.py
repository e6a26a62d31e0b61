"""What one message does to a conversation.

- `taking.py`: the turn that a message takes; begin here; `turn.py`: what a turn is
- `talking.py`: turns that speak of what was said; `wishing.py`: those that wish for games
- `turning_down.py`: which games of the list such a wish turns down, and which stay
"""
