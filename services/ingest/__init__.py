"""Reads tables of any shape and stores the games, players and interactions in them. Begin with `ingestion.py`.

`ingestion.py`     the use case: files in, report out; `options.py` has what may be chosen
`files/`           CSV, TSV, JSON Lines and Parquet into tables of text
`columns/`         what columns mean (by name and by cells), and their cells as ratings, times and fields of games
`interpretation/`  each table understood on its own, then all of them joined into one dataset
`storing/`         the dataset described, embedded and stored through the embedder and the recommender
`records.py`, `errors.py`, `progress.py` are used by all of them; `reject_file.py` writes the rows that were left out.
"""
