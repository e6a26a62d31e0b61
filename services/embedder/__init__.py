"""Texts to vectors: sentence encoders behind a batcher that has no timers."""
