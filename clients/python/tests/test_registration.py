from __future__ import annotations

import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

import modeltrail
from modeltrail import (
    Announced,
    Artifact,
    Attachment,
    Candidate,
    Dataset,
    Evaluation,
    Invalid,
    NotAllowed,
    NotFound,
    Refused,
    RunInfo,
    Settings,
    StillPending,
    Told,
    Unreachable,
    Version,
)
from registry_double import RegistryDouble, Scripted


def test_a_model_becomes_a_version(registry: RegistryDouble, settings: Settings, model: Path) -> None:
    version = modeltrail.register(
        model_path=model,
        model_name="churn",
        description="who leaves",
        tags={"team": "risk"},
        metrics={"auc": 0.91},
        parameters={"depth": 3, "warm": False},
        settings=settings,
    )
    assert isinstance(version, Version)
    assert (version.model_name, version.version, version.phase) == ("churn", 1, "TRAINING")
    assert version.href == registry.url + "/models/churn/versions/1"
    assert version.uri == f"{registry.public_url}/artifacts/{Artifact.at(model).sha256}"
    (told,) = registry.events.values()
    assert told["artifact"]["uri"] == version.uri
    assert told["artifact"]["format"] == "onnx"
    assert told["parameters"] == {"depth": "3", "warm": "False"}
    assert version.event_id in registry.events


def test_the_same_call_again_is_the_same_version(
    registry: RegistryDouble, settings: Settings, model: Path
) -> None:
    def call(auc: float) -> Version | Candidate | Announced:
        return modeltrail.register(model, model_name="churn", metrics={"auc": auc}, settings=settings)

    assert call(0.9) == call(0.9)
    assert call(0.9) != call(0.91)
    assert len(registry.events) == 2


def test_an_answer_that_gets_lost_does_not_make_a_second_version(
    registry: RegistryDouble, settings: Settings, model: Path
) -> None:
    registry.break_answers = 2
    version = modeltrail.register(model, model_name="churn", settings=settings)
    assert isinstance(version, Version) and version.version == 1
    posts = registry.sent("POST", "/training-runs")
    assert len(posts) == 3
    assert len({each.headers["Idempotency-Key"] for each in posts}) == 1
    assert len(registry.versions) == 1


@pytest.mark.parametrize("pending", [0, 1])
def test_a_workspace_that_registers_at_deployment_has_a_candidate(
    registry: RegistryDouble, settings: Settings, model: Path, pending: int
) -> None:
    registry.at_deployment = True
    registry.pending = pending
    candidate = modeltrail.register(
        model, model_name="churn", workspace="research", run_id="r1", settings=settings
    )
    assert isinstance(candidate, Candidate)
    assert candidate.href == registry.url + "/workspaces/research/runs/r1"
    assert (candidate.workspace, candidate.run_id) == ("research", "r1")
    assert candidate.event_id in registry.events


def test_the_same_candidate_again_is_the_same(
    registry: RegistryDouble, settings: Settings, model: Path
) -> None:
    registry.at_deployment = True
    first = modeltrail.register(model, model_name="churn", settings=settings)
    (view,) = map(registry.view, registry.events)
    registry.scripted = [Scripted("POST", "/training-runs", 200, body=view)]
    assert modeltrail.register(model, model_name="churn", settings=settings) == first
    assert isinstance(first, Candidate) and first.body == view and view["candidate"] is True


def deployed(sha256: str) -> dict[str, Any]:
    """The view of a run that has become a version."""
    return {
        "modelName": "churn",
        "artifact": {"sha256": sha256},
        "candidate": False,
        "registered": {"version": 4, "href": "/models/churn/versions/4"},
    }


@pytest.mark.parametrize("alone", [True, False])
def test_a_candidate_that_was_deployed_meanwhile_is_a_version(
    registry: RegistryDouble, settings: Settings, model: Path, alone: bool
) -> None:
    sha256 = Artifact.at(model).sha256
    registry.versions = [
        {
            "modelName": "churn",
            "version": 4,
            "phase": "DEPLOYMENT",
            "artifact": {"uri": "u", "sha256": sha256},
            "causationId": "x",
            "href": "/models/churn/versions/4",
        }
    ]
    run = deployed(sha256)
    body = run if alone else {"made": [run]}
    registry.scripted = [Scripted("POST", "/training-runs", 200, body=body)]
    version = modeltrail.register(model, model_name="churn", settings=settings)
    assert isinstance(version, Version)
    assert (version.version, version.phase) == (4, "DEPLOYMENT")


