"""Every mistake in an access file is named with its line, and never with a secret."""

from __future__ import annotations

import itertools

import pytest

from services.common.errors import StartupError
from services.common.security.access_file import parse_entries
from services.common.security.api_keys import new_key

HASH = new_key("shop").hash
GOOD = f"""\
keys:
  - id: shop
    hash: {HASH}
    scopes: [recommend, any_player]
    expires: 2027-01-01T00:00:00Z
    limits: {{requests_per_minute: 600, concurrent_chats: 4}}
certificates:
  - name: gateway.svc
    principal: gateway
    scopes: [use_models]
tokens:
  issuer: https://issuer
  audience: gamesrec
  keys_file: jwks.json
"""


def test_everything_can_be_said() -> None:
    entries = parse_entries(GOOD.encode(), name="access.yaml")
    key = entries.keys[0].acts_as()
    assert (key.name, key.limits.requests_per_minute, key.limits.concurrent_chats) == ("shop", 600, 4)
    assert entries.certificates[0].acts_as().name == "gateway"
    assert not entries.certificates[0].acts_as().speaks_for_others


def test_a_file_may_let_nobody_in_but_must_say_so() -> None:
    assert parse_entries(b"keys: []\n", name="access.yaml").keys == ()
    with pytest.raises(StartupError, match=r"access\.yaml:1: says nothing"):
        parse_entries(b"", name="access.yaml")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: shop", "id: Shop", "access.yaml:2: keys.0.id:"),
        ("id: shop", "id: ''", "access.yaml:2: keys.0.id:"),
        (HASH, "plain-secret", "access.yaml:3: keys.0.hash:"),
        (HASH, HASH[:-1], "access.yaml:3: keys.0.hash:"),
        ("[recommend, any_player]", "[recomend]", "access.yaml:4: keys.0.scopes: there is no scope 'recomend'"),
        ("    scopes: [recommend, any_player]\n", "", "access.yaml:2: keys.0.scopes: is missing"),
        ("2027-01-01T00:00:00Z", "soon", "access.yaml:5: keys.0.expires:"),
        ("2027-01-01T00:00:00Z", "2027-01-01T00:00:00", "access.yaml:5: keys.0.expires:"),
        ("requests_per_minute: 600", "requests_per_minute: 0", "access.yaml:6: keys.0.limits.requests_per_minute:"),
        (
            "requests_per_minute",
            "request_per_minute",
            "access.yaml:6: keys.0.limits.request_per_minute: there is no such",
        ),
        ("expires: 2027-01-01T00:00:00Z", "player: p", "player and the scope any_player exclude each other"),
        ("  issuer:", "  algorithms: [HS256]\n  issuer:", "access.yaml:12: tokens.algorithms: must be of RS256"),
        ("  issuer:", "  algorithms: [none]\n  issuer:", "access.yaml:12: tokens.algorithms: must be of RS256"),
        (
            "certificates:",
            f"  - {{id: shop, hash: {HASH}, scopes: []}}\ncertificates:",
            "access.yaml:7: keys.1: 'shop' stands",
        ),
        ("principal: gateway", "principal: 'jwt:anna'", "access.yaml:9: certificates.0.principal:"),
        ("keys:", "kyes:", "access.yaml:1: kyes: there is no such setting"),
    ],
    # The hash is drawn anew each time, and a name must not be.
    ids=itertools.count(),
)
def test_a_mistake_is_named_with_its_line(old: str, new: str, said: str) -> None:
    with pytest.raises(StartupError) as caught:
        parse_entries(GOOD.replace(old, new, 1).encode(), name="access.yaml")
    assert said in str(caught.value)
    assert "plain-secret" not in str(caught.value)
    assert HASH[:-1] not in str(caught.value)
