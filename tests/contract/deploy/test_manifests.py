"""The manifests: valid for Kubernetes, and in step with the settings, the ports and the images of the project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import kubernetes_validate
import pytest
import yaml

from services.classifier.settings import ClassifierSettings
from services.common.server import LIVENESS, READINESS, STARTUP
from services.common.settings import ServiceSettings, read_settings
from services.embedder.settings import EmbedderSettings
from services.gateway.settings import GatewaySettings
from services.llm_gateway.settings import LlmGatewaySettings
from services.local_llm.server import parse_options
from services.recommender.settings import RecommenderSettings

Document = dict[str, Any]

SETTINGS: dict[str, type[ServiceSettings]] = {
    "classifier": ClassifierSettings,
    "embedder": EmbedderSettings,
    "gateway": GatewaySettings,
    "llm-gateway": LlmGatewaySettings,
    "recommender": RecommenderSettings,
}
KUBERNETES = ("1.29", "1.34")
IMAGE_PREFIX = "gamesrec/"
# Between the end of a drain and the kill: closing connections and the interpreter's own exit.
MARGIN_SECONDS = 5
# What each of ours was seen to use with the demo data, after the ingest and some chats, in MiB (VmHWM). The recommender
# is the exception: that is its start, since here the vectors are in Qdrant.
MEMORY_IN_USE = {
    "classifier": 691,
    "embedder": 878,
    "gateway": 185,
    "llm-gateway": 89,
    "local-llm": 343,
    "recommender": 210,
}
SUFFIXES = {"": 1.0, "m": 1e-3, "Ki": 2.0**10, "Mi": 2.0**20, "Gi": 2.0**30}


@dataclass(frozen=True)
class Workload:
    """A Deployment or StatefulSet, its one container, and the environment that its ConfigMaps give it."""

    name: str
    document: Document
    environment: dict[str, str]

    @property
    def template(self) -> Document:
        template: Document = self.document["spec"]["template"]
        return template

    @property
    def pod(self) -> Document:
        pod: Document = self.template["spec"]
        return pod

    @property
    def container(self) -> Document:
        containers: list[Document] = self.pod["containers"]
        (container,) = containers
        return container

    @property
    def ports(self) -> dict[str, int]:
        return {port["name"]: port["containerPort"] for port in self.container["ports"]}


@pytest.fixture(scope="session")
def workloads(documents: list[Document]) -> dict[str, Workload]:
    config_maps = {each["metadata"]["name"]: each["data"] for each in documents if each["kind"] == "ConfigMap"}
    found = {}
    for document in documents:
        if document["kind"] not in ("Deployment", "StatefulSet"):
            continue
        (container,) = document["spec"]["template"]["spec"]["containers"]
        environment: dict[str, str] = {}
        for source in container.get("envFrom", ()):
            environment |= config_maps[source["configMapRef"]["name"]]
        name = document["metadata"]["name"]
        found[name] = Workload(name, document, environment)
    return found


@pytest.fixture(scope="session")
def network(documents: list[Document]) -> dict[str, Document]:
    """The Services by name."""
    return {each["metadata"]["name"]: each for each in documents if each["kind"] == "Service"}


@pytest.fixture(params=sorted(SETTINGS))
def service(request: pytest.FixtureRequest, workloads: dict[str, Workload]) -> Workload:
    return workloads[request.param]


@pytest.fixture
def settings(service: Workload, monkeypatch: pytest.MonkeyPatch) -> ServiceSettings:
    """What the service would read from its ConfigMap."""
    for name, value in service.environment.items():
        monkeypatch.setenv(name, value)
    return read_settings(SETTINGS[service.name], [])


@pytest.mark.parametrize("version", KUBERNETES)
def test_every_document_is_valid_in_strict_mode(documents: list[Document], version: str) -> None:
    assert documents
    for document in documents:
        assert kubernetes_validate.validate(document, version, strict=True) == version


def test_strict_mode_refuses_a_misspelt_field(documents: list[Document]) -> None:
    deployment = next(each for each in documents if each["kind"] == "Deployment")
    misspelt = {**deployment, "spec": {**deployment["spec"], "replica": 1}}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(misspelt, KUBERNETES[-1], strict=True)


def test_every_file_of_the_base_is_part_of_it(root: Path) -> None:
    base = root / "deploy" / "base"
    resources = yaml.safe_load((base / "kustomization.yaml").read_text(encoding="utf-8"))["resources"]
    assert sorted(resources) == sorted(path.name for path in base.glob("*.yaml") if path.name != "kustomization.yaml")


def test_every_service_the_language_model_and_the_vector_store_are_deployed(workloads: dict[str, Workload]) -> None:
    assert workloads.keys() == SETTINGS.keys() | {"local-llm", "qdrant"}


def test_every_variable_is_a_setting_of_its_service(service: Workload) -> None:
    kind = SETTINGS[service.name]
    known = {f"{kind.model_config['env_prefix']}{field}".upper() for field in kind.model_fields}
    assert service.environment
    assert service.environment.keys() <= known


def test_the_settings_are_accepted_and_let_others_in(settings: ServiceSettings) -> None:
    assert settings.host == "0.0.0.0"


def test_probes_ask_the_right_port_for_the_right_health(service: Workload, settings: ServiceSettings) -> None:
    assert service.ports["grpc"] == settings.port
    for probe, health in (("startupProbe", STARTUP), ("readinessProbe", READINESS), ("livenessProbe", LIVENESS)):
        assert service.container[probe]["grpc"] == {"port": settings.port, "service": health}


def test_metrics_are_served_where_prometheus_is_told(service: Workload, settings: ServiceSettings) -> None:
    annotations = service.template["metadata"]["annotations"]
    assert annotations["prometheus.io/scrape"] == "true"
    assert int(annotations["prometheus.io/port"]) == service.ports["metrics"] == settings.metrics_port


def test_a_pod_may_finish_its_drain_before_it_is_killed(service: Workload, settings: ServiceSettings) -> None:
    drain = settings.drain_delay_seconds + settings.drain_grace_seconds
    assert service.pod["terminationGracePeriodSeconds"] >= drain + MARGIN_SECONDS
    # Clients hear of a pod's end with a delay; until then it must go on serving.
    assert settings.drain_delay_seconds >= 5


def test_whoever_carries_a_chat_lets_it_finish(workloads: dict[str, Workload], monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("gateway", "llm-gateway"):
        for variable, value in workloads[name].environment.items():
            monkeypatch.setenv(variable, value)
    gateway = read_settings(GatewaySettings, [])
    longest = gateway.embed_seconds + gateway.recommend_seconds + gateway.text_seconds
    assert gateway.drain_grace_seconds >= longest
    assert read_settings(LlmGatewaySettings, []).drain_grace_seconds >= gateway.text_seconds


def test_services_are_headless_and_lead_to_the_pods_of_their_name(
    network: dict[str, Document], workloads: dict[str, Workload]
) -> None:
    assert network.keys() == workloads.keys()
    for name, service in network.items():
        assert service["spec"]["clusterIP"] == "None"
        selector = service["spec"]["selector"].items()
        chosen = [each.name for each in workloads.values() if selector <= each.template["metadata"]["labels"].items()]
        assert chosen == [name]
        for port in service["spec"]["ports"]:
            assert port["port"] == workloads[name].ports[port["targetPort"]]


def test_every_address_in_the_settings_is_that_of_a_service(
    network: dict[str, Document], workloads: dict[str, Workload]
) -> None:
    addresses = {
        variable: address
        for workload in workloads.values()
        for variable, value in workload.environment.items()
        if (address := _address(value))
    }
    for host, port in addresses.values():
        assert port in {each["port"] for each in network[host]["spec"]["ports"]}
    assert {variable: host for variable, (host, _) in addresses.items()} == {
        "GATEWAY_CLASSIFIER_TARGET": "classifier",
        "GATEWAY_EMBEDDER_TARGET": "embedder",
        "GATEWAY_LLM_GATEWAY_TARGET": "llm-gateway",
        "GATEWAY_RECOMMENDER_TARGET": "recommender",
        "LLM_GATEWAY_BASE_URL": "local-llm",
        "RECOMMENDER_QDRANT_URL": "qdrant",
    }


def test_grpc_targets_resolve_to_all_pods(workloads: dict[str, Workload]) -> None:
    targets = {name: value for name, value in workloads["gateway"].environment.items() if name.endswith("_TARGET")}
    assert len(targets) == 4
    assert all(value.startswith("dns:///") for value in targets.values())


def test_the_recommender_speaks_grpc_to_qdrant(workloads: dict[str, Workload]) -> None:
    port = int(workloads["recommender"].environment["RECOMMENDER_QDRANT_GRPC_PORT"])
    assert workloads["qdrant"].ports["grpc"] == port


def test_the_local_language_model_takes_its_arguments(workloads: dict[str, Workload]) -> None:
    local_llm = workloads["local-llm"]
    options = parse_options(local_llm.container["args"])
    assert options.host == "0.0.0.0"
    assert options.port == local_llm.ports["http"]
    assert options.threads <= _quantity(local_llm.container["resources"]["limits"]["cpu"])


def test_every_image_of_ours_is_one_that_the_readme_builds(
    builds: dict[str, Any], workloads: dict[str, Workload]
) -> None:
    ours = {_image(each)[0].removeprefix(IMAGE_PREFIX): each.name for each in workloads.values() if _is_ours(each)}
    assert ours.keys() == builds.keys()
    assert all(image == name for image, name in ours.items())


def test_pods_get_no_variables_from_kubernetes_that_look_like_settings(workloads: dict[str, Workload]) -> None:
    """For a Service `embedder` Kubernetes would set EMBEDDER_PORT to a URL, were it not told to leave that."""
    assert all(workload.pod["enableServiceLinks"] is False for workload in workloads.values())


def test_pods_run_without_rights(workloads: dict[str, Workload]) -> None:
    for workload in workloads.values():
        assert workload.pod["automountServiceAccountToken"] is False
        assert workload.pod["securityContext"]["runAsNonRoot"] is True
        assert workload.container["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "capabilities": {"drop": ["ALL"]},
        }


def test_no_secret_is_committed_and_none_is_needed(documents: list[Document], workloads: dict[str, Workload]) -> None:
    assert not [each for each in documents if each["kind"] == "Secret"]
    references = {
        (workload.name, variable["name"]): variable["valueFrom"]["secretKeyRef"]
        for workload in workloads.values()
        for variable in workload.container.get("env", ())
    }
    assert all(reference["optional"] is True for reference in references.values())
    assert references.keys() == {
        ("llm-gateway", "LLM_API_KEY"),
        ("qdrant", "QDRANT__SERVICE__API_KEY"),
        ("recommender", RecommenderSettings().qdrant_api_key_env),
    }
    # One key for both ends.
    assert references["qdrant", "QDRANT__SERVICE__API_KEY"] == references["recommender", "QDRANT_API_KEY"]


def test_requests_are_within_limits(workloads: dict[str, Workload]) -> None:
    for workload in workloads.values():
        resources = workload.container["resources"]
        assert resources["requests"].keys() == resources["limits"].keys() == {"cpu", "memory"}
        for kind, limit in resources["limits"].items():
            assert 0 < _quantity(resources["requests"][kind]) <= _quantity(limit)


def test_requests_cover_the_memory_that_is_used(workloads: dict[str, Workload]) -> None:
    requested = {
        workload.name: _quantity(workload.container["resources"]["requests"]["memory"]) / SUFFIXES["Mi"]
        for workload in filter(_is_ours, workloads.values())
    }
    assert requested.keys() == MEMORY_IN_USE.keys()
    assert not {name: megabytes for name, megabytes in requested.items() if megabytes < MEMORY_IN_USE[name]}


def test_qdrant_keeps_everything_on_its_volume(workloads: dict[str, Workload], network: dict[str, Document]) -> None:
    qdrant = workloads["qdrant"]
    (claim,) = qdrant.document["spec"]["volumeClaimTemplates"]
    (mount,) = qdrant.container["volumeMounts"]
    assert mount == {"name": claim["metadata"]["name"], "mountPath": "/qdrant/storage"}
    assert qdrant.environment["QDRANT__STORAGE__SNAPSHOTS_PATH"].startswith(f"{mount['mountPath']}/")
    assert qdrant.document["spec"]["serviceName"] in network


class TestDevOverlay:
    """What only the rendered overlay can show."""

    def test_all_is_in_its_namespace(self, rendered: list[Document]) -> None:
        names = {each["metadata"].get("namespace") for each in rendered if each["kind"] != "Namespace"}
        assert names == {"gamesrec"}
        assert [each["metadata"]["name"] for each in rendered if each["kind"] == "Namespace"] == ["gamesrec"]

    def test_there_is_one_pod_of_everything(self, rendered: list[Document]) -> None:
        replicas = [each["spec"]["replicas"] for each in _of_pods(rendered)]
        assert replicas == [1] * 7

    def test_images_of_ours_are_tagged_dev_and_others_by_version(self, rendered: list[Document]) -> None:
        images = [each["spec"]["template"]["spec"]["containers"][0]["image"] for each in _of_pods(rendered)]
        for image in images:
            name, _, tag = image.partition(":")
            if name.startswith(IMAGE_PREFIX):
                assert tag == "dev"
            else:
                assert re.match(r"v\d+\.\d+\.\d+", tag)

    def test_everything_bears_the_common_labels(self, rendered: list[Document]) -> None:
        for each in (*rendered, *(document["spec"]["template"] for document in _of_pods(rendered))):
            if each.get("kind") in ("Namespace", "ConfigMap"):
                continue
            labels = each["metadata"]["labels"]
            assert labels["app.kubernetes.io/part-of"] == "gamesrec"
            assert labels.keys() >= {"app.kubernetes.io/name", "app.kubernetes.io/component"}

    def test_a_changed_setting_replaces_the_pods(self, rendered: list[Document]) -> None:
        """The names of ConfigMaps carry a hash of what they hold."""
        names = [each["metadata"]["name"] for each in rendered if each["kind"] == "ConfigMap"]
        assert len(names) == 6
        assert all(re.fullmatch(r"[a-z-]+-[a-z0-9]{10}", name) for name in names)


def test_the_readme_applies_every_overlay(root: Path) -> None:
    readme = (root / "deploy" / "README.md").read_text(encoding="utf-8")
    overlays = [path.parent.name for path in root.glob("deploy/overlays/*/kustomization.yaml")]
    assert overlays
    assert all(f"kubectl apply -k deploy/overlays/{overlay}" in readme for overlay in overlays)


def test_the_readmes_overlay_for_another_language_model_works(
    readme_overlay: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "local-llm" not in {each["metadata"]["name"] for each in readme_overlay}
    (environment,) = (
        each["data"]
        for each in readme_overlay
        if each["kind"] == "ConfigMap" and each["metadata"]["name"].startswith("llm-gateway-")
    )
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    (pool,) = read_settings(LlmGatewaySettings, []).configuration().pools.values()
    (upstream,) = pool.targets
    assert (upstream.base_url, upstream.model) == ("https://llm.example.com/v1", "some-model")
    (pod,) = (each for each in _of_pods(readme_overlay) if each["metadata"]["name"] == "llm-gateway")
    variables = {variable["name"] for variable in pod["spec"]["template"]["spec"]["containers"][0]["env"]}
    assert upstream.api_key_env in variables


def _of_pods(documents: list[Document]) -> Iterator[Document]:
    return (each for each in documents if each["kind"] in ("Deployment", "StatefulSet"))


def _image(workload: Workload) -> tuple[str, str]:
    name, _, tag = workload.container["image"].partition(":")
    return name, tag


def _is_ours(workload: Workload) -> bool:
    return _image(workload)[0].startswith(IMAGE_PREFIX)


def _address(value: str) -> tuple[str, int] | None:
    """Host and port of a gRPC target or a URL; None for any other value."""
    if target := re.fullmatch(r"dns:///([\w.-]+):(\d+)", value):
        return target[1], int(target[2])
    url = urlsplit(value)
    return (url.hostname, url.port) if url.scheme in ("http", "https") and url.hostname and url.port else None


def _quantity(text: str) -> float:
    number, suffix = re.fullmatch(r"([\d.]+)(\D*)", text).groups()  # type: ignore[union-attr]
    return float(number) * SUFFIXES[suffix]
