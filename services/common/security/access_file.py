"""Reads who may come in from a YAML file: API keys, an issuer of tokens, certificates. Each mistake has its line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, field_validator, model_validator

from services.common.errors import StartupError
from services.common.security.api_keys import HASH_PATTERN, ID_PATTERN, KeptHash
from services.common.security.principal import SCOPES, Limits, Principal
from services.common.yaml_file import Location, parse_yaml, read_yaml

if TYPE_CHECKING:
    from services.common.security.tokens import TokenVerifier

# Signatures only: a server that also took shared secrets could be made to take a public key for one.
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
# Without a colon, so that nobody in a file can be called as a token's subject is: "jwt:...".
_Name = Annotated[str, Field(pattern=r"^[A-Za-z0-9._-]{1,60}$")]
_WHAT = "the access file"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


class LimitsEntry(_Part):
    """What a principal may use of one server; what is left out is not limited."""

    requests_per_minute: float | None = Field(default=None, gt=0)
    model_tokens_per_minute: float | None = Field(default=None, gt=0)
    bytes_per_minute: float | None = Field(default=None, gt=0)
    concurrent_chats: int | None = Field(default=None, ge=1)

    def limits(self) -> Limits:
        """The same for the server."""
        return Limits(**self.model_dump())


class _Rights(_Part):
    principal: _Name | None = None
    scopes: tuple[str, ...]
    player: Annotated[str, Field(min_length=1, max_length=128)] | None = None
    limits: LimitsEntry = LimitsEntry()

    @field_validator("scopes")
    @classmethod
    def _are_known(cls, scopes: tuple[str, ...]) -> tuple[str, ...]:
        unknown = sorted(set(scopes) - set(SCOPES))
        if unknown:
            raise ValueError(f"there is no scope {unknown[0]!r}; there are: {', '.join(SCOPES)}")
        return scopes

    @model_validator(mode="after")
    def _one_player_or_any(self) -> Any:
        if self.player is not None and "any_player" in self.scopes:
            raise ValueError("player and the scope any_player exclude each other")
        return self

    def numbers(self) -> frozenset[int]:
        """The scopes as the descriptors have them."""
        return frozenset(SCOPES[name] for name in self.scopes)


class KeyEntry(_Rights):
    """An API key; several may have one principal, so that one can take over from another."""

    id: str = Field(pattern=ID_PATTERN)
    hash: str = Field(pattern=HASH_PATTERN)
    expires: AwareDatetime | None = None

    def acts_as(self) -> Principal:
        """Whom the key is of."""
        return Principal(self.principal or self.id, self.numbers(), self.player, self.limits.limits())


class CertificateEntry(_Rights):
    """A name in the certificate of a client: one of its alternative names, or its common name if it has none."""

    name: str = Field(min_length=1, max_length=512)
    speaks_for_others: bool = False
    principal: _Name

    def acts_as(self) -> Principal:
        """Whom the certificate is of."""
        limits = self.limits.limits()
        return Principal(str(self.principal), self.numbers(), self.player, limits, self.speaks_for_others)


class TokensEntry(_Part):
    """The issuer whose JSON Web Tokens are accepted. `keys_file` is beside the access file unless it is absolute."""

    issuer: str = Field(min_length=1)
    audience: str = Field(min_length=1)
    algorithms: tuple[str, ...] = ("RS256", "ES256", "EdDSA")
    keys_file: Path
    player_claim: str = Field(default="player_id", min_length=1)
    limits: LimitsEntry = LimitsEntry()

    @field_validator("algorithms")
    @classmethod
    def _are_signatures(cls, algorithms: tuple[str, ...]) -> tuple[str, ...]:
        refused = [each for each in algorithms if each not in ALGORITHMS]
        if refused or not algorithms:
            raise ValueError(f"must be of {', '.join(ALGORITHMS)}")
        return algorithms


class AccessEntries(_Part):
    """The whole file."""

    keys: tuple[KeyEntry, ...] = ()
    certificates: tuple[CertificateEntry, ...] = ()
    tokens: TokensEntry | None = None


@dataclass(frozen=True, slots=True)
class KeyRecord:
    """What is known of an API key."""

    hash: KeptHash
    principal: Principal
    expires: datetime | None = None


@dataclass(frozen=True, slots=True)
class Access:
    """Who may come in: API keys by id, certificates by name, and tokens."""

    keys: Mapping[str, KeyRecord]
    certificates: Mapping[str, Principal]
    tokens: TokenVerifier | None = None


def read_access(path: Path) -> tuple[Access, tuple[Path, ...]]:
    """Who may come in, and the files that say so. Raises StartupError that names each mistake and its line."""
    entries = parse_entries(read_yaml(path, what=_WHAT), name=str(path))
    keys = {each.id: KeyRecord(KeptHash(each.hash), each.acts_as(), each.expires) for each in entries.keys}
    certificates = {each.name: each.acts_as() for each in entries.certificates}
    said = entries.tokens
    if said is None:
        return Access(keys, certificates), (path,)
    # PyJWT and its cryptography are slow to import, and most servers know no tokens.
    from services.common.security.tokens import TokenVerifier  # noqa: PLC0415

    keys_file = path.parent / said.keys_file
    verifier = TokenVerifier(
        issuer=said.issuer,
        audience=said.audience,
        algorithms=said.algorithms,
        keys_file=keys_file,
        player_claim=said.player_claim,
        limits=said.limits.limits(),
    )
    return Access(keys, certificates, verifier), (path, keys_file)


def parse_entries(raw: bytes, *, name: str) -> AccessEntries:
    """The entries in the text of an access file. Raises StartupError as above; a secret never stands in it."""
    entries = parse_yaml(raw, AccessEntries, name=name, check=_repeated)
    if not entries.model_fields_set:
        raise StartupError(f"{name}:1: says nothing; make a key with: gamesrec keys new ID --file {name}")
    return entries


def _repeated(entries: AccessEntries) -> Sequence[tuple[Location, str]]:
    faults: list[tuple[Location, str]] = []
    for part, names in (
        ("keys", [each.id for each in entries.keys]),
        ("certificates", [each.name for each in entries.certificates]),
    ):
        counts = Counter(names)
        faults += [
            ((part, number), f"{part}.{number}: {name!r} stands here twice")
            for number, name in enumerate(names)
            if counts[name] > 1 and name in names[:number]
        ]
    return faults
