"""Which games a text names.

- `title_lookup.py`: words that are known to be a title: aliases, initials, by sound, misspelt; begin here
- `titles.py`: titles anywhere in a text; `titles_in_questions.py`: those that the classifier overlooked in a question
- `nicknames.py`: which of them a message may be that says nothing else
- `transliteration.py`: one spelling by sound for Cyrillic and Latin
"""
