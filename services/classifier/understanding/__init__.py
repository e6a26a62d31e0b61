"""From a message's text to what it says: intent, act, and spans with polarity.

Begin with `understander`. `message_text` and `tokens` prepare a text, `network_pass` runs the network, `decoding` reads
spans from its outputs, `model` holds what was trained and `model_file` reads it, `merged_weights` puts it into the
encoder.
"""
