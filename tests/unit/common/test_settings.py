"""Variables that look like settings and are none are told, with the setting that was meant."""

from __future__ import annotations

import os
import subprocess
import sys

from services.common.settings import unknown_variables
from services.llm_gateway.settings import LlmGatewaySettings
from services.web.settings import WebSettings


def test_a_misspelt_setting_is_told_with_the_nearest() -> None:
    environment = {"WEB_PORT": "1", "WEB_MAX_BODY_BYTE": "1", "WEB_CONCURRENCY": "4", "PATH": "x"}
    unknown = unknown_variables(WebSettings, environment)
    assert unknown.keys() == {"WEB_CONCURRENCY", "WEB_MAX_BODY_BYTE"}
    assert unknown["WEB_MAX_BODY_BYTE"] == "WEB_MAX_BODY_BYTES"


def test_settings_that_there_are_are_none() -> None:
    environment = {f"LLM_GATEWAY_{name.upper()}": "1" for name in LlmGatewaySettings.model_fields}
    assert not unknown_variables(LlmGatewaySettings, environment)


def test_a_service_says_it_in_one_line_and_goes_on() -> None:
    """Here to its next mistake, which ends it."""
    process = subprocess.run(
        [sys.executable, "-m", "services.gateway", "--host=0.0.0.0"],
        env={**os.environ, "GATEWAY_RECOMEND_SECONDS": "1"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said = [line for line in process.stderr.splitlines() if "GATEWAY_RECOMEND_SECONDS" in line]
    assert len(said) == 1
    assert "did you mean GATEWAY_RECOMMEND_SECONDS?" in said[0]
    assert "say --insecure" in process.stderr.splitlines()[-1]
