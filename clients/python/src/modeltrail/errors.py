"""Why something was not done, and what to do about it."""

from __future__ import annotations

import copyreg
from typing import Any

_WHAT_TO_DO = {
    "UNKNOWN_WORKSPACE": "use a workspace that the rules name, or have an operator add this one to the rules",
    "EVENT_ID_REUSED": "something else was told under this id; choose another run_id",
    "ARTIFACT_TOO_LARGE": "store it elsewhere and name it: uri=…, or have the registry's limit raised",
    "ARTIFACT_DIGEST_MISMATCH": "the file was changed while it was sent; call again when nobody writes to it",
    "STORAGE_FULL": "tell the registry's operator; then call again: what is stored is not sent twice",
    "RECORD_TOO_LARGE": "say less: fewer files, shorter texts, fewer figures",
    "NO_ARTIFACT_STORE": "store the artifact elsewhere and name it: uri=…",
}


class ModeltrailError(Exception):
    """Everything that this package raises by itself."""

    def __reduce__(self) -> tuple[Any, ...]:
        """For other processes, as those of a pool. Not by __init__, which takes other arguments."""
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]


class Invalid(ModeltrailError, ValueError):
    """What was given cannot be registered. Nothing was sent.

    field: where, as `metrics["rmse"]` or `model_path`
    problem: what is wrong there
    """

    def __init__(self, field: str, problem: str) -> None:
        super().__init__(f"{field} {problem}")
        self.field = field
        self.problem = problem


class Refused(ModeltrailError):
    """The registry said no. Calling again gives the same answer, until what detail names is mended.

    code: stable, as `UNKNOWN_WORKSPACE`; detail: for a person; what_to_do: likewise
    """

    def __init__(self, code: str, detail: str, what_to_do: str | None = None) -> None:
        self.code = code
        self.detail = detail
        self.what_to_do = what_to_do or _WHAT_TO_DO.get(code, "mend what the detail names, then call again")
        super().__init__(f"{code}: {detail}. What to do: {self.what_to_do}")


class NotFound(Refused):
    """What was asked for is not there."""


class NotAllowed(ModeltrailError):
    """The token is missing, over, or not one for this.

    status: 401 (who are you?) or 403 (you may not)
    """

    def __init__(self, status: int, detail: str) -> None:
        self.status = status
        todo = (
            "set MODELTRAIL_TOKEN or MODELTRAIL_TOKEN_FILE to a token that is valid now"
            if status == 401
            else "use a token of the right group: trainer registers, deployer deploys and reports"
        )
        super().__init__(f"{detail}. What to do: {todo}")


class Unreachable(ModeltrailError):
    """The registry did not answer, or not with an answer, for as long as it was tried.

    Whether something was registered is not known. Calling again with the same content is safe: it has
    its effect once.
    """

    def __init__(self, url: str, detail: str) -> None:
        self.url = url
        super().__init__(f"{url}: {detail}. Calling again with the same content is safe")


class StillPending(ModeltrailError):
    """It is in the log, and was not decided while we waited. It will be.

    event_id: what to ask for, at GET /events/{event_id}; detail: what it waits for
    """

    def __init__(self, event_id: str, detail: str) -> None:
        self.event_id = event_id
        self.detail = detail
        super().__init__(f"event {event_id} is accepted and not decided yet: {detail}")


class Corrupt(ModeltrailError):
    """What was downloaded is not what was registered. Nothing was kept."""

    def __init__(self, url: str, expected: str, found: str) -> None:
        self.expected = expected
        self.found = found
        super().__init__(f"{url}: its SHA-256 is {found}, and should be {expected}")
