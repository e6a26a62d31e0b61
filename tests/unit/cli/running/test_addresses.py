"""The processes of a stack have documented ports, or any free ones."""

from __future__ import annotations

import socket

from services.cli.running.addresses import DEFAULT_GATEWAY, HOST, SPARE_GATEWAY, Addresses, is_free
from services.ingest.service_targets import ServiceTargets


def test_the_documented_addresses_are_those_that_the_commands_use_by_default() -> None:
    addresses = Addresses.fixed()
    assert addresses.target("gateway") == DEFAULT_GATEWAY
    assert addresses.ingest_targets == ServiceTargets("127.0.0.1:50051", "127.0.0.1:50053")
    assert addresses.metrics["gateway"] == addresses.by_name["gateway"] + 1000


def test_the_page_is_where_the_documentation_says() -> None:
    assert Addresses.fixed().page == "http://127.0.0.1:50080/"
    assert Addresses.fixed().metrics["web"] == 51080


def test_free_addresses_are_distinct_and_can_be_listened_on() -> None:
    addresses = Addresses.free()
    shared = {name: port for name, port in addresses.by_name.items() if name != SPARE_GATEWAY}
    ports = [*shared.values(), *addresses.own.values()]
    assert len(set(ports)) == len(ports)
    assert all(is_free(port) for port in ports)


def test_the_gateways_share_an_address_and_each_answers_probes_at_its_own() -> None:
    addresses = Addresses.fixed()
    assert addresses.target("gateway") == addresses.target(SPARE_GATEWAY)
    assert addresses.probe_target("gateway") == "127.0.0.1:50070"
    assert addresses.probe_target(SPARE_GATEWAY) == "127.0.0.1:50071"
    assert addresses.probe_target("embedder") == addresses.target("embedder")


def test_a_port_that_somebody_listens_on_is_not_free() -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        assert not is_free(taken.getsockname()[1])
