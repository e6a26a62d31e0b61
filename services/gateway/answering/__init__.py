"""Answers to questions about games, from the catalogue's facts alone.

- `game_question.py`: a question and the games it is about; begin here
- `attributes.py`: what it asks about, read from its words in eleven languages
- `children.py`: whether a child may play, and what a game shows
- `attribute_words.py`: those words; `question_form.py`: whether a message asks of a game at all
- `answers.py`: the sentences that answer it, or say that it is not known; `comparing.py`: of several games;
  `sentences.py`: what they are made of
"""
