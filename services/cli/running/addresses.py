"""Says where the processes of the stack listen: their names, and their ports on this machine."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from dataclasses import dataclass, field

from services.common.processes.free_ports import free_ports
from services.ingest.service_targets import ServiceTargets

DEFAULT_GATEWAY = "127.0.0.1:50050"
DEFAULT_EMBEDDER = "127.0.0.1:50051"
DEFAULT_RECOMMENDER = "127.0.0.1:50053"
HOST = "127.0.0.1"
SERVICES = ("gateway", "embedder", "classifier", "recommender", "llm_gateway")
LOCAL_LLM = "local_llm"
WEB = "web"
# A second process of the edge at the same port: callers of one that ends connect to the other at once.
SPARE_GATEWAY = "gateway_2"
# What embeds while the stored vectors are changed for those of another encoder.
NEXT_EMBEDDER = "next_embedder"
_EDGE = ("gateway", SPARE_GATEWAY)


@dataclass(frozen=True, slots=True)
class Addresses:
    """The port of each process, and of the metrics of each service (0 for none).

    `own` has the second port, for probes, of each process that shares its port with another.
    """

    by_name: Mapping[str, int]
    metrics: Mapping[str, int] = field(default_factory=dict)
    own: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def fixed(cls, first: int = 50050) -> Addresses:
        """The documented ports: services from `first` on, the local model at +10, an embedder that is to follow
        at +11, HTTP at +30, metrics at +1000.

        The processes of the edge share its port, and have +20 and +21 for themselves.
        """
        by_name = {name: first + offset for offset, name in enumerate(SERVICES)} | {WEB: first + 30}
        own = {name: first + 20 + offset for offset, name in enumerate(_EDGE)}
        metrics = {name: port + 1000 for name, port in {**own, **by_name}.items()}
        return cls({**by_name, SPARE_GATEWAY: first, LOCAL_LLM: first + 10, NEXT_EMBEDDER: first + 11}, metrics, own)

    @classmethod
    def free(cls) -> Addresses:
        """Any free ports, without metrics."""
        names = (*SERVICES, LOCAL_LLM, WEB, NEXT_EMBEDDER, *_EDGE)
        numbers = free_ports(len(names))
        by_name = dict(zip(names[: -len(_EDGE)], numbers, strict=False))
        own = dict(zip(_EDGE, numbers[-len(_EDGE) :], strict=True))
        return cls({**by_name, SPARE_GATEWAY: by_name["gateway"]}, own=own)

    def target(self, name: str) -> str:
        """The address of a process, which it may share with another."""
        return f"{HOST}:{self.by_name[name]}"

    def probe_target(self, name: str) -> str:
        """The address at which only this process answers."""
        return f"{HOST}:{self.own.get(name, self.by_name[name])}"

    @property
    def page(self) -> str:
        """The URL of the page to chat on."""
        return f"http://{self.target(WEB)}/"

    @property
    def ingest_targets(self) -> ServiceTargets:
        """The addresses of the services that an ingest calls."""
        return ServiceTargets(self.target("embedder"), self.target("recommender"))


def is_free(port: int) -> bool:
    """Whether a process of this machine can listen on the port."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True
