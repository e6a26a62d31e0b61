"""Players, games and interactions in a vector store, and recommendations computed from them at request time.

Begin with `recommendation.py`, the path of a request, and `records.py`, what is spoken of.
- `candidate_sources.py` asks `retrieving/`, where each source of candidates finds games
- `ranking/` weighs the sources, decides what may be offered, and gives reasons
- `storing/` keeps everything; its port is `storing/engines/vector_store.py`
- `explanation.py`, `similar_games.py`: the other questions that can be asked
- `servicer.py` and `translation.py` speak gRPC; `service.py` puts the parts together
"""
