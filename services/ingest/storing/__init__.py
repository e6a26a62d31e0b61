"""Describes, embeds and stores a dataset. Begin with `loader.py`.

`loader.py`        games first, then players, then interactions, batch by batch (`batching.py`); may be repeated
`descriptions.py`  the texts that are embedded for games and players
`ports.py`         what is needed of the embedder and the recommender; `clients.py` has both over gRPC
`retrying.py`      which failures are tried again, and how long
"""
