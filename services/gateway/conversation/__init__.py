"""What holds from one message of a conversation to the next.

- `meaning.py`: what a message's spans mean in a catalogue, as constraints; `filters.py`: their conditions; begin here
- `nearest_names.py`: kinds that no table knows, by the encoder
- `rule_based.py`: the same by rules over words, for when the classifier is gone
- `merging.py`: a message's constraints joined to those in force; `relative.py`: "shorter", "older" by what was shown
- `state.py`: the state as clients keep it: checked, rebuilt from a history, carried on
- `wish.py`: all that is in force as the recommender takes it; `relaxing.py`: what is given up first;
  `clarifying.py`: what is asked back
"""
