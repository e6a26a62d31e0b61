"""What the classifier's spans mean; begin with `meaning.py`; what takes more is read in the `*_meant.py`."""
