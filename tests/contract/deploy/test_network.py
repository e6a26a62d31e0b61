"""Who may call whom: exactly what the configuration makes them call; only the LLM gateway may leave the cluster."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from services.recommender.settings import RecommenderSettings
from tests.support.manifests import OVERLAYS, Manifests, Workload
from tests.support.rendering import Renderer, combinations, components

Edge = tuple[str, str, int]
_GRPC = re.compile(r"dns:///([\w.-]+):(\d+)")
_HTTP = re.compile(r"https?://[^\s\"']+")


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_the_edges_are_those_of_the_configuration(renderer: Renderer, overlay: str) -> None:
    for combination in combinations():
        manifests = renderer.render(overlay, combination)
        assert set(_allowed(manifests)) == set(configured(manifests)), combination


def test_the_base_has_the_call_graph_of_the_documentation(renderer: Renderer) -> None:
    assert set(configured(renderer.render("dev"))) == {
        ("gateway", "classifier", 50052),
        ("gateway", "embedder", 50051),
        ("gateway", "llm-gateway", 50054),
        ("gateway", "recommender", 50053),
        ("llm-gateway", "local-llm", 50060),
        ("recommender", "qdrant", 6333),
        ("recommender", "qdrant", 6334),
    }


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_what_is_not_allowed_is_denied(renderer: Renderer, overlay: str) -> None:
    policies = renderer.render(overlay, components()).of_kind("NetworkPolicy")
    assert policies["default-deny"]["spec"] == {"podSelector": {}, "policyTypes": ["Ingress", "Egress"]}
    for name, policy in policies.items():
        for direction, peers in (("ingress", "from"), ("egress", "to")):
            for rule in policy["spec"].get(direction, ()):
                assert rule.get(peers), f"{name} lets everybody"
                assert rule.get("ports"), f"{name} lets every port"
                assert direction.capitalize() in policy["spec"]["policyTypes"]


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_nobody_leaves_the_cluster_but_the_llm_gateway_where_the_model_is_outside(
    renderer: Renderer, overlay: str
) -> None:
    for combination in combinations():
        outside = set(_outside(renderer.render(overlay, combination)))
        assert outside == ({"llm-gateway"} if "external-llm" in combination else set()), combination


def test_the_way_out_leads_to_no_address_of_the_inside_and_to_https_alone(renderer: Renderer) -> None:
    policy = renderer.render("prod", ["external-llm"]).of_kind("NetworkPolicy")["llm-gateway"]
    (rule,) = policy["spec"]["egress"]
    assert rule["ports"] == [{"port": 443}]
    (block,) = (peer["ipBlock"] for peer in rule["to"])
    assert {"10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16"} <= set(block["except"])


def test_all_may_ask_for_names(manifests: Manifests) -> None:
    policy = manifests.of_kind("NetworkPolicy")["names"]["spec"]
    assert policy["podSelector"] == {}
    (rule,) = policy["egress"]
    assert {(each["port"], each["protocol"]) for each in rule["ports"]} == {(53, "UDP"), (53, "TCP")}


def test_outside_callers_reach_the_gateway_alone(manifests: Manifests) -> None:
    reached = {
        name
        for name, policy in manifests.of_kind("NetworkPolicy").items()
        for rule in policy["spec"].get("ingress", ())
        if any("namespaceSelector" in peer for peer in rule["from"])
    }
    assert reached == {"gateway"}


def test_with_the_http_door_outside_callers_reach_it_too(renderer: Renderer) -> None:
    policies = renderer.render("prod", ["web"]).of_kind("NetworkPolicy")
    assert any("namespaceSelector" in peer for rule in policies["web"]["spec"]["ingress"] for peer in rule["from"])


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_every_target_is_a_port_of_a_service(renderer: Renderer, overlay: str) -> None:
    for combination in combinations():
        manifests = renderer.render(overlay, combination)
        for workload in manifests.workloads.values():
            for host, port in _targets(workload):
                if (service := _service(manifests, host)) is not None:
                    assert port in {each["port"] for each in service["spec"]["ports"]}


def test_grpc_targets_resolve_to_all_pods(manifests: Manifests) -> None:
    for workload in manifests.workloads.values():
        values = (*workload.environment.values(), *_words(workload))
        for host, _ in (match.groups() for value in values for match in _GRPC.finditer(value)):
            assert manifests.of_kind("Service")[host]["spec"]["clusterIP"] == "None"


def test_plain_http_is_balanced_by_the_cluster(manifests: Manifests) -> None:
    """An HTTP client keeps to the first address that it resolves."""
    assert "clusterIP" not in manifests.of_kind("Service")["local-llm"]["spec"]


def configured(manifests: Manifests) -> Iterator[Edge]:
    """The calls inside the cluster that settings and commands lead to."""
    for name, workload in manifests.workloads.items():
        for host, port in _targets(workload):
            service = _service(manifests, host)
            if service is None:
                continue
            (called,) = (
                other
                for other, each in manifests.workloads.items()
                if service["spec"]["selector"].items() <= each.labels.items()
            )
            yield name, called, port


def _targets(workload: Workload) -> Iterator[tuple[str, int]]:
    environment = workload.environment
    values = (*environment.values(), *_words(workload))
    for value in values:
        for host, port in _GRPC.findall(value):
            yield host, int(port)
        for url in map(urlsplit, _HTTP.findall(value)):
            if url.hostname and "$" not in url.netloc:
                yield url.hostname, url.port or 443
    if "RECOMMENDER_QDRANT_URL" in environment:
        host = urlsplit(environment["RECOMMENDER_QDRANT_URL"]).hostname
        assert host
        yield host, int(environment.get("RECOMMENDER_QDRANT_GRPC_PORT", RecommenderSettings().qdrant_grpc_port))
    for word in _words(workload):
        if found := re.fullmatch(r"--host=(qdrant[\w-]*)", word):
            yield found[1], 6333


def _words(workload: Workload) -> list[str]:
    return [*workload.container.get("command", ()), *workload.container.get("args", ())]


def _service(manifests: Manifests, host: str) -> dict[str, Any] | None:
    """The Service of a host name, also where the name is that of one of its pods; None for one of the outside."""
    services = manifests.of_kind("Service")
    return services.get(host) or services.get(host.partition(".")[2])


def _allowed(manifests: Manifests) -> Iterator[Edge]:
    """The calls inside the namespace that the policies of both ends allow."""
    leaving, entering = set(_rules(manifests, "egress", "to")), set(_rules(manifests, "ingress", "from"))
    yield from leaving & {(caller, called, port) for called, caller, port in entering}


def _rules(manifests: Manifests, direction: str, peers: str) -> Iterator[Edge]:
    """Own pod, other pod and port, of every rule between pods of the namespace."""
    for policy in manifests.of_kind("NetworkPolicy").values():
        for rule in policy["spec"].get(direction, ()):
            for peer in rule[peers]:
                if peer.keys() != {"podSelector"}:
                    continue
                for own in _pods(manifests, policy["spec"]["podSelector"]):
                    for other in _pods(manifests, peer["podSelector"]):
                        for port in rule["ports"]:
                            yield own, other, port["port"]


def _outside(manifests: Manifests) -> Iterator[str]:
    for policy in manifests.of_kind("NetworkPolicy").values():
        for rule in policy["spec"].get("egress", ()):
            if any("ipBlock" in peer for peer in rule["to"]):
                yield from _pods(manifests, policy["spec"]["podSelector"])


def _pods(manifests: Manifests, selector: dict[str, Any]) -> list[str]:
    wanted = selector.get("matchLabels", {}).items()
    return [name for name, each in manifests.workloads.items() if wanted <= each.labels.items()]
