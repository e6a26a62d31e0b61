"""What a message does not want.

- `refusals.py`: whether the words around something refuse it; begin here. `refusing_words.py`: the words that do,
  `no_refusals.py`: those that only sound so; `preferring_words.py`: what is wanted instead
- `relative_clauses.py`: "no monsters that scare me"; `weariness.py`: "tired of X and of Y"
- `instead_words.py`: "otherwise", "nothing but", behind which a refusal is over
- `giving_up_words.py`: words that give up a part of the wish
"""
