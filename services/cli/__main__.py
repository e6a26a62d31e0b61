"""Lets `python -m services.cli` be what `gamesrec` is."""

from __future__ import annotations

from services.cli.app import main

main()
