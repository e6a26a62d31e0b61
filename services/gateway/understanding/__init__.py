"""What words say in eleven languages, and what they mean in one catalogue. Nothing of a conversation is known here.

- The catalogue: `catalogue.py`, cached; `names.py`, all that its games, kinds, platforms and studios are called; begin
  here. `vocabulary.py`: these names, found in a whole message
- What a name means: `genres/`, kinds of games; `games/`, titles; `makers/`, studios; `machines/`, platforms;
  `contents/`, what games show
- `amounts/`: how many, how long, when, how dear and for whom
- How it is meant: `refusing/`, not wanted, or given up; `comparing/`, "the shortest", "shorter than the first"
- What is no wish: `talking/`, talk and distress; `beyond_catalogues/`, words by which no game is found
- The text: `languages/`, which language it is in; `plain_text.py`, without case and accents, and safe to quote
- `constraints.py`: a whole message by rules alone, while the classifier cannot be reached
"""
