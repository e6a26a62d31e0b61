"""What processes need of each other: one at a time in a directory, a parent's death, a stop while one still loads,
ports that are free."""
