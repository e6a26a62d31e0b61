"""How many, how long, when and for whom, as eleven languages say it.

- `numbers.py`: digits and number words (`number_words.py`, `misspelt_numbers.py`); begin here
- `ordinal_places.py`: places in a list in a whole message; `places_meant.py`: several, and those the list tells
- `quantities.py`: games, players, ages; `children.py`, `school_classes.py`: the age of a child in a whole message
- `schools.py`, `age_ratings.py`, `grown_ups.py`: what words that are surely an age say of pupils, ratings, grown-ups
- `years.py` (`year_words.py`), `decades.py`, `eras.py`, `birth.py`: times of release
- `hours.py` (`times_words.py`): lengths; `terms_of_play.py`: prices, offline
- `company_words.py`: in one room, far apart, alone
- `marked_company.py`, `head_counts.py`, `marked_prices.py`: what tells only where it is marked as company or a price
- `terms_words.py`: the forms of lengths and prices; `places.py`: where a message surely speaks of any of these
"""
