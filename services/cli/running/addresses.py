"""Says where the processes of the stack listen: their names, and their ports on this machine."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from dataclasses import dataclass, field

from services.ingest.options import ServiceTargets

DEFAULT_GATEWAY = "127.0.0.1:50050"
DEFAULT_EMBEDDER = "127.0.0.1:50051"
DEFAULT_RECOMMENDER = "127.0.0.1:50053"
HOST = "127.0.0.1"
SERVICES = ("gateway", "embedder", "classifier", "recommender", "llm_gateway")
LOCAL_LLM = "local_llm"
WEB = "web"


@dataclass(frozen=True, slots=True)
class Addresses:
    """The port of each process, and of the metrics of each service (0 for none)."""

    by_name: Mapping[str, int]
    metrics: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def fixed(cls, first: int = 50050) -> Addresses:
        """The documented ports: services from `first` on, the local model at +10, HTTP at +30, metrics at +1000."""
        by_name = {name: first + offset for offset, name in enumerate(SERVICES)} | {WEB: first + 30}
        metrics = {name: port + 1000 for name, port in by_name.items()}
        return cls({**by_name, LOCAL_LLM: first + 10}, metrics)

    @classmethod
    def free(cls) -> Addresses:
        """Any free ports, without metrics."""
        names = (*SERVICES, LOCAL_LLM, WEB)
        probes = [socket.socket() for _ in names]
        try:
            for probe in probes:
                probe.bind((HOST, 0))
            numbers = [int(probe.getsockname()[1]) for probe in probes]
        finally:
            for probe in probes:
                probe.close()
        return cls(dict(zip(names, numbers, strict=True)))

    def target(self, name: str) -> str:
        """The address of a process."""
        return f"{HOST}:{self.by_name[name]}"

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
