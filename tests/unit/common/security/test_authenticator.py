"""Credentials are compared whole: whatever is malformed, cut, doubled or expired lets nobody in."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from services.common.errors import Unauthenticated
from services.common.security.access_file import Access, KeyRecord
from services.common.security.api_keys import KeptHash, hash_of, new_key, split_key
from services.common.security.authenticator import Credentials
from services.common.security.principal import Principal

SHOP = Principal("shop", frozenset({1}))
GATEWAY = Principal("gateway", frozenset({1}))
KEY = new_key("shop")
NOON = datetime.datetime(2026, 11, 26, 12, tzinfo=datetime.UTC)


def credentials(*, now: datetime.datetime = NOON, expires: datetime.datetime | None = None) -> Credentials:
    access = Access({"shop": KeyRecord(KeptHash(KEY.hash), SHOP, expires)}, {"gateway.svc": GATEWAY})
    return Credentials(access, clock=now.timestamp)


def refusal(authorization: list[Any], certified: tuple[str, ...] = (), **more: Any) -> Unauthenticated:
    with pytest.raises(Unauthenticated) as caught:
        credentials(**more).authenticate(authorization, certified)
    assert KEY.key.partition(".")[2] not in str(caught.value)
    return caught.value


def test_a_key_says_who_calls() -> None:
    assert credentials().authenticate([f"Bearer {KEY.key}"], ()) is SHOP
    assert credentials().authenticate([f"bearer {KEY.key}"], ()) is SHOP


@pytest.mark.parametrize(
    "value",
    [
        "",
        "Bearer",
        "Bearer ",
        f"Bearer  {KEY.key}",
        f"Bearer {KEY.key} ",
        f"Bearer {KEY.key}\n",
        KEY.key,
        f"Basic {KEY.key}",
        f"Bearer {KEY.key[:-1]}",
        f"Bearer {KEY.key[1:]}",
        f"Bearer {KEY.key}A",
        f"Bearer {KEY.key.upper()}",
        f"Bearer SHOP.{KEY.key.partition('.')[2]}",
        f"Bearer other.{KEY.key.partition('.')[2]}",
        f"Bearer shop..{KEY.key.partition('.')[2]}",
        "Bearer shop.",
        "Bearer a.b.c",
        "Bearer шоп.ключ",
        f"Bearer {'A' * 10_000}",
        "Bearer shop' OR '1'='1.x",
        f"Bearer {KEY.key}".encode(),
    ],
    # The keys are drawn anew each time, and a name must not be.
    ids=range(21),
)
def test_a_malformed_cut_or_oversized_credential_lets_nobody_in(value: Any) -> None:
    assert refusal([value]).reason == "CREDENTIALS_INVALID"


def test_two_credentials_in_one_call_are_none() -> None:
    assert refusal([f"Bearer {KEY.key}", f"Bearer {KEY.key}"]).reason == "CREDENTIALS_INVALID"


def test_a_wrong_key_is_not_made_up_for_by_a_certificate() -> None:
    assert credentials().authenticate([], ("gateway.svc",)) is GATEWAY
    assert refusal([f"Bearer shop.{'A' * 43}"], ("gateway.svc",)).reason == "CREDENTIALS_INVALID"


def test_a_key_holds_until_its_end_and_is_told_apart_from_a_wrong_one_only_by_who_has_it() -> None:
    assert credentials(expires=NOON + datetime.timedelta(seconds=1)).authenticate([f"Bearer {KEY.key}"], ()) is SHOP
    assert refusal([f"Bearer {KEY.key}"], expires=NOON).reason == "CREDENTIALS_EXPIRED"
    assert refusal([f"Bearer shop.{'A' * 43}"], expires=NOON).reason == "CREDENTIALS_INVALID"


def test_an_unknown_id_is_refused_as_a_wrong_secret_is() -> None:
    unknown, wrong = refusal([f"Bearer nobody.{'A' * 43}"]), refusal([f"Bearer shop.{'A' * 43}"])
    assert (unknown.message, unknown.reason) == (wrong.message, wrong.reason)


def test_two_keys_that_begin_alike_are_two_keys() -> None:
    """LiteLLM CVE-2026-35030: verified credentials were kept by the first characters of them."""
    secret = KEY.key.partition(".")[2]
    twin = f"shop.{secret[:-1]}{'A' if secret[-1] != 'A' else 'E'}"
    held = credentials()
    assert held.authenticate([f"Bearer {KEY.key}"], ()) is SHOP
    with pytest.raises(Unauthenticated):
        held.authenticate([f"Bearer {twin}"], ())


def test_equal_secrets_have_other_hashes_and_only_the_right_one_matches() -> None:
    first, second = hash_of("x" * 43, b"0" * 16), hash_of("x" * 43, b"1" * 16)
    assert first != second
    assert KeptHash(first).matches("x" * 43)
    assert KeptHash(second).matches("x" * 43)
    assert not KeptHash(first).matches("y" * 43)


def test_a_new_key_has_the_form_of_one_and_is_never_made_twice() -> None:
    keys = {new_key("a").key for _ in range(100)}
    assert len(keys) == 100
    assert all(split_key(key) for key in keys)
