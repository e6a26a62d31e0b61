"""The services of gamesrec, one package each, what they share, and the command line.

- A player's message goes through `web/` (HTTP) or straight by gRPC to `gateway/`; begin there
- What the gateway asks: `embedder/`, texts to vectors; `classifier/`, what a message asks for; `recommender/`, players,
  games, and what to recommend; `llm_gateway/`, completions of language models, such as the small one of `local_llm/`
- What fills and fits the recommender: `ingest/`, tables of any shape; `demo/`, games to try all with; `fit/`, its model
- What looks after it: `evaluation/`, how good it is; `tracking/`, figures and models in MLflow; `backup/`
- `cli/`: the command line over all of them
- Shared: `common/`, by all; `encoders/`, by those that compute with a transformer encoder
"""

import os

# grpc reports every connection that a peer closed; what matters of it comes as the status of a call. It reads this
# when it is first used, so the first import of ours is early enough. Who sets the variable has their way.
os.environ.setdefault("GRPC_VERBOSITY", "ERROR")
