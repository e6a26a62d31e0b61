"""What a message says, as constraints.

- `meaning.py`: what its spans mean in a catalogue; `filters.py`: their conditions; begin here
- `completing.py`, `rereading.py`, `questions.py`, `believing.py`, `owning.py`, `sessions.py`: what words surely say,
  whatever the classifier says
- `nearest_names.py`, `mentioning.py`: kinds that no table knows; `rule_based.py`: without the classifier
"""
