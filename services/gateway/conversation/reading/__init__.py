"""What a message says, as constraints.

- `meaning.py`: what its spans mean in a catalogue, `amounts_meant.py` by numbers; `filters.py`: their conditions; begin
  here
- `completing.py`, `rereading.py` with `renaming.py`, `rebounding.py`, `company.py`, `questions.py`, `believing.py` with
  `titles_believed.py`, `owning.py`, `sessions.py`: what words surely say, whatever the classifier says; `pointing.py`:
  places in the list shown; `naming.py`: titles in what means nothing else
- `nearest_names.py`, `mentioning.py`: kinds that no table knows; `rule_based.py`: without the classifier
"""
