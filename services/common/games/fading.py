"""How much plays fade as a player goes on to others, the same for whoever fits, recommends or explains."""

from __future__ import annotations

# By columns only this share of what fading takes is taken: they lose more by it than factors do. Splits of the training
# parts of MovieLens 100K (six at random, two by time), NDCG@10 against plays that do not fade: fading to .5 costs .0012
# (standard error .0006) of what is held out at random and finds .0120 (.0011) more of what comes next; with columns
# fading by half .0001 (.0005) and .0065 (.0008). `make bench-recommender` measures what is served.
COLUMNS_SHARE = 0.5
