"""Addresses without what is secret in them: neither the log nor a message may hold a password."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from .errors import Invalid

# Also as jdbc:postgresql://…; user and password end at the last @ before the path.
_ADDRESS = re.compile(r"([^/?#]*://)(?:([^/?#]*)@)?([^?#]*)(.*)", re.DOTALL)


def without_password(address: str | None) -> str:
    """An address without the user and password that it may hold; ssh keeps a user without a password."""
    parts = _ADDRESS.fullmatch(address or "")
    if not parts:
        return address or ""
    scheme, user, place, rest = parts.groups(default="")
    if scheme.lower() in ("ssh://", "git+ssh://") and ":" not in user:
        return address or ""
    return scheme + place + rest


def bare(address: str) -> str:
    """An address without user, password, query and fragment: signed links have their secret in the query."""
    parts = _ADDRESS.fullmatch(address)
    return parts[1] + parts[3] if parts else address


def base(address: str, field: str, instead: str) -> str:
    """An http or https address to which paths are added, without a slash or a space at its end.

    instead: where a password belongs
    Raises Invalid, naming `field`, without the password that the address may hold.
    """
    address = address.strip()
    if "@" in address:
        raise Invalid(field, f"must not hold a user or a password; {instead}")
    try:
        parts = urlsplit(address)
        sound = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
        (parts.hostname or "").encode("idna")
    except ValueError:
        # Says what stands where the host or the port belongs, which may be anything.
        raise Invalid(field, "must be as https://registry.example:8081") from None
    if not sound or re.search("[?#\x00-\x20\x7f]", address) or not parts.path.isascii():
        found = re.split("[?#]", bare(address))[0]
        raise Invalid(field, f'must be as https://registry.example, found "{found}"')
    return address.rstrip("/")
