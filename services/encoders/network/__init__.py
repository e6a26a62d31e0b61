"""A BERT-like network computed by ONNX Runtime.

onnx_network   token ids to hidden states; begin here
onnx_graph     writes the graph from the weights; onnx_file: keeps the written file
bert_weights   reads config.json and safetensors
runtime        imports ONNX Runtime with its telemetry off, opens sessions
errors         why a model cannot be run here
"""
