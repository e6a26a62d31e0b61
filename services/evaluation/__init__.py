"""Measures how well a recommender answers: `gamesrec evaluate`.

- `evaluation.py`: the use case; begin here. `options.py`: what may be chosen
- The data: `reading.py`, an operator's tables; `interactions.py`, as arrays; `splits.py`, what is known and what is to
  be found
- Who is measured: `measured/`, the recommender as it serves; `peers/`, what it is compared with
- The verdict: `judging/`, the metrics; `leaks.py` fails a run that has seen its test
- What was found: `results.py`; `report.py`, `plots.py` and `tracking.py` pass it on as text, pictures and to MLflow
- `errors.py`: what goes wrong on the way
"""
