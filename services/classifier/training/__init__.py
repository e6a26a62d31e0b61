"""Training of the model that understands messages: `gamesrec train-classifier --help`. Needs the extra `training`."""
