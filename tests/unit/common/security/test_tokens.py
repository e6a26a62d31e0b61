"""Tokens count only from the issuer, for the audience, in time, and signed as was agreed."""

from __future__ import annotations

import base64
import hmac
import json
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

from services.common.errors import StartupError, Unauthenticated
from services.common.security import tokens
from services.common.security.principal import SCOPES, Limits, Principal
from services.common.security.tokens import TokenVerifier

RSA_KEY = rsa.generate_private_key(65537, 2048)
EC_KEY = ec.generate_private_key(ec.SECP256R1())
OTHER_KEY = rsa.generate_private_key(65537, 2048)
PEM = RSA_KEY.public_key().public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def claims(**changes: Any) -> dict[str, Any]:
    said = {
        "iss": "https://issuer",
        "aud": "gamesrec",
        "sub": "anna",
        "exp": int(time.time()) + 60,
        "scope": "recommend record openid",
        "player_id": "player-7",
    }
    return {name: value for name, value in {**said, **changes}.items() if value is not None}


def key_set(directory: Path) -> Path:
    path = directory / "jwks.json"
    keys = [
        {**json.loads(RSAAlgorithm.to_jwk(RSA_KEY.public_key())), "kid": "r", "alg": "RS256"},
        {**json.loads(ECAlgorithm.to_jwk(EC_KEY.public_key())), "kid": "e", "alg": "ES256"},
        {"kty": "oct", "k": base64.urlsafe_b64encode(b"s" * 32).decode(), "kid": "s", "alg": "HS256"},
    ]
    path.write_text(json.dumps({"keys": keys}))
    return path


def verifier(keys: Path, algorithms: tuple[str, ...] = ("RS256", "ES256")) -> TokenVerifier:
    return TokenVerifier(
        issuer="https://issuer",
        audience="gamesrec",
        algorithms=algorithms,
        keys_file=keys,
        player_claim="player_id",
        limits=Limits(),
    )


def signed(key: Any = RSA_KEY, algorithm: str = "RS256", kid: str | None = "r", **changes: Any) -> str:
    return jwt.encode(claims(**changes), key, algorithm, headers={"kid": kid} if kid else None)


def test_a_token_says_who_calls_what_they_may_and_for_which_player(tmp_path: Path) -> None:
    verify = verifier(key_set(tmp_path)).verify
    expected = Principal("jwt:anna", frozenset({SCOPES["recommend"], SCOPES["record"]}), "player-7", Limits())
    assert verify(signed()) == expected
    assert verify(signed(EC_KEY, "ES256", "e")) == expected


def test_a_token_may_be_for_several_audiences_of_which_we_are_one(tmp_path: Path) -> None:
    assert verifier(key_set(tmp_path)).verify(signed(aud=["other", "gamesrec"])).player == "player-7"


def test_a_pem_key_needs_no_id(tmp_path: Path) -> None:
    path = tmp_path / "key.pem"
    path.write_bytes(PEM)
    assert verifier(path).verify(signed(kid=None)).name == "jwt:anna"


def test_a_token_for_one_player_is_not_for_any(tmp_path: Path) -> None:
    verify = verifier(key_set(tmp_path)).verify
    assert SCOPES["any_player"] not in verify(signed(scope="recommend any_player")).scopes
    assert SCOPES["any_player"] in verify(signed(scope="recommend any_player", player_id=None)).scopes


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"exp": int(time.time()) - 60}, "expired"),
        ({"exp": None}, "not valid"),
        ({"aud": "other"}, "not valid"),
        ({"aud": None}, "not valid"),
        ({"aud": ["other", "gamesrec2"]}, "not valid"),
        ({"aud": []}, "not valid"),
        ({"aud": {"gamesrec": 1}}, "not valid"),
        ({"exp": "tomorrow"}, "not valid"),
        ({"exp": {}}, "not valid"),
        ({"sub": ["anna"]}, "not valid"),
        ({"iss": "https://issuer.evil"}, "not valid"),
        ({"iss": None}, "not valid"),
        ({"sub": None}, "not valid"),
        ({"sub": ""}, "names nobody"),
        ({"nbf": int(time.time()) + 600}, "not valid"),
        ({"player_id": 7}, "no player's id"),
        ({"player_id": ""}, "no player's id"),
        ({"player_id": "x" * 129}, "no player's id"),
    ],
)
def test_a_claim_that_is_wrong_or_missing_is_refused(changes: dict[str, Any], said: str, tmp_path: Path) -> None:
    with pytest.raises(Unauthenticated, match=said):
        verifier(key_set(tmp_path)).verify(signed(**changes))


def hmac_signed(secret: bytes, kid: str) -> str:
    """As HS256 would sign, which the library refuses to do with a public key."""
    parts = [json.dumps(part).encode() for part in ({"alg": "HS256", "typ": "JWT", "kid": kid}, claims())]
    signed_part = b".".join(base64.urlsafe_b64encode(part).rstrip(b"=") for part in parts)
    signature = base64.urlsafe_b64encode(hmac.digest(secret, signed_part, "sha256")).rstrip(b"=")
    return (signed_part + b"." + signature).decode()


