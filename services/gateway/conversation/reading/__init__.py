"""What a message says, as constraints.

- `spans`: what is marked, by its type; begin with `meaning.py`; `filters.py` makes conditions of it
- `overlooked`: what words surely say, though nothing marked it
- `corrected`: what is marked, as it is meant
- `believed`: what the whole message is, and kinds that no table knows; `rule_based.py`: without the classifier
"""
