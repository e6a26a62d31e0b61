"""Tells an overloaded part from one that fails: what is admitted is answered whole, or refused with a delay.

Only a caller that allows it gets an answer which is poorer for want of capacity; then no part is asked at all.
"""

from __future__ import annotations

from services.common.errors import ResourceExhausted, ServiceError
from services.common.request import is_spared


def is_overload(error: ServiceError) -> bool:
    """Whether the call being served must fail with this error instead of getting a poorer answer."""
    return isinstance(error, ResourceExhausted) and not is_spared()
