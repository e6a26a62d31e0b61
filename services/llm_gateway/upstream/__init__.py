"""Speaks to one upstream and says what went wrong with it. Begin at `ports.py`, then `openai.py`.

ports                           the Protocol of an upstream; openai implements it over HTTP
connections, slots              the HTTP client; how many completions run at once and how many wait
deadlines                       by when each phase of an attempt must be over
sse, choices, completion_reader bytes -> events -> pieces of text -> one completion
read_ahead                      text on its way to a slower reader
failures, http_failures         every kind of failure with its policy; HTTP responses to kinds
"""
