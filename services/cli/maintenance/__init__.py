"""Looking after a stack: `backups.py`, `reembedding.py`, `doctor.py` and `keys.py`; `commands.py` has the options."""
