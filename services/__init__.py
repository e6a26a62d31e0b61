"""The services of gamesrec: one package each, what they share in `common`, and the command line."""

import os

# grpc reports every connection that a peer closed; what matters of it comes as the status of a call. It reads this
# when it is first used, so the first import of ours is early enough. Who sets the variable has their way.
os.environ.setdefault("GRPC_VERBOSITY", "ERROR")
