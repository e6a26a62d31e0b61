"""Finds what the columns of a table mean and reads their cells. Begin with `roles.py`.

- `roles.py`: which column is the player, game, title, rating and time, and so what kind of table it is
- `headings/`: what a column's name says; `cells/`: what its cells mean
- `inner_columns.py`, `game_lists.py`, `rating_matrix.py`, `flag_columns.py`, `attribute_rows.py`: what has no column of
  its own
- `keys.py`, `id_columns.py`, `title_cells.py`, `unnamed.py`, `numbering.py`: what the cells say of keys, ids, titles
  and columns without names
- `attributes.py`: whether a column describes the game, the player or the interaction; `told_fields.py`: what games have
"""
