"""What holds from one message of a conversation to the next.

- `meaning.py`: what a message's spans mean in a catalogue, as constraints; `filters.py`: their conditions; begin here
- `completing.py`, `questions.py`: what is surely said though the classifier overlooked it; `nearest_names.py`,
  `mentioning.py`: kinds that no table knows; `rule_based.py`: rules for when the classifier is gone
- `asking.py`: what a question is about; `owning.py`, `sessions.py`: platforms that are owned, lengths of a session
- `merging.py`: a message's constraints joined to those in force; `relative.py`: "shorter", "older" by what was shown
- `state.py`: the state as clients keep it: checked, rebuilt from a history, carried on
- `wish.py`: all in force for the recommender; `relaxing.py`: what is given up; `clarifying.py`: what is asked back
"""
