"""What the words of a message say, and what they mean in one catalogue.

- `names.py`: all that a catalogue's games, kinds, platforms and studios are called; begin here
- `genres`, `games`, `amounts`: which kinds, which games, how many and how long words mean
- `refusing`: what is refused or given up; `talking`: messages that are no wish
- `platforms.py`, `content.py`: platforms and contents, by `platform_words.py` and `content_words.py`;
  `console_generations.py`: the years of consoles
- `hardware.py`, `old_machines.py`: how a game runs, and on what
- `unrecorded.py`: languages and controllers, which no catalogue tells
- `superlatives.py`, `comparisons.py`: "the shortest", "shorter than the first"
- `constraints.py`: what a message names or refuses, by rules; `ordinary_words.py`: words that name no kind
- `vocabulary.py`: the names that a catalogue has, found in words
- `language.py`, `plain_text.py`: languages, words without case and accents
- `catalogue.py`: the cached catalogue that all of this is read from
"""
