"""What a whole message is, where the classifier is in doubt, and kinds that no table knows.

- `believing.py`: intent, topic and act, where words leave no doubt of them; begin here. `titles_believed.py`: by a game
  that it names or asks about
- `nearest_names.py`: the catalogue's kinds that lie nearest to words that no table knows, by the encoder
- `mentioning.py`: later, among the games found: those called by a wish that no kind is called by
"""
