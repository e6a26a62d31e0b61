"""`python -m services.local_llm` serves the model."""

from services.common.processes.early_stop import exit_on_stop_signals

if __name__ == "__main__":
    exit_on_stop_signals()

    from services.local_llm.server import main

    main()
