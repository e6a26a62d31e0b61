"""Who made a game: `studio_names.py`, what players call studios; `same_makers.py`, "more by the same people"."""
