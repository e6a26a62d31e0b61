"""Which genres and tags of a catalogue the words for a kind of game mean.

- `kinds.py`: by name, synonym and phrase; begin here. `word_forms.py`, `folded_kinds.py`: how words and names are
  compared; `nearest_kind.py`: the nearest name by the encoder, where no word tells
- Its tables: `synonyms.py`, common names; `kind_phrases.py`, English and Russian; `kind_translations.py`, the other
  languages; `kind_idioms.py`, kinds put in words that are no names; `kind_everyday.py`, `kind_further.py`, more plain
  words; `kind_themes.py`, what a game is about, how it feels and looks; `kind_others.py`, words that name another kind
  than they look like
- In a whole message: `sure_kinds.py`, kinds that are meant wherever their words stand; `either_words.py`, either of
  two; `parties.py`, games for a party
- Less than a kind: `narrow_subjects.py`, ships of vehicles; `narrower_words.py`, football of sports
- What is no genre of its own: `easiness.py`, easy games; `moods.py`, moods and looks
- `neighbours.py`: which kinds lie beside another
"""
