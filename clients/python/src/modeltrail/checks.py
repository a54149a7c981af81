"""What no event may hold, found before it is sent. The registry checks it all again."""

from __future__ import annotations

import math
import re
from typing import Any

from .errors import Invalid

RECORD_BYTES_MAX = 256 * 1024
TEXT_LENGTH_MAX = 16_384
ENTRIES_MAX = 1_000
RUN_ID_LENGTH_MAX = 250
_MODEL_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9 ._-]{0,198}[A-Za-z0-9_-])?")
_PLACE_NAME = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_REQUEST_ID = re.compile(r"[!-~]([ -~]{0,253}[!-~])?")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_MAPS = ("metrics", "parameters", "statistics", "tags", "externalIds", "figures")
_NUMBERS = ("sizeBytes", "rows", "codeDirty")
_ROLES = ("TRAINING", "VALIDATION", "TEST", "OTHER", "UNKNOWN")


def check(event: dict[str, Any]) -> None:
    """Raises Invalid naming the first field of a ModelTrained that would be refused."""
    model_name(event["modelName"])
    place_name(event["workspace"], "workspace")
    run_id(event["run"].get("runId", "-"))
    for name in ("imageDigest", "lockfileDigest"):
        digest(event["run"].get(name), f"run.{name}")
    for i, dataset in enumerate(event.get("datasets", [])):
        _dataset(dataset, f"datasets[{i}]")
    for i, attachment in enumerate(event.get("attachments", [])):
        if not str(attachment["name"]).strip():
            raise Invalid(f"attachments[{i}].name", "is empty")
    names = [dataset["name"] for dataset in event.get("datasets", [])]
    if event.get("metricsDataset") not in (None, *names):
        raise Invalid("metrics_dataset", f'"{event["metricsDataset"]}" is not one of datasets')
    _value(event, "")


def values(said: dict[str, Any]) -> None:
    """Raises Invalid naming the first value that no event may hold: a text too long, a figure that is NaN."""
    _value(said, "")


def model_name(name: object) -> None:
    """Raises Invalid unless it is a model's name."""
    if not isinstance(name, str) or not _MODEL_NAME.fullmatch(name):
        raise Invalid(
            "model_name",
            "must have 1 to 200 of letters, digits, space, dot, _ and -, begin with a letter or digit"
            f" and not end in a space or dot; found {name!r}",
        )


def run_id(text: object) -> None:
    """Raises Invalid unless it is a run's id."""
    if not isinstance(text, str) or not text.strip() or len(text) > RUN_ID_LENGTH_MAX:
        raise Invalid("run_id", f"must be a text of 1 to {RUN_ID_LENGTH_MAX} characters, found {text!r}")
    _text(text, "run_id")


def place_name(name: object, field: str) -> None:
    """Raises Invalid unless it is the name of a workspace or an environment."""
    if not isinstance(name, str) or not _PLACE_NAME.fullmatch(name):
        raise Invalid(field, f"must have 1 to 63 of a-z, 0-9 and - within, found {name!r}")


def request_id(text: object) -> None:
    """Raises Invalid unless it can be sent in a header as it is, or is None."""
    if text is not None and not (isinstance(text, str) and _REQUEST_ID.fullmatch(text)):
        raise Invalid(
            "request_id",
            f"must have 1 to 255 printable characters of ASCII, no space at an end; found {text!r}",
        )


def digest(text: object, where: str) -> None:
    """Raises Invalid unless it is a SHA-256 as the log has it, or None."""
    if text is not None and not (isinstance(text, str) and _SHA256.fullmatch(text)):
        raise Invalid(where, f"must be 64 lowercase hex digits, found {text!r}")


def one_of(value: object, known: tuple[str, ...], field: str) -> None:
    """Raises Invalid unless it is one of these words."""
    if value not in known:
        raise Invalid(field, f"must be one of {', '.join(known)}, found {value!r}")


def whole(number: object, field: str, least: int = 1) -> None:
    """Raises Invalid unless it is a whole number, as large as that at least."""
    if not isinstance(number, int) or isinstance(number, bool) or number < least:
        raise Invalid(field, f"must be a number from {least}, found {number!r}")


def _dataset(dataset: dict[str, Any], where: str) -> None:
    if not str(dataset.get("name", "")).strip():
        raise Invalid(f"{where}.name", "is empty")
    if dataset.get("role") not in _ROLES:
        raise Invalid(f"{where}.role", f"must be one of {', '.join(_ROLES)}, found {dataset.get('role')!r}")
    rows = dataset.get("rows", 0)
    if not isinstance(rows, int) or isinstance(rows, bool) or not 0 <= rows < 2**63:
        raise Invalid(f"{where}.rows", f"must be a whole number, 0 or more, of 64 bits, found {rows!r}")
    digest(dataset.get("sha256"), f"{where}.sha256")


def _value(value: object, where: str) -> None:
    if isinstance(value, dict):
        _limited(value, where)
        for name, part in value.items():
            _text(name, where)
            # Fields are named with dots; the names in maps are the caller's own.
            own = where.rpartition(".")[2] in _MAPS
            _value(part, f'{where}["{name}"]' if own else f"{where}.{name}".lstrip("."))
    elif isinstance(value, list):
        _limited(value, where)
        for i, part in enumerate(value):
            _value(part, f"{where}[{i}]")
    elif isinstance(value, str):
        _text(value, where)
    elif isinstance(value, float):
        if not math.isfinite(value):
            raise Invalid(where, f"is {value}; leave out what could not be computed")
    elif value is not None and where.rpartition(".")[2] not in _NUMBERS:
        raise Invalid(where, f"must be a text, found {value!r}")


def _text(text: str, where: str) -> None:
    try:
        length = len(text.encode("utf-16-le")) // 2
    except UnicodeEncodeError:
        raise Invalid(where, "holds half a character (a lone surrogate)") from None
    if length > TEXT_LENGTH_MAX:
        raise Invalid(where, f"has {length:,} characters, at most {TEXT_LENGTH_MAX:,} are taken")
    if "\0" in text:
        raise Invalid(where, f"holds U+0000 at character {text.index(chr(0))}")


def _limited(values: dict[str, Any] | list[Any], where: str) -> None:
    if len(values) > ENTRIES_MAX:
        raise Invalid(where, f"has {len(values):,} entries, at most {ENTRIES_MAX:,} are taken")
