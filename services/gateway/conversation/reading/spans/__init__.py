"""What the classifier's spans mean; begin with `meaning.py`."""
