"""What holds from one message of a conversation to the next.

- `meaning.py`: what a message's spans mean in a catalogue, as constraints; `filters.py`: their conditions; begin here
- `completing.py`, `rereading.py`, `questions.py`, `believing.py`, `owning.py`, `sessions.py`: what its words surely say
  whatever the classifier says; `nearest_names.py`, `mentioning.py`: kinds of no table; `rule_based.py`: without it
- `reply.py`: what it corrects, gives up, compares with and turns down; `asking.py`, `extremes.py`: games asked about
- `lasting.py`: what of the wish a `message.py` leaves in force; `merging.py`: joined to it; `relative.py`: "shorter";
  `pricing.py`: "any price"; `state.py`: the state as clients keep it: checked, carried on; `turn.py`: all of it
- `wish.py`: all in force for the recommender; `relaxing.py`: what is given up; `clarifying.py`: what is asked back
"""
