"""`python -m services.llm_gateway` starts the service."""

from services.common.server import run
from services.llm_gateway.service import DEFINITION, open_service
from services.llm_gateway.settings import LlmGatewaySettings

if __name__ == "__main__":
    run(DEFINITION, LlmGatewaySettings, open_service)
