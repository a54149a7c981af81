"""A registry on a free port that follows the contract and fails as told.

What it stores is real: bytes, offsets, digests. So a test sees what a client's requests lead to.
"""

from __future__ import annotations

import hashlib
import json
import re
import socket
import threading
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

MANIFEST = "application/vnd.modeltrail.files+json"


@dataclass
class Scripted:
    """The answer to the next request of this method whose path begins so, instead of the usual one."""

    method: str
    path: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Request:
    """What a client sent. size: of the body, as far as it was read."""

    method: str
    path: str
    headers: Mapping[str, str]
    size: int = 0
    at: float = field(default_factory=time.monotonic)


class RegistryDouble:
    """Start it with `with`.

    scripted: answers to be given instead of the usual ones
    break_uploads_after: for each of the next uploads, how many bytes are kept before the connection breaks
    break_downloads_after: likewise, how many bytes are sent; takes_ranges: whether only the rest can be had
    stall_uploads: how many of the next uploads are read and then never answered
    break_answers: how many of the next events are taken without an answer
    pending: how often an event is said to be pending; refusal: (code, detail) for all events
    behind: how often the refusal of before is still shown of an event that was sent again
    at_deployment: runs become candidates
    """

    def __init__(self) -> None:
        self.scripted: list[Scripted] = []
        self.break_uploads_after: list[int] = []
        self.break_downloads_after: list[int] = []
        self.takes_ranges = True
        self.stall_uploads = 0
        self.break_answers = 0
        self.pending = 0
        self.refusal: tuple[str, str] | None = None
        self.behind = 0
        self.at_deployment = False
        self.token: str | None = None
        self.requests: list[Request] = []
        self.stored: dict[str, tuple[bytes, str]] = {}
        self.partial: dict[str, bytes] = {}
        self.events: dict[str, dict[str, Any]] = {}
        self.refused: dict[str, dict[str, Any]] = {}
        self.shown: dict[str, dict[str, Any]] = {}
        self.decided = 0
        self.versions: list[dict[str, Any]] = []
        self.stopping = threading.Event()
        double = self

        class Handler(_Handler):
            registry = double

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self.public_url = "https://registry.example"

    def __enter__(self) -> RegistryDouble:
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stopping.set()
        self._server.shutdown()
        self._server.server_close()

    def sent(self, method: str, path: str = "/") -> list[Request]:
        """The requests of a method to paths that begin so, oldest first."""
        return [each for each in self.requests if each.method == method and each.path.startswith(path)]

    def tell(self, key: str, body: dict[str, Any]) -> str:
        """Takes an event; the same key is the same event. Returns its id."""
        event_id = str(uuid.uuid5(uuid.NAMESPACE_URL, key))
        self.take(event_id, body)
        return event_id

    def take(self, event_id: str, body: dict[str, Any]) -> None:
        """Decides on an event, also on one that was refused before."""
        if event_id in self.events and event_id not in self.refused:
            return
        self.events[event_id] = body
        before = self.refused.pop(event_id, None)
        if before and self.behind:
            self.shown.setdefault(event_id, before)
        self.decided += 1
        if self.refusal:
            code, detail = self.refusal
            at = f"2026-03-01T10:00:{self.decided:02}Z"
            fate = {"eventId": event_id, "state": "REFUSED", "decidedAt": at, "code": code, "detail": detail}
            self.refused[event_id] = fate
        elif not self.at_deployment:
            self.versions.append(self._version(body, event_id))

    def late(self, event_id: str) -> dict[str, Any] | None:
        """What was decided of an event before, if that is all that is known yet."""
        if not self.behind:
            return None
        return self.shown.get(event_id)

    def _version(self, body: dict[str, Any], event_id: str) -> dict[str, Any]:
        number = 1 + sum(each["modelName"] == body["modelName"] for each in self.versions)
        return {
            **body,
            "version": number,
            "phase": "TRAINING",
            "serves": ["dev", "qa"],
            "causationId": event_id,
            "href": f"/models/{body['modelName']}/versions/{number}",
        }

    def view(self, event_id: str) -> dict[str, Any]:
        """What the event led to."""
        for version in self.versions:
            if version["causationId"] == event_id:
                return version
        body = self.events[event_id]
        href = f"/workspaces/{body['workspace']}/runs/{body['run']['runId']}"
        return {**body, "eventId": event_id, "candidate": True, "href": href}


