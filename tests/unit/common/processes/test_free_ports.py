"""Ports for processes that are about to start."""

from __future__ import annotations

import socket

from services.common.processes.free_ports import free_ports


def test_ports_differ_can_be_listened_on_and_are_none_that_an_outgoing_connection_may_take() -> None:
    ports = free_ports(50)
    assert len(set(ports)) == 50
    with socket.socket() as outgoing:
        outgoing.bind(("127.0.0.1", 0))
        assert max(ports) < outgoing.getsockname()[1]
    for port in ports:
        with socket.socket() as listening:
            listening.bind(("127.0.0.1", port))
