"""Keeps what trainings, fits and evaluations measured in MLflow; no service that answers calls depends on it.

store.py opens the store and records runs, registry.py keeps which version of a model serves.
"""
