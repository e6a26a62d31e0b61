"""Who plays with whom, in the words for it."""
