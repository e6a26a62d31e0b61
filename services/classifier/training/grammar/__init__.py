"""Generates labelled messages from grammars, and reads them together with the messages written by hand.

- `loading.py`: all rows, hand-written and generated; begin here
- `labels.py`: what a row holds; `rows.py`: reads, checks and writes rows as JSON lines
- `language.py`: reads `languages/*.grammar`; `template.py`: parses their notation
- `generator.py`: draws the messages; `noise.py`: makes their spelling human; `tagged.py`: carries the labels along

`python -m services.classifier.training.grammar` prints what is generated.
"""
