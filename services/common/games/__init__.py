"""What every service knows of a game. Begin with `game_facts.py`.

- `game_facts.py`: the facts that conditions ask for; `game_messages.py`: a game as a protobuf message
- `titles.py`: when two titles are the same; `ratings.py`: what a rating says
- `list_length.py`: how many games a list has; `answer_size.py`: how many bytes an answer with games
"""
