"""Reads tables of any shape and stores the games, players and interactions in them. Begin with `ingestion.py`.

`ingestion.py`     the use case: files in, report out; `options.py` has what may be chosen
`files/`           files of any format into tables of text, in a child process; `engine.py`, `workspace.py` are DuckDB
`columns/`         what columns mean (by name and by cells), and their cells as ratings, times and fields of games
`interpretation/`  each table understood on its own, then all of them joined into one dataset
`storing/`         the dataset described, embedded and stored through the embedder and the recommender
`mapping_file.py`, `report_file.py`, `reject_file.py`, `sharding.py` write what an operator reads;
`on_ray.py` spreads the files over a cluster; `hidden_until.py` says how long nobody sees what they fill.
"""
