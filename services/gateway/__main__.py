"""`python -m services.gateway`: runs the gateway. `--help` lists its settings."""

from services.common.processes.early_stop import exit_on_stop_signals

if __name__ == "__main__":
    exit_on_stop_signals()

    from services.common.server import run
    from services.gateway.service import DEFINITION, open_service
    from services.gateway.settings import GatewaySettings

    run(DEFINITION, GatewaySettings, open_service)
