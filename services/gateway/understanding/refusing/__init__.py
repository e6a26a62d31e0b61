"""What a message does not want.

- Whether it is refused: `refusals.py`, by the words around it; begin here. `refusing_words.py`: the words that refuse;
  `no_refusals.py`: those that only sound so
- How far a refusal goes: `reach.py`, what it does not reach; `relative_clauses.py`, "no monsters that scare me";
  `instead_words.py`, "otherwise", behind which it is over
- Refused in other ways: `weariness.py`, "tired of X and of Y"; `judging_words.py`, "the second sucks"
- Softer than a wish or a refusal: `preferring_words.py`, what is preferred; `welcoming.py`, "if possible";
  `permitting_words.py`, "zombies are fine"; `giving_up_words.py`, what does not matter any more
"""
