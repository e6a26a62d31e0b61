"""Fits the item model that the recommender serves from: a job, run by `gamesrec fit` and after an ingest.

Begin with `job`, the use case, and `fitting`, what it computes: `content_ease` (columns), `implicit_als` (factors) and
`cold_games` (factors by content), chosen by `choices` on the split of `validation`. `records` are the values between
them, `weights` says how ratings count, `checkpoint` what survives a kill, `ports` and `clients` what is asked of the
recommender.
"""
