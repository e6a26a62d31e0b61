"""Where the recommender keeps things; begin with `schema.py`, which says what is kept and how.

- `engines/`: the vector store, as a port and what implements it; `disk/`: free space, and damage
- `catalogue.py`: games; `page_tokens.py`: pages of them; `play_facts.py`: how they are played; `editions.py`: which are
  editions of one
- `players.py`: players, and what they played, laid out by `interactions.py`; `events.py`: what they did with answers
- `item_models.py`: fitted vectors; `word_index.py`, `words.py`: the words of games
- `popularity.py`, `kept_totals.py`: counts; `checksum.py`: seals of records
- `reembedding.py`: other vectors in place of those that serve; `replacement.py`: other games; `gate.py`: who waits,
  and `swap_marker.py`: who does in other processes
- `hidden_load.py`: an empty catalogue that is filled unseen; `filled_versions.py`: what is filled beside what serves
"""
