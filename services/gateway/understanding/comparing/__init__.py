"""Which game is meant by comparing it with others.

- `comparisons.py`: "shorter than the first"; `superlatives.py`: "the shortest"; `qualities.py`: "the scariest"
"""
