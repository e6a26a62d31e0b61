"""Recommenders to compare with, which are computed and not served.

Begin with `baselines`; `ranking` makes lists of their scores, `tuning` chooses their settings on a validation part.
"""
