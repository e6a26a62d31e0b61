"""Loading data into a stack: `gamesrec ingest`.

`ingest.py` runs it, with `ingest_arguments.py` before it and `ingest_report.py` after it; `commands.py` declares it.
"""
