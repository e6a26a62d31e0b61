"""`python -m services.llm_gateway` starts the service."""

from services.common.processes.early_stop import exit_on_stop_signals

if __name__ == "__main__":
    exit_on_stop_signals()

    from services.common.server import run
    from services.llm_gateway.service import DEFINITION, open_service
    from services.llm_gateway.settings import LlmGatewaySettings

    run(DEFINITION, LlmGatewaySettings, open_service)
