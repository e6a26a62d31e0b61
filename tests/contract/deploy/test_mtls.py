"""With the component mtls each service knows its callers by certificates; with keys the edge asks for keys."""

from __future__ import annotations

from typing import Any

import pytest

from services.common.observability.probe_pages import PATHS
from services.common.readiness import LIVENESS, READINESS, STARTUP
from services.common.security.access_file import parse_entries
from services.common.security.transport import PEER_CA, PEER_CERTIFICATE, PEER_CERTIFICATE_KEY
from tests.contract.deploy.test_network import configured
from tests.support.manifests import OVERLAYS, Manifests, Renderer, Workload, components

_INNER = ("classifier", "embedder", "llm-gateway", "recommender")
_TLS, _PEERS = "/etc/gamesrec/tls", "/etc/gamesrec/peers"


@pytest.fixture(params=OVERLAYS)
def secured(request: pytest.FixtureRequest, renderer: Renderer) -> Manifests:
    return renderer.render(request.param, [each for each in components() if each != "external-llm"])


def test_only_callers_by_the_configuration_are_let_in(secured: Manifests) -> None:
    for name in _INNER:
        callers = {caller for caller, called, _ in configured(secured) if called == name}
        known = {each.name for each in _access(secured, secured.workloads[name]).certificates}
        assert known == {f"{caller}.gamesrec.svc" for caller in callers}


def test_the_gateway_alone_speaks_for_others(secured: Manifests) -> None:
    for name in _INNER:
        entries = _access(secured, secured.workloads[name]).certificates
        assert [each.principal for each in entries if each.speaks_for_others] == ["gateway"]


def test_everything_shows_a_certificate_with_the_names_that_it_is_called_by(secured: Manifests) -> None:
    certificates = secured.of_kind("Certificate")
    callers = {caller for caller, called, _ in configured(secured) if called in (*_INNER, "gateway")}
    for name in {*_INNER, "gateway", *callers}:
        workload, certificate = secured.workloads[name], certificates[name]["spec"]
        assert {name, f"{name}.gamesrec.svc"} <= set(certificate["dnsNames"])
        assert _secret_at(workload, _TLS) == certificate["secretName"]
        if name in callers:
            environment = workload.environment
            assert environment[PEER_CA] == f"{_TLS}/ca.crt"
            assert environment[PEER_CERTIFICATE] == f"{_TLS}/tls.crt"
            assert environment[PEER_CERTIFICATE_KEY] == f"{_TLS}/tls.key"


def test_inner_services_ask_for_certificates_and_the_edge_for_keys(secured: Manifests) -> None:
    for name in _INNER:
        prefix, environment = name.upper().replace("-", "_"), secured.workloads[name].environment
        assert environment[f"{prefix}_INSECURE"] == "false"
        assert environment[f"{prefix}_TLS_CLIENT_CA"] == f"{_TLS}/ca.crt"
    gateway = secured.workloads["gateway"]
    assert gateway.environment["GATEWAY_INSECURE"] == "false"
    assert "GATEWAY_TLS_CLIENT_CA" not in gateway.environment
    folder, _, file = gateway.environment["GATEWAY_ACCESS_FILE"].rpartition("/")
    assert (_secret_at(gateway, folder), file) == ("edge-access", "access.yaml")


def test_what_speaks_tls_is_asked_for_its_health_by_http(secured: Manifests) -> None:
    pages = {name: path for path, name in PATHS.items()}
    for name in (*_INNER, "gateway", "web"):
        container = secured.workloads[name].container
        for probe, health in (("startupProbe", STARTUP), ("readinessProbe", READINESS), ("livenessProbe", LIVENESS)):
            assert container[probe]["httpGet"] == {"path": pages[health], "port": "metrics"}
            assert "grpc" not in container[probe]


def test_without_the_components_nobody_is_asked(renderer: Renderer) -> None:
    """So that the tests above can fail."""
    assert not renderer.render("dev").of_kind("Certificate")
    assert renderer.render("dev").workloads["gateway"].environment["GATEWAY_INSECURE"] == "true"


def _access(manifests: Manifests, workload: Workload) -> Any:
    prefix = workload.name.upper().replace("-", "_")
    folder, _, file = workload.environment[f"{prefix}_ACCESS_FILE"].rpartition("/")
    assert folder == _PEERS
    (peers,) = (each for name, each in manifests.of_kind("ConfigMap").items() if name.startswith("peers-"))
    return parse_entries(peers["data"][file].encode(), name=file)


def _secret_at(workload: Workload, place: str) -> str:
    (mount,) = (each for each in workload.container["volumeMounts"] if each["mountPath"] == place)
    (volume,) = (each for each in workload.pod["volumes"] if each["name"] == mount["name"])
    assert mount["readOnly"] is True
    return str(volume["secret"]["secretName"])