@pytest.mark.parametrize(
    ("status", "raised"), [(200, Unreachable), (403, NotAllowed), (404, NotFound), (500, Unreachable)]
)
def test_a_version_that_is_not_shown_is_not_taken_for_a_candidate(
    registry: RegistryDouble, settings: Settings, model: Path, status: int, raised: type[Exception]
) -> None:
    registry.scripted = [
        Scripted("POST", "/training-runs", 200, body=deployed(Artifact.at(model).sha256)),
        Scripted("GET", "/models/churn/versions/4", status, body={"detail": "because"}),
    ]
    with pytest.raises(raised):
        modeltrail.register(model, model_name="churn", settings=settings)


def test_what_takes_its_time_is_waited_for(registry: RegistryDouble, settings: Settings, model: Path) -> None:
    registry.pending = 3
    registry.scripted = [Scripted("GET", "/events", 503, {"Retry-After": "0"})]
    version = modeltrail.register(model, model_name="churn", settings=settings)
    assert isinstance(version, Version)
    assert len(registry.sent("GET", "/events")) == 5


def test_what_takes_too_long_is_said_with_its_event(
    registry: RegistryDouble, settings: Settings, model: Path
) -> None:
    registry.pending = 1_000
    with pytest.raises(StillPending, match="for rules to be applied") as pending:
        modeltrail.register(model, model_name="churn", settings=replace(settings, wait=0.5))
    assert pending.value.event_id in registry.events


@pytest.mark.parametrize("pending", [0, 1])
def test_a_refusal_has_its_code_and_what_to_do(
    registry: RegistryDouble, settings: Settings, model: Path, pending: int
) -> None:
    registry.pending = pending
    registry.refusal = ("UNKNOWN_WORKSPACE", 'workspace "x" is not known; known: default')
    with pytest.raises(Refused, match="known: default") as refused:
        modeltrail.register(model, model_name="churn", workspace="x", settings=settings)
    assert refused.value.code == "UNKNOWN_WORKSPACE"
    assert "operator" in refused.value.what_to_do


@dataclass
class Log:
    """A way to the registry that says nothing of what becomes of an event.

    asked: how often that was asked before the event was sent
    sent_at: when it was sent, in time.monotonic()'s seconds
    """

    registry: RegistryDouble
    asked: int = 0
    sent_at: float | None = None

    def send(self, event: Mapping[str, Any], event_id: str) -> Announced:
        self.asked = len(self.registry.sent("GET", "/events"))
        self.sent_at = time.monotonic()
        self.registry.take(event_id, dict(event))
        return Announced(**Told.of(event, event_id), topic="model.trained", partition=0, offset=0)


@pytest.mark.parametrize("log", [True, False])
def test_what_was_refused_is_decided_anew_when_it_is_sent_again(
    registry: RegistryDouble, settings: Settings, model: Path, log: bool
) -> None:
    def call() -> Version | Candidate | Announced:
        via = Log(registry) if log else None
        return modeltrail.register(model, model_name="churn", uri="u", via=via, settings=settings)

    registry.refusal = ("UNKNOWN_WORKSPACE", "known: none")
    with pytest.raises(Refused, match="known: none"):
        call()
    registry.refusal = ("UNKNOWN_DATASET", "not one of datasets")
    with pytest.raises(Refused, match="not one of datasets"):
        call()
    registry.refusal, registry.behind = None, 3
    version = call()
    assert isinstance(version, Version) and version.version == 1
    assert registry.behind == 0


@pytest.mark.parametrize("log", [True, False])
def test_a_refusal_of_before_is_not_said_of_what_is_not_decided_yet(
    registry: RegistryDouble, settings: Settings, model: Path, log: bool
) -> None:
    def call() -> None:
        via = Log(registry) if log else None
        within = replace(settings, wait=0.5)
        modeltrail.register(model, model_name="churn", uri="u", via=via, settings=within)

    registry.refusal = ("UNKNOWN_WORKSPACE", "known: none")
    with pytest.raises(Refused):
        call()
    registry.behind = 1_000
    with pytest.raises(StillPending, match=r"it was refused before \(known: none\)"):
        call()


