"""How many, how long, when and for whom, as eleven languages say it.

- `numbers.py`: digits and number words; begin here; `ordinal_places.py`: places in a list in a whole message
- `quantities.py`: games, players, ages; `children.py`, `school_classes.py`: the age of a child in a whole message
- `years.py`, `birth.py`: years and decades; `terms_of_play.py`: hours, prices, offline
- `company_words.py`: in one room, far apart, alone
- `marked_company.py`, `head_counts.py`, `marked_prices.py`: what tells only where it is marked as company or a price
- `terms_words.py`: the forms of lengths and prices; `places.py`: where a message surely speaks of any of these
"""
