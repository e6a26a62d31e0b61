"""Words for what no catalogue has or tells, by which no game is found.

- `ordinary_words.py`: words that name no kind; `bare_requests.py`: requests that say nothing of the games
- `board_games.py`: games of another sort; `unrecorded.py`: languages and controllers
"""
