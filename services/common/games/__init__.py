"""What every service knows of a game: its message, the facts that conditions ask for, when two titles are the same."""
