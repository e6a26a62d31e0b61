"""Reads tables of any shape and stores the games, players and interactions in them.

`ingestion.py` is the use case, files in and a report out; begin there. Its path, in order:

- `files/`: files of any format into tables of text, in a child process
- `columns/`: what columns mean, and their cells as ratings, times and fields of games
- `interpretation/`: each table understood on its own, then all of them joined into one dataset
- `storing/`: the dataset described, embedded and stored through the embedder and the recommender

Around it:

- `options.py`: what may be chosen; `service_targets.py`: the two services that are called
- `records.py`: a dataset of games, players and interactions; `demo_dataset.py`: the demo data as one
- `engine.py`: DuckDB; `workspace.py`: what was read so far, in it
- What an operator is told: `mapping_file.py`, `report_file.py`, `reject_file.py`, `progress.py`, `errors.py`
- Many files: `sharding.py` divides them among several ingests, `on_ray.py` among a cluster; `hidden_until.py`: how long
  nobody sees what they fill
"""
