"""What keeps a service answering in time when others hang or too much is asked.

- `deadlines.py`: how a call's deadline is split; begin here
- `part.py`: calls to another service, each method (`method_record.py`) behind a `circuit_breaker.py`;
  `patience.py`: how long one is fairly waited for; `failure_line.py`: the line of the log
- `admission.py`: which calls are let in, by an `adaptive_limit.py` that knows the `norm.py` of calls
- `token_bucket.py`: amounts by time; `backoff.py`: pauses between tries
"""
