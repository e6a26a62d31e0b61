"""What the words of a message say, and what they mean in one catalogue.

- `names.py`: all that a catalogue's games, kinds, platforms and studios are called; begin here
- `genres`, `games`, `amounts`: which kinds, which games, how many and how long words mean
- `platforms.py`, `content.py`: the platforms and contents that they mean; `refusals.py`: whether they are refused
- `tone.py`: how an answer is to sound; `hardware.py`: how a game runs; `superlatives.py`, `comparisons.py`: "the
  shortest", "shorter than the first"; `giving_up_words.py`: words that give something up
- `distress.py`, `talk.py`, `other_topics.py`: messages that are no wish, known by their words
- `constraints.py`: what a message names or refuses, by rules; `ordinary_words.py`: words that name no kind
- `vocabulary.py`: the names that a catalogue has, found in words
- `language.py`, `plain_text.py`: languages, words without case and accents
- `catalogue.py`: the cached catalogue that all of this is read from
"""
