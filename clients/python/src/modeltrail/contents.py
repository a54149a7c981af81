"""What can be said about a model, as values; and how a ModelTrained event says it."""

from __future__ import annotations

import datetime
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, SupportsFloat, TypeAlias

from .artifacts import Artifact, digest
from .errors import Invalid

Figures: TypeAlias = Mapping[str, SupportsFloat]


@dataclass(frozen=True)
class Dataset:
    """A data set that the run used.

    role: TRAINING, VALIDATION, TEST or OTHER; sha256: 64 hex digits; rows: how many
    """

    name: str
    uri: str = ""
    role: str = "TRAINING"
    version: str | None = None
    sha256: str | None = None
    rows: int | None = None
    statistics: Figures = field(default_factory=dict)

    @staticmethod
    def of_file(name: str, path: str | os.PathLike[str], role: str = "TRAINING", **more: Any) -> Dataset:
        """A data set that is a file here: with its digest, and its name where no uri is given."""
        here = Path(path)
        try:
            more.setdefault("sha256", digest(here)[0])
        except OSError as e:
            raise Invalid("datasets", f'"{here}" cannot be read: {e.strerror or e}') from e
        more.setdefault("uri", here.name)
        return Dataset(name, role=role, **more)


@dataclass(frozen=True)
class Evaluation:
    """Metrics on a data set other than the main one, or on a slice of it, as country=DE."""

    dataset: str
    metrics: Figures
    slice: str | None = None


@dataclass(frozen=True)
class BaseModel:
    """A model that this one was made from."""

    name: str
    version: str | None = None
    uri: str | None = None


@dataclass(frozen=True)
class Attachment:
    """A file that belongs to the model: a plot, a report. It is uploaded beside it."""

    name: str
    path: str | os.PathLike[str]
    media_type: str = ""


@dataclass(frozen=True)
class RunInfo:
    """What ran. Times without a zone are taken as UTC. started_by: an opaque id, no name, no address."""

    parent_run_id: str | None = None
    experiment: str | None = None
    pipeline: str | None = None
    started_by: str | None = None
    started_at: datetime.datetime | None = None
    finished_at: datetime.datetime | None = None
    code_repository: str | None = None
    code_commit: str | None = None
    code_dirty: bool | None = None
    image_digest: str | None = None
    lockfile_digest: str | None = None
    uri: str | None = None
    external_ids: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class About:
    """All that register() can say of a model besides its bytes; its arguments are documented there."""

    model_name: str
    workspace: str = "default"
    run_id: str | None = None
    description: str | None = None
    tags: Mapping[str, object] = field(default_factory=dict)
    metrics: Figures = field(default_factory=dict)
    parameters: Mapping[str, object] = field(default_factory=dict)
    statistics: Figures = field(default_factory=dict)
    datasets: Sequence[Dataset] = ()
    metrics_dataset: str | None = None
    evaluations: Sequence[Evaluation] = ()
    base_models: Sequence[BaseModel] = ()
    algorithm: str | None = None
    task: str | None = None
    format: str | None = None
    format_version: str | None = None
    framework: str | None = None
    framework_version: str | None = None
    signature: str | None = None
    run: RunInfo = field(default_factory=RunInfo)


def event(about: About, artifact: Artifact) -> dict[str, Any]:
    """ModelTrained as plain JSON, without runId if about has none, and without the artifact's uri.

    Raises Invalid naming the field whose value has the wrong type or is not finite.
    """
    said: dict[str, Any] = {
        "modelName": about.model_name,
        "workspace": about.workspace,
        "run": _record(about.run) | ({} if about.run_id is None else {"runId": about.run_id}),
        "artifact": _artifact(about, artifact),
        "algorithm": about.algorithm,
        "task": about.task,
        "parameters": _texts(about.parameters, "parameters"),
        "metrics": figures(about.metrics, "metrics"),
        "metricsDataset": about.metrics_dataset,
        "evaluations": [
            _record(each, f"evaluations[{i}]", metrics=figures(each.metrics, f"evaluations[{i}].metrics"))
            for i, each in enumerate(about.evaluations)
        ],
        "statistics": figures(about.statistics, "statistics"),
        "datasets": [
            _record(each, f"datasets[{i}]", statistics=figures(each.statistics, f"datasets[{i}].statistics"))
            for i, each in enumerate(about.datasets)
        ],
        "baseModels": [_record(each, f"base_models[{i}]") for i, each in enumerate(about.base_models)],
        "tags": _texts(about.tags, "tags"),
        "description": about.description,
    }
    return {name: value for name, value in said.items() if name == "run" or value not in (None, {}, [])}


def _artifact(about: About, artifact: Artifact) -> dict[str, Any]:
    said: dict[str, Any] = {
        "sha256": artifact.sha256,
        "sizeBytes": artifact.size_bytes,
        "layout": artifact.layout,
        "files": [file.as_json() for file in artifact.files],
        "format": artifact.format() if about.format is None else about.format,
        "formatVersion": about.format_version,
        "framework": about.framework,
        "frameworkVersion": about.framework_version,
        "signature": about.signature,
    }
    return {name: value for name, value in said.items() if value not in (None, "", [])}


def _record(value: Any, where: str = "run", **replaced: Any) -> dict[str, Any]:
    """A dataclass as a JSON object: names in camelCase, what is None or empty left out."""
    said: dict[str, Any] = {}
    for each in fields(value):
        found = replaced.get(each.name, getattr(value, each.name))
        if isinstance(found, datetime.datetime):
            found = instant(found)
        elif isinstance(found, Mapping) and each.name not in replaced:
            found = _texts(found, f"{where}.{each.name}")
        if found is not None and found not in ({}, ""):
            said[_camel(each.name)] = found
    return said


def instant(moment: datetime.datetime) -> str:
    """A time as events have it, in UTC; one without a zone is taken for UTC."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.timezone.utc)
    text = moment.astimezone(datetime.timezone.utc).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")


def _texts(values: Mapping[str, object], where: str) -> dict[str, str]:
    """Values as Python prints them."""
    return {_key(name, where): str(value) for name, value in values.items()}


def figures(values: Figures, where: str) -> dict[str, float]:
    """Numbers by name. Raises Invalid naming the first that is none."""
    numbers = {}
    for name, value in values.items():
        if isinstance(value, (bool, str, bytes)):
            raise Invalid(f'{where}["{name}"]', f"must be a number, found {value!r}")
        try:
            numbers[_key(name, where)] = float(value)
        except (TypeError, ValueError, OverflowError):
            raise Invalid(f'{where}["{name}"]', f"must be a number, found {value!r}") from None
    return numbers


def _key(name: object, where: str) -> str:
    if not isinstance(name, str):
        raise Invalid(where, f"must have texts as names, found {name!r}")
    return name


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)
