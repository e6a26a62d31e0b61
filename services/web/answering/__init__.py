"""What the door answers with.

`rpc.py` speaks Connect and gRPC-Web, `base64_web.py` the text form of the latter, `chat_events.py` server-sent events;
`json_reading.py` and `json_writing.py` turn JSON into messages and back. `openapi.py` with `openapi_rules.py` describes
all of it, `pages.py` serves the page, and `health.py` answers probes.
"""
