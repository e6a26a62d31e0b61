"""Answers identical requests of one caller once. Begin at `completion_cache.py`.

completion_cache   keeps whole completions, bounded in number, bytes and age
shared_completion  a completion in flight that several calls read
"""