@pytest.mark.parametrize("log", [True, False])
def test_without_time_to_wait_a_refusal_of_before_is_told(
    registry: RegistryDouble, settings: Settings, model: Path, log: bool
) -> None:
    def call(wait: float) -> None:
        via = Log(registry) if log else None
        within = replace(settings, wait=wait)
        modeltrail.register(model, model_name="churn", uri="u", via=via, settings=within)

    registry.refusal = ("UNKNOWN_WORKSPACE", "known: none")
    with pytest.raises(Refused):
        call(wait=5.0)
    registry.behind, decided = 1_000, registry.decided
    with pytest.raises(Refused, match="known: none"):
        call(wait=0.0)
    assert registry.decided == decided + 1


def test_a_registry_that_does_not_let_us_ask_keeps_no_event_from_the_log(
    registry: RegistryDouble, settings: Settings, model: Path
) -> None:
    registry.token = "another"
    with pytest.raises(NotAllowed):
        modeltrail.register(model, model_name="churn", uri="u", via=Log(registry), settings=settings)
    assert len(registry.events) == 1


@pytest.mark.parametrize("status", [301, 400, 500, 503])
def test_a_registry_that_is_away_is_asked_once_before_an_event_is_sent_to_the_log(
    registry: RegistryDouble, settings: Settings, model: Path, status: int
) -> None:
    log = Log(registry)
    registry.scripted = [Scripted("GET", "/events", status)]
    version = modeltrail.register(model, model_name="churn", uri="u", via=log, settings=settings)
    assert isinstance(version, Version)
    assert log.asked == 1


