"""Which code is running, as git says it."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass

from .addresses import without_password

_SECONDS = 10


@dataclass(frozen=True)
class CodeOrigin:
    """commit: 40 hex digits; repository: its address, without a password.

    dirty: whether files differ, or there are some that git neither has nor ignores
    """

    commit: str | None = None
    repository: str | None = None
    dirty: bool | None = None


def code_origin(folder: str | os.PathLike[str] | None = None) -> CodeOrigin:
    """Asks git about a folder (default: the current one). Says nothing where there is no git or no commit."""
    commit = _git(folder, "rev-parse", "--verify", "HEAD")
    if not commit:
        return CodeOrigin()
    # A module that was never added is part of what ran, too.
    changes = _git(folder, "status", "--porcelain", "--untracked-files=normal")
    remote = _git(folder, "config", "--get", "remote.origin.url")
    return CodeOrigin(commit, without_password(remote) or None, None if changes is None else bool(changes))


def _git(folder: str | os.PathLike[str] | None, *arguments: str) -> str | None:
    """What git prints; None if it fails or is not there."""
    try:
        done = subprocess.run(
            ["git", *arguments],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=True,
            env=os.environ | {"GIT_OPTIONAL_LOCKS": "0"},
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
    return done.stdout.strip()
