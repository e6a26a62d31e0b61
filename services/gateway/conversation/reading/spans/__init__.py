"""What the classifier's spans mean in one catalogue, by their own words.

- `meaning.py`: a constraint for each span, by its type; begin here
- By type: `kinds_meant.py`, genres and tags; `titles_meant.py`, games and series; `makers_meant.py`, studios;
  `machines_meant.py`, platforms and devices; `contents_meant.py`, what games show; `amounts_meant.py`, all numbers:
  players, ages, lengths, prices, counts, places in the list
- `mistaken_types.py`: as what else words are read that say nothing as their type
"""
