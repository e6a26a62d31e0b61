"""Stands in for cert-manager: puts the Secret of each Certificate of a rendering beside it."""

from __future__ import annotations

import base64

from tests.support.certificates import Authority, Issued
from tests.support.manifests import Document, Manifests


def with_certificates(manifests: Manifests, authority: Authority) -> Manifests:
    """The same documents, and a Secret for each Certificate that the namespace's authority issues."""
    issued = [
        secret(
            each["spec"]["secretName"],
            **{"ca.crt": authority.certificate},
            **_files(authority.issue(name, *each["spec"]["dnsNames"])),
        )
        for name, each in manifests.of_kind("Certificate").items()
        if not each["spec"].get("isCA")
    ]
    return Manifests([*manifests.documents, *issued])


def secret(name: str, **files: bytes) -> Document:
    """A Secret."""
    encoded = {file: base64.b64encode(content).decode() for file, content in files.items()}
    return {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": name}, "data": encoded}


def _files(issued: Issued) -> dict[str, bytes]:
    return {"tls.crt": issued.certificate, "tls.key": issued.key}
