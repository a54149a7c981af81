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
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from .artifacts import MANIFEST_TYPE, File
from .errors import Corrupt, Invalid, Unreachable
from .patience import Patience
from .results import Told
from .settings import Settings
from .transport import Answer, Interrupted, Transport, fail, said

_CHUNK_BYTES = 1024 * 1024
_MANIFEST_BYTES_MAX = 4 * 1024 * 1024
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
    with Transport(settings or Settings()) as transport:
        # Only the registry itself gets the token: the digest names the artifact, not the uri's host.
        target.parent.mkdir(parents=True, exist_ok=True)
        room = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
        try:
            whole = room / "artifact"
            files = _fetch(transport, stored[1], whole)
            if files is not None:
                whole = room / "folder"
                for file in files:
                    _fetch_file(transport, file, whole / file.path)
            whole.rename(target)
        finally:
            shutil.rmtree(room, ignore_errors=True)
    return target


def _fetch_file(transport: Transport, file: File, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    _fetch(transport, file.sha256, path)


def _fetch(transport: Transport, sha256: str, path: Path) -> list[File] | None:
    """Writes an artifact to a file. Returns a folder's files if it is a folder's manifest."""
    patience = Patience(transport.settings.retry_for)
    while True:
        try:
            answer, kind = _once(transport, sha256, path)
            if answer is None:
                return _listed(path) if kind == MANIFEST_TYPE else None
            if not answer.busy:
                fail(answer)
            why, after = said(answer), answer.retry_after
        except Interrupted as e:
            why, after = str(e), None
        if not patience.again(after):
            raise Unreachable(transport.base, f"{why} (while {sha256} was downloaded)")


def _once(transport: Transport, sha256: str, path: Path) -> tuple[Answer | None, str]:
    response = transport.open("GET", f"/artifacts/{sha256}", headers={"Accept": "*/*"})
    try:
        if response.status != 200:
            named = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, named, response.read(65_536)), ""
        found = hashlib.sha256()
        with path.open("wb") as file:
            while chunk := response.read(_CHUNK_BYTES):
                found.update(chunk)
                file.write(chunk)
        if response.length:  # the connection ended before its Content-Length
            raise Interrupted(f"{response.length:,} bytes are missing")
        if found.hexdigest() != sha256:
            path.unlink()
            raise Corrupt(f"{transport.base}/artifacts/{sha256}", sha256, found.hexdigest())
        return None, str(response.headers.get_content_type())
    except (TimeoutError, ConnectionError, http.client.HTTPException) as e:
        raise Interrupted(str(e) or type(e).__name__) from e
    finally:
        with contextlib.suppress(OSError):
            response.close()
        transport.close()


def _listed(path: Path) -> list[File]:
    """What a manifest lists. Its digest was right; its paths are checked all the same."""
    if path.stat().st_size > _MANIFEST_BYTES_MAX:
        raise Invalid("manifest", "is too large")
    try:
        files = [
            File(each["path"], each["sha256"], each["sizeBytes"]) for each in json.loads(path.read_bytes())
        ]
    except (ValueError, KeyError, TypeError) as e:
        raise Invalid("manifest", f"cannot be read: {e}") from e
    for file in files:
        parts = PurePosixPath(file.path).parts
        if not parts or file.path.startswith("/") or "\\" in file.path or ":" in parts[0] or ".." in parts:
            raise Invalid("manifest", f"leads out of its folder: {file.path!r}")
        if not re.fullmatch(r"[0-9a-f]{64}", file.sha256):
            raise Invalid("manifest", f"has no digest for {file.path!r}")
    return files
