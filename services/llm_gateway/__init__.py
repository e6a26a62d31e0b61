"""Streams chat completions from OpenAI-compatible upstreams and names every way in which they fail.

Begin at `servicer.py` (protobuf), then `completions.py` (what a call goes through); `service.py` wires the parts.
routing/        which target a call tries, and when a circuit breaker opens
upstream/       one target: its HTTP stream, its queue, its deadlines, its failures
cache/          identical requests of one caller are answered once
configuration/  aliases, pools, targets and limits, and the YAML file they come from
caller_limits, prompt_budget, json_schemas: checks of a call; live_configuration: reloading without a restart.
"""
