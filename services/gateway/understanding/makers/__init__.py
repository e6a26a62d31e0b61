"""Who made a game.

- `studio_names.py`: what players call studios, for the names of a catalogue; begin here
- `same_makers.py`: "more by the same people"
"""
