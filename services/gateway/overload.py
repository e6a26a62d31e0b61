"""Tells an overloaded part from one that fails: what is admitted is answered whole, or refused with a delay.

Only a caller that allows it gets an answer which is poorer for want of capacity; then no part is asked at all.
"""

from __future__ import annotations

from services.common import request as requests
from services.common.errors import ResourceExhausted, ServiceError


def is_overload(error: ServiceError) -> bool:
    """Whether the call being served must fail with this error instead of getting a poorer answer."""
    served = requests.current()
    return isinstance(error, ResourceExhausted) and not (served is not None and served.spares_parts)
