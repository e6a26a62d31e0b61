"""The disk below the store: `disk_space.py` watches it, `space_reserve.py` holds some back, `scrub.py` finds damage."""
