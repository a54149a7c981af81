"""report() and observe(): tell what became of a version where it runs."""

from __future__ import annotations

import datetime
import math
import uuid
from typing import Any

from . import checks, contents, door
from .errors import Invalid
from .results import DeploymentReport, Observation
from .settings import Settings
from .transport import Transport

_OUTCOMES = ("SUCCEEDED", "FAILED", "ROLLED_BACK", "REMOVED")


def report(
    model_name: str,
    environment: str,
    *,
    outcome: str,
    promotion_id: str | None = None,
    revision: int | None = None,
    target: str | None = None,
    running_sha256: str | None = None,
    endpoint: str | None = None,
    traffic_percent: float | None = None,
    effective_from: datetime.datetime | None = None,
    detail: str | None = None,
    request_id: str | None = None,
    settings: Settings | None = None,
) -> DeploymentReport:
    """Tells promotion-service what became of a promotion, and returns the report as it stands.

    outcome: SUCCEEDED, FAILED, ROLLED_BACK or REMOVED. What follows from it is for the rules to say
    promotion_id, revision: which change of the champion it is about, as ModelPromoted had them. Without
        either, what the environment should run now
    target: the cluster, namespace or device group; running_sha256: of the artifact that runs there
    endpoint: where it can be called; traffic_percent: its share, 0 to 100; detail: for people
    effective_from: since when, if not since now; without a zone it is taken for UTC
    request_id: calls with the same one are one report. Without it, each call is another: what failed may
        succeed, and fail again
    Needs a token of the group deployer, and the address of promotion-service.
    Raises Invalid, Refused, NotAllowed, Unreachable, StillPending.
    """
    _place(model_name, environment, request_id)
    checks.one_of(outcome, _OUTCOMES, "outcome")
    if revision is not None:
        checks.whole(revision, "revision")
    checks.digest(running_sha256, "running_sha256")
    texts = _present(
        modelName=model_name,
        environment=environment,
        outcome=outcome,
        promotionId=promotion_id,
        target=target,
        runningSha256=running_sha256,
        endpoint=endpoint,
        effectiveFrom=None if effective_from is None else contents.instant(effective_from),
        detail=detail,
    )
    checks.values(texts)
    said = {**texts, **_present(revision=revision, trafficPercent=_share(traffic_percent))}
    effect, base = _tell("/deployment-reports", said, request_id or str(uuid.uuid4()), settings)
    return DeploymentReport(
        model_name=model_name,
        environment=environment,
        outcome=outcome,
        target=target or "",
        event_id=effect.event_id,
        href=base + effect.href,
        version=effect.view.get("version"),
        promotion_id=effect.view.get("promotionId"),
        body=effect.view,
    )


def observe(
    model_name: str,
    environment: str,
    version: int,
    *,
    window_start: datetime.datetime,
    window_end: datetime.datetime,
    figures: contents.Figures,
    sample_count: int = 0,
    segment: str | None = None,
    request_id: str | None = None,
    settings: Settings | None = None,
) -> Observation:
    """Tells promotion-service how a version did in a span of time, where it runs.

    window_start, window_end: of the span; without a zone they are taken for UTC
    figures: name to number, as metrics are named where they are to be compared
    sample_count: how many predictions they rest on; segment: the part of the traffic, if not all
    request_id: calls with the same one are one observation. Without it, calls that say the same are
    Needs a token of the group deployer, and the address of promotion-service.
    Raises Invalid, Refused, NotAllowed, Unreachable, StillPending.
    """
    _place(model_name, environment, request_id)
    checks.whole(version, "version")
    checks.whole(sample_count, "sample_count", least=0)
    span = {"windowStart": contents.instant(window_start), "windowEnd": contents.instant(window_end)}
    if span["windowStart"] >= span["windowEnd"]:
        raise Invalid("window_end", f"must be after window_start, found {window_end} after {window_start}")
    said = {
        **_present(modelName=model_name, environment=environment, segment=segment),
        **span,
        "figures": contents.figures(figures, "figures"),
    }
    checks.values(said)
    said |= {"version": version, "sampleCount": sample_count}
    effect, base = _tell("/observations", said, request_id or "py-" + door.key(said), settings)
    return Observation(
        model_name=model_name,
        environment=environment,
        version=version,
        event_id=effect.event_id,
        href=base + effect.href,
        body=effect.view,
    )


def _place(model_name: str, environment: str, request_id: str | None) -> None:
    checks.model_name(model_name)
    checks.place_name(environment, "environment")
    checks.request_id(request_id)


def _tell(
    path: str, said: dict[str, Any], idempotency_key: str, settings: Settings | None
) -> tuple[door.Effect, str]:
    with Transport((settings or Settings()).at_promotion()) as transport:
        return door.tell(transport, path, said, idempotency_key), transport.base


def _share(percent: float | None) -> float | None:
    if percent is None:
        return None
    if isinstance(percent, (bool, str)) or not math.isfinite(percent) or not 0 <= percent <= 100:
        raise Invalid("traffic_percent", f"must be 0 to 100, found {percent!r}")
    return float(percent)


def _present(**fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}