class _Handler(BaseHTTPRequestHandler):
    registry: RegistryDouble
    protocol_version = "HTTP/1.1"
    wbufsize = -1

    def log_message(self, format: str, *args: Any) -> None:
        """Quiet."""

    def do_HEAD(self) -> None:
        if self._begin():
            return
        sha256 = self.path.rpartition("/")[2]
        if sha256 in self.registry.stored:
            self._answer(200, {"Content-Length": str(len(self.registry.stored[sha256][0]))})
        else:
            self._answer(404, {"Upload-Offset": str(len(self.registry.partial.get(sha256, b"")))})

    def do_PUT(self) -> None:
        sha256 = self.path.rpartition("/")[2]
        if self._begin():
            return
        registry = self.registry
        had = registry.partial.get(sha256, b"")
        span = re.fullmatch(r"bytes (?:(\d+)-\d+|\*)/(\d+)", self.headers.get("Content-Range", ""))
        start = int(span[1] or span[2]) if span else 0
        if sha256 in registry.stored:
            self._body()
            self._kept(200, sha256)
            return
        if start != len(had) and start != 0:
            self._body()
            self._problem(409, "WRONG_OFFSET", "another start is needed", {"Upload-Offset": str(len(had))})
            return
        if registry.break_uploads_after:
            part = self._body(registry.break_uploads_after.pop(0))
            registry.partial[sha256] = had[:start] + part
            self._break()
            return
        whole = had[:start] + self._body()
        if registry.stall_uploads:
            registry.stall_uploads -= 1
            registry.partial[sha256] = whole[:-1]
            registry.stopping.wait(30)
            self._break()
            return
        registry.partial.pop(sha256, None)
        if hashlib.sha256(whole).hexdigest() != sha256:
            self._problem(422, "ARTIFACT_DIGEST_MISMATCH", "the bytes have another digest")
            return
        registry.stored[sha256] = (whole, self.headers["Content-Type"])
        self._kept(201, sha256)

    def _kept(self, status: int, sha256: str) -> None:
        size = len(self.registry.stored[sha256][0])
        uri = f"{self.registry.public_url}/artifacts/{sha256}"
        self._json(status, {"sha256": sha256, "sizeBytes": size, "uri": uri})

    def do_POST(self) -> None:
        if self._begin():
            return
        registry = self.registry
        event_id = registry.tell(self.headers["Idempotency-Key"], json.loads(self._body()))
        if registry.break_answers:
            registry.break_answers -= 1
            self._break()
        elif "Prefer" not in self.headers or registry.pending or registry.late(event_id):
            self._json(202, {"eventId": event_id, "href": f"/events/{event_id}"})
        elif registry.refusal:
            self._problem(422, *registry.refusal)
        else:
            self._json(201, registry.view(event_id))

    def do_GET(self) -> None:
        if self._begin():
            return
        registry = self.registry
        last = self.path.rpartition("/")[2]
        if self.path.startswith("/artifacts/") and last in registry.stored:
            self._download(registry.stored[last][0])
        elif self.path.startswith("/events/"):
            self._fate(last)
        elif made := [view for view in map(registry.view, registry.events) if f"{view['href']}" == self.path]:
            run = {"workspace": made[0]["workspace"], "runId": last, "made": made}
            self._json(200, made[0] if "version" in made[0] else run)
        elif found := [each for each in registry.versions if each["href"] == self.path]:
            self._json(200, found[0])
        else:
            self._problem(404, "NOT_FOUND", "there is no such thing")

    def _download(self, content: bytes) -> None:
        registry = self.registry
        asked = (
            re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", "")) if registry.takes_ranges else None
        )
        start = int(asked[1]) if asked else 0
        headers = {"Content-Type": "application/octet-stream", "Content-Length": str(len(content) - start)}
        if asked and start >= len(content):
            beyond = {"Content-Range": f"bytes */{len(content)}"}
            self._problem(416, "RANGE_NOT_SATISFIABLE", "it has fewer bytes", beyond)
            return
        if asked:
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        if registry.break_downloads_after:
            end = start + registry.break_downloads_after.pop(0)
            self._answer(206 if asked else 200, headers, content[start:end])
            self.wfile.flush()
            self._break()
        else:
            self._answer(206 if asked else 200, headers, content[start:])

    def _fate(self, event_id: str) -> None:
        registry = self.registry
        if event_id not in registry.events:
            self._problem(404, "NOT_FOUND", "no event with this id is in the log")
        elif registry.pending:
            registry.pending -= 1
            waiting = {"eventId": event_id, "state": "WAITING", "detail": "for rules to be applied"}
            self._json(200, waiting)
        elif before := registry.late(event_id):
            registry.behind -= 1
            self._json(200, before)
        elif event_id in registry.refused:
            self._json(200, registry.refused[event_id])
        else:
            href = registry.view(event_id)["href"]
            self._json(200, {"eventId": event_id, "state": "APPLIED", "href": href})

    def _begin(self) -> bool:
        """Notes the request. Returns True if it is answered by that."""
        registry = self.registry
        self.request_seen = Request(str(self.command), self.path, dict(self.headers.items()))
        registry.requests.append(self.request_seen)
        for each in registry.scripted:
            if each.method == self.command and self.path.startswith(each.path):
                registry.scripted.remove(each)
                self._body()
                self._json(each.status, each.body, each.headers)
                return True
        if registry.token and self.headers.get("Authorization") != f"Bearer {registry.token}":
            self._body()
            self._problem(401, "UNAUTHENTICATED", "a token is needed")
            return True
        return False

    def _body(self, limit: int | None = None) -> bytes:
        length = int(self.headers.get("Content-Length", "0"))
        body = self.rfile.read(length if limit is None else min(limit, length))
        self.request_seen.size = len(body)
        return body

    def _break(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def _problem(self, status: int, code: str, detail: str, headers: Mapping[str, str] | None = None) -> None:
        self._json(status, {"status": status, "code": code, "detail": detail}, headers)

    def _json(self, status: int, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> None:
        content = json.dumps(body).encode()
        self._answer(status, {"Content-Length": str(len(content)), **(headers or {})}, content)

    def _answer(self, status: int, headers: Mapping[str, str], content: bytes = b"") -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if "Content-Length" not in headers:
            self.send_header("Content-Length", "0")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
