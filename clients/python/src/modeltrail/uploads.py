"""Bytes into the registry's artifact store, once, however often the connection breaks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from .artifacts import MANIFEST_TYPE, Artifact, chunks, manifest
from .errors import Invalid, Refused, Unreachable
from .patience import Patience
from .transport import Answer, Interrupted, Transport, fail, said

_OCTETS = "application/octet-stream"
_SLOWEST_BYTES_PER_SECOND = 20_000_000


class _Bytes:
    """What is uploaded: a file's bytes, or a manifest's."""

    def __init__(self, sha256: str, source: os.PathLike[str] | bytes, size: int, kind: str = _OCTETS) -> None:
        self.sha256 = sha256
        self.size = size
        self.kind = kind
        self._source = source

    def since(self, start: int) -> Iterator[bytes]:
        """The bytes from `start` on, exactly as many as there were when it was hashed."""
        if isinstance(self._source, bytes):
            yield self._source[start:]
            return
        left = self.size - start
        for chunk in self._read(Path(self._source), start):
            if len(chunk) > left:
                break
            yield chunk
            left -= len(chunk)
        if left:
            raise Invalid("model_path", f'"{self._source}" was changed while it was sent')

    @staticmethod
    def _read(path: Path, start: int) -> Iterator[bytes]:
        try:
            yield from chunks(path, start)
        except OSError as e:
            # Otherwise it would look as if the connection had broken, and be tried again.
            raise Invalid("model_path", f'"{path}" cannot be read: {e.strerror or e}') from e


def upload(transport: Transport, artifact: Artifact) -> str:
    """Stores a file, or a folder's files and then its manifest. Returns the URI to be named in events.

    What the registry has already is not sent again. Raises Invalid, Refused, NotAllowed, Unreachable.
    """
    if not artifact.files:
        return _put(transport, _Bytes(artifact.sha256, artifact.path, artifact.size_bytes))
    stored: set[str] = set()
    for file in artifact.files:
        if file.sha256 not in stored:
            _put(transport, _Bytes(file.sha256, artifact.path / file.path, file.size_bytes))
            stored.add(file.sha256)
    listing = manifest(artifact.files)
    return _put(transport, _Bytes(artifact.sha256, listing, len(listing), MANIFEST_TYPE))


def _put(transport: Transport, what: _Bytes) -> str:
    """Asks how much is there, sends the rest, and asks again whenever that was interrupted."""
    path = f"/artifacts/{what.sha256}"
    patience = Patience(transport.settings.retry_for)
    furthest = 0
    while True:
        after: float | None = None
        try:
            there = transport.once("HEAD", path)
            # If it is whole, nothing is sent: the answer only says under which uri it is known.
            offset = what.size if there.status == 200 else _kept(there, what.size)
            if offset > furthest:
                furthest = offset
                patience.renew()
            answer = _send(transport, path, what, offset)
            if answer.status in (200, 201):
                return _uri(transport, path, answer)
            if answer.status in (404, 405):
                raise Refused("NO_ARTIFACT_STORE", "this registry takes no artifacts")
            if not _later(answer):
                fail(answer)
            why, after = said(answer), answer.retry_after
        except Interrupted as e:
            why = str(e)
        if not patience.again(after):
            raise Unreachable(transport.base, f"{why} (while {what.sha256} was uploaded)")


def _send(transport: Transport, path: str, what: _Bytes, offset: int) -> Answer:
    headers = {"Content-Type": what.kind, "Content-Length": str(what.size - offset)}
    if offset == what.size > 0:
        headers["Content-Range"] = f"bytes */{what.size}"
    elif offset:
        headers["Content-Range"] = f"bytes {offset}-{what.size - 1}/{what.size}"
    # Before it answers, the registry may have to read again all that it has, or to pass it on.
    patient = what.size / _SLOWEST_BYTES_PER_SECOND
    return transport.once("PUT", path, headers=headers, body=what.since(offset), extra_seconds=patient)


def _kept(there: Answer, size: int) -> int:
    """How many bytes of an interrupted upload the registry keeps."""
    if there.busy:
        raise Interrupted(f"it answered {there.status}")
    if there.status != 404:
        fail(there)
    text = there.headers.get("upload-offset", "0")
    offset = int(text) if text.isdigit() else 0
    return offset if offset <= size else 0


def _later(answer: Answer) -> bool:
    """Whether to ask and send again: busy, another upload of the same, or it stands elsewhere."""
    return (
        answer.busy or answer.json().get("code") == "UPLOAD_IN_PROGRESS" or "upload-offset" in answer.headers
    )


def _uri(transport: Transport, path: str, answer: Answer) -> str:
    """Where the registry says that it is."""
    return str(answer.json().get("uri") or transport.base + path)
