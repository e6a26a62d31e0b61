"""The command line, `gamesrec --help`. Begin with `app.py`, which declares the commands.

`stack.py`          all services as processes of this machine; with `process.py`, `supervision.py` (starts again what
                    ended), `addresses.py` (where they listen) and `data_directory.py` (one stack at a time, logs)
`ask.py`            asks the gateway and shows the answer as it streams; `demo.py` shows everything at once
`ingest.py`         loads tables or the demo data; `ingest_arguments.py` what may be typed, `ingest_report.py` what is
                    shown of it, `progress_bars.py` how far it is
`fitting.py`        fits the item model once, regularly, or after an ingest
`evaluate.py`       measures recommendations; `evaluate_arguments.py` what may be typed, `measured_services.py` the
                    processes that are measured
`invocation.py`     how this program was called; `dataclass_command.py` lets a command take one dataclass
"""
