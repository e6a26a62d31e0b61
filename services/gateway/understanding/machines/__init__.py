"""On what somebody plays: machines, and what of them a message tells.

- `platforms.py`: platforms of a catalogue, by `platform_words.py`; begin here
- `console_generations.py`: consoles of one family, told apart by the years of their games
- `hardware.py`: weak machines, and how well a game runs; `old_machines.py`: how old a machine is
"""
