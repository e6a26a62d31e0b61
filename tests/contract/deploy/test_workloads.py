"""The workloads are in step with the settings, the ports, the commands and the images of the project."""

from __future__ import annotations

import re
import shlex
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml

from services.classifier.settings import ClassifierSettings
from services.cli.app import app
from services.common.observability.probe_pages import PATHS
from services.common.readiness import LIVENESS, READINESS, STARTUP
from services.common.security.transport import PEER_CA, PEER_CERTIFICATE, PEER_CERTIFICATE_KEY
from services.common.settings import ServiceSettings, read_settings
from services.embedder.settings import EmbedderSettings
from services.gateway.settings import GatewaySettings
from services.llm_gateway.settings import LlmGatewaySettings
from services.local_llm.server import parse_options
from services.recommender.settings import RecommenderSettings
from services.web.settings import WebSettings
from tests.support.manifests import OVERLAYS, Manifests, Workload
from tests.support.quantities import quantity
from tests.support.rendering import Renderer, combinations, components

SETTINGS: dict[str, type[ServiceSettings]] = {
    "classifier": ClassifierSettings,
    "embedder": EmbedderSettings,
    "gateway": GatewaySettings,
    "llm-gateway": LlmGatewaySettings,
    "recommender": RecommenderSettings,
}
ALL_SETTINGS: dict[str, type[ServiceSettings]] = {**SETTINGS, "next-embedder": EmbedderSettings, "web": WebSettings}
# What services of ours read that is none of their settings.
OTHER_VARIABLES = {
    *(PEER_CA, PEER_CERTIFICATE, PEER_CERTIFICATE_KEY),
    *("LLM_API_KEY", "QDRANT_API_KEY", "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_SERVICE_NAME"),
}
REGISTRY = "registry.invalid/gamesrec/"
# Clients hear of a pod's end when the name that they have cached runs out: CoreDNS lets them keep it for 30 s.
DNS_SECONDS = 30
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


@pytest.fixture(params=sorted(SETTINGS))
def service(request: pytest.FixtureRequest, workloads: dict[str, Workload]) -> Workload:
    return workloads[request.param]


@pytest.fixture
def settings(service: Workload, monkeypatch: pytest.MonkeyPatch) -> ServiceSettings:
    """What the service would read from its environment."""
    return _read(service, monkeypatch)


def test_every_file_of_the_base_is_part_of_it(root: Path) -> None:
    base = root / "deploy" / "base"
    resources = yaml.safe_load((base / "kustomization.yaml").read_text(encoding="utf-8"))["resources"]
    assert sorted(resources) == sorted(path.name for path in base.glob("*.yaml") if path.name != "kustomization.yaml")


