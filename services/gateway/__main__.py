"""`python -m services.gateway`: runs the gateway. `--help` lists its settings."""

from services.common.server import run
from services.gateway.service import DEFINITION, open_service
from services.gateway.settings import GatewaySettings

if __name__ == "__main__":
    run(DEFINITION, GatewaySettings, open_service)
