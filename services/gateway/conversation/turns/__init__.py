"""What one message does to a conversation.

- `taking.py`: the turn that a message takes, from care to a wish; begin here. `turn.py`: what a turn is
- `talking.py`: turns that speak of what was said: complaints, terms, makers
- `wishing.py`: turns that wish for games; `turning_down.py`: which games of the list such a wish turns down
"""
