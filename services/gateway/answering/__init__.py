"""Answers to questions about games, from the catalogue's facts alone.

- `game_question.py`: a question and the games it is about; begin here
- `attributes.py`, `attribute_words.py`: what it asks about, by words in eleven languages; `coverage.py`,
  `function_words.py`: whether it asks for what no field says; `help_words.py`: for help in a game
- `question_form.py`: whether a message asks of a game at all
- `children.py`, `children_words.py`: whether a child may play
- `answers.py`: the sentences that answer it; `sentences.py`: their parts; `yes_or_no.py`: whether a game has what is
  named, and which of several have; `comparing.py`: of several games; `no_game.py`: of none that is known
"""
