"""Numbers and places in a list, as they are said."""
