"""Models: fitted, trained and measured; `commands.py` declares the commands.

- `fitting.py`: the item model, once, regularly, or after an ingest; `fit_tracking.py` keeps its choices in MLflow
- `evaluate.py`: measures recommendations; `evaluate_arguments.py`: what may be typed; `measured_services.py`: the
  processes that are measured
- `opening_mlflow.py`: how to look at what is in MLflow
"""
