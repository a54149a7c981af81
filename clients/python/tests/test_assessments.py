from __future__ import annotations

from typing import Any

import pytest

import modeltrail
from modeltrail import Invalid, Refused, Settings
from registry_double import RegistryDouble, Scripted

HELD = {"eventId": "e1", "href": "/assessments/e1"}


def test_what_was_found_out_is_told_of_the_version(registry: RegistryDouble, settings: Settings) -> None:
    registry.scripted = [Scripted("POST", "/models/wine%20red/versions/3/assessments", 201, body=HELD)]
    found = modeltrail.assess(
        "wine red",
        3,
        kind="VALIDATION",
        conclusion="PASSED",
        metrics={"auc": 1},
        dataset="customers, June",
        environment="qa",
        summary="good",
        settings=settings,
    )
    assert (found.event_id, found.href) == ("e1", registry.url + "/assessments/e1")
    assert (found.model_name, found.version, found.withdrawn_by) == ("wine red", 3, None)
    (post,) = registry.sent("POST")
    assert post.headers["Prefer"] == "wait=5" and post.size > 0


def test_the_body_has_what_was_said_and_nothing_else(registry: RegistryDouble, settings: Settings) -> None:
    registry.pending = 1
    registry.scripted = [Scripted("GET", "/assessments", 200, body=HELD)]
    registry.view = lambda event_id: HELD  # type: ignore[method-assign]
    registry.at_deployment = True
    modeltrail.assess("churn", 1, kind="FINDING", conclusion="FAILED", summary="biased", settings=settings)
    (said,) = registry.events.values()
    assert said == {"kind": "FINDING", "conclusion": "FAILED", "summary": "biased"}


def test_the_same_call_is_the_same_assessment_unless_it_is_said_to_be_another(
    registry: RegistryDouble, settings: Settings
) -> None:
    registry.scripted = [Scripted("POST", "/models/churn", 201, body=HELD)] * 4

    def call(**more: Any) -> None:
        modeltrail.assess("churn", 1, **{"kind": "EVALUATION", "settings": settings, **more})

    call()
    call()
    call(metrics={"auc": 0.5})
    call(request_id="nightly-7")
    keys = [each.headers["Idempotency-Key"] for each in registry.sent("POST")]
    assert keys[0] == keys[1] != keys[2] and keys[3] == "nightly-7"


def test_what_was_told_is_withdrawn(registry: RegistryDouble, settings: Settings) -> None:
    registry.refusal = ("ALREADY_WITHDRAWN", "e0 was withdrawn by e1")
    with pytest.raises(Refused, match="withdrawn by e1"):
        modeltrail.assess("churn", 1, kind="WITHDRAWAL", withdraws="e0", settings=settings)
    (said,) = registry.events.values()
    assert said["withdraws"] == "e0"


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("model_name", {"model_name": "a/b"}),
        ("version", {"version": 0}),
        ("version", {"version": True}),
        ("kind", {"kind": "OPINION"}),
        ("conclusion", {"conclusion": "GOOD"}),
        ("withdraws", {"kind": "WITHDRAWAL"}),
        ("withdraws", {"withdraws": "e0"}),
        ("environment", {"environment": "QA"}),
        ("request_id", {"request_id": ""}),
        ('metrics["auc"]', {"metrics": {"auc": float("nan")}}),
        ("summary", {"summary": "a\0b"}),
    ],
)
def test_what_would_be_refused_is_named_before_anything_is_sent(
    registry: RegistryDouble, settings: Settings, field: str, given: dict[str, Any]
) -> None:
    call: dict[str, Any] = {"model_name": "churn", "version": 1, "kind": "EVALUATION", **given}
    with pytest.raises(Invalid) as invalid:
        modeltrail.assess(**call, settings=settings)
    assert invalid.value.field == field
    assert not registry.requests
