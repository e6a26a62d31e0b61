"""The classifier: tells from a message's embedding what the player wants."""
