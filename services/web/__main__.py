"""`python -m services.web`: runs the HTTP door. `--help` lists its settings."""

from services.common.processes.early_stop import exit_on_stop_signals

if __name__ == "__main__":
    exit_on_stop_signals()

    from services.web.server import run

    run()
