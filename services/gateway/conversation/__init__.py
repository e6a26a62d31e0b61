"""What holds from one message of a conversation to the next.

- `meaning.py`: what a message's spans mean in a catalogue, as constraints; `filters.py`: their conditions; begin here
- `completing.py`, `questions.py`, `believing.py`: what its words surely say whatever the classifier overlooks;
  `nearest_names.py`: kinds that no table knows; `rule_based.py`: rules for when the classifier is gone
- `lasting.py`: what of the wish a `message.py` leaves in force; `merging.py`: joined to it; `relative.py`: "shorter"
- `state.py`: the state as clients keep it: checked, rebuilt from a history, carried on
- `wish.py`: all that is in force as the recommender takes it; `relaxing.py`: what is given up first;
  `clarifying.py`: what is asked back
"""
