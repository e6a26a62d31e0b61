"""What processes need of each other.

- `directory_lock.py`: one process at a time in a directory
- `child_process.py`: a child that ends with its parent; `bound_command.py`: becomes the command of such a child
- `early_stop.py`: a stop while a process still loads
- `free_ports.py`: ports for processes that are about to start
"""
