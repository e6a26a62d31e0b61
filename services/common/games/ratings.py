"""What a rating of 0 to 5 says of a game, the same for whoever fits, recommends or explains."""

from __future__ import annotations

# A rating below this is no liking, whatever the player's mean; an interaction without rating is a mild one.
LEAST_LIKED_RATING = 3.0
# A dislike: the contract counts an event of that kind as 1, one of no interest as 0, and tables with thumbs likewise.
DISLIKED_RATING = 1.0
# What a dislike weighs in a history at most, where a full liking weighs 1. Six splits of the training parts of
# MovieLens 100K, NDCG@10 against -1/3: -.2 finds .0006 (standard error .0002) more of all plays and .0001 (.0002) more
# of those rated 4 or 5; -.1 and 0 find .0008 more and .0004 and .0006 (.0003, .0004) less. Of plays rated 1 the first
# ten hold .0350, .0357, .0364 and .0372. `make bench-recommender` measures what is served.
DISLIKE_WEIGHT = -0.2
