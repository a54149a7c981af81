"""How long to wait before the next try, and when to stop trying."""

from __future__ import annotations

import email.utils
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

_FIRST_SECONDS = 0.2
_LONGEST_SECONDS = 10.0


@dataclass
class Patience:
    """Tries within a span of time: short pauses first, then longer ones, none of them the same for two.

    seconds: from the first failure to the last try
    """

    seconds: float
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _ends: float | None = field(default=None, init=False)
    _tries: int = field(default=0, init=False)

    def again(self, retry_after: float | None = None) -> bool:
        """Pauses and returns True, or returns False at once if the span is over.

        retry_after: the shortest pause that the other side asked for, in seconds
        """
        now = self.clock()
        if self._ends is None:
            self._ends = now + self.seconds
        pause = min(_LONGEST_SECONDS, _FIRST_SECONDS * 2.0**self._tries) * random.uniform(0.5, 1.0)
        pause = max(pause, retry_after or 0.0)
        self._tries = min(self._tries + 1, 16)
        if now + pause > self._ends:
            return False
        self.sleep(pause)
        return True

    def renew(self) -> None:
        """Something got on: the span begins anew with the next failure."""
        self._ends = None
        self._tries = 0


def retry_after(header: str | None) -> float | None:
    """The seconds that a Retry-After header asks for (a number or a date); None if it says neither."""
    if not header:
        return None
    if header.strip().isdigit():
        return float(header.strip())
    try:
        then = email.utils.parsedate_to_datetime(header).timestamp()
    except (TypeError, ValueError):
        return None
    return max(0.0, then - time.time())
