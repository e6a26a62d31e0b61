"""Words for what no catalogue has or tells, by which no game is found.

- `bare_requests.py`: requests that say nothing of the games
- `ordinary_words.py`: words that name no kind; begin here
- What people ask for all the same: `board_games.py`, games of another sort; `unrecorded.py`, languages and controllers
"""
