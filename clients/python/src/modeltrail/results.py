"""What became of what was told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .artifacts import File


@dataclass(frozen=True)
class Version:
    """A registered version.

    version: 1, 2, 3 … of its model; phase: TRAINING or DEPLOYMENT, when it was registered
    uri, sha256, layout, files: its artifact; href: its address in the registry
    serves: the environments it can be promoted to; event_id: of the ModelTrained that told of it
    body: all that the registry says of it
    """

    model_name: str
    version: int
    phase: str
    workspace: str
    run_id: str
    uri: str
    sha256: str
    layout: str
    href: str
    event_id: str
    serves: tuple[str, ...] = ()
    files: tuple[File, ...] = field(default=(), repr=False)
    body: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True)
class Candidate:
    """A run that is stored, and is no version yet: its workspace registers at deployment.

    modeltrail.deploy(…, run_id=…) makes a version of it. href: the run's address in the registry
    """

    model_name: str
    workspace: str
    run_id: str
    uri: str
    sha256: str
    layout: str
    href: str
    event_id: str
    files: tuple[File, ...] = field(default=(), repr=False)
    body: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True)
class Announced:
    """It is in Kafka. What became of it was not asked, since no registry's address is set."""

    event_id: str
    topic: str
    partition: int
    offset: int


@dataclass(frozen=True)
class Deployment:
    """A deployment that was asked for: the rules decide on it.

    href: where that can be followed, if the registry said so; body: all that it said
    """

    model_name: str
    environment: str
    event_id: str
    href: str
    body: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)


def made(view: Mapping[str, Any], event: Mapping[str, Any], event_id: str, base: str) -> Version | Candidate:
    """What the registry's view of a version or of a run says.

    event: what was told, as plain JSON; base: the registry's address
    """
    artifact = view.get("artifact") or event["artifact"]
    files = tuple(File(each["path"], each["sha256"], each["sizeBytes"]) for each in artifact.get("files", []))
    href = base + str(view.get("href", ""))
    layout = str(artifact.get("layout", "FILE"))
    workspace = str(event["workspace"])
    run_id = str(event["run"]["runId"])
    version = view.get("version")
    if isinstance(version, int):
        return Version(
            model_name=str(view["modelName"]),
            version=version,
            phase=str(view.get("phase", "")),
            workspace=workspace,
            run_id=run_id,
            uri=artifact["uri"],
            sha256=artifact["sha256"],
            layout=layout,
            href=href,
            event_id=str(view.get("causationId") or event_id),
            serves=tuple(view.get("serves", ())),
            files=files,
            body=view,
        )
    return Candidate(
        model_name=str(event["modelName"]),
        workspace=workspace,
        run_id=run_id,
        uri=artifact["uri"],
        sha256=artifact["sha256"],
        layout=layout,
        href=href,
        event_id=event_id,
        files=files,
        body=view,
    )
