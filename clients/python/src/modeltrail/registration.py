"""register(): hash, upload, announce, wait. deploy(): ask for a deployment."""

from __future__ import annotations

import os
import time
import uuid
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from . import checks, door
from .artifacts import Artifact
from .contents import About, Attachment, BaseModel, Dataset, Evaluation, Figures, RunInfo, event
from .errors import Invalid, Unreachable
from .results import Announced, Candidate, Deployment, Version, made
from .settings import Settings
from .transport import Transport, fail
from .uploads import upload


class Via(Protocol):
    """Another way for an event than HTTP, such as modeltrail.Kafka."""

    def send(self, event: Mapping[str, Any], event_id: str) -> Announced:
        """Sends ModelTrained, as plain JSON; returns when it is acknowledged."""
        ...


def register(
    model_path: str | os.PathLike[str],
    *,
    model_name: str,
    description: str | None = None,
    tags: Mapping[str, object] | None = None,
    workspace: str = "default",
    run_id: str | None = None,
    metrics: Figures | None = None,
    parameters: Mapping[str, object] | None = None,
    statistics: Figures | None = None,
    datasets: Sequence[Dataset] = (),
    metrics_dataset: str | None = None,
    evaluations: Sequence[Evaluation] = (),
    base_models: Sequence[BaseModel] = (),
    attachments: Sequence[Attachment] = (),
    algorithm: str | None = None,
    task: str | None = None,
    format: str | None = None,
    format_version: str | None = None,
    framework: str | None = None,
    framework_version: str | None = None,
    signature: str | None = None,
    run: RunInfo | None = None,
    uri: str | None = None,
    via: Via | None = None,
    settings: Settings | None = None,
) -> Version | Candidate | Announced:
    """Registers a trained model and returns what became of it.

    model_path: a file or a folder here. It is hashed, and uploaded unless uri says where it is already
    model_name: 1 to 200 characters; with its first run, the model is there
    workspace: its rules say whether the run becomes a version now or when it is deployed
    run_id: unique for a model in a workspace. Without it, it follows from all that is registered, so that
        the same call again is the same run
    metrics: how good it is, name to number; measured on the data set named metrics_dataset, if given
    parameters, tags: name to value, kept as text; statistics: name to number, not about quality
    format: as onnx or pickle; without it, the file's ending says it. signature: input and output, as JSON
    uri: where the model is, if it is not to be uploaded; it must hold the very bytes of model_path
    via: modeltrail.Kafka(…), if not HTTP; settings: if not from the environment

    Calling again after any failure is safe: what was uploaded is not sent again, and the same content takes
    effect once. Raises Invalid, Refused, NotAllowed, Unreachable, StillPending.
    """
    about = About(
        model_name=model_name,
        workspace=workspace,
        run_id=run_id,
        description=description,
        tags=tags or {},
        metrics=metrics or {},
        parameters=parameters or {},
        statistics=statistics or {},
        datasets=datasets,
        metrics_dataset=metrics_dataset,
        evaluations=evaluations,
        base_models=base_models,
        algorithm=algorithm,
        task=task,
        format=format,
        format_version=format_version,
        framework=framework,
        framework_version=framework_version,
        signature=signature,
        run=run or RunInfo(),
    )
    return announce(about, model_path, attachments, uri=uri, via=via, settings=settings or Settings())


def announce(
    about: About,
    model_path: str | os.PathLike[str],
    attachments: Sequence[Attachment],
    *,
    uri: str | None,
    via: Via | None,
    settings: Settings,
) -> Version | Candidate | Announced:
    """register(), of what was gathered before."""
    # Hashing may take minutes: what can be known before is looked at before.
    alone = via is not None and not settings.url
    if not alone:
        settings.base()
        settings.bearer()
    elif uri is None or attachments:
        raise Invalid("uri", "is needed where no registry's address is set: nothing can be uploaded")
    first = event(about, Artifact(path=Path(model_path), sha256="0" * 64, size_bytes=0))
    checks.check(first | {"attachments": [_named(each) for each in attachments]})
    artifact = Artifact.at(model_path, kept=uri is None)
    beside = [(each, Artifact.at(each.path, "attachments", listed=False)) for each in attachments]
    said = event(about, artifact)
    said["run"].setdefault("runId", "content-" + door.key(said)[:32])
    if via is not None and alone:
        said["artifact"]["uri"] = uri
        return via.send(said, door.event_id(said))
    with Transport(settings) as transport:
        said["artifact"]["uri"] = upload(transport, artifact) if uri is None else uri
        if beside:
            said["attachments"] = [_attached(transport, each, stored) for each, stored in beside]
        checks.check(said)
        return _told(transport, said, via)


