"""Which game is meant by comparing it with others.

- Two games: `comparisons.py`, "shorter than the first"; begin here
- One of several: `superlatives.py`, "the shortest"; `qualities.py`, "the scariest"; `some_of_these.py`, "the best two"
- What was shown, with what is wished: `found_too.py`, "the second is ancient"
"""
