"""What a rating of 0 to 5 says of a game, the same for whoever fits, recommends or explains."""

from __future__ import annotations

# A rating below this is no liking, whatever the player's mean; an interaction without rating is a mild one.
LEAST_LIKED_RATING = 3.0
# A dislike: the contract counts an event of that kind as 1, one of no interest as 0, and tables with thumbs likewise.
DISLIKED_RATING = 1.0
# What a dislike weighs in a history at most, where a full liking weighs 1. Random four fifths of MovieLens 100K, three
# seeds, NDCG@10 by columns and factors without content: with 0, as the neutral rating has it, .4369, .4414 and .4442,
# with -1/3 .4372, .4410 and .4444. `make bench-recommender` measures what is served.
DISLIKE_WEIGHT = -1.0 / 3.0
