"""Fits the item model that the recommender serves from: a job, run by `gamesrec fit` and after an ingest.

- `job.py`: the use case: export, fit, write, serve; begin here. `checkpoint.py`: what of it survives a kill
- `fitting.py`: what is computed: `content_ease.py` (columns of games), `implicit_als.py` (factors) and `cold_games.py`
  (factors by content); `weights.py`: how much an interaction counts
- `choices.py`: chooses its settings; `validation.py`: on which split, by which measure
- `records.py`: the arrays between them; `progress.py`: how far it is; `errors.py`: why it cannot be done
- `ports.py`: what is asked of the recommender; `clients.py`: that over gRPC
"""
