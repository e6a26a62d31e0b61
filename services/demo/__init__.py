"""Demo data: real games as facts, simulated players."""
