"""Training of the model that understands messages: `gamesrec train-classifier --help`. Needs the extra `training`.

Begin with `train.py`, which goes from a corpus to a file that is served; `command.py` is its command line.

- What is learnt from: `corpus.py`, all labelled messages: those written by hand (`corpus/`) and those that `grammar/`
  generates; `grouping.py` keeps like ones on one side of the split; `augmentation.py` makes misspelt and changed copies
- The network: `network.py`, an encoder with adapters and four outputs; `targets.py`, what it is to answer;
  `fitting.py`, the epochs; `averaging.py`, several trainings made one; `export.py`, its trained parts as they are kept
- What it decides: `calibration.py`, temperatures and thresholds
- How good it is: `judging.py` has it predict, `scoring.py` has the measures, `report.py` the figures and pictures,
  `tracking.py` keeps them in MLflow
- Whether it may serve: `replacing.py`, only if it is no worse than the one that is there, on messages that neither saw
  (`taught.py`)
"""
