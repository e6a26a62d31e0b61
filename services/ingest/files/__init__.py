"""Opens files of any supported format as tables of text. Begin with `reading.py`.

- `child.py`: the process of its own, within limits, in which `reading.py` has a file read
- `converting.py`: (in the child) a file of any format into a table, with the engine; `findings.py` is what it tells
- `other_formats.py`: what is not read, by name
- `texts/`, `json_tables.py`, `binary_tables.py`: the formats; `writing.py` writes the table and what was rejected
- `json_values.py`, `json_shapes.py`, `spreadsheets.py`, `packed.py`: rows of JSON and Excel; what is inside archives
- `table.py`: a table that remembers the file and line of each of its rows; `patterns.py`: files by a pattern
"""
