"""The text of an answer, written by a language model and checked, or filled into a template.

- `writer.py`: decides who writes; begin here. `occasion.py`: what is to be said, and at which place of the talk
- By a model: `strategy.py`, what a way of writing is; `whole_text.py`, one request for the whole text; `small_model/`,
  one for a sentence about each game; `question_answer.py`, an answer to a question, held to the facts
- What the model is told: `prompt.py`; `game_facts.py`, what is known of a game; `catalogue_text.py`, what may be quoted
- What it sends: `sentence_stream.py`, the sentences that pass; `thinking/`, what of it is thought and no text
- Which sentences pass: `grounding.py`, those about games that are there; `sentence_form.py`, whole ones;
  `known_numbers.py` and `disguised_names.py`, their numbers and names
- Without a model: `templates.py`, whole texts; `mentioning.py`, a sentence about each game; `shortfall.py`, what the
  list falls short of; `complained.py`, answers to complaints
- In words: `wording.py`, games and facts in one language; `texts/`, the phrases of all languages
"""
