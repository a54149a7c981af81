from __future__ import annotations

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

import modeltrail
from modeltrail import Artifact, Dataset, Invalid, Settings, Unreachable, Version
from modeltrail.code_origin import code_origin
from registry_double import RegistryDouble


def git(folder: Path, *arguments: str) -> str:
    name = ["-c", "user.name=n", "-c", "user.email=e"]
    done = subprocess.run(["git", *name, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_what_was_logged_is_registered_at_the_end(
    registry: RegistryDouble, settings: Settings, model: Path
) -> None:
    with modeltrail.run("churn", tags={"team": "risk"}, experiment="e1", settings=settings) as run:
        run.log_parameters({"depth": 3})
        run.log_metric("auc", 0.7)
        run.log_metric("auc", 0.9)
        run.log_statistic("seconds", 2)
        run.log_dataset(Dataset("customers"))
        run.set_tag("stage", "trial")
        run.log_model(model, algorithm="trees", metrics_dataset="customers")
        assert not registry.requests
    assert isinstance(run.result, Version)
    (told,) = registry.events.values()
    assert told["run"]["runId"] == run.run_id == run.result.run_id
    assert told["run"]["startedAt"] <= told["run"]["finishedAt"]
    assert told["metrics"] == {"auc": 0.9} and told["statistics"] == {"seconds": 2.0}
    assert told["tags"] == {"team": "risk", "stage": "trial"}
    assert (told["algorithm"], told["metricsDataset"]) == ("trees", "customers")


def test_a_run_that_fails_registers_nothing(
    registry: RegistryDouble, settings: Settings, model: Path
) -> None:
    with pytest.raises(ZeroDivisionError), modeltrail.run("churn", settings=settings) as run:
        run.log_model(model)
        _ = 1 / 0
    assert run.result is None
    assert not registry.requests


def test_a_run_without_a_model_says_so(settings: Settings, model: Path) -> None:
    with pytest.raises(Invalid, match="log_model"), modeltrail.run("churn", settings=settings):
        pass
    with pytest.raises(Invalid, match="given before"), modeltrail.run("churn", settings=settings) as run:
        run.log_model(model)
        run.log_model(model)


def test_a_registration_that_failed_can_be_repeated(
    registry: RegistryDouble, settings: Settings, model: Path
) -> None:
    registry.break_answers = 1
    with pytest.raises(Unreachable), modeltrail.run("churn", settings=replace(settings, retry_for=0)) as run:
        run.log_model(model)
    assert isinstance(run.register(), Version)
    assert len(registry.versions) == 1


def test_the_code_is_noted_without_passwords(
    registry: RegistryDouble,
    settings: Settings,
    model: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    code = tmp_path / "code"
    code.mkdir()
    git(code, "init", "-q")
    (code / "train.py").write_text("1")
    (code / "lock.txt").write_text("x==1")
    git(code, "add", "train.py", "lock.txt")
    git(code, "commit", "-q", "-m", "m")
    git(code, "remote", "add", "origin", "https://me:secret@example.org/me/code.git")
    monkeypatch.chdir(code)
    for dirty in (False, True):
        registry.events.clear()
        with modeltrail.run("churn", lockfile="lock.txt", settings=settings) as run:
            run.log_model(model)
        (told,) = registry.events.values()
        assert told["run"]["codeCommit"] == git(code, "rev-parse", "HEAD")
        assert told["run"]["codeRepository"] == "https://example.org/me/code.git"
        assert told["run"]["codeDirty"] is dirty
        assert told["run"]["lockfileDigest"] == Artifact.at(code / "lock.txt").sha256
        (code / "train.py").write_text("2")


def test_a_file_that_git_does_not_have_makes_the_code_dirty_unless_it_is_ignored(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / ".gitignore").write_text("*.joblib\n")
    git(tmp_path, "add", ".gitignore")
    git(tmp_path, "commit", "-q", "-m", "m")
    (tmp_path / "model.joblib").write_text("1")
    assert code_origin(tmp_path).dirty is False
    (tmp_path / "features.py").write_text("1")
    assert code_origin(tmp_path).dirty is True


def test_no_git_is_no_trouble(
    registry: RegistryDouble, settings: Settings, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with modeltrail.run("churn", settings=settings) as run:
        run.log_model(model)
    (told,) = registry.events.values()
    assert "codeCommit" not in told["run"]


def test_a_current_folder_that_is_gone_is_no_trouble(
    registry: RegistryDouble, settings: Settings, model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    with modeltrail.run("churn", settings=settings) as run:
        run.log_model(model)
    (told,) = registry.events.values()
    assert "codeCommit" not in told["run"]
