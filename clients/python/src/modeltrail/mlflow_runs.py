"""from_mlflow(): what a run of MLflow holds, registered."""

from __future__ import annotations

import datetime
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from .addresses import bare, without_password
from .contents import About, Attachment, Dataset, RunInfo
from .errors import Invalid
from .registration import Via, announce
from .results import Announced, Candidate, Version
from .settings import Settings

_ROLES = {
    "train": "TRAINING",
    "training": "TRAINING",
    "eval": "VALIDATION",
    "evaluation": "VALIDATION",
    "validation": "VALIDATION",
    "test": "TEST",
    "testing": "TEST",
}


def from_mlflow(
    run: Any,
    *,
    model_name: str,
    model_path: str | os.PathLike[str] | None = None,
    artifact_path: str | None = None,
    attachments: Sequence[Attachment] | None = None,
    uri: str | None = None,
    via: Via | None = None,
    settings: Settings | None = None,
    **more: Any,
) -> Version | Candidate | Announced:
    """Registers the model of an MLflow run.

    run: a mlflow.entities.Run, or a run's id, which is then looked up with mlflow
    model_path: the model here; or artifact_path: where it is among the run's artifacts, as "model"
    more: as register()'s arguments, instead of or (maps: on top of) what the run says; None leaves one out

    Params, metrics (their last values), tags and data sets are taken over. Tags that begin with "mlflow."
    are not, but for the commit, the repository, the parent run and the user, who becomes
    run.started_by (started_by=None leaves that out). The run's id becomes run_id and external_ids["mlflow"].
    Raises as register().
    """
    if (model_path is None) == (artifact_path is None):
        raise Invalid("model_path", "or artifact_path: one of them is needed, and only one")
    if isinstance(run, str):
        run = _mlflow().get_run(run)
    if "started_by" in more:
        more["run"] = replace(more.get("run") or info(run), started_by=more.pop("started_by"))
    about = _with(about_run(run, model_name), more)
    beside = attachments or ()
    chosen = settings or Settings()
    if model_path is not None:
        return announce(about, model_path, beside, uri=uri, via=via, settings=chosen)
    with tempfile.TemporaryDirectory(prefix="modeltrail-") as folder:
        path = _mlflow().artifacts.download_artifacts(
            run_id=run.info.run_id, artifact_path=artifact_path, dst_path=folder
        )
        return announce(about, path, beside, uri=uri, via=via, settings=chosen)


def about_run(run: Any, model_name: str) -> About:
    """What a run of MLflow says of its model."""
    tags = run.data.tags
    return About(
        model_name=model_name,
        run_id=run.info.run_id,
        description=tags.get("mlflow.note.content"),
        tags={name: value for name, value in tags.items() if not name.startswith("mlflow.")},
        metrics=dict(run.data.metrics),
        parameters=dict(run.data.params),
        datasets=_datasets(run),
        run=info(run),
    )


def info(run: Any) -> RunInfo:
    """What a run of MLflow says of itself."""
    tags = run.data.tags
    return RunInfo(
        parent_run_id=tags.get("mlflow.parentRunId"),
        experiment=str(run.info.experiment_id),
        started_by=tags.get("mlflow.user"),
        started_at=_time(run.info.start_time),
        finished_at=_time(run.info.end_time),
        code_commit=tags.get("mlflow.source.git.commit"),
        code_repository=without_password(tags.get("mlflow.source.git.repoURL")) or None,
        external_ids={"mlflow": run.info.run_id},
    )


def _with(about: About, more: Mapping[str, Any]) -> About:
    unknown = [name for name in more if not hasattr(about, name)]
    if unknown:
        raise TypeError(f"from_mlflow() does not know {', '.join(unknown)}")
    nothing = About(about.model_name)
    changed: dict[str, Any] = {}
    for name, value in more.items():
        found = getattr(about, name)
        if isinstance(found, dict):
            merged = {} if value is None else {**found, **value}
            changed[name] = {key: each for key, each in merged.items() if each is not None}
        else:
            changed[name] = getattr(nothing, name) if value is None else value
    return replace(about, **changed)


def _datasets(run: Any) -> list[Dataset]:
    """The run's data sets, each name once: the same one may be logged for several uses."""
    found: dict[str, Dataset] = {}
    inputs = getattr(run, "inputs", None)
    for each in getattr(inputs, "dataset_inputs", None) or ():
        context = next((tag.value for tag in each.tags if tag.key == "mlflow.data.context"), "")
        data = each.dataset
        rows = _object(data.profile).get("num_rows")
        source = _object(data.source)
        dataset = Dataset(
            name=data.name,
            uri=bare(str(source.get("uri") or source.get("url") or source.get("path") or "")),
            role=_ROLES.get(context.lower(), "OTHER"),
            version=data.digest,
            rows=rows if isinstance(rows, int) else None,
        )
        found.setdefault(data.name, dataset)
    return list(found.values())


def _object(text: str | None) -> Mapping[str, Any]:
    try:
        value = json.loads(text or "{}")
    except ValueError:
        return {}
    return value if isinstance(value, dict) else {}


def _time(millis: int | None) -> datetime.datetime | None:
    return None if not millis else datetime.datetime.fromtimestamp(millis / 1000, datetime.timezone.utc)


def _mlflow() -> Any:
    try:
        import mlflow
        import mlflow.artifacts
    except ImportError:
        raise Invalid("run", "is an id or names an artifact of MLflow, and mlflow is not installed") from None
    return mlflow
