"""Answers to questions about games, from the catalogue's facts alone; `../writing/writer.py` asks for them.

- Whether a message asks at all: `question_form.py`, for `../conversation/`
- The question: `game_question.py`, its words and its games; begin here. `described_games.py`: games that it may mean by
  a word of a title
- What it asks: `attributes.py`, which fact, by `attribute_words.py`; `asked_words.py`, what is no fact of a game: is it
  here, which is better; `named_sides.py`, the side of a value that is named; `children_words.py`, whether it suits
  somebody; `help_words.py`, how to get on or cheat
- What nobody knows: `coverage.py`, words that no fact answers; those of `function_words.py` ask for nothing
- The answer: `answers.py` chooses among those below; `sentences.py`: one fact as a sentence, for all of them
- Of one game: `yes_or_no.py`, whether it has what is named; `children.py`, whether a child may play; `reasons.py`, why
  it was shown; `refused_before.py`, that it has what was refused
- Of several or none: `comparing.py`, what sets them apart; `makers.py`, no others by the same makers; `no_game.py`,
  none that is known
"""
