"""The classifier: tells what a message asks for, and which of its words say so.

- `servicer.py`: its rpcs; begin here. `service.py`: what is opened at the start; `settings.py`: what can be set
- `understanding/`: from a text to what it says, by the network
- `labels.py`: all that can be said of a message; `thresholds.py`: where a probability becomes a decision
- `metrics.py`: what is counted; `prepare.py`: the command that sets the model up
- `training/`: how the model is made: `understanding.safetensors`, which is committed beside this file
"""
