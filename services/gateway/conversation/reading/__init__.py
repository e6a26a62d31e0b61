"""What a message says, as constraints. Begin with `../listening.py`, which calls these rooms one after another.

The classifier tells the intent, topic and act of a message and marks spans, each with a type and a polarity (wanted,
refused, liked, less, more). What each room may change:

- `spans/`: gives a span its meaning in this catalogue: a constraint with names, games or a condition. It reads the
  words of the span and not those around it. What says nothing as its type is read as another, or is `unmatched`
- `corrected/`: reads what is marked by the words around it. May change its type, extent, polarity and condition,
  part it or drop it; adds nothing where nothing is marked
- `overlooked/`: finds what is surely said, though nothing marked it. May add; of what is there it changes what says
  nothing, what is a part of a name that it found, who plays, and lengths that are of a session
- `believed/`: tells what the whole message is. May change intent, topic and act, and spans only as these need it; gives
  names to `unmatched` kinds. To decide, it reads the message by the other rooms, and keeps nothing of that

In this order a message passes them:

1. `corrected/`, its spans: money, ages, refusals
2. `believed/believing.py`: distress, talk, a question or a wish
3. `corrected/long_spans.py`; `spans/meaning.py`, from spans to constraints; `corrected/`, names marked in part
4. `overlooked/`, games and places in the list that it names, and what a question is about. Distress and talk leave out
   5 and, but for own ages, 6
5. `overlooked/completing.py`: has `corrected/rereading.py` read all constraints again, adds what is missing, and has
   `corrected/contradicting.py` decide between what cannot both hold
6. `corrected/`, what is too easy or too old; `overlooked/`, platforms that are owned, sessions, own ages, weak machines
7. `believed/nearest_names.py`, kinds that no table knows; `corrected/narrowing.py`, no refusal of what is wished for

Beside the rooms: `filters.py`, the conditions that all of them put on games; `rule_based.py`, which reads instead of
all this while the classifier cannot be reached.
"""
