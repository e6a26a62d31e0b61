"""Speaks to one upstream and says what went wrong with it. Begin at `ports.py`, then `openai.py`.

- `ports.py`: the Protocol of an upstream; `openai.py`: that over HTTP
- Before the request: `slots.py`, how many completions run at once and how many wait; `connections.py`, the HTTP client;
  `optional_fields.py`, which fields this upstream refuses
- The stream: `sse.py`, `choices.py`, `completion_reader.py`, from bytes to events to pieces of text to one completion;
  `read_ahead.py`, text on its way to a slower reader; `deadlines.py`, by when each phase must be over
- `failures.py`: every kind of failure with its policy; `http_failures.py`: HTTP responses as those
"""
