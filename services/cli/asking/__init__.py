"""Asking a gateway: `ask.py` one question, `chat.py` a conversation; `commands.py` has the options."""