def _told(transport: Transport, said: dict[str, Any], via: Via | None) -> Version | Candidate:
    if via is None:
        effect = door.tell(transport, "/training-runs", said, "py-" + door.key(said))
    else:
        event_id = door.event_id(said)
        before = door.refused_before(transport.settings, event_id)
        via.send(said, event_id)
        ends = time.monotonic() + transport.settings.wait
        effect = door.await_effect(transport, event_id, ends, before)
    view = dict(effect.view)
    view.setdefault("href", effect.href)
    # A run that was stored before, and has become a version since.
    registered = _registered(view, said)
    if registered:
        view = _version(transport, registered)
    elif not view.keys() & {"version", "candidate", "made"}:
        raise Unreachable(transport.base, f"{view['href'] or 'it'} did not answer with a version or a run")
    return made(view, said, effect.event_id, transport.base)


def _version(transport: Transport, href: str) -> dict[str, Any]:
    """The registry's view of a version. Raises what it means if it gives none."""
    answer = transport.ask("GET", href)
    if answer.status != 200:
        fail(answer)
    view = answer.json()
    if not isinstance(view.get("version"), int):
        raise Unreachable(transport.base, f"{href} did not answer with a version")
    return view


def _registered(view: Mapping[str, Any], said: Mapping[str, Any]) -> str | None:
    """The href of the version that a run became, from the run's view or from that of all that a run made."""
    for each in view.get("made", [view]):
        if (
            each.get("modelName") == said["modelName"]
            and each.get("artifact", {}).get("sha256") == said["artifact"]["sha256"]
            and "registered" in each
        ):
            return str(each["registered"]["href"])
    return None


def _attached(transport: Transport, attachment: Attachment, stored: Artifact) -> dict[str, Any]:
    uri = upload(transport, stored)
    return _named(attachment) | {"uri": uri, "sha256": stored.sha256, "sizeBytes": stored.size_bytes}


def _named(attachment: Attachment) -> dict[str, Any]:
    kind = {"mediaType": attachment.media_type} if attachment.media_type else {}
    return {"name": attachment.name, **kind}


def deploy(
    model_name: str,
    environment: str,
    *,
    workspace: str = "default",
    run_id: str | None = None,
    sha256: str | None = None,
    version: int | None = None,
    reason: str | None = None,
    request_id: str | None = None,
    settings: Settings | None = None,
) -> Deployment:
    """Asks for a run or a version to be deployed. The rules decide.

    run_id (with sha256 if the run made several models), or version. A run of a workspace that registers at
    deployment becomes a version by this. Needs a token of the group deployer.
    request_id: calls with the same one, such as a pipeline's number, are one request; 1 to 255 printable
        characters of ASCII. Without it, each call is another: what was asked before may be asked again.
    Raises Invalid, Refused, NotAllowed, Unreachable, StillPending.
    """
    checks.model_name(model_name)
    checks.place_name(environment, "environment")
    checks.place_name(workspace, "workspace")
    checks.request_id(request_id)
    if (run_id is None) == (version is None):
        raise Invalid("run_id", "or version: one of them is needed, and only one")
    if version is not None:
        checks.whole(version, "version")
    else:
        checks.run_id(run_id)
    checks.digest(sha256, "sha256")
    texts = {
        "modelName": model_name,
        "workspace": workspace,
        "environment": environment,
        "runId": run_id,
        "sha256": sha256,
        "reason": reason,
    }
    checks.values(texts)
    with Transport(settings or Settings()) as transport:
        asked = {**texts, "version": version}
        said = {name: value for name, value in asked.items() if value is not None}
        effect = door.tell(transport, "/deployments", said, request_id or str(uuid.uuid4()))
        view = effect.view
        return Deployment(
            model_name=model_name,
            environment=environment,
            event_id=effect.event_id,
            href=transport.base + effect.href,
            version=view.get("version"),
            promotion_id=view.get("promotionId"),
            body=view,
        )
