"""Where the recommender keeps things; begin with `schema.py`, which says what is kept and how.

- `vector_store.py`: the port; `edge_store.py` (with `post_filter.py`) and `server_store.py` implement it,
  `careful_edge_store.py` refuses writes on a full disk, which `disk_space.py` watches, and `scrub.py` finds damage
- `catalogue.py`: games; `play_facts.py`: how they are played; `editions.py`: which are editions of one
- `players.py`: players, and what they played, laid out by `interactions.py`; `events.py`: what they did with answers
- `item_models.py`: fitted vectors; `word_index.py`, `words.py`: the words of games
- `popularity.py`, `kept_totals.py`: counts
"""
