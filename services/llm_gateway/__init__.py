"""Streams chat completions from OpenAI-compatible upstreams: every failure named, no connection leaked."""
