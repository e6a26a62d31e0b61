"""Looking after a stack: `backups.py`, `doctor.py` and `keys.py`; `commands.py` has the options."""
