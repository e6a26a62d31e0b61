"""Players, games and interactions in a vector store, and recommendations computed from them at request time.

- `recommendation.py`: the path of a request; begin here. `records.py`: the terms in which it is spoken of
- `candidate_sources.py`: asks `retrieving/`, where each source of candidates finds games
- `ranking/`: weighs the sources, decides what may be offered, and gives reasons
- `explanation.py`, `similar_games.py`: the other questions that can be asked
- `storing/`: keeps everything; its port is `storing/engines/vector_store.py`
- gRPC: `servicer.py`, the rpcs; `translation.py`, protobuf to records and back; `interaction_columns.py`, the same for
  interactions in columns; `precedence.py`: reads go before writes in bulk
- `service.py`: puts the parts together; `settings.py`: what can be set; `metrics.py`: what is counted
"""
