"""The command line: `gamesrec --help`."""
