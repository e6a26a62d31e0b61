"""The command line, `gamesrec --help`. Begin with `app.py`, which puts the commands of the rooms together.

- `running/`: all services as processes of this machine; `demo.py` shows everything at once
- `asking/`: one question, or a conversation in the terminal
- `loading/`: tables or the demo data into a running stack
- `modelling/`: fitting the item model, training the classifier, measuring recommendations
- `maintenance/`: backups, a look at everything that runs and is stored, API keys
- `console.py`, `progress_bars.py`, `options.py`: the terminal, and options that several commands take;
  `invocation.py` how this program was called; `dataclass_command.py` lets a command take one dataclass
"""
