"""All services as processes of this machine; begin with `stack.py`, and for `gamesrec up` with `commands.py`.

- `process.py`: one process; `supervision.py`: starts again what ended or, by `liveness.py`, what hangs;
  `probes.py`: whether it is ready or alive
- `addresses.py`: where they listen; `data_directory.py`: one stack at a time, and its logs; `errors.py`
"""
