"""assess(): tell what was found out about a version after its training."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from . import checks, door
from .contents import Figures, figures
from .errors import Invalid
from .results import Assessment
from .settings import Settings
from .transport import Transport

_KINDS = ("EVALUATION", "VALIDATION", "FINDING", "INCIDENT", "WITHDRAWAL")
_CONCLUSIONS = ("PASSED", "FAILED", "INFORMATION")


def assess(
    model_name: str,
    version: int,
    *,
    kind: str,
    conclusion: str = "INFORMATION",
    metrics: Figures | None = None,
    dataset: str | None = None,
    environment: str | None = None,
    summary: str | None = None,
    withdraws: str | None = None,
    request_id: str | None = None,
    settings: Settings | None = None,
) -> Assessment:
    """Tells what was found out about a version, and returns the assessment as it stands.

    kind: EVALUATION, VALIDATION, FINDING, INCIDENT or WITHDRAWAL; conclusion: PASSED, FAILED or INFORMATION
    metrics: name to number, measured on the data set named dataset; environment: where, or for which
    summary: for people; withdraws: with WITHDRAWAL, the event_id of the assessment that counts no longer
    request_id: calls with the same one are one assessment. Without it, calls that say the same are
    Needs a token of the group trainer or approver.
    Raises Invalid, Refused, NotAllowed, Unreachable, StillPending.
    """
    checks.model_name(model_name)
    checks.whole(version, "version")
    checks.one_of(kind, _KINDS, "kind")
    checks.one_of(conclusion, _CONCLUSIONS, "conclusion")
    if (kind == "WITHDRAWAL") != (withdraws is not None):
        raise Invalid("withdraws", "is needed for a WITHDRAWAL, and for nothing else")
    if environment is not None:
        checks.place_name(environment, "environment")
    checks.request_id(request_id)
    said = _said(
        kind=kind,
        conclusion=conclusion,
        metrics=figures(metrics or {}, "metrics"),
        dataset=dataset,
        environment=environment,
        summary=summary,
        withdraws=withdraws,
    )
    path = f"/models/{quote(model_name, safe='')}/versions/{version}/assessments"
    with Transport(settings or Settings()) as transport:
        idempotency_key = request_id or "py-" + door.key({"path": path, **said})
        effect = door.tell(transport, path, said, idempotency_key)
        view = effect.view
        return Assessment(
            model_name=model_name,
            version=version,
            kind=kind,
            conclusion=conclusion,
            event_id=effect.event_id,
            href=transport.base + effect.href,
            withdrawn_by=view.get("withdrawnBy"),
            body=view,
        )


def _said(**fields: Any) -> dict[str, Any]:
    said = {name: value for name, value in fields.items() if value is not None and value != {}}
    checks.values(said)
    return said
