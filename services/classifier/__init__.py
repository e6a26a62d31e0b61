"""The classifier: tells what a message asks for, and which of its words say so."""
