"""What a game costs, and on what terms it is played.

- `terms_of_play.py`: what it may cost, and whether it needs a network; begin here
- `prices.py`: any price, or one that is to be paid; `marked_prices.py`: what games sell, in words marked as a price
- `terms_words.py`: the forms in which messages speak of lengths, costs and offline, for `../places.py`
"""
