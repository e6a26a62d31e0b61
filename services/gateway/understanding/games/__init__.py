"""Which games a text names.

- Words that are known to be a title: `title_lookup.py`; begin here. It tries, one after another, the spelling, the
  sound (`transliteration.py`), Slavic cases (`inflected_names.py`) and typing errors (`misspellings.py`)
- All games of a series: `series.py`, by what it is called; `names_by_word.py`, by words that names have in common
- Titles in a whole text: `titles.py`, anywhere; `titles_in_questions.py`, those that the classifier overlooked in a
  question; `nicknames.py`, a short name said alone, told from talk that is spelled like one
- What is not here: `nearest_titles.py`, the games whose names come nearest
"""
