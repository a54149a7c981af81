"""What paths in a folder must keep to, so that any file system can have it. The registry checks it again."""

from __future__ import annotations

import re
import unicodedata

_PATH_BYTES_MAX = 1024
_NAME_BYTES_MAX = 255
_NO_TEXT = ("Cc", "Zl", "Zp")
# Windows drops dots and spaces at a name's end, and takes a colon for a drive or a stream of a file.
_NOT_ON_WINDOWS = re.compile(r'[:<>"|?*]|[. ]\Z')
# Devices there, whatever follows after a dot.
_DEVICE = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3]) *(\..*)?", re.IGNORECASE | re.ASCII
)


def flaw(path: str) -> str | None:
    """What is wrong with a path, as the end of "a path that"; None if nothing is."""
    try:
        encoded = path.encode("utf-8")
    except UnicodeEncodeError:
        return "is not UTF-8"
    if len(encoded) > _PATH_BYTES_MAX:
        return f"has more than {_PATH_BYTES_MAX:,} bytes"
    if "\\" in path:
        return "has a backslash"
    if any(unicodedata.category(c) in _NO_TEXT for c in path):
        return "has a control character"
    if not unicodedata.is_normalized("NFC", path):
        return "is not in Unicode's form NFC"
    return next(filter(None, map(_flaw, path.split("/"))), None)


def clash(paths: list[str]) -> str | None:
    """Which of some paths cannot stand beside one another; None if all can.

    Two that are the same but for case are one file or folder on some systems.
    """
    spelled: dict[str, str] = {}
    for path in paths:
        folded = _folded(path)
        if folded in spelled:
            return f'"{spelled[folded]}" and "{path}", the same file where case does not count'
        spelled[folded] = path
    folders: dict[str, str] = {}
    for path in paths:
        parts = path.split("/")
        for depth in range(1, len(parts)):
            folder = "/".join(parts[:depth])
            before = folders.setdefault(_folded(folder), folder)
            if before != folder:
                return f'"{before}" and "{folder}", the same folder where case does not count'
            if _folded(folder) in spelled:
                return f'"{folder}" as a file and as a folder, where case does not count'
    return None


def _flaw(name: str) -> str | None:
    if not name:
        return "has an empty name: it must be relative, with single slashes"
    if name in (".", ".."):
        return f"has the name {name}"
    if len(name.encode("utf-8")) > _NAME_BYTES_MAX:
        return f"has a name of more than {_NAME_BYTES_MAX} bytes"
    if _NOT_ON_WINDOWS.search(name) or _DEVICE.fullmatch(name):
        return f'has a name that Windows does not take: "{name}"'
    return None


def _folded(path: str) -> str:
    return unicodedata.normalize("NFC", path.upper().lower())