def test_a_registry_that_does_not_answer_does_not_keep_an_event_from_the_log_for_long(
    registry: RegistryDouble, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("modeltrail.door._ASIDE_SECONDS_MAX", 0.1)
    log = Log(registry)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        patient = Settings(url=url, timeout=2.0, retry_for=0.0, wait=5.0)
        began = time.monotonic()
        with pytest.raises(Unreachable, match="timed out"):
            modeltrail.register(model, model_name="churn", uri="u", via=log, settings=patient)
    assert log.sent_at is not None and log.sent_at - began < 1.5
    assert len(registry.events) == 1


def test_a_token_of_the_wrong_group_is_said_to_be_that(
    registry: RegistryDouble, settings: Settings, model: Path
) -> None:
    registry.scripted = [Scripted("POST", "/training-runs", 403, body={"detail": "not for you"})]
    with pytest.raises(NotAllowed, match=r"not for you.*trainer registers"):
        modeltrail.register(model, model_name="churn", settings=settings)


def test_a_registry_that_stays_busy_is_unreachable(
    registry: RegistryDouble, settings: Settings, model: Path
) -> None:
    busy = Scripted("POST", "/training-runs", 503, {"Retry-After": "60"}, {"detail": "broker away"})
    registry.scripted = [busy]
    with pytest.raises(Unreachable, match="broker away"):
        modeltrail.register(model, model_name="churn", settings=settings)


def test_a_uri_that_is_given_is_told_and_nothing_is_uploaded(
    registry: RegistryDouble, settings: Settings, model: Path
) -> None:
    modeltrail.register(model, model_name="churn", uri="s3://models/churn.onnx", settings=settings)
    (told,) = registry.events.values()
    assert told["artifact"]["uri"] == "s3://models/churn.onnx"
    assert not registry.sent("PUT")


def test_all_that_can_be_said_is_said(
    registry: RegistryDouble, settings: Settings, model: Path, tmp_path: Path
) -> None:
    report = tmp_path / "report.html"
    report.write_text("<p>good</p>")
    modeltrail.register(
        model,
        model_name="churn",
        datasets=[Dataset.of_file("customers", report, rows=9, statistics={"share": 0.1})],
        metrics_dataset="customers",
        evaluations=[Evaluation("customers", {"auc": 0.8}, slice="country=DE")],
        base_models=[modeltrail.BaseModel("bert")],
        attachments=[Attachment("report", report, "text/html")],
        run=RunInfo(code_commit="abc", code_dirty=False, external_ids={"airflow": "7"}),
        settings=settings,
    )
    (told,) = registry.events.values()
    digest = Artifact.at(report).sha256
    assert told["datasets"] == [
        {
            "name": "customers",
            "uri": "report.html",
            "role": "TRAINING",
            "sha256": digest,
            "rows": 9,
            "statistics": {"share": 0.1},
        }
    ]
    assert told["evaluations"] == [{"dataset": "customers", "metrics": {"auc": 0.8}, "slice": "country=DE"}]
    assert told["attachments"][0]["sha256"] == digest and digest in registry.stored
    assert told["run"]["externalIds"] == {"airflow": "7"} and told["run"]["codeDirty"] is False


BAD: list[tuple[str, dict[str, Any]]] = [
    ("model_name", {"model_name": "a/b"}),
    ("model_name", {"model_name": "ends in dot."}),
    ("workspace", {"workspace": "Default"}),
    ("run_id", {"run_id": " "}),
    ("run_id", {"run_id": "x" * 251}),
    ('metrics["rmse"]', {"metrics": {"rmse": float("nan")}}),
    ('metrics["rmse"]', {"metrics": {"rmse": float("-inf")}}),
    ('metrics["rmse"]', {"metrics": {"rmse": "0.3"}}),
    ('metrics["ok"]', {"metrics": {"ok": True}}),
    ('metrics["a.b"]', {"metrics": {"a.b": float("nan")}}),
    ('statistics["s"]', {"statistics": {"s": float("inf")}}),
    ("tags", {"tags": {7: "x"}}),
    ('tags["t"]', {"tags": {"t": "a\0b"}}),
    ('parameters["p"]', {"parameters": {"p": "x" * 16_385}}),
    ("description", {"description": "\ud800"}),
    ("description", {"description": 7}),
    ("metrics", {"metrics": {str(i): 1.0 for i in range(1_001)}}),
    ("datasets[0].role", {"datasets": [Dataset("d", role="TRAIN")]}),
    ("datasets[0].sha256", {"datasets": [Dataset("d", sha256="ABC")]}),
    ("datasets[0].rows", {"datasets": [Dataset("d", rows=-1)]}),
    ("datasets[0].rows", {"datasets": [Dataset("d", rows=2**63)]}),
    ("attachments[0].name", {"attachments": [Attachment(" ", __file__)]}),
    ("attachments[0].name", {"attachments": [Attachment("a\0b", __file__)]}),
    ('datasets[0].statistics["x"]', {"datasets": [Dataset("d", statistics={"x": float("nan")})]}),
    ('evaluations[0].metrics["x"]', {"evaluations": [Evaluation("d", {"x": float("nan")})]}),
    ("metrics_dataset", {"metrics_dataset": "none"}),
    ("run.lockfileDigest", {"run": RunInfo(lockfile_digest="x")}),
]


@pytest.mark.parametrize(("field", "given"), BAD)
def test_what_would_be_refused_is_named_before_anything_is_sent(
    registry: RegistryDouble, settings: Settings, model: Path, field: str, given: dict[str, Any]
) -> None:
    with pytest.raises(Invalid) as invalid:
        modeltrail.register(model, **{"model_name": "churn", "settings": settings, **given})
    assert invalid.value.field == field
    assert not registry.requests


def test_a_registry_that_breaks_is_not_said_to_refuse(
    registry: RegistryDouble, settings: Settings, model: Path
) -> None:
    registry.scripted = [Scripted("POST", "/training-runs", 500)]
    with pytest.raises(Unreachable, match="it answered 500"):
        modeltrail.register(model, model_name="churn", settings=settings)


@pytest.mark.parametrize(
    ("status", "body"), [(200, {}), (201, {"hello": "world"}), (202, {"hello": "world"})]
)
def test_what_is_no_registry_has_registered_nothing(
    registry: RegistryDouble, settings: Settings, model: Path, status: int, body: dict[str, Any]
) -> None:
    registry.scripted = [Scripted("POST", "/training-runs", status, body=body)]
    with pytest.raises(Unreachable):
        modeltrail.register(model, model_name="churn", settings=settings)


def test_a_version_that_is_not_shown_when_it_is_decided_is_no_candidate(
    registry: RegistryDouble, settings: Settings, model: Path
) -> None:
    registry.pending = 1
    registry.scripted = [Scripted("GET", "/models/churn/versions/1", 404)]
    with pytest.raises(Unreachable, match="/models/churn/versions/1 did not answer"):
        modeltrail.register(model, model_name="churn", settings=settings)


def test_deploy_tells_and_says_where_to_follow(registry: RegistryDouble, settings: Settings) -> None:
    said = {"eventId": "e1", "href": "/deployments/e1", "version": 3, "promotionId": "p1"}
    registry.scripted = [Scripted("POST", "/deployments", 201, body=said)] * 3
    deployment = modeltrail.deploy("churn", "qa", version=3, reason="asked", settings=settings)
    assert (deployment.event_id, deployment.href) == ("e1", registry.url + "/deployments/e1")
    assert (deployment.version, deployment.promotion_id) == (3, "p1")
    # What was asked before may be asked again, unless it is said to be the same request.
    modeltrail.deploy("churn", "qa", version=3, reason="asked", settings=settings)
    modeltrail.deploy("churn", "qa", version=3, request_id="build-7" * 36, settings=settings)
    keys = [each.headers["Idempotency-Key"] for each in registry.sent("POST")]
    assert keys[0] != keys[1] and keys[2] == "build-7" * 36
    for given in ({}, {"version": 1, "run_id": "r"}):
        with pytest.raises(Invalid):
            modeltrail.deploy("churn", "qa", settings=settings, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("version", {"version": 0}),
        ("version", {"version": "3"}),
        ("sha256", {"run_id": "r", "sha256": "AB" * 32}),
        ("run_id", {"run_id": " "}),
        ("run_id", {"run_id": "\ud800"}),
        ("reason", {"version": 1, "reason": "a\0b"}),
        ("reason", {"version": 1, "reason": "\ud800"}),
    ],
)
def test_a_deployment_that_would_be_refused_is_named_before_anything_is_sent(
    registry: RegistryDouble, settings: Settings, field: str, given: dict[str, Any]
) -> None:
    with pytest.raises(Invalid) as invalid:
        modeltrail.deploy("churn", "qa", settings=settings, **given)
    assert invalid.value.field == field
    assert not registry.requests


