"""What holds from one message of a conversation to the next. Begin with `listening.py`, which calls the rest in order.

- Before the message: `state.py`, the state that a client sends, checked; `history.py`, or rebuilt from what was said
- What it says: `reading/`, its constraints; `message.py`, all that is known of it
- What it does: `turns/`, its turn: talk, a question or a wish; begin there with `turns/taking.py`. `replying/`: what it
  does to what was said and shown before
- What of the wish before is left: `lasting.py`, all of it or a part; `taking_back.py`, without what is wished against
  it; `acting.py`, what the wish does where that is another act than the message has by itself
- What is said, joined to that: `merging.py`; `replacing.py`, what takes the place of what; `alternatives.py`, what is
  named side by side; `console_times.py`, years of one console of several
- Who must be protected: `childs_age.py`, which child's age holds; `set_aside.py`, a child's wish, while games are for
  a grown-up; `caring.py`, that somebody spoke of harming themselves
- What is asked of the recommender: `wish.py`, all in force in its terms; `searched_words.py`, the words to search by;
  `relaxing.py`, what is given up, in which order, where no game is left
- What of the games found comes first: `preferred_games.py`, by what no condition can say; `mild_games.py`, where nobody
  said what they like
- What is asked back: `clarifying.py`
"""
