"""Where candidates come from.

Begin with `retrievers` (content, neighbours, popularity) and `item_model_retriever` (the fitted model). `profiles`
reads a player, `taste` a history, `fold_in` turns it into a query of the fitted model, `similar_players` finds
neighbours, `message_retriever` finds games for a message, `hybrid_search` for a search.
"""
