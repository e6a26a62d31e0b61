"""What holds from one message of a conversation to the next.

- `meaning.py`: what a message's spans mean in a catalogue, as constraints; `filters.py`: their conditions; begin here
- `completing.py`, `questions.py`, `believing.py`, `owning.py`, `sessions.py`: what its words surely say whatever the
  classifier overlooks; `nearest_names.py`, `mentioning.py`: kinds that no table knows; `rule_based.py`: without it
- `asking.py`: which games a question is about; `lasting.py`: what of the wish a `message.py` leaves in force;
  `merging.py`: joined to it; `relative.py`: "shorter"; `state.py`: the state as clients keep it: checked, carried on
- `wish.py`: all in force for the recommender; `relaxing.py`: what is given up; `clarifying.py`: what is asked back
"""
