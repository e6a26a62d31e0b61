"""Loading data into a stack: `ingest.py`, with `ingest_arguments.py` before it and `ingest_report.py` after it."""
