"""The README's grpcurl lines, run as they stand by the real grpcurl against the running stack."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from services.cli.running.addresses import DEFAULT_GATEWAY
from services.cli.running.stack import Stack

GRPCURL = shutil.which("grpcurl") or str(Path(sys.executable).parent / "grpcurl")
README = Path("README.md").read_text(encoding="utf-8")
BLOCKS = [block for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) if "grpcurl" in block]
EXPORTS = [line for block in BLOCKS for line in block.splitlines() if line.startswith("export ")]
COMMANDS = [line for block in BLOCKS for line in block.replace("\\\n", " ").splitlines() if line.startswith("grpcurl ")]


def run(stack: Stack, command: str) -> subprocess.CompletedProcess[str]:
    here = command.replace(DEFAULT_GATEWAY, stack.target).replace("grpcurl", GRPCURL, 1)
    return subprocess.run(here, shell=True, capture_output=True, text=True, timeout=60, check=False)


def messages(output: str) -> list[dict[str, Any]]:
    decoder, found, rest = json.JSONDecoder(), [], output.strip()
    while rest:
        message, end = decoder.raw_decode(rest)
        found.append(message)
        rest = rest[end:].strip()
    return found


def test_the_readme_shows_list_describe_recommend_and_chat() -> None:
    shown = " ".join(COMMANDS)
    for word in (" list", " describe ", "/Recommend", "/Chat", "/SearchGames", "/RecordInteractions"):
        assert word in shown


@pytest.mark.parametrize("command", COMMANDS)
def test_a_line_of_the_readme_works_when_pasted(stack: Stack, command: str) -> None:
    result = run(stack, command)
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip()


def test_the_lines_of_the_readme_find_the_grpcurl_of_the_project(stack: Stack) -> None:
    script = "\n".join((*EXPORTS, COMMANDS[0].replace(DEFAULT_GATEWAY, stack.target)))
    result = subprocess.run(
        ["/bin/bash", "-c", script],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={"PATH": "/usr/bin:/bin"},
    )
    assert result.returncode == 0, result.stderr
    assert "gamesrec.gateway.v1.GatewayService" in result.stdout


def test_chat_by_grpcurl_streams_recommendations_text_and_summary(stack: Stack) -> None:
    body = json.dumps({"player_id": "player-001", "text": "something cozy", "limit": 3})
    command = f"grpcurl -plaintext -d '{body}' {DEFAULT_GATEWAY} gamesrec.gateway.v1.GatewayService/Chat"
    result = run(stack, command)
    events = messages(result.stdout)
    assert len(events[0]["recommendations"]["games"]) == 3
    assert "text_delta" in events[1]
    assert events[-1]["summary"]["request_id"]


def test_an_error_by_grpcurl_names_the_field(stack: Stack) -> None:
    body = json.dumps({"player_id": "player-001", "text": " ", "limit": 0})
    command = f"grpcurl -plaintext -d '{body}' {DEFAULT_GATEWAY} gamesrec.gateway.v1.GatewayService/Chat"
    result = run(stack, command)
    assert result.returncode != 0
    assert "InvalidArgument" in result.stderr
    assert "text: must hold something" in result.stderr
    assert "limit: must be greater" in result.stderr
