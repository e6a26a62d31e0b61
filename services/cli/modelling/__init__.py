"""Models: fitted, trained and measured; `commands.py` has the options.

- `fitting.py`: the item model, once, regularly, or after an ingest; `fit_tracking.py` keeps its choices in MLflow
- `evaluate.py`: measures recommendations; `evaluate_arguments.py` what may be typed, `measured_services.py` the
  processes that are measured
"""
