"""Streams chat completions from OpenAI-compatible upstreams and names every way in which they fail.

- `servicer.py`: the rpcs; begin here. `service.py`: wires the parts; `settings.py`: what can be set
- `completions.py`: what a call goes through; `completion.py`: what is asked for and answered
- Checks of a call: `caller_limits.py`, how much its caller may; `prompt_budget.py`, cut to fit into the model's window;
  `json_schemas.py`, whether its schema can be passed on
- `cache/`: identical requests of one caller are answered once
- `routing/`: which target a call tries, and when a circuit breaker opens
- `upstream/`: one target: its HTTP stream, its queue, its deadlines, its failures
- `configuration/`: aliases, pools, targets and limits, and the YAML file they come from; `live_configuration.py`: the
  one in force, replaced without a restart
- `metrics.py`, `tracing.py`: what is counted; completions as spans
"""
