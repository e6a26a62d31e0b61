"""Times of release, and how long a game takes."""