def forged() -> list[str]:
    good = signed()
    head, body, signature = good.split(".")
    other_body = base64.urlsafe_b64encode(json.dumps(claims(sub="root")).encode()).decode().rstrip("=")
    none_head = base64.urlsafe_b64encode(b'{"alg":"none","kid":"r"}').decode().rstrip("=")
    public_keys = (PEM, PEM.strip(), RSAAlgorithm.to_jwk(RSA_KEY.public_key()).encode())
    public = {**json.loads(RSAAlgorithm.to_jwk(OTHER_KEY.public_key())), "kid": "r"}
    return [
        # The key of the issuer, which everybody knows, taken for a shared secret.
        *(hmac_signed(key, "r") for key in public_keys),
        # A key that the token itself brings, or says where to find.
        jwt.encode(claims(), OTHER_KEY, "RS256", headers={"kid": "r", "jwk": public}),
        jwt.encode(claims(), OTHER_KEY, "RS256", headers={"kid": "r", "jku": "https://evil.example/jwks.json"}),
        jwt.encode(claims(), RSA_KEY, "RS256", headers={"kid": "r", "crit": ["exp2"], "exp2": 1}),
        jwt.encode(claims(), RSA_KEY, "RS256", headers={"kid": "../jwks.json"}),
        signed(OTHER_KEY),
        signed(EC_KEY, "ES256", "r"),
        signed(RSA_KEY, "RS256", "e"),
        signed(RSA_KEY, "RS384"),
        signed(kid="unknown"),
        signed(kid=None),
        jwt.encode(claims(), b"s" * 32, "HS256", headers={"kid": "s"}),
        f"{head}.{other_body}.{signature}",
        f"{none_head}.{body}.",
        f"{head}.{body}.",
        f"{head}.{body}.{signature[:-4]}",
        "a.b.c",
        "..",
    ]


@pytest.mark.parametrize("number", range(20))
def test_a_token_that_was_not_signed_by_the_issuer_as_agreed_is_refused(number: int, tmp_path: Path) -> None:
    with pytest.raises(Unauthenticated):
        verifier(key_set(tmp_path)).verify(forged()[number])


def test_a_subject_that_could_break_a_log_is_called_by_its_digest_whole(tmp_path: Path) -> None:
    verify = verifier(key_set(tmp_path)).verify
    long = "x" * 60
    names = {verify(signed(sub=sub)).name for sub in (long, f"{long}a", f"{long}b", "a b", "a:b", "anna")}
    assert len(names) == 6
    assert all(len(name) <= 64 and " " not in name for name in names)


@pytest.mark.parametrize(
    "content", ["", "{}", '{"keys": []}', "-----BEGIN PUBLIC KEY-----", '{"keys": [{"kty": "x"}]}']
)
def test_a_file_without_usable_keys_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "keys"
    path.write_text(content)
    with pytest.raises(StartupError, match="the keys of tokens"):
        verifier(path)


def test_keys_of_other_algorithms_than_agreed_are_no_keys(tmp_path: Path) -> None:
    with pytest.raises(StartupError, match="none is for the algorithms PS256"):
        verifier(key_set(tmp_path), ("PS256",))


class _Later(datetime):
    """The clock of PyJWT, a minute and a half from now."""

    @classmethod
    def now(cls, tz: Any = None) -> Any:
        return datetime.now(tz) + timedelta(seconds=90)


def test_a_token_that_was_verified_before_is_still_refused_when_it_has_expired(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = time.time()
    later = [now]
    verify = TokenVerifier(
        issuer="https://issuer",
        audience="gamesrec",
        algorithms=("RS256",),
        keys_file=key_set(tmp_path),
        player_claim="player_id",
        limits=Limits(),
        clock=lambda: later[0],
    ).verify
    token = signed(exp=int(now) + 60)
    assert verify(token) == verify(token)
    later[0] = now + 90
    monkeypatch.setattr(jwt.api_jwt, "datetime", _Later)
    with pytest.raises(Unauthenticated) as caught:
        verify(token)
    assert caught.value.reason == "CREDENTIALS_EXPIRED"


def test_what_is_remembered_of_a_token_is_found_by_the_whole_of_it_only(tmp_path: Path) -> None:
    """LiteLLM CVE-2026-35030: verified tokens were kept by the first characters of them."""
    verify = verifier(key_set(tmp_path)).verify
    token = signed()
    verify(token)
    for other in (token[:-1], f"{token}A", token[:-4] + "AAAA", signed(OTHER_KEY), "." + token):
        with pytest.raises(Unauthenticated):
            verify(other)


def test_no_more_tokens_are_remembered_than_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens, "_MOST_VERIFIED", 3)
    kept = verifier(key_set(tmp_path))
    for number in range(5):
        kept.verify(signed(sub=f"player-{number}"))
    assert len(kept._verified) == 3
