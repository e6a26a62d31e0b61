"""The machine that pods run on: a network of its own in which it routes between them as network policies allow.

The kernel's routing rules know ports, so that a call which no policy allows finds no way: it is refused at once, where
a cluster's network would let it run into a timeout.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

GATEWAY = "169.254.1.1"
_PODS = "10.244.0.0/16"
_ALLOWED, _OWN, _DENIED = 100, 5000, 9000

Edge = tuple[str, str, int]


class Node:
    """To be used in a network namespace of its own, which it configures and never cleans up."""

    def __init__(self) -> None:
        self._pods = 0
        self._allowed: dict[object, set[Edge]] = {}
        self._name_servers = 0
        self._resolver: Path | None = None
        _ip("link set lo up")
        _write("/proc/sys/net/ipv4/ip_forward", "1")
        _write("/proc/sys/net/ipv4/conf/all/rp_filter", "0")
        # Of the machine itself, and to it: probes and names.
        _ip(f"rule add pref {_OWN} iif lo lookup main")
        _ip(f"rule add pref {_DENIED} to {_PODS} prohibit")

    def keep_names_in(self, folder: Path) -> None:
        """Makes /etc/resolv.conf a file in `folder`; only in the mount namespace that this process has to itself."""
        self._resolver = folder / "resolv.conf"
        self._resolver.touch()
        subprocess.run(["mount", "--bind", self._resolver, "/etc/resolv.conf"], check=True)

    def ask_for_names_at(self, name_server: str) -> None:
        """Lets this process, too, ask a cluster's name server."""
        assert self._resolver is not None
        self._resolver.write_text(f"nameserver {name_server}\n", encoding="utf-8")

    def name_server_address(self) -> str:
        """An address of the machine itself for another name server."""
        self._name_servers += 1
        address = f"10.244.0.{self._name_servers}"
        _ip(f"address add {address}/32 dev lo")
        return address

    def address(self) -> str:
        """An address for another pod."""
        self._pods += 1
        return f"10.244.{1 + self._pods // 250}.{1 + self._pods % 250}"

    def attach(self, pid: int, address: str) -> None:
        """Puts an interface into the namespace of a process."""
        outside = f"veth{pid}"
        _ip(f"link add {outside} type veth peer name eth0 netns {pid}")
        _ip(f"link set {outside} up")
        _write(f"/proc/sys/net/ipv4/conf/{outside}/proxy_arp", "1")
        _write(f"/proc/sys/net/ipv4/conf/{outside}/rp_filter", "0")
        _ip(f"address add {GATEWAY}/32 dev {outside}")
        _ip(f"route add {address}/32 dev {outside}")

    def sever(self, address: str) -> None:
        """Lets a pod fall silent: what is sent to it is lost."""
        _ip(f"route replace blackhole {address}/32")
        _ip(f"rule add pref 1 from {address} blackhole")

    def allow(self, cluster: object, edges: Iterable[Edge]) -> None:
        """Lets these calls through, from address to address and port, and no others between pods of a cluster."""
        wanted = set(edges)
        allowed = self._allowed.get(cluster, set())
        for action, some in (("add", wanted - allowed), ("del", allowed - wanted)):
            for caller, called, port in some:
                there = f"pref {_ALLOWED} from {caller} to {called} ipproto tcp"
                back = f"pref {_ALLOWED} from {called} to {caller} ipproto tcp"
                _ip(f"rule {action} {there} dport {port} lookup main")
                _ip(f"rule {action} {back} sport {port} lookup main")
        self._allowed[cluster] = wanted


def _ip(command: str) -> None:
    subprocess.run(["ip", *command.split()], check=True, capture_output=True, text=True)


def _write(path: str, value: str) -> None:
    with open(path, "w", encoding="ascii") as file:
        file.write(value)
