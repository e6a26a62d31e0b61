"""Training of the intent head: `python -m services.classifier.training.train --help`. Needs the extra `training`."""
