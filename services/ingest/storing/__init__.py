"""Describes, embeds and stores a dataset. Begin with `loader.py`.

`loader.py`        games first, then players, then interactions, batch by batch (`batching.py`); may be repeated
`descriptions.py`  the texts that are embedded for games and players
`ports.py`         what is needed of the embedder and the recommender; `clients.py` has both over gRPC
`journal.py`       how much is stored, for the next ingest after a kill; `resuming.py` finds out whether it is true
`retrying.py`      which failures are tried again, and how long
"""
