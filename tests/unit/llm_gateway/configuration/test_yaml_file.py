"""The YAML file: what it may hold, and that whatever is wrong is said with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from services.common.errors import StartupError
from services.common.settings import read_settings
from services.llm_gateway.configuration.schema import Configuration
from services.llm_gateway.configuration.yaml_file import parse_configuration, read_configuration
from services.llm_gateway.settings import LlmGatewaySettings

WHOLE = """\
aliases:
  default: {pool: small, fallbacks: [big]}
  big:
    pool: large
pools:
  small:
    strategy: least_latency
    timeouts: &quick {connect: 1, queue: 0.5, first_token: 4, between_tokens: 2, total: 30}
    breaker: {failures: 0.3, window: 10, minimum: 3, open: 2, longest_open: 60, probes: 2}
    retry: {rounds: 3, base: 0.05, longest: 0.5}
    targets:
      - name: local
        base_url: http://127.0.0.1:50060/v1
        model: SmolLM2-135M-Instruct
        languages: [en, no]
        weight: 2
        priority: 1
        max_concurrency: 4
        queue: 8
        context_window: 2048
      - {name: other, base_url: "http://127.0.0.1:50061/v1", model: m}
  large:
    timeouts: *quick
    targets:
      - {name: openai, base_url: "https://api.openai.com/v1", model: gpt, api_key_env: OPENAI_API_KEY}
callers:
  default: {requests_per_minute: 60, tokens_per_minute: 10000, concurrency: 4}
  named:
    gateway: {concurrency: 100}
cache: {enabled: true, entries: 10, bytes: 4096, seconds: 5}
"""
MINIMAL = """\
aliases:
  default: {pool: p}
pools:
  p:
    targets:
      - {name: a, base_url: "http://127.0.0.1:1/v1", model: m}
"""
MORE_KEYS = """\
      - name: b
        base_url: http://127.0.0.1:2/v1
        model: m
        api_key_env: KEY_B
      - {name: c, base_url: "http://127.0.0.1:3/v1", model: m, api_key_env: KEY_C}
