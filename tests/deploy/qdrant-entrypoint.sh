#!/bin/sh
# Stands at the place of the entry point of Qdrant's image, with whose arguments it starts the stand-in.
exec python -m tests.fakes.qdrant_node --storage /qdrant/storage "$@"
