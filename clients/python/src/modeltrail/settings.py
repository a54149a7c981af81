"""Where the services are, who we are, and how patient we are."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from . import addresses
from .errors import Invalid


def _text(variable: str) -> Callable[[], str]:
    return lambda: os.environ.get(variable, "")


def _seconds(variable: str, default: float) -> Callable[[], float]:
    def read() -> float:
        text = os.environ.get(variable, "")
        try:
            return float(text) if text else default
        except ValueError:
            raise Invalid(variable, f'must be a number of seconds, found "{text}"') from None

    return read


@dataclass(frozen=True)
class Settings:
    """Each field that is not given is taken from the environment.

    url: of the registry, as https://registry.example (MODELTRAIL_URL)
    token: a bearer token (MODELTRAIL_TOKEN)
    token_file: a file that holds one; read for every request, since tokens are renewed
        (MODELTRAIL_TOKEN_FILE). token comes first.
    timeout: seconds without a byte until a connection is given up (MODELTRAIL_TIMEOUT)
    retry_for: seconds for which something is tried again; an upload or a download that gets on starts anew
        (MODELTRAIL_RETRY_FOR)
    wait: seconds for the effect of what was accepted (MODELTRAIL_WAIT)
    promotion_url: of promotion-service, for report() and observe() (MODELTRAIL_PROMOTION_URL)
    """

    url: str = field(default_factory=_text("MODELTRAIL_URL"), repr=False)
    token: str = field(default_factory=_text("MODELTRAIL_TOKEN"), repr=False)
    token_file: str = field(default_factory=_text("MODELTRAIL_TOKEN_FILE"))
    timeout: float = field(default_factory=_seconds("MODELTRAIL_TIMEOUT", 30.0))
    retry_for: float = field(default_factory=_seconds("MODELTRAIL_RETRY_FOR", 120.0))
    wait: float = field(default_factory=_seconds("MODELTRAIL_WAIT", 60.0))
    promotion_url: str = field(default_factory=_text("MODELTRAIL_PROMOTION_URL"), repr=False)

    def __post_init__(self) -> None:
        for name in ("timeout", "retry_for", "wait"):
            seconds = getattr(self, name)
            if not math.isfinite(seconds) or seconds < 0 or (name == "timeout" and seconds == 0):
                raise Invalid(name, f"must be a number of seconds, found {seconds}")

    def base(self) -> str:
        """The registry's address without a slash at its end.

        Raises Invalid if there is none, or it is not http or https, or holds a password.
        """
        if not self.url:
            raise Invalid("url", "is not set: give Settings(url=…) or set MODELTRAIL_URL")
        return addresses.base(self.url, "url", "tokens go into MODELTRAIL_TOKEN")

    def at_promotion(self) -> Settings:
        """The same for promotion-service.

        Raises Invalid if it has no address, or it is not http or https, or holds a password.
        """
        if not self.promotion_url:
            raise Invalid(
                "promotion_url", "is not set: give Settings(promotion_url=…) or set MODELTRAIL_PROMOTION_URL"
            )
        addresses.base(self.promotion_url, "promotion_url", "tokens go into MODELTRAIL_TOKEN")
        return replace(self, url=self.promotion_url)

    def bearer(self) -> str | None:
        """The token as it is now. Raises Invalid if its file cannot be read."""
        token = self.token.strip()
        if not token and self.token_file:
            try:
                token = Path(self.token_file).read_text(encoding="utf-8").strip()
            except (OSError, UnicodeDecodeError) as e:
                raise Invalid("token_file", f"cannot be read: {e}") from e
        if any(not "!" <= c <= "~" for c in token):
            raise Invalid("token", "holds a space or another character that no token has")
        return token or None
