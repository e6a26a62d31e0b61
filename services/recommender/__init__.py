"""Players, games and interactions in a vector store, and recommendations computed from them at request time."""
