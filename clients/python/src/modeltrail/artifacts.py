"""A trained model as bytes: a file, or a folder of files, and how to know them again."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from . import checks, folder_paths
from .errors import Invalid

FILES_MAX = 1_000
MANIFEST_BYTES_MAX = 8 * 1024 * 1024
MANIFEST_TYPE = "application/vnd.modeltrail.files+json"
_CHUNK_BYTES = 1024 * 1024
# A file in an event, without its path: a digest, the lengths of both texts, a size.
_LISTED_BYTES_MIN = 69
_FORMATS = {
    ".onnx": "onnx",
    ".pkl": "pickle",
    ".pickle": "pickle",
    ".joblib": "joblib",
    ".pt": "pytorch",
    ".pth": "pytorch",
    ".safetensors": "safetensors",
    ".keras": "keras",
    ".gguf": "gguf",
    ".pmml": "pmml",
    ".h5": "hdf5",
}


@dataclass(frozen=True)
class File:
    """One file of a folder. path: relative, with / between its parts; sha256: 64 hex digits."""

    path: str
    sha256: str
    size_bytes: int

    def as_json(self) -> dict[str, Any]:
        """As in an event and in a manifest."""
        return {"path": self.path, "sha256": self.sha256, "sizeBytes": self.size_bytes}


@dataclass(frozen=True)
class Artifact:
    """What lies at a path of this machine, hashed.

    path: the file or folder
    sha256: of the file's bytes; of the manifest's for a folder
    size_bytes: of the file; the sum over all files of a folder
    files: of a folder, sorted by path; empty for a file
    """

    path: Path
    sha256: str
    size_bytes: int
    files: tuple[File, ...] = ()

    @property
    def layout(self) -> str:
        """FILE or DIRECTORY."""
        return "DIRECTORY" if self.files else "FILE"

    def format(self) -> str:
        """What the file's name says about its format; empty if nothing."""
        return "" if self.files else _FORMATS.get(self.path.suffix.lower(), "")

    @staticmethod
    def at(
        path: str | os.PathLike[str], field: str = "model_path", *, kept: bool = True, listed: bool = True
    ) -> Artifact:
        """Hashes what lies at a path, a piece at a time.

        kept: whether it is to be uploaded: the registry's store does not take every path in a folder
        listed: whether an event is to list a folder's files, as it does those of the model itself
        Raises Invalid, naming `field`, if there is nothing, or something that is neither file nor folder.
        A link at the path itself is followed; within a folder, links are refused, since what they lead to
        may be anything.
        """
        here = Path(path)
        try:
            mode = here.stat().st_mode
            if stat.S_ISDIR(mode):
                found = _found(here, field, kept)
                if listed:
                    _check_listed(here, field, found)
                return _folder(here, found)
            if stat.S_ISREG(mode):
                sha256, size = digest(here)
                return Artifact(here, sha256, size)
        except OSError as e:
            raise Invalid(field, f'"{here}" cannot be read: {e.strerror or e}') from e
        raise Invalid(field, f'"{here}" is neither a file nor a folder')


def digest(path: Path) -> tuple[str, int]:
    """SHA-256 of a file's bytes as 64 hex digits, and how many bytes that were."""
    sha256 = hashlib.sha256()
    size = 0
    for chunk in chunks(path):
        sha256.update(chunk)
        size += len(chunk)
    return sha256.hexdigest(), size


def chunks(path: Path, start: int = 0) -> Iterator[bytes]:
    """A file's bytes from `start` on, in pieces of at most 1 MiB."""
    with path.open("rb") as file:
        file.seek(start)
        while chunk := file.read(_CHUNK_BYTES):
            yield chunk


def manifest(files: tuple[File, ...]) -> bytes:
    """A folder's files as canonical JSON (RFC 8785): its SHA-256 is the folder's digest."""
    # Sorted keys, no spaces, only what must be escaped: for texts and whole numbers that is RFC 8785.
    listed = [file.as_json() for file in files]
    return json.dumps(listed, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8")


def _folder(root: Path, found: list[tuple[str, Path]]) -> Artifact:
    files = tuple(File(name, *digest(path)) for name, path in found)
    sha256 = hashlib.sha256(manifest(files)).hexdigest()
    return Artifact(root, sha256, sum(file.size_bytes for file in files), files)


def _found(root: Path, field: str, kept: bool) -> list[tuple[str, Path]]:
    """A folder's files by their paths in it, as the registry will take them."""
    found: list[tuple[str, Path]] = []
    for each in _walk(root, "", field, kept):
        if len(found) == FILES_MAX:
            raise Invalid(field, f'"{root}" has more than {FILES_MAX:,} files; pack them into one')
        found.append(each)
    if not found:
        raise Invalid(field, f'"{root}" is an empty folder')
    # In the order of their UTF-8 bytes, as the registry wants them: whole paths, not folder by folder.
    found.sort(key=lambda each: each[0].encode("utf-8"))
    clash = folder_paths.clash([name for name, _ in found], kept=kept)
    if clash:
        raise Invalid(field, f"holds {clash}")
    return found


def _check_listed(root: Path, field: str, found: list[tuple[str, Path]]) -> None:
    if sum(len(name.encode("utf-8")) + _LISTED_BYTES_MIN for name, _ in found) > checks.RECORD_BYTES_MAX:
        raise Invalid(field, f'"{root}" has more files than an event can name; pack them into one')


def _walk(folder: Path, prefix: str, field: str, kept: bool) -> Iterator[tuple[str, Path]]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        name = prefix + entry.name
        flaw = folder_paths.flaw(name, kept=kept)
        if flaw:
            raise Invalid(field, f"holds {name!r}, a path that {flaw}")
        if entry.is_symlink():
            raise Invalid(field, f'holds a symbolic link: "{name}"; put the file itself there')
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(Path(entry.path), name + "/", field, kept)
        elif entry.is_file(follow_symlinks=False):
            yield name, Path(entry.path)
        else:
            raise Invalid(field, f'holds "{name}", which is neither a file nor a folder')
