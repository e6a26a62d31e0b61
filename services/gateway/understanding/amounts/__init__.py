"""How many, how long, when and for whom, as eleven languages say it.

- `places.py`: where a message surely speaks of any of these; begin here
- `counting/`: digits, number words and places in a list; begin there with `counting/numbers.py`
- `quantities.py`: how many games, players and years of age
- `ages/`: children, pupils, ratings and grown-ups; `company/`: who plays with whom
- `times/`: years of release and lengths; `terms/`: prices, offline
"""