@pytest.mark.parametrize("request_id", ["", " ", "a\r\nX-Other: b", "a\tb", "a\n", "ü", "x" * 256])
def test_a_request_id_that_no_header_can_have_is_named(
    registry: RegistryDouble, settings: Settings, request_id: str
) -> None:
    with pytest.raises(Invalid) as invalid:
        modeltrail.deploy("churn", "qa", version=3, request_id=request_id, settings=settings)
    assert invalid.value.field == "request_id"
    assert not registry.requests


@pytest.mark.parametrize(("url", "field"), [("registry:8081", "url"), ("", "uri")])
def test_what_kafka_needs_besides_is_looked_at_before_anything_is_hashed(
    registry: RegistryDouble, tmp_path: Path, url: str, field: str
) -> None:
    settings = Settings(url=url)
    with pytest.raises(Invalid) as invalid:
        modeltrail.register(tmp_path / "none", model_name="churn", via=Log(registry), settings=settings)
    assert invalid.value.field == field


@pytest.mark.parametrize("url", ["", "registry:8081", "ftp://registry", "http://user:secret@registry"])
def test_an_address_that_is_none_is_named(model: Path, url: str) -> None:
    with pytest.raises(Invalid) as invalid:
        modeltrail.register(model, model_name="churn", settings=Settings(url=url))
    assert invalid.value.field == "url"


def test_settings_come_from_the_environment_and_do_not_show_the_token(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("MODELTRAIL_URL", "http://registry/")
    monkeypatch.setenv("MODELTRAIL_TOKEN", "secret")
    monkeypatch.setenv("MODELTRAIL_WAIT", "7")
    settings = Settings()
    assert (settings.base(), settings.bearer(), settings.wait) == ("http://registry", "secret", 7.0)
    assert "secret" not in repr(settings)
    monkeypatch.setenv("MODELTRAIL_WAIT", "soon")
    with pytest.raises(Invalid, match="MODELTRAIL_WAIT"):
        Settings()


def test_a_token_file_that_holds_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "token").write_bytes(b"\xff\xfe")
    with pytest.raises(Invalid) as invalid:
        Settings(token_file=str(tmp_path / "token"), token="").bearer()
    assert invalid.value.field == "token_file"
