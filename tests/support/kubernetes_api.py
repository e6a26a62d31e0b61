"""Stands in for the API of a Kubernetes cluster, so that kubectl's commands can be run where there is no cluster.

It keeps the documents that it is given or sent, by kind and name, and answers kubectl's questions about them. It has no
controllers: each Deployment and StatefulSet has one ready pod, each Deployment an earlier revision, and each Job is
complete as soon as it is created. It validates nothing and opens no connection to a pod.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.support.manifests import Document, Workload

_CLUSTER_WIDE = ("Namespace",)
_ALWAYS = (("v1", "Pod"), ("v1", "Event"), ("v1", "Secret"), ("apps/v1", "ReplicaSet"), ("batch/v1", "Job"))
_REVISION = "deployment.kubernetes.io/revision"


class KubernetesApi:
    """What the cluster holds, and its answers to requests; `kubernetes_http.py` serves them."""

    def __init__(self, documents: Sequence[Document], namespace: str) -> None:
        """`documents` are there from the beginning; kinds of theirs are the ones that may be sent."""
        self._namespace = namespace
        self._kinds = {(each["apiVersion"], each["kind"]) for each in documents} | set(_ALWAYS)
        self._objects: dict[tuple[str, str], dict[str, Document]] = {}
        for each in documents:
            self._keep(copy.deepcopy(each))

    def of_kind(self, kind: str) -> dict[str, Document]:
        """The objects of a kind by their names."""
        return {
            name: each for (_, known), some in self._objects.items() if known == kind for name, each in some.items()
        }

    def answer(self, method: str, url: str, body: Any) -> tuple[int, Any]:
        """The status and the document, or the text, of an answer."""
        path, query = urlsplit(url).path, parse_qs(urlsplit(url).query)
        if (found := self._discovery(path)) is not None:
            return 200, found
        # /api/v1 or /apis/GROUP/VERSION, namespaces/NAME for what is in one, the plural, a name, a part of it.
        parts = path.strip("/").split("/")
        version, rest = (parts[1], parts[2:]) if parts[0] == "api" else ("/".join(parts[1:3]), parts[3:])
        if len(rest) > 2 and rest[0] == "namespaces":
            if rest[1] != self._namespace:
                return _failure(404, "NotFound", f"there is no namespace {rest[1]}")
            rest = rest[2:]
        kinds = [kind for known, kind in self._kinds if known == version and rest and _plural(kind) == rest[0]]
        if not kinds:
            return _failure(404, "NotFound", "the server could not find the requested resource")
        if "sendInitialEvents" in query:
            return _failure(422, "Invalid", "lists are not streamed")
        return self._on_objects(method, (version, kinds[0]), rest[1:], query, body)

    def _on_objects(
        self, method: str, kind: tuple[str, str], rest: list[str], query: dict[str, list[str]], body: Any
    ) -> tuple[int, Any]:
        there = self._objects.setdefault(kind, {})
        if not rest:
            return self._on_all(method, kind, query, body)
        name, part = rest[0], rest[1:]
        if name not in there:
            return _failure(404, "NotFound", f"{_plural(kind[1])} {name!r} not found")
        if part == ["portforward"]:
            return _failure(501, "NotImplemented", "no connections to pods here")
        if method == "PATCH":
            there[name] = _merged(there[name], body)
        return 200, "a line\n" if part == ["log"] else there[name]

    def _on_all(self, method: str, kind: tuple[str, str], query: dict[str, list[str]], body: Any) -> tuple[int, Any]:
        there = self._objects[kind]
        if method == "POST":
            if (name := body["metadata"]["name"]) in there:
                return _failure(409, "AlreadyExists", f"{name} already exists")
            return 201, self._keep(body)
        if "watch" in query:
            return 200, ""
        return 200, {**_of(kind, "List"), "metadata": {"resourceVersion": "1"}, "items": _selected(there, query)}

    def _discovery(self, path: str) -> Any:
        versions = sorted({version for version, _ in self._kinds})
        if path == "/api":
            return {"kind": "APIVersions", "versions": ["v1"]}
        if path == "/apis":
            groups = [each for each in versions if "/" in each]
            named = [{"groupVersion": each, "version": each.split("/")[1]} for each in groups]
            return {
                "kind": "APIGroupList",
                "apiVersion": "v1",
                "groups": [
                    {"name": each["groupVersion"].split("/")[0], "versions": [each], "preferredVersion": each}
                    for each in named
                ],
            }
        for version in versions:
            if path == (f"/apis/{version}" if "/" in version else f"/api/{version}"):
                resources = [
                    {
                        "name": _plural(kind),
                        "singularName": kind.lower(),
                        "namespaced": kind not in _CLUSTER_WIDE,
                        "kind": kind,
                        "verbs": ["create", "get", "list", "patch", "watch"],
                    }
                    for known, kind in sorted(self._kinds)
                    if known == version
                ]
                return {"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": version, "resources": resources}
        return None

    def _keep(self, document: Document) -> Document:
        kind, name = document["kind"], document["metadata"]["name"]
        document["metadata"].setdefault("uid", f"{kind}-{name}")
        if kind not in _CLUSTER_WIDE:
            document["metadata"]["namespace"] = self._namespace
        self._objects.setdefault((document["apiVersion"], kind), {})[name] = document
        if kind in ("Deployment", "StatefulSet"):
            self._run(Workload(document, {}))
        if kind == "Job":
            document["status"] = {"conditions": [{"type": "Complete", "status": "True"}]}
        return document

    def _run(self, workload: Workload) -> None:
        template, document = workload.template, workload.document
        document["status"] = {"conditions": [{"type": "Available", "status": "True"}]}
        metadata = {"labels": workload.labels}
        pod = {
            "apiVersion": "v1",
            "kind": "Pod",
            "metadata": {**metadata, "name": f"{workload.name}-0"},
            "spec": copy.deepcopy(template["spec"]),
            "status": {"phase": "Running", "conditions": [{"type": "Ready", "status": "True"}]},
        }
        self._keep(pod)
        if workload.kind != "Deployment":
            return
        document["metadata"].setdefault("annotations", {})[_REVISION] = "2"
        owner = {"apiVersion": "apps/v1", "kind": "Deployment", "name": workload.name, "controller": True}
        for revision in ("1", "2"):
            self._keep(
                {
                    "apiVersion": "apps/v1",
                    "kind": "ReplicaSet",
                    "metadata": {
                        **metadata,
                        "name": f"{workload.name}-{revision}",
                        "annotations": {_REVISION: revision},
                        "ownerReferences": [{**owner, "uid": document["metadata"]["uid"]}],
                    },
                    "spec": {
                        "replicas": 1,
                        "selector": document["spec"]["selector"],
                        "template": _merged(template, {"metadata": {"labels": {"revision": revision}}}),
                    },
                }
            )


def _plural(kind: str) -> str:
    word = kind.lower()
    return f"{word.removesuffix('y')}ies" if word.endswith("cy") else f"{word}s"


def _of(kind: tuple[str, str], ending: str = "") -> Document:
    return {"apiVersion": kind[0], "kind": kind[1] + ending}


def _selected(there: dict[str, Document], query: dict[str, list[str]]) -> list[Document]:
    labels = [each.split("=") for each in ",".join(query.get("labelSelector", [])).split(",") if each]
    fields = dict(each.split("=") for each in ",".join(query.get("fieldSelector", [])).split(",") if each)
    return [
        each
        for name, each in there.items()
        if all(each["metadata"].get("labels", {}).get(label) == value for label, value in labels)
        and fields.get("metadata.name", name) == name
    ]


def _merged(one: Any, other: Any) -> Any:
    """A merge patch (RFC 7396), which is enough for what kubectl changes here; a JSON patch changes nothing."""
    if isinstance(other, list):
        return one
    if not isinstance(one, dict) or not isinstance(other, dict):
        return copy.deepcopy(other)
    found = {name: value for name, value in one.items() if other.get(name, value) is not None}
    return {**found, **{name: _merged(one.get(name, {}), value) for name, value in other.items() if value is not None}}


def _failure(code: int, reason: str, message: str) -> tuple[int, Document]:
    status = {"kind": "Status", "apiVersion": "v1", "status": "Failure"}
    return code, {**status, "code": code, "reason": reason, "message": message}
