"""Where the recommender keeps things; begin with `schema.py`, which says what is kept and how.

- `engines/`: the vector store, as a port and what implements it; `disk/`: free space, and damage
- Games: `catalogue.py`, by pages (`page_tokens.py`); `play_facts.py`: how they are played; `editions.py`: which are
  editions of one
- Words of games, for searches: `word_index.py`, `words.py`; `function_words.py`: those that tell nothing
- Players: `players.py`, they and what they played, laid out by `interactions.py`; `events.py`: what they did with
  answers; `popularity.py`, `kept_totals.py`: counts of all of them
- Fitted vectors: `item_models.py`
- `swapping/`: other games or vectors in place of those that serve, while they serve
- Damage: `checksum.py`, seals of records; `readable.py`, what can still be read
"""
