"""What words surely say, though nothing marked it; begin with `completing.py`."""
