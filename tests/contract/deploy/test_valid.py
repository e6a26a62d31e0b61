"""Every overlay, alone and with components, is valid for Kubernetes and lets `restricted` be enforced."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from typing import Any

import kubernetes_validate
import pytest
from kubernetes_validate import utils

from tests.support.manifests import OVERLAYS, Document, Manifests, Workload
from tests.support.rendering import Renderer, combinations, components

KUBERNETES = ("1.30", "1.34", "1.37")
# Kinds of other projects, for which Kubernetes has no schema.
FOREIGN = {
    "cert-manager.io/v1",
    "gateway.networking.k8s.io/v1",
    "monitoring.coreos.com/v1",
}


@pytest.fixture(scope="module", autouse=True)
def quick_schemas() -> Iterator[None]:
    """The library reads its schemas, megabytes of them, anew for each document."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(utils, "schema_contents", functools.cache(utils.schema_contents))
        yield


@pytest.fixture(scope="module")
def all_documents(renderer: Renderer) -> list[Document]:
    """Every document that any combination renders, once."""
    found: dict[str, Document] = {}
    for overlay in OVERLAYS:
        for combination in combinations():
            for document in renderer.render(overlay, combination).documents:
                found[json.dumps(document, sort_keys=True)] = document
    return list(found.values())


@pytest.mark.parametrize("version", KUBERNETES)
def test_every_document_of_every_combination_is_valid_in_strict_mode(
    all_documents: list[Document], version: str
) -> None:
    checked = [each for each in all_documents if each["apiVersion"] not in FOREIGN]
    assert len(checked) > 50
    for document in checked:
        assert kubernetes_validate.validate(document, version, strict=True) == version


def test_strict_mode_refuses_a_misspelt_field(renderer: Renderer) -> None:
    deployment = renderer.render("dev").of_kind("Deployment")["gateway"]
    misspelt = {**deployment, "spec": {**deployment["spec"], "replica": 1}}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(misspelt, KUBERNETES[-1], strict=True)


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_names_are_not_given_twice(renderer: Renderer, overlay: str) -> None:
    for combination in combinations():
        documents = renderer.render(overlay, combination).documents
        names = [(each["apiVersion"], each["kind"], each["metadata"]["name"]) for each in documents]
        assert len(names) == len(set(names))


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_all_is_in_one_namespace_that_enforces_restricted(renderer: Renderer, overlay: str) -> None:
    manifests = renderer.render(overlay, components())
    (namespace,) = manifests.of_kind("Namespace").values()
    assert namespace["metadata"]["labels"]["pod-security.kubernetes.io/enforce"] == "restricted"
    inside = {each["metadata"].get("namespace") for each in manifests.documents if each["kind"] != "Namespace"}
    assert inside == {namespace["metadata"]["name"]}


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_every_pod_of_every_component_is_restricted_and_more(renderer: Renderer, overlay: str) -> None:
    for workload in renderer.render(overlay, components()).workloads.values():
        _check_restricted(workload)


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_every_workload_has_an_account_of_its_own_without_a_token(renderer: Renderer, overlay: str) -> None:
    manifests = renderer.render(overlay, components())
    accounts = manifests.of_kind("ServiceAccount")
    for name, workload in manifests.workloads.items():
        assert workload.pod["serviceAccountName"] == name
        assert workload.pod["automountServiceAccountToken"] is False
        assert accounts[name]["automountServiceAccountToken"] is False
    assert not [each for each in manifests.documents if each["kind"].endswith(("Role", "RoleBinding"))]


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_no_volume_reaches_the_node_and_each_is_limited(renderer: Renderer, overlay: str) -> None:
    for workload in renderer.render(overlay, components()).workloads.values():
        volumes = {each["name"]: each for each in workload.pod["volumes"]}
        for volume in volumes.values():
            kinds = volume.keys() - {"name"}
            assert kinds <= {"emptyDir", "configMap", "persistentVolumeClaim", "secret"}
            if "emptyDir" in kinds:
                assert "sizeLimit" in volume["emptyDir"]
        claims = {each["metadata"]["name"] for each in workload.document["spec"].get("volumeClaimTemplates", ())}
        assert {mount["name"] for mount in workload.container["volumeMounts"]} == volumes.keys() | claims


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_selectors_choose_the_pods_of_their_own_workload_alone(renderer: Renderer, overlay: str) -> None:
    manifests = renderer.render(overlay, components())
    for name, workload in manifests.workloads.items():
        if workload.kind in ("Deployment", "StatefulSet"):
            chosen = workload.document["spec"]["selector"]["matchLabels"]
            assert _chosen(manifests, chosen) == [name]
    for kind in ("Service", "PodDisruptionBudget"):
        for document in manifests.of_kind(kind).values():
            selector = document["spec"]["selector"]
            (name,) = _chosen(manifests, selector.get("matchLabels", selector))
            assert document["metadata"]["labels"]["app.kubernetes.io/name"] == name


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_everything_bears_the_common_labels(renderer: Renderer, overlay: str) -> None:
    manifests = renderer.render(overlay, components())
    labelled = [each for each in manifests.documents if each["kind"] not in ("Namespace", "ConfigMap", "Secret")]
    for each in (*labelled, *(workload.template for workload in manifests.workloads.values())):
        labels = each["metadata"]["labels"]
        assert labels["app.kubernetes.io/part-of"] == "gamesrec"
        assert labels.keys() >= {"app.kubernetes.io/name", "app.kubernetes.io/component"}


def _check_restricted(workload: Workload) -> None:
    pod, container = workload.pod, workload.container
    assert pod.keys().isdisjoint({"hostNetwork", "hostPID", "hostIPC", "initContainers", "ephemeralContainers"})
    assert pod["enableServiceLinks"] is False
    security: dict[str, Any] = pod["securityContext"]
    assert security["runAsNonRoot"] is True
    assert security["runAsUser"] > 0
    assert security["seccompProfile"] == {"type": "RuntimeDefault"}
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    resources = container["resources"]
    assert resources["requests"].keys() >= {"cpu", "memory"}
    assert resources["limits"].keys() >= {"memory"}
    assert {"name": "tmp", "mountPath": "/tmp"} in container["volumeMounts"]


def _chosen(manifests: Manifests, selector: dict[str, str]) -> list[str]:
    return [name for name, each in manifests.workloads.items() if selector.items() <= each.labels.items()]
