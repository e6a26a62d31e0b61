"""What a message does to what was said and shown before, for `../turns/`.

Begin with `reply.py`, a message that goes on with the wish, whatever it looks like by itself:

- `permitting.py`: lifts a refusal; `giving_up.py`: gives up a part of the wish; `pricing.py`: lets a price go, when the
  message is read or merged
- `correcting.py`: corrects a number or a kind; `refusing_too.py`: refuses one kind more
- `keeping.py`: keeps games of the list; `skipping.py`: skips one; `comparing.py`: "shorter than the first"

- `joining.py`: somebody joins who play already; `questions/`: what a question asks about

Games that are meant without a name:

- `referring.py`: "like it", "by the same people"; `extremes.py`: "the shortest"; `picking.py`: the one that is chosen
- `narrowing.py`, "of those", and `choosing.py`, "only two of those": a part of the list
- `relative.py`: "shorter", by the facts of the games shown; `lacking.py`: what is closest to one that is not here
"""