"""


def parse(text: str) -> Configuration:
    return parse_configuration(text.encode(), name="llm.yaml")


def refused(text: str) -> str:
    with pytest.raises(StartupError) as raised:
        parse(text)
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_everything_can_be_said() -> None:
    found = parse(WHOLE)
    small, large = found.pools["small"], found.pools["large"]
    assert [name for name, _ in found.pools_of("default")] == ["small", "large"]
    assert (small.strategy, small.retry.rounds, small.breaker.probes) == ("least_latency", 3, 2)
    assert small.targets[0].languages == ("en", "no")
    assert small.timeouts == large.timeouts
    assert large.targets[0].max_tokens_name == "max_completion_tokens"
    assert small.targets[0].max_tokens_name == "max_tokens"
    assert found.callers.of("gateway").concurrency == 100
    assert found.callers.of("anybody").requests_per_minute == 60
    assert found.cache.enabled


def test_little_need_be_said() -> None:
    found = parse(MINIMAL)
    assert (found.pools["p"].strategy, found.cache.enabled) == ("priority", False)
    assert found.callers.of("anybody").concurrency is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("model: m}", "modle: m}", "llm.yaml:6: pools.p.targets.0.modle: there is no such setting"),
        ("model: m}", "modle: m}", "llm.yaml:6: pools.p.targets.0.model: is missing"),
        ("  p:\n", "  p:\n    stratgy: weighted\n", "llm.yaml:5: pools.p.stratgy: there is no such setting"),
        ("  p:\n", "  p:\n    strategy: fastest\n", "llm.yaml:5: pools.p.strategy:"),
        ("pool: p}", "pool: q}", "llm.yaml:2: aliases.default.pool: there is no pool 'q'; there are: p"),
        ("  default:", "  main:", "llm.yaml:1: aliases: must hold 'default'"),
        ("pool: p}", "pool: p, fallbacks: [x]}", "llm.yaml:2: aliases.default.fallbacks.0: there is no alias 'x'"),
        ("pool: p}", "pool: p, fallbacks: [default]}", "llm.yaml:2: aliases.default.fallbacks: they form a cycle"),
        ("http://127", "ftp://127", "llm.yaml:6: pools.p.targets.0.base_url: must be an http or https URL"),
        ("http://127", "http://xn--a:80/127", "llm.yaml:6: pools.p.targets.0.base_url: is not a URL"),
        ("http://127", "http://me:secret@127", "llm.yaml:6: pools.p.targets.0.base_url: must be without user"),
        ("model: m}", "model: m, weight: 0}", "llm.yaml:6: pools.p.targets.0.weight:"),
        ("model: m}", "model: m, max_concurrency: 0}", "llm.yaml:6: pools.p.targets.0.max_concurrency:"),
        ("model: m}", "model: m, api_key_env: sk-123}", "llm.yaml:6: pools.p.targets.0.api_key_env:"),
        ("aliases:", "alias:", "llm.yaml:1: alias: there is no such setting"),
        ("pools:", "aliases: {}\npools:", "llm.yaml:3: 'aliases' is given twice"),
        ("  p:\n", "  p:\n    breaker: {minimum: 30}\n", "minimum must not be above window"),
        ("  p:\n", "  p:\n    timeouts: {first_token: 0}\n", "llm.yaml:5: pools.p.timeouts.first_token:"),
        ("{pool: p}", "{pool: p", "llm.yaml:"),
        ("pools:", "? [a]\n: b\npools:", "llm.yaml:3: a key must be a word"),
        ("{pool: p}", "{pool: p, fallbacks: !!bool maybe}", "llm.yaml:2: is not a value of type bool"),
        ("model: m}", "model: !!int ''}", "llm.yaml:6: is not a value of type int"),
        ("model: m}", "model: !!timestamp foo}", "llm.yaml:6: is not a value of type timestamp"),
        ("model: m}", "model: 2026-99-99}", "llm.yaml:6: is not a value of type timestamp"),
        ("{pool: p}", "!!map words", "llm.yaml:2: expected a mapping node"),
        ("model: m}", "model: a\x07}", "llm.yaml:6: holds the character U+0007"),
        ("/v1", "/v1/chat/completions", "llm.yaml:6: pools.p.targets.0.base_url: must end before /chat/completions"),
        ("/v1", "/v1/chat/completions/", "llm.yaml:6: pools.p.targets.0.base_url: must end before /chat/completions"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(old: str, new: str, said: str) -> None:
    message = refused(MINIMAL.replace(old, new, 1))
    assert said in message
    assert "secret" not in message
    assert "sk-123" not in message


@pytest.mark.parametrize(
    ("old", "new", "faults"),
    [
        ("model: m}", "model: m, wieght: 1}", ["llm.yaml:6: pools.p.targets.0.wieght: there is no such setting"]),
        ("{pool: p}", "{}", ["llm.yaml:2: aliases.default.pool: is missing"]),
        (
            "model: m}",
            "modle: m}",
            [
                "llm.yaml:6: pools.p.targets.0.model: is missing",
                "llm.yaml:6: pools.p.targets.0.modle: there is no such setting",
            ],
        ),
    ],
)
def test_nothing_is_said_but_what_is_wrong(old: str, new: str, faults: list[str]) -> None:
    assert refused(MINIMAL.replace(old, new, 1)).split("; ") == faults


def test_two_targets_of_one_name_are_refused_even_in_different_pools() -> None:
    again = MINIMAL + '  q:\n    targets: [{name: a, base_url: "http://127.0.0.1:2/v1", model: m}]\n'
    assert refused(again).startswith("llm.yaml:8: pools.q.targets.0.name: two targets are named 'a', the other in pool")


@pytest.mark.parametrize(
    ("alias", "said"),
    [
        ("llama3.1:8b: {pool: q.1}", "llm.yaml:3: aliases.llama3.1:8b.pool: there is no pool 'q.1'"),
        (
            "llama3.1:8b:\n    pool: p\n    fallbacks:\n      - default\n      - big.2",
            "llm.yaml:7: aliases.llama3.1:8b.fallbacks.1: there is no alias 'big.2'",
        ),
    ],
)
def test_names_with_dots_and_colons_are_found_too(alias: str, said: str) -> None:
    assert refused(MINIMAL.replace("pools:", f"  {alias}\npools:", 1)).startswith(said)


def test_a_cycle_over_several_aliases_is_drawn() -> None:
    aliases = "  default: {pool: p, fallbacks: [b]}\n  b: {pool: p, fallbacks: [c]}\n  c: {pool: p, fallbacks: [b]}\n"
    assert "b -> c -> b" in refused(MINIMAL.replace("  default: {pool: p}\n", aliases))


def test_aliases_may_share_what_they_fall_back_on() -> None:
    names = [f"a{n}" for n in range(60)]
    lines = [f"  {name}: {{pool: p, fallbacks: [{', '.join(names[n + 1 : n + 4])}]}}\n" for n, name in enumerate(names)]
    text = MINIMAL.replace("aliases:\n", "aliases:\n" + "".join(lines))
    assert [name for name, _ in parse(text).pools_of("a0")] == ["p"]


@pytest.mark.parametrize("text", ["", "[]", "words", "1", "\x00", "!!python/object:os.system {}", "a: *b", "- " * 5000])
def test_what_is_no_configuration_is_refused_in_one_line(text: str) -> None:
    assert refused(text).startswith("llm.yaml")


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(StartupError, match=r"llm\.yaml:2: is not UTF-8"):
        parse_configuration(b"aliases:\n\xff\xfe\x00", name="llm.yaml")


def test_each_missing_key_is_said_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "llm.yaml"
    path.write_text(MINIMAL.replace("model: m}", "model: m, api_key_env: KEY_A}") + MORE_KEYS)
    with pytest.raises(StartupError) as raised:
        read_configuration(path, environment={"KEY_C": "sk-1", "KEY_B": "two\nlines"})
    first, second = str(raised.value).split("; put the key of the a upstream into it; ")
    assert first == f"{path}:6: pools.p.targets.0.api_key_env: the environment variable KEY_A is not set"
    assert second.startswith(f"{path}:10: pools.p.targets.1.api_key_env: the environment variable KEY_B holds")
    assert read_configuration(path, environment=dict.fromkeys(("KEY_A", "KEY_B", "KEY_C"), "sk-1"))


def test_a_missing_and_a_huge_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(StartupError, match=r"absent\.yaml cannot be read"):
        read_configuration(tmp_path / "absent.yaml")
    with pytest.raises(StartupError, match="cannot be read"):
        read_configuration(tmp_path)
    huge = tmp_path / "huge.yaml"
    huge.write_bytes(b"#" * (1 << 21))
    with pytest.raises(StartupError, match="larger than"):
        read_configuration(huge)


def test_the_settings_name_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-1")
    path = tmp_path / "llm.yaml"
    path.write_text(WHOLE)
    assert read_settings(LlmGatewaySettings, ["--config", str(path)]).configuration() == parse(WHOLE)
