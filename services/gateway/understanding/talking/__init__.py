"""Messages that are no wish, or that say how to be spoken to, known by their words.

- Care comes first: `distress.py`, talk of harming oneself, by `distress_words.py`; begin here. `tone.py`: grief,
  threats, and how an answer is to sound
- Short talk: `talk.py`, thanks, greetings, "more"; `stopping.py`, "that's enough"; `starting_over.py`, a new beginning;
  `complaints.py`, about the talk itself
- Other requests: `abilities.py`, what the advisor can do; `terms.py`, what a kind of game is; `other_topics.py`, films
  and weather; `requests.py`, bare requests for games, which are none of these
- Games of the list: `owned.py`, one that somebody has; `skipping.py`, one that is skipped
"""
