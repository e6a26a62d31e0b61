"""The services of gamesrec: one package each, what they share in `common`, and the command line."""
