"""Asks the edge for games and prints the answer while it comes: `ask.py PLAYER MESSAGE [TARGET]`."""

from __future__ import annotations

import os
import sys

from gamesrec.client import AnswerSummary, Client, GamesrecError, Recommendations, Text


def ask(player_id: str, text: str, target: str) -> None:
    """Prints one answer. Raises GamesrecError when there is none."""
    with Client(target, key=os.environ.get("GAMESREC_KEY")) as client:
        # Recommendations come first and once, Text any number of times, the AnswerSummary last and once.
        for event in client.chat(player_id, text, limit=3):
            match event:
                case Recommendations():
                    for recommended in event.games:
                        print(f"- {recommended.game.title} ({recommended.game.year or 'no year'})")
                    print(flush=True)
                case Text():
                    print(event.text, end="", flush=True)
                case AnswerSummary():
                    print(f"\n\nwritten by: {event.text_source}")


def main() -> int:
    """Returns the exit code: 1 if the edge refused, 2 if the arguments are wrong."""
    if len(sys.argv) not in (3, 4):
        print(__doc__, file=sys.stderr)
        return 2
    player_id, text, target = (*sys.argv[1:], "127.0.0.1:50050")[:3]
    try:
        ask(player_id, text, target)
    except GamesrecError as error:
        lines = [f"{error.code}: {error.message}", *(f"  {name}: {why}" for name, why in error.fields.items())]
        print("\n".join(lines), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
