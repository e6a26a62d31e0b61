"""What is marked, as it is meant; begin with `rereading.py`."""
