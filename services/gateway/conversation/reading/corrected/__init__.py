"""What is marked, as it is meant by the words around it. Nothing is added where nothing is marked.

Begin with `rereading.py`. In the order in which they are called:

- On spans, first of all: `begging.py`, money that a game asks for; `aging.py`, ages, and what is none; `refusing.py`,
  what is refused and what is not
- While `../believed/` decides: `comparing_titles.py`, a wish for games shorter or newer than a named one
- On spans, before they get a meaning: `long_spans.py`, a whole sentence marked as a kind
- On names: `whole_studios.py`, a studio marked in parts; `renaming.py`, a kind that is a part of a name
- On all constraints: `rereading.py`, with `renaming.py`, what else a name is; `rebounding.py`, years, lengths and
  numbers turned or widened; `preferring.py`, wanted though taken for refused; `harmless_no.py`, a "no" that refuses
  nothing; `listing.py`, a refusal of a whole list; `either.py`, kinds of which either will do
- Once all is found: `contradicting.py`, wanted and refused at once; `too_easy.py`, a wish for what is hard;
  `finding_too.py`, what the games shown are too much of
- Last: `narrowing.py`, a refusal that would take away what is wished for
"""
