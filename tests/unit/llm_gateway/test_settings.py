"""What the service can be told, and what it says when it is told nonsense."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from services.common.errors import StartupError
from services.common.settings import read_settings
from services.llm_gateway.configuration.schema import Target
from services.llm_gateway.service import DEFINITION, open_service
from services.llm_gateway.settings import LlmGatewaySettings
from tests.support.in_process import in_process


@pytest.fixture(autouse=True)
def _no_settings_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in LlmGatewaySettings.model_fields:
        monkeypatch.delenv(f"LLM_GATEWAY_{name.upper()}", raising=False)


def read(*argv: str) -> LlmGatewaySettings:
    return read_settings(LlmGatewaySettings, argv)


def targets(*argv: str) -> Sequence[Target]:
    return read(*argv).configuration().pools["default"].targets


def test_the_packaged_model_is_the_default_and_writes_english() -> None:
    (spec,) = targets()
    assert (spec.base_url, spec.model) == ("http://127.0.0.1:50060/v1", "SmolLM2-135M-Instruct")
    assert (spec.languages, spec.context_window) == (("en",), 2048)


def test_another_model_writes_any_language_unless_told_otherwise() -> None:
    (spec,) = targets("--base-url", "https://api.example.com/v1", "--model", "big")
    assert (spec.languages, spec.context_window) == ((), None)
    assert spec.writes("ru")


@pytest.mark.parametrize("value", ["en,ru", "en, RU", '["en", "ru-RU"]', "en,,ru_RU"])
def test_languages_are_a_comma_separated_or_a_json_list(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("LLM_GATEWAY_LANGUAGES", value)
    assert targets()[0].languages == ("en", "ru")
    monkeypatch.delenv("LLM_GATEWAY_LANGUAGES")
    assert targets("--languages", value)[0].languages == ("en", "ru")


def test_empty_languages_mean_any(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LLM_GATEWAY_LANGUAGES", "")
    assert targets()[0].languages == ()


def test_a_second_upstream_comes_after_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LLM_GATEWAY_BASE_URL", "https://api.example.com/v1")
    monkeypatch.setenv("LLM_GATEWAY_MODEL", "big")
    monkeypatch.setenv("LLM_GATEWAY_SECONDARY_BASE_URL", "http://127.0.0.1:50060/v1")
    (pool,) = read("--first-token-timeout-seconds", "3").configuration().pools.values()
    primary, secondary = pool.targets
    assert (primary.name, primary.model, primary.languages) == ("primary", "big", ())
    assert (secondary.name, secondary.model, secondary.languages) == ("secondary", "SmolLM2-135M-Instruct", ("en",))
    assert (pool.strategy, primary.priority < secondary.priority) == ("priority", True)
    assert pool.timeouts.first_token == 3


async def test_settings_that_the_file_makes_void_are_named_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    path = tmp_path / "llm.yaml"
    target = '{name: a, base_url: "http://127.0.0.1:1/v1", model: m}'
    path.write_text(f"aliases: {{default: {{pool: p}}}}\npools: {{p: {{targets: [{target}]}}}}\n")
    monkeypatch.setenv("LLM_GATEWAY_MODEL", "big")
    monkeypatch.setenv("LLM_GATEWAY_CONFIG", str(path))
    settings = read("--base-url", "http://x/v1", "--port", "0", "--reload-seconds", "2", "--log-level", "info")
    async with in_process(DEFINITION, settings, open_service, retries=False):
        pass
    (warning,) = (record for record in caplog.records if "LLM_GATEWAY_CONFIG" in record.message)
    assert vars(warning)["settings"] == ["LLM_GATEWAY_BASE_URL", "LLM_GATEWAY_MODEL"]


@pytest.mark.parametrize("argv", [(), ("--base-url", "http://x/v1")])
def test_without_a_file_every_setting_is_used(argv: Sequence[str]) -> None:
    assert read(*argv).unused == ()


@pytest.mark.parametrize(
    ("argv", "named"),
    [
        (("--base-url", "localhost:80"), "BASE_URL"),
        (("--base-url", ""), "BASE_URL"),
        (("--base-url", "ftp://x/v1"), "BASE_URL"),
        (("--base-url", "http://user:pass@x/v1"), "BASE_URL"),
        (("--base-url", "http://x/v1?key=1"), "BASE_URL"),
        (("--secondary-base-url", "http://"), "SECONDARY_BASE_URL"),
        (("--languages", "[en"), "LANGUAGES"),
        (("--first-token-timeout-seconds", "0"), "FIRST_TOKEN_TIMEOUT_SECONDS"),
        (("--max-connections", "0"), "MAX_CONNECTIONS"),
    ],
)
def test_a_wrong_setting_is_named(argv: tuple[str, ...], named: str) -> None:
    with pytest.raises(StartupError, match=named) as raised:
        read(*argv)
    assert "\n" not in str(raised.value)
    assert "pass@" not in str(raised.value)


@pytest.mark.parametrize("value", [None, "", "  ", "two\nlines", "ключ"])
async def test_a_key_variable_that_holds_no_key_keeps_the_service_from_starting(
    monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    monkeypatch.delenv("MY_KEY", raising=False)
    if value is not None:
        monkeypatch.setenv("MY_KEY", value)
    with pytest.raises(StartupError, match="MY_KEY"):
        async with in_process(
            DEFINITION, LlmGatewaySettings(port=0, api_key_env="MY_KEY"), open_service, retries=False
        ):
            pass
