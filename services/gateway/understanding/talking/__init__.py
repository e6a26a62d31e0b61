"""Messages that are no wish, or that say how to be spoken to, known by their words.

- `distress.py`: talk of harming oneself; `talk.py`: greetings, thanks, farewells; `starting_over.py`: a new beginning
- `other_topics.py`: what is plainly about something else
- `abilities.py`: questions about the advisor itself; `terms.py`: what a kind of game is
- `tone.py`: how an answer is to sound
"""
