"""Measures how well a recommender answers: `gamesrec evaluate`.

Begin with `evaluation`, the use case; `options` says what may be chosen. `reading` and `interactions` hold the data,
`splits` says what is known and what is to be found, `measured/` asks the recommender, `peers/` are what it is compared
with, `judging/` are the metrics, and `leaks` fails a run that has seen its test. `results` is what was found; `report`,
`plots` and `tracking` pass it on.
"""
