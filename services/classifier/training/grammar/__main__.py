"""Prints the generated messages as JSON lines, or with `--all` those written by hand before them."""

from __future__ import annotations

import argparse
import json

from services.classifier.training.grammar.loading import SEED, generated, load_training_corpus
from services.classifier.training.grammar.rows import row_of


def main() -> None:
    """Reads the arguments and prints."""
    parser = argparse.ArgumentParser(prog="python -m services.classifier.training.grammar", description=__doc__)
    parser.add_argument(
        "--seed", type=int, default=SEED, help="another seed draws other messages (default %(default)s)"
    )
    parser.add_argument("--all", action="store_true", help="print the messages written by hand, too")
    arguments = parser.parse_args()
    for message in load_training_corpus(arguments.seed) if arguments.all else generated(arguments.seed):
        print(json.dumps(row_of(message), ensure_ascii=False))


if __name__ == "__main__":
    main()
