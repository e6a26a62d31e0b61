"""What keeps a service from starting is one line that names it and says what to do; the process ends with status 2."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

_QDRANT = {"RECOMMENDER_QDRANT_URL": "http://127.0.0.1:1"}
_UPSTREAM = {"LLM_GATEWAY_BASE_URL": "https://llm.example.com/v1", "LLM_GATEWAY_MODEL": "m"}
_TLS = {"GATEWAY_TLS_CERTIFICATE": "/nope/tls.crt", "GATEWAY_TLS_KEY": "/nope/tls.key"}


@pytest.mark.parametrize(
    ("service", "variables", "named", "advice"),
    [
        ("gateway", {"GATEWAY_ACCESS_FILE": "/nope/access.yaml"}, "/nope/access.yaml", "put it there"),
        ("gateway", {"GATEWAY_HOST": "0.0.0.0"}, "0.0.0.0", "say --insecure"),
        ("gateway", {"GAMESREC_TLS_CA": "/nope/ca.crt"}, "GAMESREC_TLS_CA", "put it there"),
        ("gateway", {"GATEWAY_RECOMMEND_SECONDS": "soon"}, "GATEWAY_RECOMMEND_SECONDS", "see --help"),
        ("gateway", _TLS, "/nope/tls.crt", "correct --tls-certificate"),
        ("llm_gateway", _UPSTREAM | {"LLM_GATEWAY_API_KEY_ENV": "NOT_THERE"}, "NOT_THERE", "put the key"),
        ("recommender", _QDRANT, "http://127.0.0.1:1", "start it, check the API key"),
        ("embedder", {"EMBEDDER_MODELS_DIR": "/nope", "HF_HUB_OFFLINE": "1"}, "/nope", "prepare"),
    ],
)
def test_a_mistake_is_one_line_with_what_to_do(
    service: str, variables: dict[str, str], named: str, advice: str
) -> None:
    process = subprocess.run(
        [sys.executable, "-m", f"services.{service}"],
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    lines = [line for line in process.stderr.splitlines() if not line.startswith("{")]
    assert process.returncode == 2
    assert len(lines) == 1, process.stderr
    assert lines[0].startswith(f"{service}: ")
    assert named in lines[0]
    assert advice in lines[0]
