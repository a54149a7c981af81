"""A registered model, back as the very bytes that were registered."""

from __future__ import annotations

import contextlib
import hashlib
import http.client
import json
import os
import re
import shutil
import tempfile
from pathlib import Path
from urllib.parse import urlsplit

from . import folder_paths
from .artifacts import MANIFEST_BYTES_MAX, File, manifest
from .errors import Corrupt, Invalid, Unreachable
from .patience import Patience
from .results import Told
from .settings import Settings
from .transport import Answer, Interrupted, Transport, fail, said

_CHUNK_BYTES = 1024 * 1024
_STORED = re.compile(r"/artifacts/([0-9a-f]{64})$")


def download(source: Told | str, path: str | os.PathLike[str], *, settings: Settings | None = None) -> Path:
    """Writes a model to `path`, a file or a folder as it was registered, and returns that.

    source: what register() returned, or an artifact's uri in the registry's store
    Every byte is verified against the digest before anything stands at `path`. What stands there already
    is an error, as it may be in use. Raises Invalid, Corrupt, Refused, NotFound, NotAllowed, Unreachable.
    """
    target = Path(path)
    if target.exists() or target.is_symlink():
        raise Invalid("path", f'"{target}" is there already')
    uri = source if isinstance(source, str) else source.uri
    stored = _STORED.search(urlsplit(uri).path)
    if not stored:
        raise Invalid("uri", f'"{uri}" is not in the registry\'s store; get it with what serves it')
    layout = None if isinstance(source, str) else source.layout
    with Transport(settings or Settings()) as transport:
        # Only the registry itself gets the token: the digest names the artifact, not the uri's host.
        target.parent.mkdir(parents=True, exist_ok=True)
        room = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        try:
            whole = room / "artifact"
            _fetch(transport, stored[1], whole)
            files = None if layout == "FILE" else _listed(whole)
            if files is None and layout == "DIRECTORY":
                raise Invalid("uri", f'"{uri}" is not the manifest of a folder')
            if files is not None:
                whole = room / "folder"
                for file in _safe(files):
                    (whole / file.path).parent.mkdir(parents=True, exist_ok=True)
                    _fetch(transport, file.sha256, whole / file.path)
            whole.rename(target)
        finally:
            shutil.rmtree(room, ignore_errors=True)
    return target


class _Part:
    """What has come of an artifact so far, in a file. size: its bytes."""

    def __init__(self, sha256: str, path: Path) -> None:
        self.sha256 = sha256
        self.path = path
        self.anew()

    def anew(self) -> None:
        """Nothing of it counts."""
        self.size = 0
        self.found = hashlib.sha256()

    def take(self, response: http.client.HTTPResponse) -> None:
        """Writes what comes behind what has come."""
        with self.path.open("ab" if self.size else "wb") as file:
            while chunk := _read(response, _CHUNK_BYTES):
                file.write(chunk)
                self.found.update(chunk)
                self.size += len(chunk)
        if response.length:  # the connection ended before its Content-Length
            raise Interrupted(f"{response.length:,} bytes are missing")


def _fetch(transport: Transport, sha256: str, path: Path) -> None:
    """Writes an artifact to a file; goes on where it broke off, as long as that gets it further."""
    patience = Patience(transport.settings.retry_for)
    part = _Part(sha256, path)
    furthest = 0
    while True:
        after: float | None = None
        try:
            answer = _once(transport, part)
            if answer is None:
                return
            if not answer.busy:
                fail(answer)
            why, after = said(answer), answer.retry_after
        except Interrupted as e:
            why = str(e)
        if part.size > furthest:
            furthest = part.size
            patience.renew()
        if not patience.again(after):
            raise Unreachable(transport.base, f"{why} (while {sha256} was downloaded)")


def _once(transport: Transport, part: _Part) -> Answer | None:
    """Writes the rest of it and returns None, or returns the answer that it was not."""
    wanted = {"Accept": "*/*"} | ({"Range": f"bytes={part.size}-"} if part.size else {})
    response = transport.open("GET", f"/artifacts/{part.sha256}", headers=wanted)
    try:
        named = {name.lower(): value for name, value in response.getheaders()}
        if response.status == 200:
            part.anew()
        elif response.status not in (206, 416):
            return Answer(response.status, named, _read(response, 65_536))
        elif not named.get("content-range", "").startswith(f"bytes {part.size}-"):
            part.anew()
            raise Interrupted(f"it answered {response.status} without the rest")
        part.take(response)
        if part.found.hexdigest() != part.sha256:
            url = f"{transport.base}/artifacts/{part.sha256}"
            raise Corrupt(url, part.sha256, part.found.hexdigest())
        return None
    finally:
        with contextlib.suppress(OSError):
            response.close()
        transport.close()


def _read(response: http.client.HTTPResponse, most: int) -> bytes:
    """Some bytes of an answer; none at its end. What breaks here is the connection, not the disk."""
    try:
        return response.read(most)
    except (OSError, http.client.HTTPException) as e:
        raise Interrupted(str(e) or type(e).__name__) from e


def _listed(path: Path) -> list[File] | None:
    """A folder's files, if it is byte for byte the manifest of some folder: the store itself does not say."""
    if path.stat().st_size > MANIFEST_BYTES_MAX:
        return None
    content = path.read_bytes()
    if not content.startswith(b'[{"path":"'):
        return None
    try:
        files = [
            File(str(each["path"]), str(each["sha256"]), each["sizeBytes"]) for each in json.loads(content)
        ]
        return files if manifest(tuple(files)) == content else None
    except (ValueError, KeyError, TypeError):
        return None


def _safe(files: list[File]) -> list[File]:
    """Raises Invalid if what a manifest lists cannot be written, or not into the folder."""
    for file in files:
        flaw = folder_paths.flaw(file.path, kept=True)
        if flaw:
            raise Invalid("manifest", f"holds {file.path!r}, a path that {flaw}")
        if not re.fullmatch(r"[0-9a-f]{64}", file.sha256):
            raise Invalid("manifest", f"has no digest for {file.path!r}")
    clash = folder_paths.clash([file.path for file in files], kept=True)
    if clash:
        raise Invalid("manifest", f"holds {clash}")
    return files
