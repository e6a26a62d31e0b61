"""What the words of a message say, and what they mean in one catalogue.

- `names.py`: all that a catalogue's games, kinds, platforms and studios are called; begin here
- `genres`, `games`, `makers`, `machines`, `contents`, `amounts`: which kinds, games, studios, platforms and contents
  words mean, how many and how long
- `comparing`: "the shortest", "shorter than the first"
- `refusing`: what is refused or given up; `talking`: messages that are no wish
- `beyond_catalogues`: words by which no game is found
- `languages`: which language a message is in
- `constraints.py`: what a message names or refuses, by rules; `vocabulary.py`: the names of a catalogue, found in words
- `plain_text.py`: words without case and accents
- `catalogue.py`: the cached catalogue that all of this is read from
"""
