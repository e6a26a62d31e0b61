"""Turns tables into one dataset. Begin with `understanding.py` (each table alone), then `joining.py` (all together).

- One table: `understanding.py`, the roles of its columns; `interactions.py` and `lists.py`, its rows as plays or as a
  list of games or players; `ids.py`, which ids can be used; `entities.py`, what was said of whom; `rejects.py`, which
  rows were left out
- All tables: `joining.py`, one dataset by the ids; `stored_interactions.py`, its plays as a stream
- Which games are one: `game_matching.py`, the known game that a name means; `same_games.py`, one game in two lists;
  `shared_ids.py` and `related_titles.py`, two games under one number; `editions.py`, editions of a game
- For the operator: `mapping.py`, what was understood of a table; `table_warnings.py` and `list_warnings.py`, guesses to
  check
"""
