"""`python -m services.web`: runs the HTTP door. `--help` lists its settings."""

from services.web.server import run

if __name__ == "__main__":
    run()
