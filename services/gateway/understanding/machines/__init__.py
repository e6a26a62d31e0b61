"""On what somebody plays: machines, and what of them a message tells.

- `platforms.py`: platforms of a catalogue, by `platform_words.py`; begin here
- `console_generations.py`: the years of consoles; `old_machines.py`: how old a machine is
- `hardware.py`: weak machines, and how well a game runs
"""
