"""From a message's text to what it says: intent, act, and spans with polarity.

- `understander.py`: all of it, for many messages in one pass; begin here
- On the way in: `message_text.py`, the text as the network is to see it; `tokens.py`, its token ids
- `network_pass.py`: one forward pass: token ids to the scores of all outputs
- On the way out: `decoding.py`, from the scores of tokens to spans
- The model: `model.py`, what was trained; `model_file.py`, the file that holds it; `model_source.py`, where that file
  is: a path or MLflow; `merged_weights.py`, the encoder with what was trained; `opening.py`, all of that at the start
"""
