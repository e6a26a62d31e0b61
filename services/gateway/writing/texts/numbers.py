"""Tells which numbers take the singular after "about", by language family (after the plural rules of Unicode CLDR)."""

from __future__ import annotations


def one(number: float) -> bool:
    """English, German, Spanish, Turkish and others: 1 alone."""
    return number == 1


def below_two(number: float) -> bool:
    """French and Portuguese: everything below 2."""
    return number < 2


def east_slavic_genitive(number: float) -> bool:
    """Russian and Ukrainian, in the genitive: 1, 21, 31, and fractions."""
    return number != int(number) or (number % 10 == 1 and number % 100 != 11)


def polish_genitive(number: float) -> bool:
    """Polish, in the genitive: 1 and fractions."""
    return number != int(number) or number == 1
