"""Who plays with whom, in the words for it.

- `marked_company.py`: words that are marked as company: "my parents", "PvE"; begin here
- `head_counts.py`: numbers that count people alone: "elf Leute"
- `company_words.py`: words for one room, far apart or alone; `../quantities.py` reads whole messages by them
"""
