"""The embedder: texts to vectors, by a sentence encoder. What it shares with other services is in `services.encoders`.

servicer, service, settings   the rpcs, what is opened at the start, what can be set
encoder                       from texts to vectors: prompt, cache, tokens, batch, check; begin here
vector_cache                  vectors of texts seen before or being computed now
engines/                      what computes: ONNX Runtime or torch, and which of them is chosen
engine_health                 readiness off while the engine keeps failing
ordered_ahead, metrics        the order of a stream's answers; what is counted
"""
