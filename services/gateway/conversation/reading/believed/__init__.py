"""What a whole message is, and kinds that no table knows; begin with `believing.py`."""
