"""What became of what was told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .artifacts import File


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is known of a model that was told of, whatever became of it.

    uri, sha256, layout (FILE or DIRECTORY), files (of a DIRECTORY): its artifact
    event_id: of the ModelTrained that told of it
    """

    model_name: str
    workspace: str
    run_id: str
    uri: str
    sha256: str
    layout: str
    event_id: str
    files: tuple[File, ...] = field(default=(), repr=False)

    @staticmethod
    def of(event: Mapping[str, Any], event_id: str) -> dict[str, Any]:
        """These fields, from a ModelTrained as plain JSON."""
        artifact = event["artifact"]
        listed = artifact.get("files", ())
        return {
            "model_name": str(event["modelName"]),
            "workspace": str(event["workspace"]),
            "run_id": str(event["run"]["runId"]),
            "uri": str(artifact["uri"]),
            "sha256": str(artifact["sha256"]),
            "layout": str(artifact["layout"]),
            "event_id": event_id,
            "files": tuple(File(each["path"], each["sha256"], each["sizeBytes"]) for each in listed),
        }


@dataclass(frozen=True, kw_only=True)
class Version(Told):
    """A registered version.

    version: 1, 2, 3 … of its model; phase: TRAINING or DEPLOYMENT, when it was registered
    href: its address in the registry; serves: the environments it can be promoted to
    body: all that the registry says of it
    """

    version: int
    phase: str
    href: str
    serves: tuple[str, ...] = ()
    body: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, kw_only=True)
class Candidate(Told):
    """A run that is stored, and is no version yet: its workspace registers at deployment.

    modeltrail.deploy(…, run_id=…) makes a version of it.
    href: the run's address in the registry; body: all that the registry says of it
    """

    href: str
    body: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True, kw_only=True)
class Announced(Told):
    """It is in Kafka, where topic, partition and offset say.

    What became of it was not asked, since no registry's address is set.
    """

    topic: str
    partition: int
    offset: int


@dataclass(frozen=True)
class Deployment:
    """A deployment that was asked for: the rules decide on it.

    version: of the model, which a candidate has now, too; promotion_id: at promotion-service, where it stands
    what the rules say; href: the request's address in the registry; body: all that the registry says of it
    """

    model_name: str
    environment: str
    event_id: str
    href: str
    version: int | None = None
    promotion_id: str | None = None
    body: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True)
class Assessment:
    """What was found out about a version after its training.

    event_id: by which it can be withdrawn; withdrawn_by: the event_id of what withdrew it
    href: its address in the registry; body: all that the registry says of it
    """

    model_name: str
    version: int
    kind: str
    conclusion: str
    event_id: str
    href: str
    withdrawn_by: str | None = None
    body: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True)
class DeploymentReport:
    """What was told of a deployment, as promotion-service holds it.

    version, promotion_id: what it is about; target: where, empty if it was not said
    event_id, href: of the report; body: all that promotion-service says of it
    """

    model_name: str
    environment: str
    outcome: str
    target: str
    event_id: str
    href: str
    version: int | None = None
    promotion_id: str | None = None
    body: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True)
class Observation:
    """What was told of how a version did, as promotion-service holds it.

    event_id, href: of the observation; body: all that promotion-service says of it
    """

    model_name: str
    environment: str
    version: int
    event_id: str
    href: str
    body: Mapping[str, Any] = field(default_factory=dict, repr=False, compare=False)


def made(view: Mapping[str, Any], event: Mapping[str, Any], event_id: str, base: str) -> Version | Candidate:
    """What the registry's view of a version or of a run says.

    event: what was told, as plain JSON; base: the registry's address
    """
    href = base + str(view.get("href", ""))
    told = Told.of(event, event_id)
    version = view.get("version")
    if not isinstance(version, int):
        return Candidate(**told, href=href, body=view)
    # The same bytes may have been told of before, under another uri and by another event: those count.
    told["uri"] = str(view.get("artifact", event["artifact"])["uri"])
    told["event_id"] = str(view.get("runEventId") or view.get("causationId") or event_id)
    serves = tuple(view.get("serves", ()))
    phase = str(view.get("phase", ""))
    return Version(**told, version=version, phase=phase, href=href, serves=serves, body=view)
