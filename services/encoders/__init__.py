"""What services that compute with a transformer encoder share; it knows neither grpc nor any service.

models/     from a name to a checked model directory: packaged models, profile, record of digests, fingerprint
network/    a BERT-like network in ONNX Runtime: weights, graph, file, sessions
batching/   concurrent calls to few forward passes: fair queue, batcher, recovery
tokenizer   texts to token ids; arrays: types of what goes in and out; cpu_limit, memory_limit: what a container has
prepare     the command that sets up a packaged model

Begin with `models/directory.py`, `network/onnx_network.py` and `batching/batcher.py`.
"""
