"""The text of an answer, written by a language model and checked, or filled into a template.

- `writer.py`: decides who writes; begin here
- `strategy.py`: what a way of writing is; `whole_text.py`: one request to the model for the whole text
- `small_model/`: one request for a sentence about each game, for models that can do no more
- `prompt.py`: what the model is told; `game_facts.py`: what it and the checks know of a game;
  `catalogue_text.py`: what of the catalogue may be quoted
- `sentence_stream.py`: the sentences of a completion that pass; `thoughts.py`: what of it is thought and no text,
  by marks (`thought_marks.py`) or by how it begins (`thought_signs.py`);
  `grounding.py` and `sentence_form.py`: which sentences pass
- `templates.py`: texts without a model, for an `occasion.py`, by `wording.py` in the phrases of `texts/`
"""
