"""Where candidates come from.

- `retrievers.py`: by content, neighbours and popularity; begin here. `similar_players.py`: who the neighbours are
- `item_model_retriever.py`: by the fitted model; `fold_in.py`: a history as a query of it
- `message_retriever.py`: by a message; `hybrid_search.py`: by a search; `likeness.py`: how alike games are by genre
- The player: `profiles.py`, what is known of one; `taste.py`, what a history says of it
"""
