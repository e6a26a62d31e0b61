"""What a process tells of itself while it runs.

- `telemetry.py`: log and metrics of every service; begin here
- `tracing.py`: spans of calls; `outgoing_calls.py`: calls to other services, as metrics and spans
- `probe_pages.py`: health by HTTP, beside the metrics
- `runtime_metrics.py`: version, limits, how late the event loop is
"""
