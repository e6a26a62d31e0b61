"""The text of an answer, written by a language model and checked, or filled into a template.

- `writer.py`: decides who writes; begin here
- `strategy.py`: what a way of writing is; `whole_text.py`: one request to the model for the whole text
- `small_model/`: one request for a sentence about each game, for models that can do no more
- `prompt.py`: what the model is told; `game_facts.py`: what it and the checks know of a game;
  `catalogue_text.py`: what of the catalogue may be quoted
- `thinking/`: what of a completion is thought and no text; `sentence_stream.py`: the sentences of it that pass
- `grounding.py`, `sentence_form.py`: which sentences pass; `known_numbers.py`, `disguised_names.py`: their numbers and
  names
- `question_answer.py`: a capable model's answer to a question, held to the facts; `complained.py`: to complaints
- `templates.py`: texts without a model, for an `occasion.py`, by `wording.py` in the phrases of `texts/`
- `mentioning.py`: a sentence about each game; `shortfall.py`: what the list falls short of
"""
