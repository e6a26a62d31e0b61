"""Weighs the stages of an answer against each other: a stage may take its weight's share of the time that is left.

A stage that is quicker leaves the rest of its share to those after it; see `services/common/overload/deadlines.py`.
"""

from __future__ import annotations

# Understanding the message, finding games, and, where a text is wanted, having it written: a template is always there.
HEARING, RECOMMENDING, WRITING = 4.0, 4.0, 2.0
# Within recommending: waiting for the message's vector, and what only then can be done.
ENCODING, RANKING = 3.0, 2.0
