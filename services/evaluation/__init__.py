"""Measures how well a recommender answers: `gamesrec evaluate`.

Begin with evaluation.py, the use case. interactions.py and splits.py say what is known and what is to be found;
asking.py asks the recommender (ports.py, clients.py), baselines.py and factors.py are what it is compared with;
metrics.py judges one player's list and catalogue_metrics.py all lists together; intervals.py tells chance from
difference; leaks.py fails a run that has seen its test; report.py, plots.py and tracking.py pass the result on.
"""
