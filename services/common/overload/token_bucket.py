"""A token bucket: how much of something may be taken in a minute, and how long to wait for more."""

from __future__ import annotations


class TokenBucket:
    """It holds a minute's worth; taking more than it holds leaves a debt, which time pays back."""

    def __init__(self) -> None:
        self._taken = 0.0
        self._at = 0.0

    def wait(self, per_minute: float, least: float, now: float) -> float:
        """Seconds until `least` may be taken; 0 for now."""
        self._taken = max(0.0, self._taken - (now - self._at) * per_minute / 60)
        self._at = now
        missing = self._taken + min(least, per_minute) - per_minute
        # Rounding must not refuse what is there.
        return missing * 60 / per_minute if missing > 1e-9 else 0.0

    def take(self, amount: float) -> None:
        """Takes `amount`, or gives it back if negative."""
        self._taken = max(0.0, self._taken + amount)
