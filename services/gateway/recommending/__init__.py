"""Decides what to recommend, without a text about it.

- `advisor.py`: the whole path; begin here. `advice.py`: what it is asked and what it gives
- `stages.py`: which stage may take what share of the time
- `message_vector.py`: the embedding of the message, under way while it is understood
- `shown_games.py`: games shown before that are asked for or still fit, for which nobody is asked
- `relaxation.py`: asks the recommender, under fewer conditions while they leave no game
- `offering.py`: orders and cuts what was found; `unmet.py`: what of the wish that does not meet
- `searching.py`: another rpc: a search by text alone
"""
