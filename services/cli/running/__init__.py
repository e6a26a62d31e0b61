"""All services as processes of this machine; begin with `stack.py`. `commands.py` declares `gamesrec up`.

- Where: `addresses.py`, names and ports; `data_directory.py`, one stack at a time, and its logs
- One process: `process.py` starts it and tells how it ended; `probes.py` asks whether it is ready or alive
- All of them: `supervision.py` starts again what ended or hangs; `liveness.py` finds out what hangs
- `stack_key.py`: the key with which a command calls a running stack; `errors.py`: why a stack cannot be started
"""
