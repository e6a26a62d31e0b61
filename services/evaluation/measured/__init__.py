"""The recommender that is measured, and how it is filled and asked.

Begin with `asking`; `ports` says what is needed of it, `clients` has that over grpc, `remembering` embeds each text
once, `exporting` reads what a recommender that runs holds.
"""
