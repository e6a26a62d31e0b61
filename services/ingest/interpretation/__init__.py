"""Turns tables into one dataset. Begin with `understanding.py` (each table alone), then `joining.py` (all together).

`understanding.py`   one `UnderstoodTable` for each table: roles of columns, usable rows, what they say of whom
`interactions.py`    the rows of tables of interactions; `lists.py` those of lists of games or players
`mapping.py`         what was understood of a table, for the operator; `table_warnings.py` which guesses to check
`joining.py`         rows of all tables by their ids into games, players and interactions
`game_matching.py`   which known game a name means
"""
