"""Other games or other vectors in place of those that serve, while they serve.

- `reembedding.py`: other vectors; begin here. `replacement.py`: other games
- `filled_versions.py`: what is filled beside what serves; `hidden_load.py`: an empty catalogue that is filled unseen
- `gate.py`: which writers of this process wait meanwhile; `swap_marker.py`: that those of others do
"""
