"""What the answers say when no model writes them, in eleven languages.

- `phrases.py`: the structure that every language fills; begin here
- `en.py`, `ru.py`, `de.py`, `es.py`, `fr.py`, `pt.py`, `tr.py`, `uk.py`, `pl.py`, `zh.py`, `ja.py`: one language each
- `languages.py`: all of them, by code
- `contents.py`: names of what a game may show; `numbers.py`: which numbers take the singular
"""
