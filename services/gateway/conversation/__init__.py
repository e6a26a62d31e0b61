"""What holds from one message of a conversation to the next.

- `reading/`: what a message says, as constraints
- `replying/`: what it does to what was said and shown before: corrects, compares, asks about, takes from the list
- `turns/`: all of it for one message; begin here; `message.py`: a message as it is understood; `listening.py`
- `lasting.py`: what of the wish a message leaves in force; `merging.py`: what it says, joined to that
- `alternatives.py`, `console_times.py`: machines, times and studios side by side
- `preferred_games.py`: which games come first without a condition
- `state.py`: the state as clients keep it: checked, carried on; `history.py`: rebuilt from what was said
- `wish.py`: all in force for the recommender; `relaxing.py`: what is given up; `clarifying.py`: what is asked back
"""
