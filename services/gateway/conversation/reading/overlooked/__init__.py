"""What words surely say, though nothing marked it, or marked it as something else.

Begin with `completing.py`. In the order in which they are called:

- Games: `naming.py`, in words taken for something else; `parts_of_series.py`, "the third Witcher"; `whole_titles.py`,
  more words of a title than were marked; `known_games.py`, those that somebody does not want to be shown
- Questions: `pointing.py`, which games of the list; `questions.py`, which games and which kind
- All else: `completing.py`, what its form gives away: platforms, times, amounts, sure kinds; with `protecting.py`, what
  protects a child, `company.py`, who plays, and `one_machine.py`, that one machine is one room
- Said of the circumstances: `owning.py`, platforms that somebody has; `sessions.py`, lengths of a session, not a game;
  `oneself.py`, an age of who writes; `weak_machines.py`, a machine that is weak or old
- `widening.py`: what is allowed besides, and whether all of several are meant; for `../corrected/` and the merging
"""
