from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

import modeltrail
from modeltrail import Invalid, NotAllowed, Refused, Settings
from registry_double import RegistryDouble, Scripted

REPORT = {"eventId": "e1", "href": "/deployment-reports/e1", "version": 3, "promotionId": "p1"}
WINDOW = {"eventId": "e2", "href": "/observations/e2"}
TEN = datetime.datetime(2026, 3, 1, 10, tzinfo=datetime.timezone.utc)
ELEVEN = TEN + datetime.timedelta(hours=1)


@pytest.fixture
def promotion(settings: Settings) -> Settings:
    """The double as promotion-service; a registry there is none."""
    return replace(settings, url="", promotion_url=settings.url)


def test_what_became_of_a_promotion_is_told_to_promotion_service(
    registry: RegistryDouble, promotion: Settings
) -> None:
    registry.scripted = [Scripted("POST", "/deployment-reports", 201, body=REPORT)]
    told = modeltrail.report(
        "wine red", "production", outcome="FAILED", target="eu", detail="no memory", settings=promotion
    )
    assert (told.event_id, told.href) == ("e1", registry.url + "/deployment-reports/e1")
    assert (told.version, told.promotion_id, told.outcome, told.target) == (3, "p1", "FAILED", "eu")
    (post,) = registry.sent("POST")
    assert post.headers["Prefer"] == "wait=5" and post.size > 0


def test_a_report_has_what_was_said_and_nothing_else(registry: RegistryDouble, promotion: Settings) -> None:
    registry.refusal = ("PROMOTION_UNKNOWN", "there never was such a change")
    with pytest.raises(Refused, match="PROMOTION_UNKNOWN"):
        modeltrail.report(
            "churn",
            "qa",
            outcome="SUCCEEDED",
            revision=2,
            running_sha256="ab" * 32,
            traffic_percent=20,
            effective_from=TEN,
            settings=promotion,
        )
    (said,) = registry.events.values()
    assert said == {
        "modelName": "churn",
        "environment": "qa",
        "outcome": "SUCCEEDED",
        "revision": 2,
        "runningSha256": "ab" * 32,
        "trafficPercent": 20.0,
        "effectiveFrom": "2026-03-01T10:00:00.000Z",
    }


def test_each_report_is_another_unless_it_is_said_to_be_the_same(
    registry: RegistryDouble, promotion: Settings
) -> None:
    registry.scripted = [Scripted("POST", "/deployment-reports", 201, body=REPORT)] * 4
    for request_id in (None, None, "rollout-7", "rollout-7"):
        modeltrail.report(
            "churn", "qa", outcome="SUCCEEDED", revision=2, request_id=request_id, settings=promotion
        )
    keys = [each.headers["Idempotency-Key"] for each in registry.sent("POST")]
    assert keys[0] != keys[1] and keys[2:] == ["rollout-7", "rollout-7"]


def test_how_a_version_did_is_told_and_the_same_window_is_told_once(
    registry: RegistryDouble, promotion: Settings
) -> None:
    registry.at_deployment = True
    registry.view = lambda event_id: WINDOW  # type: ignore[method-assign]

    def observed(auc: float) -> modeltrail.Observation:
        return modeltrail.observe(
            "churn",
            "production",
            3,
            window_start=TEN,
            window_end=ELEVEN,
            figures={"auc": auc},
            sample_count=840,
            segment="over-60",
            settings=promotion,
        )

    assert observed(0.8).href == registry.url + "/observations/e2"
    observed(0.8)
    observed(0.7)
    first, _ = registry.events.values()
    assert first == {
        "modelName": "churn",
        "environment": "production",
        "version": 3,
        "windowStart": "2026-03-01T10:00:00.000Z",
        "windowEnd": "2026-03-01T11:00:00.000Z",
        "sampleCount": 840,
        "segment": "over-60",
        "figures": {"auc": 0.8},
    }


def test_without_the_address_of_promotion_service_nothing_is_told(
    registry: RegistryDouble, settings: Settings
) -> None:
    with pytest.raises(Invalid, match="MODELTRAIL_PROMOTION_URL"):
        modeltrail.report("churn", "qa", outcome="FAILED", settings=settings)
    assert not registry.requests


def test_a_token_of_another_group_is_said_to_be_one(registry: RegistryDouble, promotion: Settings) -> None:
    registry.scripted = [Scripted("POST", "/deployment-reports", 403, body={"detail": "not allowed"})]
    with pytest.raises(NotAllowed, match="deployer"):
        modeltrail.report("churn", "qa", outcome="FAILED", settings=promotion)


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("model_name", {"model_name": "a/b"}),
        ("environment", {"environment": "QA"}),
        ("outcome", {"outcome": "FINE"}),
        ("revision", {"revision": 0}),
        ("running_sha256", {"running_sha256": "AB" * 32}),
        ("traffic_percent", {"traffic_percent": 101}),
        ("traffic_percent", {"traffic_percent": float("nan")}),
        ("detail", {"detail": "a\0b"}),
        ("request_id", {"request_id": ""}),
    ],
)
def test_a_report_that_would_be_refused_is_named_before_anything_is_sent(
    registry: RegistryDouble, promotion: Settings, field: str, given: dict[str, Any]
) -> None:
    call: dict[str, Any] = {"model_name": "churn", "environment": "qa", "outcome": "FAILED", **given}
    with pytest.raises(Invalid) as invalid:
        modeltrail.report(**call, settings=promotion)
    assert invalid.value.field == field
    assert not registry.requests


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("version", {"version": True}),
        ("sample_count", {"sample_count": -1}),
        ("window_end", {"window_end": TEN}),
        ('figures["auc"]', {"figures": {"auc": float("inf")}}),
        ("segment", {"segment": "a\0b"}),
    ],
)
def test_an_observation_that_would_be_refused_is_named_before_anything_is_sent(
    registry: RegistryDouble, promotion: Settings, field: str, given: dict[str, Any]
) -> None:
    call: dict[str, Any] = {
        "model_name": "churn",
        "environment": "qa",
        "version": 1,
        "window_start": TEN,
        "window_end": ELEVEN,
        "figures": {},
        **given,
    }
    with pytest.raises(Invalid) as invalid:
        modeltrail.observe(**call, settings=promotion)
    assert invalid.value.field == field
    assert not registry.requests
