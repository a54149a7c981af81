"""`with modeltrail.run(…) as run:` gathers what a training run finds out, and registers it at the end."""

from __future__ import annotations

import datetime
import os
import uuid
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, SupportsFloat

from .artifacts import digest
from .code_origin import code_origin
from .contents import About, Attachment, Dataset, Evaluation, Figures, RunInfo
from .errors import Invalid
from .registration import Via, announce
from .results import Announced, Candidate, Version
from .settings import Settings


class Run:
    """One training run. Made by run().

    run_id: its id; result: what it became, None before
    """

    def __init__(self, about: About, via: Via | None, settings: Settings | None) -> None:
        self._about = about
        self._via = via
        self._settings = settings
        self._metrics: dict[str, SupportsFloat] = {}
        self._parameters: dict[str, object] = {}
        self._statistics: dict[str, SupportsFloat] = {}
        self._tags: dict[str, object] = dict(about.tags)
        self._datasets: list[Dataset] = []
        self._evaluations: list[Evaluation] = []
        self._attachments: list[Attachment] = []
        self._model: tuple[str | os.PathLike[str], str | None] | None = None
        self.run_id = str(about.run_id)
        self.result: Version | Candidate | Announced | None = None

    def log_metric(self, name: str, value: SupportsFloat) -> None:
        """How good the model is. The last value of a name counts."""
        self._metrics[name] = value

    def log_metrics(self, values: Figures) -> None:
        """Several of them."""
        self._metrics.update(values)

    def log_parameter(self, name: str, value: object) -> None:
        """What the run was told: kept as text."""
        self._parameters[name] = value

    def log_parameters(self, values: Mapping[str, object]) -> None:
        """Several of them."""
        self._parameters.update(values)

    def log_statistic(self, name: str, value: SupportsFloat) -> None:
        """A figure that does not say how good the model is, such as seconds of training."""
        self._statistics[name] = value

    def log_dataset(self, dataset: Dataset) -> None:
        """What the run learned from, or was measured on."""
        self._datasets.append(dataset)

    def log_evaluation(self, evaluation: Evaluation) -> None:
        """Metrics on another data set, or on a part of one."""
        self._evaluations.append(evaluation)

    def log_attachment(self, name: str, path: str | os.PathLike[str], media_type: str = "") -> None:
        """A file to be kept beside the model."""
        self._attachments.append(Attachment(name, path, media_type))

    def set_tag(self, name: str, value: object) -> None:
        """A label to find the model by."""
        self._tags[name] = value

    def set_tags(self, values: Mapping[str, object]) -> None:
        """Several of them."""
        self._tags.update(values)

    def log_model(self, path: str | os.PathLike[str], *, uri: str | None = None, **more: Any) -> None:
        """The model itself: a file or folder, which stays until the end of the run.

        uri: where it is, if it is not to be uploaded
        more: algorithm, task, format, format_version, framework, framework_version, signature,
            description, metrics_dataset
        """
        if self._model is not None:
            raise Invalid("model_path", "was given before: a run has one model; begin another run")
        unknown = more.keys() - _OF_MODEL
        if unknown:
            raise TypeError(f"log_model() does not know {', '.join(sorted(unknown))}")
        self._about = replace(self._about, **more)
        self._model = (path, uri)

    def register(self) -> Version | Candidate | Announced:
        """Registers what was gathered, as the end of `with` does; after a failure, call it again."""
        if self._model is None:
            raise Invalid("model_path", "is missing: log_model() was not called")
        if self._about.run.finished_at is None:
            self._about = replace(self._about, run=replace(self._about.run, finished_at=_now()))
        about = replace(
            self._about,
            tags=self._tags,
            metrics=self._metrics,
            parameters=self._parameters,
            statistics=self._statistics,
            datasets=self._datasets,
            evaluations=self._evaluations,
        )
        path, uri = self._model
        self.result = announce(
            about, path, self._attachments, uri=uri, via=self._via, settings=self._settings or Settings()
        )
        return self.result

    def __enter__(self) -> Run:
        return self

    def __exit__(self, failure: type[BaseException] | None, *_: object) -> None:
        """A run that failed made no model: nothing is registered."""
        if failure is None and self.result is None:
            self.register()


_OF_MODEL = {
    "algorithm",
    "task",
    "format",
    "format_version",
    "framework",
    "framework_version",
    "signature",
    "description",
    "metrics_dataset",
}


def run(
    model_name: str,
    *,
    workspace: str = "default",
    run_id: str | None = None,
    description: str | None = None,
    tags: Mapping[str, object] | None = None,
    experiment: str | None = None,
    pipeline: str | None = None,
    parent_run_id: str | None = None,
    started_by: str | None = None,
    lockfile: str | os.PathLike[str] | None = None,
    via: Via | None = None,
    settings: Settings | None = None,
) -> Run:
    """Begins a training run, to be used as `with modeltrail.run(…) as run:`.

    Its start and end, and the commit, address and state of the git repository around the current folder, are
    noted by themselves. lockfile: a file that fixes all dependencies; its digest is noted.
    run_id: without it, a new one that begins with the time
    started_by: an opaque id; no name and no address
    """
    began = _now()
    code = code_origin()
    info = RunInfo(
        parent_run_id=parent_run_id,
        experiment=experiment,
        pipeline=pipeline,
        started_by=started_by,
        started_at=began,
        code_commit=code.commit,
        code_repository=code.repository,
        code_dirty=code.dirty,
        lockfile_digest=None if lockfile is None else _lockfile(Path(lockfile)),
    )
    about = About(
        model_name=model_name,
        workspace=workspace,
        run_id=run_id or f"{began:%Y%m%dT%H%M%SZ}-{uuid.uuid4().hex[:12]}",
        description=description,
        tags=tags or {},
        run=info,
    )
    return Run(about, via, settings)


def _lockfile(path: Path) -> str:
    try:
        return digest(path)[0]
    except OSError as e:
        raise Invalid("lockfile", f'"{path}" cannot be read: {e.strerror or e}') from e


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.timezone.utc)
