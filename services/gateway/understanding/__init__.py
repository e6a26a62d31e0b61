"""What the words of a message say, by rules and without a model.

- `constraints.py`: genres, tags, platforms, years and games that a message names or refuses; begin here
- `vocabulary.py`: the names that a catalogue has, found in words; `synonyms.py`: what else players call them
- `titles.py`: the titles of a catalogue, found in a text
- `language.py`: which language a text is in; `plain_text.py`: words without case, accents and tricks
- `catalogue.py`: the cached catalogue that all of this is read from
"""