def test_every_service_the_language_model_and_the_vector_store_are_deployed(renderer: Renderer) -> None:
    assert renderer.render("dev").workloads.keys() == SETTINGS.keys() | {"local-llm", "qdrant"}
    assert renderer.render("dev").services.keys() == SETTINGS.keys()


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_every_variable_is_a_setting_that_its_service_accepts(
    renderer: Renderer, overlay: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for combination in combinations():
        manifests = renderer.render(overlay, combination)
        for name, service in manifests.services.items():
            kind = ALL_SETTINGS[name]
            known = {f"{kind.model_config['env_prefix']}{field}".upper() for field in kind.model_fields}
            assert service.environment.keys() <= known | OTHER_VARIABLES
            with monkeypatch.context() as patch:
                patch.setenv("LLM_API_KEY", "from the Secret that the operator makes")
                settings = _read(_mount(manifests, service, tmp_path), patch)
                assert settings.host == "0.0.0.0"
                if isinstance(settings, LlmGatewaySettings):
                    assert settings.configuration().pools
                    assert not settings.unused


def test_probes_ask_the_right_port_for_the_right_health(service: Workload, settings: ServiceSettings) -> None:
    assert service.ports["grpc"] == settings.port
    for probe, health in (("startupProbe", STARTUP), ("readinessProbe", READINESS), ("livenessProbe", LIVENESS)):
        assert service.container[probe]["grpc"] == {"port": settings.port, "service": health}


def test_metrics_are_served_where_prometheus_is_told(service: Workload, settings: ServiceSettings) -> None:
    annotations = service.template["metadata"]["annotations"]
    assert annotations["prometheus.io/scrape"] == "true"
    assert int(annotations["prometheus.io/port"]) == service.ports["metrics"] == settings.metrics_port


def test_a_pod_serves_on_until_no_cached_name_leads_to_it(service: Workload, settings: ServiceSettings) -> None:
    assert settings.drain_delay_seconds >= DNS_SECONDS + MARGIN_SECONDS


def test_a_pod_may_finish_its_drain_before_it_is_killed(service: Workload, settings: ServiceSettings) -> None:
    drain = settings.drain_delay_seconds + settings.drain_grace_seconds
    assert service.pod["terminationGracePeriodSeconds"] >= drain + MARGIN_SECONDS


def test_what_has_no_drain_of_its_own_waits_before_it_is_told_to_stop(workloads: dict[str, Workload]) -> None:
    local_llm, qdrant = workloads["local-llm"], workloads["qdrant"]
    options = parse_options(local_llm.container["args"])
    for workload, rest in ((local_llm, options.drain_seconds), (qdrant, 60)):
        command, seconds = workload.container["lifecycle"]["preStop"]["exec"]["command"]
        assert command == "sleep"
        assert int(seconds) >= DNS_SECONDS + MARGIN_SECONDS
        assert workload.pod["terminationGracePeriodSeconds"] >= int(seconds) + rest + MARGIN_SECONDS


def test_whoever_carries_a_chat_lets_it_finish(workloads: dict[str, Workload], monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        gateway = _read(workloads["gateway"], patch)
    assert isinstance(gateway, GatewaySettings)
    longest = gateway.embed_seconds + gateway.recommend_seconds + gateway.text_seconds
    assert gateway.drain_grace_seconds >= longest
    assert _read(workloads["llm-gateway"], monkeypatch).drain_grace_seconds >= gateway.text_seconds
    assert parse_options(workloads["local-llm"].container["args"]).drain_seconds >= gateway.text_seconds


def test_new_pods_are_found_within_a_minute(settings: ServiceSettings) -> None:
    """A client looks for new pods when a connection ends, and hears of them when the cached answer has expired.

    One of four pods is to have 15 % of the calls in the last 15 s of the minute: a fair share of most of them.
    """
    longest_age = 1.1 * settings.max_connection_age_seconds  # grpc spreads ages by a tenth
    assert DNS_SECONDS + longest_age <= 60 - 15 * 0.15 / 0.25


def test_a_rollout_never_has_fewer_pods_than_before(manifests: Manifests) -> None:
    for deployment in manifests.of_kind("Deployment").values():
        assert deployment["spec"]["strategy"]["rollingUpdate"] == {"maxSurge": 1, "maxUnavailable": 0}


def test_the_recommender_waits_for_qdrant_as_long_as_its_probe_lets_it(
    workloads: dict[str, Workload], monkeypatch: pytest.MonkeyPatch
) -> None:
    recommender = workloads["recommender"]
    settings = _read(recommender, monkeypatch)
    assert isinstance(settings, RecommenderSettings)
    probe = recommender.container["startupProbe"]
    assert 180 < settings.qdrant_wait_seconds < probe["periodSeconds"] * probe["failureThreshold"]


def test_the_recommender_speaks_grpc_to_qdrant(workloads: dict[str, Workload]) -> None:
    port = int(workloads["recommender"].environment["RECOMMENDER_QDRANT_GRPC_PORT"])
    assert workloads["qdrant"].ports["grpc"] == port


def test_both_ends_have_the_same_generated_key_of_qdrant(workloads: dict[str, Workload], root: Path) -> None:
    keys = {
        workloads["qdrant"].environment["QDRANT__SERVICE__API_KEY"],
        workloads["recommender"].environment[RecommenderSettings().qdrant_api_key_env],
    }
    (key,) = keys
    assert re.fullmatch(r"[0-9a-f]{64}", key)
    assert "deploy/**/secrets/" in (root / ".gitignore").read_text(encoding="utf-8").split()


def test_every_overlay_has_a_key_of_its_own(renderer: Renderer) -> None:
    keys = {
        renderer.render(overlay).workloads["qdrant"].environment["QDRANT__SERVICE__API_KEY"] for overlay in OVERLAYS
    }
    assert len(keys) == len(OVERLAYS)


def test_the_local_language_model_takes_its_arguments(workloads: dict[str, Workload]) -> None:
    local_llm = workloads["local-llm"]
    options = parse_options(local_llm.container["args"])
    assert options.host == "0.0.0.0"
    assert options.port == local_llm.ports["http"]
    assert options.threads <= quantity(local_llm.container["resources"]["limits"]["cpu"])


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_images_of_ours_are_built_by_the_script_and_come_from_no_public_registry(
    renderer: Renderer, overlay: str, builds: dict[str, Any]
) -> None:
    workloads = renderer.render(overlay, [each for each in components() if each != "external-llm"]).workloads
    ours = {name: each for name, each in workloads.items() if name != "qdrant"}
    for workload in ours.values():
        found = re.fullmatch(rf"{re.escape(REGISTRY)}([\w-]+)(:dev|@sha256:[0-9a-f]{{64}})", workload.image)
        assert found, workload.image
        assert found[1] in builds
        assert (found[2] == ":dev") == (overlay == "dev")
    assert {each.image.split("/")[-1].split(":")[0].split("@")[0] for each in ours.values()} == builds.keys()
    host, _, rest = workloads["qdrant"].image.partition("/")
    assert host == "docker.io"
    assert re.fullmatch(r"qdrant/qdrant:v\d+\.\d+\.\d+-unprivileged", rest)


def test_the_http_door_has_settings_that_it_accepts_and_a_drain_that_fits(
    renderer: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    web = renderer.render("prod", ["web"]).workloads["web"]
    for name, value in web.environment.items():
        monkeypatch.setenv(name, value)
    settings = read_settings(WebSettings, [])
    assert settings.port == web.ports["http"]
    assert settings.metrics_port == web.ports["metrics"]
    assert settings.host == "0.0.0.0"
    assert settings.drain_delay_seconds >= DNS_SECONDS + MARGIN_SECONDS
    drain = settings.drain_delay_seconds + settings.drain_grace_seconds
    assert web.pod["terminationGracePeriodSeconds"] >= drain + MARGIN_SECONDS


def test_probes_of_the_http_door_ask_beside_its_metrics_so_that_its_own_port_may_be_without_health(
    renderer: Renderer,
) -> None:
    pages = {name: path for path, name in PATHS.items()}
    container = renderer.render("prod", ["web"]).workloads["web"].container
    for probe, health in (("startupProbe", STARTUP), ("readinessProbe", READINESS), ("livenessProbe", LIVENESS)):
        assert container[probe]["httpGet"] == {"path": pages[health], "port": "metrics"}


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_commands_of_jobs_are_commands_of_ours(renderer: Renderer, overlay: str) -> None:
    workloads = renderer.render(overlay, components()).workloads.values()
    jobs = [each for each in workloads if each.kind in ("Job", "CronJob") and each.name != "snapshots"]
    assert {each.name for each in jobs} == {"evaluate", "fit", "ingest", "ingest-shards", "reembed", "training"}
    group = typer.main.get_command(app)
    for job in jobs:
        command = list(job.container["command"])
        if command[0] == "/bin/sh":
            script = command[-1].replace("$((JOB_COMPLETION_INDEX + 1))", "1")
            command = shlex.split(script.removeprefix("exec "))
        assert command[0] == "gamesrec"
        # Parses the options, and would fail on one that there is not.
        sub = group.commands[command[1]]  # type: ignore[attr-defined]
        sub.make_context(command[1], command[2:])


def test_the_shards_are_as_many_as_the_completions(renderer: Renderer) -> None:
    job = renderer.render("prod", ["ingest-shards"]).workloads["ingest-shards"]
    (count,) = re.findall(r'INDEX \+ 1\)\)/(\d+)"', job.container["command"][-1])
    assert job.document["spec"]["completionMode"] == "Indexed"
    assert job.document["spec"]["completions"] == int(count)


def test_requests_are_within_limits(renderer: Renderer) -> None:
    for workload in renderer.render("prod", components()).workloads.values():
        resources = workload.container["resources"]
        for kind, limit in resources["limits"].items():
            assert 0 < quantity(resources["requests"].get(kind, limit)) <= quantity(limit)


def test_requests_cover_the_memory_that_is_used(workloads: dict[str, Workload]) -> None:
    for name, megabytes in MEMORY_IN_USE.items():
        assert quantity(workloads[name].container["resources"]["requests"]["memory"]) / 2**20 >= megabytes


def test_qdrant_keeps_everything_on_its_volume(manifests: Manifests) -> None:
    qdrant = manifests.workloads["qdrant"]
    (claim,) = qdrant.document["spec"]["volumeClaimTemplates"]
    mounts = {each["name"]: each["mountPath"] for each in qdrant.container["volumeMounts"]}
    assert mounts[claim["metadata"]["name"]] == "/qdrant/storage"
    for variable in ("QDRANT__STORAGE__SNAPSHOTS_PATH", "QDRANT__STORAGE__TEMP_PATH"):
        assert qdrant.environment[variable].startswith("/qdrant/storage/")
    governing = manifests.of_kind("Service")[qdrant.document["spec"]["serviceName"]]
    # Nodes of a cluster find each other before they are ready.
    assert governing["spec"]["publishNotReadyAddresses"] is True


def test_a_changed_setting_replaces_the_pods(manifests: Manifests) -> None:
    """The names of ConfigMaps and Secrets carry a hash of what they hold."""
    names = [*manifests.of_kind("ConfigMap"), *manifests.of_kind("Secret")]
    assert len(names) >= 7
    assert all(re.fullmatch(r"[a-z-]+-[a-z0-9]{10}", name) for name in names)


class TestDev:
    def test_there_is_one_pod_of_everything(self, renderer: Renderer) -> None:
        assert {each.replicas for each in renderer.render("dev").workloads.values()} == {1}


class TestProd:
    def test_what_is_scaled_is_left_to_its_autoscaler(self, renderer: Renderer) -> None:
        manifests = renderer.render("prod")
        scaled = {
            each["spec"]["scaleTargetRef"]["name"]: each["spec"]
            for each in manifests.of_kind("HorizontalPodAutoscaler").values()
        }
        assert scaled.keys() == {"classifier", "embedder", "gateway", "recommender"}
        for name, each in manifests.of_kind("Deployment").items():
            # A number here would undo the autoscaler's at each apply.
            assert ("replicas" in each["spec"]) != (name in scaled)
        assert all(each["minReplicas"] >= 2 for each in scaled.values())

    def test_nothing_has_one_pod_alone(self, renderer: Renderer) -> None:
        manifests = renderer.render("prod", ["web"])
        scaled = manifests.of_kind("HorizontalPodAutoscaler")
        for name, each in (manifests.of_kind("Deployment") | manifests.of_kind("StatefulSet")).items():
            assert name in scaled or each["spec"]["replicas"] >= 2

    def test_a_drained_node_takes_one_pod_of_each(self, renderer: Renderer) -> None:
        manifests = renderer.render("prod")
        budgets = manifests.of_kind("PodDisruptionBudget")
        assert budgets.keys() == (manifests.of_kind("Deployment") | manifests.of_kind("StatefulSet")).keys()
        assert all(each["spec"]["maxUnavailable"] == 1 for each in budgets.values())

    def test_pods_are_spread_over_nodes_and_zones(self, renderer: Renderer) -> None:
        for name, workload in renderer.render("prod").workloads.items():
            if workload.kind in ("Deployment", "StatefulSet"):
                spread = {each["topologyKey"]: each for each in workload.pod["topologySpreadConstraints"]}
                assert "topology.kubernetes.io/zone" in spread
                assert "kubernetes.io/hostname" in spread or "podAntiAffinity" in workload.pod["affinity"]
                for each in spread.values():
                    assert each["labelSelector"]["matchLabels"] == {"app.kubernetes.io/name": name}

    def test_qdrant_keeps_two_copies_on_three_nodes_and_can_write_with_one_gone(
        self, renderer: Renderer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        workloads = renderer.render("prod").workloads
        assert workloads["qdrant"].replicas == 3
        assert workloads["qdrant"].environment["QDRANT__CLUSTER__ENABLED"] == "true"
        settings = _read(workloads["recommender"], monkeypatch)
        assert isinstance(settings, RecommenderSettings)
        assert settings.qdrant_replication_factor == 2
        assert settings.qdrant_write_consistency == 1
        assert settings.qdrant_shards % workloads["qdrant"].replicas == 0


def test_the_readme_applies_every_overlay_and_names_every_component(root: Path) -> None:
    readme = (root / "deploy" / "README.md").read_text(encoding="utf-8")
    assert all(f"kubectl apply -k deploy/overlays/{overlay}" in readme for overlay in OVERLAYS)
    assert not [name for name in components() if f"`{name}`" not in readme]


def test_the_readmes_overlay_of_ones_own_works(renderer: Renderer, root: Path) -> None:
    text = (root / "deploy" / "README.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    manifests = renderer.render_text(example)
    assert "local-llm" not in manifests.workloads
    assert manifests.workloads["llm-gateway"].environment["LLM_GATEWAY_CONFIG"]
    # Whoever copies it serves players: nobody gets in without a key or a certificate.
    environments = [each.environment.items() for each in manifests.workloads.values()]
    insecure = {name: value for each in environments for name, value in each if name.endswith("_INSECURE")}
    assert len(insecure) == len(SETTINGS)
    assert set(insecure.values()) == {"false"}


def _read(service: Workload, patch: pytest.MonkeyPatch) -> ServiceSettings:
    for name, value in service.environment.items():
        patch.setenv(name, value)
    return read_settings(ALL_SETTINGS[service.name], [])


def _mount(manifests: Manifests, service: Workload, folder: Path) -> Workload:
    """Puts the files of ConfigMaps where settings can find them; returns the service with settings of that place."""
    environment = dict(service.environment)
    for mount in service.container["volumeMounts"]:
        (volume,) = (each for each in service.pod["volumes"] if each["name"] == mount["name"])
        if "configMap" not in volume:
            continue
        for name, text in manifests.of_kind("ConfigMap")[volume["configMap"]["name"]]["data"].items():
            (folder / name).write_text(text, encoding="utf-8")
        for variable, value in environment.items():
            environment[variable] = value.replace(mount["mountPath"] + "/", f"{folder}/")
    return replace(service, environment=environment)
