"""HTTP to the registry: one connection, answers as values, and tries again where that is safe."""

from __future__ import annotations

import http.client
import json
import re
import ssl
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn
from urllib.parse import urlsplit

from .errors import NotAllowed, NotFound, Refused, Unreachable
from .patience import Patience, retry_after
from .settings import Settings

_ANSWER_BYTES_MAX = 16 * 1024 * 1024
_BUSY = {429, 502, 503, 504}
_USER_AGENT = "modeltrail-python/0.1"


@dataclass(frozen=True)
class Answer:
    """What the registry answered, read whole. headers: names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def json(self) -> dict[str, Any]:
        """The body as a JSON object; an empty one if it is not that."""
        try:
            value = json.loads(self.body)
        except ValueError:
            return {}
        return value if isinstance(value, dict) else {}

    @property
    def busy(self) -> bool:
        """Whether the same request may well succeed later."""
        return self.status in _BUSY

    @property
    def retry_after(self) -> float | None:
        """The seconds until then, if the answer says so."""
        return retry_after(self.headers.get("retry-after"))


class Interrupted(Exception):
    """The connection broke, or nothing came in time: whether the request was taken is not known."""


class Transport:
    """Requests to one registry. Not for several threads at once. Close it."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.base = settings.base()
        self._connection: http.client.HTTPConnection | None = None

    def __enter__(self) -> Transport:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Drops the connection; the next request opens another."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def once(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | Iterable[bytes] | None = None,
        extra_seconds: float = 0.0,
    ) -> Answer:
        """One request. Raises Interrupted if no whole answer came.

        path: below the registry's address, quoted
        body: chunks need a Content-Length among the headers
        extra_seconds: how much later than usual the answer may come
        """
        response = self.open(method, path, headers=headers, body=body, extra_seconds=extra_seconds)
        try:
            content = response.read(_ANSWER_BYTES_MAX)
        except (OSError, http.client.HTTPException) as e:
            self.close()
            raise Interrupted(_said(e)) from e
        if response.length:
            self.close()
            raise Interrupted("the answer broke off")
        named = {name.lower(): value for name, value in response.getheaders()}
        if response.will_close or not response.isclosed():
            self.close()
        return Answer(response.status, named, content)

    def open(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | Iterable[bytes] | None = None,
        extra_seconds: float = 0.0,
    ) -> http.client.HTTPResponse:
        """The same with the answer's body still to be read; close() the transport if it is not read whole."""
        connection = self._connected(extra_seconds)
        sent = {"User-Agent": _USER_AGENT, "Accept": "application/json, */*;q=0.5", **(headers or {})}
        token = self.settings.bearer()
        if token is not None:
            sent["Authorization"] = f"Bearer {token}"
        try:
            try:
                connection.request(method, urlsplit(self.base).path + path, body=body, headers=sent)
            except (BrokenPipeError, ConnectionResetError):
                # It may have answered before all was sent, as it does when it wants no more.
                response = connection.getresponse()
                response.will_close = True
                return response
            return connection.getresponse()
        except (OSError, http.client.HTTPException) as e:
            self.close()
            raise Interrupted(_said(e)) from e
        except BaseException:
            self.close()
            raise

    def ask(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        extra_seconds: float = 0.0,
    ) -> Answer:
        """A request that may be repeated, repeated until there is an answer other than "later".

        Raises Unreachable when retry_for is over.
        """
        patience = Patience(self.settings.retry_for)
        while True:
            try:
                answer = self.once(method, path, headers=headers, body=body, extra_seconds=extra_seconds)
                if not answer.busy:
                    return answer
                why, after = said(answer), answer.retry_after
            except Interrupted as e:
                why, after = str(e), None
            if not patience.again(after):
                raise Unreachable(self.base, why)

    def _connected(self, extra_seconds: float) -> http.client.HTTPConnection:
        timeout = self.settings.timeout + extra_seconds
        if self._connection is None:
            parts = urlsplit(self.base)
            host = str(parts.hostname)
            if parts.scheme == "https":
                context = ssl.create_default_context()
                self._connection = http.client.HTTPSConnection(
                    host, parts.port, timeout=timeout, context=context
                )
            else:
                self._connection = http.client.HTTPConnection(host, parts.port, timeout=timeout)
        self._connection.timeout = timeout
        if self._connection.sock is not None:
            self._connection.sock.settimeout(timeout)
        return self._connection


def fail(answer: Answer) -> NoReturn:
    """Raises what an answer that is no success means."""
    if answer.status in (401, 403):
        raise NotAllowed(answer.status, said(answer))
    if answer.status >= 500 and answer.status != 507:
        raise Unreachable("the registry", f"it answered {answer.status}: {said(answer)}")
    problem = answer.json()
    code = str(problem.get("code") or f"HTTP_{answer.status}")
    detail = said(answer)
    if answer.status == 404:
        raise NotFound(code, detail)
    raise Refused(code, detail, problem.get("whatToDo"))


def said(answer: Answer) -> str:
    """What an answer says for a person, without a full stop."""
    problem = answer.json()
    text = problem.get("detail") or problem.get("title")
    if not isinstance(text, str):
        text = f"it answered {answer.status}"
    return re.sub(r"\s+", " ", text).strip().rstrip(".")


def _said(error: Exception) -> str:
    return str(error) or type(error).__name__
