"""Opens files of any supported format as tables of text. Begin with `reading.py`, which tells the formats apart.

`table.py`       a table of text cells that remembers the file and row of each of its rows; what every format becomes
`delimited.py`   CSV, TSV and RecBole's atomic files
`json_lines.py`  one JSON object a line
`parquet.py`     Parquet, read by a child process (`parquet_child.py`) with bounded memory and time
`text_lines.py`  lines of a text file: encodings, byte order marks, lines that are not text
"""
