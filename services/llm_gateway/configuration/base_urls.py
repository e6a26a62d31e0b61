"""Checks the base URL of an upstream, and says to which host it leads."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

import httpx


def checked_base_url(value: str) -> str:
    """Returns `value` if it may be a base URL. Raises ValueError, which never holds the URL: it may hold a secret."""
    example = "such as http://127.0.0.1:50060/v1"
    try:
        url = urlsplit(value)
        port = url.port
        host = httpx.URL(value).host
    except (ValueError, httpx.InvalidURL) as error:
        raise ValueError(f"is not a URL; give one {example}") from error
    if url.scheme not in ("http", "https") or not host or port == 0 or re.search(r"[\x00-\x20\x7f]", value):
        raise ValueError(f"must be an http or https URL with a host, {example}")
    if "@" in url.netloc or "?" in value or "#" in value:
        raise ValueError("must be without user, query and fragment; a key belongs into the variable of api_key_env")
    if url.path.rstrip("/").endswith("/chat/completions"):
        raise ValueError("must end before /chat/completions, which is added to it")
    return value


def host_of(base_url: str) -> str:
    """The host of a base URL; empty if it has none."""
    return urlsplit(base_url).hostname or ""


def is_loopback(host: str) -> bool:
    """Whether `host` is this machine."""
    host = host.rstrip(".").lower()
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(host)
        # 0.0.0.0 leads to this machine as well.
        return address.is_loopback or address.is_unspecified
    except ValueError:
        return False
