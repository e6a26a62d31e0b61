"""What a rating of 0 to 5 says of a game, the same for whoever fits, recommends or explains."""

from __future__ import annotations

# A rating below this is no liking, whatever the player's mean; an interaction without rating is a mild one.
LEAST_LIKED_RATING = 3.0
# A dislike: the contract counts an event of that kind as 1, one of no interest as 0, and tables with thumbs likewise.
DISLIKED_RATING = 1.0
# What a dislike weighs in a history at most, where a full liking weighs 1. Validation splits of the training part of
# MovieLens 100K (random, seed 0), NDCG@10 by both lists: see docs/evaluation.md, "What a rating says".
DISLIKE_WEIGHT = -1.0 / 3.0
