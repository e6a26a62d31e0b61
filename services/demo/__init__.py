"""Holds the demo data: real games as facts in our own words, and players who are invented.

`catalogue.py`   reads the games from `catalogue.jsonl`
`simulation.py`  draws players and their rated plays from a model of tastes, the same for the same seed
Nothing is stored from here: services/ingest/demo_dataset.py turns both into a dataset.
"""
