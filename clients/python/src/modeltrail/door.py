"""Telling the registry something over HTTP, and waiting for what becomes of it."""

from __future__ import annotations

import hashlib
import json
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from .errors import NotAllowed, NotFound, Refused, StillPending, Unreachable
from .settings import Settings
from .transport import Answer, Transport, fail

_PREFER_SECONDS_MAX = 30
_PAUSE_SECONDS_MAX = 2.0
_ASIDE_SECONDS_MAX = 5.0
_EVENTS = uuid.UUID("7f0f4c5c-6f0e-5b68-9a52-5f0b8c8f6d0e")


@dataclass(frozen=True)
class Effect:
    """What became of an event: the registry's view of it, and the event's id (empty if it was not said)."""

    event_id: str
    href: str
    view: Mapping[str, Any]


def key(event: Mapping[str, Any]) -> str:
    """A key of what an event says: the same content has the same key, in every process."""
    text = json.dumps(event, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def event_id(event: Mapping[str, Any]) -> str:
    """A UUID of what an event says, for events that are sent to Kafka."""
    return str(uuid.uuid5(_EVENTS, key(event)))


def tell(transport: Transport, path: str, event: Mapping[str, Any], idempotency_key: str) -> Effect:
    """Posts an event and waits for its effect. The same key again is the same event.

    Raises Refused, NotAllowed, Unreachable (also if it answers with something else), or StillPending when
    Settings.wait is over. Without time to wait, Refused may be the outcome of an earlier call.
    """
    wait = transport.settings.wait
    ends = time.monotonic() + wait
    body = json.dumps(event, allow_nan=False, ensure_ascii=False).encode("utf-8")
    before = None
    answer = _post(transport, path, body, idempotency_key, wait)
    if answer.status == 202 and wait > 0:
        before = refused_at(transport, _taken(transport, answer))
        if before is not None:
            # Perhaps an earlier call was. What is sent now is decided later, and so can be told from it.
            answer = _post(transport, path, body, idempotency_key, max(0.0, ends - time.monotonic()))
    if answer.status == 202:
        return await_effect(transport, _taken(transport, answer), ends, before)
    if answer.status not in (200, 201):
        fail(answer)
    view = answer.json()
    if not view:
        raise Unreachable(transport.base, f"{path} answered {answer.status} without a JSON object")
    return Effect(str(view.get("causationId") or view.get("eventId") or ""), _href(answer), view)


def refused_at(transport: Transport, event: str) -> str | None:
    """When an event was refused, as far as is known now; None if it was not.

    An event that is sent again keeps that until it is decided anew. Raises NotAllowed, Unreachable.
    """
    fate = _fate(transport, event)
    return fate.get("decidedAt") if fate.get("state") == "REFUSED" else None


def refused_before(settings: Settings, event: str) -> str | None:
    """refused_at() of an event that is about to be sent some other way; None also if nobody says.

    Asked once and shortly: a registry that is away, or does not let us ask, keeps no event from being sent.
    A refusal of before is then told as if it were the outcome.
    """
    if settings.wait <= 0:  # There is no time for another outcome: what is known is told.
        return None
    once = replace(settings, retry_for=0.0, timeout=min(settings.timeout, _ASIDE_SECONDS_MAX))
    with Transport(once) as transport:
        try:
            return refused_at(transport, event)
        except (NotAllowed, Refused, Unreachable):
            return None


def await_effect(transport: Transport, event: str, ends: float, before: str | None = None) -> Effect:
    """Asks what became of an event until it is decided.

    ends: when to give up, in time.monotonic()'s seconds
    before: refused_at() from before it was sent: a refusal of then is not its outcome
    Raises Refused if it was refused, StillPending at the end.
    """
    pause = 0.1
    while True:
        fate = _fate(transport, event)
        state = fate.get("state")
        detail = str(fate.get("detail", "not read from the log yet"))
        if state in ("APPLIED", "DUPLICATE"):
            return _effect(transport, event, str(fate["href"]))
        if state == "REFUSED":
            if before is None or fate.get("decidedAt") != before:
                raise Refused(str(fate.get("code")), detail, fate.get("whatToDo"))
            detail = f"it was refused before ({detail})"
        left = ends - time.monotonic()
        if left <= 0:
            raise StillPending(event, detail)
        time.sleep(min(pause, left))
        pause = min(pause * 1.5, _PAUSE_SECONDS_MAX)


def _post(transport: Transport, path: str, body: bytes, idempotency_key: str, wait: float) -> Answer:
    prefer = int(max(0, min(_PREFER_SECONDS_MAX, wait)))
    headers = {"Content-Type": "application/json", "Idempotency-Key": idempotency_key}
    if prefer:
        headers["Prefer"] = f"wait={prefer}"
    return transport.ask("POST", path, headers=headers, body=body, extra_seconds=prefer)


def _taken(transport: Transport, answer: Answer) -> str:
    """The id of the event that was taken in, from a 202."""
    event = answer.json().get("eventId")
    if not isinstance(event, str):
        raise Unreachable(transport.base, "it answered 202 without an event's id")
    return event


def _fate(transport: Transport, event: str) -> dict[str, Any]:
    """What became of an event; empty if the log holds no such event yet."""
    answer = transport.ask("GET", f"/events/{event}")
    if answer.status == 404:
        return {}
    if answer.status != 200:
        fail(answer)
    return answer.json()


def _effect(transport: Transport, event: str, href: str) -> Effect:
    answer = transport.ask("GET", href)
    if answer.status != 200:
        try:
            fail(answer)
        except NotFound:
            # It has its effect, though it is not shown here.
            return Effect(event, href, {"href": href})
    return Effect(event, href, answer.json())


def _href(answer: Answer) -> str:
    return str(answer.json().get("href") or answer.headers.get("location", ""))
