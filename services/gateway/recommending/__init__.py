"""Decides what to recommend, without a text about it.

- `advisor.py`: begin here; `advice.py` is what it is asked and what it gives
- `message_vector.py`: the embedding of the message, under way while it is understood
- `stages.py`: which stage may take what share of the time
- `relaxation.py`: asks the recommender, under fewer conditions while they leave no game
- `offering.py`: orders and cuts what was found; `unmet.py`: what of the wish that does not meet
- `shown_games.py`: games shown before that are asked for or still fit
- `searching.py`: a search by text alone, for SearchGames
"""
