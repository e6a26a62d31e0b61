"""Generates labelled messages from grammars, and reads them together with the messages written by hand.

Begin with `loading.py` (all rows, hand-written and generated) and `labels.py` (what a row holds).
`template.py` parses the notation, `language.py` reads `languages/*.grammar`, `tagged.py` carries labels
through edits of the text, `noise.py` makes the spelling human, `generator.py` draws the messages,
`rows.py` reads and checks JSON lines. `python -m services.classifier.training.grammar` prints what is generated.
"""
