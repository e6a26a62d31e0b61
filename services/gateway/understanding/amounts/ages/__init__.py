"""Who plays, by age: children, pupils, ratings, grown-ups.

- Of a child: `children.py`, the age that a whole message tells; begin here. `school_classes.py` and `schools.py`: by a
  class or a school; `spoken_of_again.py`: one who was left aside; `readers.py`: who cannot read yet
- Of the player: `own_ages.py`, the age they say of themselves
- Of a grown-up: `adults.py`, whether games are for one; `grown_ups.py`, in words for who plays;
  `sleeping_children.py`, for when the children sleep
- What is no age of somebody: `age_ratings.py`, "rated T"; `childish.py`, "too childish"
"""
