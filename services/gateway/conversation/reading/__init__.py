"""What a message says, as constraints.

- `meaning.py`: what its spans mean; begin here; with `amounts_meant.py`, `contents_meant.py`, `filters.py`, and
  `mistaken_types.py`: what else than their types they may be
- `completing.py`, `company.py`, `questions.py`, `owning.py`, `sessions.py`: what words surely say, though nothing
  marked it; `pointing.py`: places in the list shown; `naming.py`: titles in what means nothing else
- `rereading.py`, `renaming.py`, `rebounding.py`, `preferring.py`, `narrowing.py`: what is marked, as it is meant
- `believing.py`, `titles_believed.py`: what the whole message is; `nearest_names.py`, `mentioning.py`: kinds that no
  table knows; `rule_based.py`: without the classifier
"""
