"""What paths in a folder must keep to. The registry checks it again.

Wherever the folder lies: whoever unpacks it writes beneath it and nowhere else, and each file once. And if
the registry keeps it: any file system can have it as it is.
"""

from __future__ import annotations

import re
import unicodedata

_PATH_BYTES_MAX = 1024
_NAME_BYTES_MAX = 255
_NO_TEXT = ("Cc", "Zl", "Zp")
_DRIVE = re.compile("[A-Za-z]:")
# Windows drops dots and spaces at a name's end, and takes a colon for a drive or a stream of a file.
_NOT_ON_WINDOWS = re.compile(r'[:<>"|?*]|[. ]\Z')
# Devices there, whatever follows after a dot.
_DEVICE = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\..*)?", re.IGNORECASE | re.ASCII
)


def flaw(path: str, *, kept: bool) -> str | None:
    """What is wrong with a path, as the end of "a path that"; None if nothing is.

    kept: whether the folder is one that the registry keeps
    """
    return _flaw_anywhere(path) or (_flaw_kept(path) if kept else None)


def clash(paths: list[str], *, kept: bool) -> str | None:
    """Which of some paths cannot stand beside one another; None if all can.

    kept: whether the folder is one that the registry keeps. Two paths that are the same but for case are one
        file or folder on some systems.
    """
    folded_as = _folded if kept else str
    where = " where case does not count" if kept else ""
    spelled: dict[str, str] = {}
    for path in paths:
        folded = folded_as(path)
        if folded in spelled:
            return f'"{spelled[folded]}" and "{path}", the same file{where}'
        spelled[folded] = path
    folders: dict[str, str] = {}
    for path in paths:
        parts = path.split("/")
        for depth in range(1, len(parts)):
            folder = "/".join(parts[:depth])
            before = folders.setdefault(folded_as(folder), folder)
            if before != folder:
                return f'"{before}" and "{folder}", the same folder{where}'
            if folded_as(folder) in spelled:
                return f'"{folder}" as a file and as a folder{where}'
    return None


def _flaw_anywhere(path: str) -> str | None:
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return "is not UTF-8"
    if "\\" in path:
        return "has a backslash"
    if any(unicodedata.category(c) in _NO_TEXT for c in path):
        return "has a control character"
    if _DRIVE.match(path):
        return "begins with a drive: it must be relative"
    names = path.split("/")
    if "" in names:
        return "has an empty name: it must be relative, with single slashes"
    return next((f"has the name {name}" for name in names if name in (".", "..")), None)


def _flaw_kept(path: str) -> str | None:
    if len(path.encode("utf-8")) > _PATH_BYTES_MAX:
        return f"has more than {_PATH_BYTES_MAX:,} bytes"
    if not unicodedata.is_normalized("NFC", path):
        return "is not in Unicode's form NFC"
    for name in path.split("/"):
        if len(name.encode("utf-8")) > _NAME_BYTES_MAX:
            return f"has a name of more than {_NAME_BYTES_MAX} bytes"
        if _NOT_ON_WINDOWS.search(name) or _DEVICE.fullmatch(name):
            return f'has a name that Windows does not take: "{name}"'
    return None


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path.upper().lower())
