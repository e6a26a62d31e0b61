"""Judges ranked lists against what players went on to play.

Begin with `list_metrics` (one list at a time); `catalogue_metrics` judges all lists together, `cold` those of games
that nobody has played, `intervals` tells a difference from chance.
"""
