"""The edge: composes the other services into answers. Follow a request from `servicer.py` to `chat.py`."""
