"""Where the recommender keeps things.

`vector_store` is the port, `edge_store` (with `post_filter`) and `server_store` implement it; begin with `schema` and
`interactions`, which say what is kept and how. `catalogue` keeps the games, `players` the players and their
interactions, `item_models` the fitted vectors, `word_index` the words of the games as `words` makes vectors of them,
`popularity` and `kept_totals` the counts, `play_facts` lays out how a game is played, `editions` tells which games are
editions of one.
"""
