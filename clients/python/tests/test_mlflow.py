"""Against a real MLflow with a store of files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import modeltrail
from modeltrail import Artifact, Attachment, Invalid, Settings, Version
from registry_double import RegistryDouble

mlflow = pytest.importorskip("mlflow")


@pytest.fixture
def logged(tmp_path: Path, model: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A finished run with a model among its artifacts."""
    monkeypatch.setenv("MLFLOW_ALLOW_FILE_STORE", "true")
    mlflow.set_tracking_uri((tmp_path / "mlruns").as_uri())
    mlflow.set_experiment("churn")
    source = mlflow.data.http_dataset_source.HTTPDatasetSource(
        "https://u:secret@example.org/customers.csv?sig=secret"
    )
    with mlflow.start_run() as run:
        mlflow.log_params({"depth": 3, "rate": 0.1})
        mlflow.log_metric("auc", 0.5, step=1)
        mlflow.log_metric("auc", 0.9, step=2)
        mlflow.set_tags({"team": "risk", "mlflow.source.git.commit": "abc", "mlflow.user": "u-17"})
        mlflow.set_tag("mlflow.source.git.repoURL", "https://u:secret@example.org/r.git")
        mlflow.log_input(mlflow.data.meta_dataset.MetaDataset(source, name="customers"), context="training")
        mlflow.log_artifact(str(model), artifact_path="model")
    yield mlflow.get_run(run.info.run_id)
    mlflow.set_tracking_uri(None)


def test_a_run_is_taken_over(registry: RegistryDouble, settings: Settings, logged: Any, model: Path) -> None:
    version = modeltrail.from_mlflow(
        logged, model_path=model, model_name="churn", tags={"more": "yes"}, settings=settings
    )
    assert isinstance(version, Version)
    (told,) = registry.events.values()
    run_id = logged.info.run_id
    assert told["parameters"] == {"depth": "3", "rate": "0.1"}
    assert told["metrics"] == {"auc": 0.9}
    assert told["tags"] == {"team": "risk", "more": "yes"}
    assert told["run"]["runId"] == run_id and told["run"]["externalIds"] == {"mlflow": run_id}
    assert (told["run"]["codeCommit"], told["run"]["startedBy"]) == ("abc", "u-17")
    assert told["run"]["codeRepository"] == "https://example.org/r.git"
    assert told["run"]["startedAt"] <= told["run"]["finishedAt"]
    (dataset,) = told["datasets"]
    assert (dataset["name"], dataset["role"]) == ("customers", "TRAINING")
    assert dataset["uri"] == "https://example.org/customers.csv" and dataset["version"]


def test_an_id_and_an_artifact_are_looked_up(
    registry: RegistryDouble, settings: Settings, logged: Any, model: Path
) -> None:
    version = modeltrail.from_mlflow(
        logged.info.run_id,
        artifact_path="model/model.onnx",
        model_name="churn",
        started_by=None,
        settings=settings,
    )
    assert isinstance(version, Version)
    assert version.sha256 == Artifact.at(model).sha256
    (told,) = registry.events.values()
    assert "startedBy" not in told["run"] and told["run"]["codeCommit"] == "abc"


def test_a_metric_that_is_no_number_is_named_and_can_be_left_out(
    registry: RegistryDouble, settings: Settings, logged: Any, model: Path
) -> None:
    with mlflow.start_run(run_id=logged.info.run_id):
        mlflow.log_metric("loss", float("nan"))
    run = mlflow.get_run(logged.info.run_id)
    with pytest.raises(Invalid, match=r'metrics\["loss"\]'):
        modeltrail.from_mlflow(run, model_path=model, model_name="churn", settings=settings)
    modeltrail.from_mlflow(
        run, model_path=model, model_name="churn", metrics={"loss": None}, settings=settings
    )
    (told,) = registry.events.values()
    assert told["metrics"] == {"auc": 0.9}


def test_what_register_takes_is_taken_and_none_leaves_out(
    registry: RegistryDouble, settings: Settings, logged: Any, model: Path, tmp_path: Path
) -> None:
    report = tmp_path / "report.html"
    report.write_text("<p>good</p>")
    attachments = [Attachment("report", report, "text/html")]
    for found in ({"model_path": model}, {"artifact_path": "model/model.onnx"}):
        registry.events.clear()
        modeltrail.from_mlflow(
            logged, **found, model_name="churn", attachments=attachments, algorithm="trees", settings=settings
        )
        (told,) = registry.events.values()
        assert told["attachments"][0]["sha256"] == Artifact.at(report).sha256
        assert told["algorithm"] == "trees"
    registry.events.clear()
    modeltrail.from_mlflow(
        logged,
        model_path=model,
        model_name="churn",
        attachments=None,
        datasets=None,
        workspace=None,
        tags=None,
        settings=settings,
    )
    (told,) = registry.events.values()
    assert not told.keys() & {"attachments", "datasets", "tags"} and told["workspace"] == "default"
