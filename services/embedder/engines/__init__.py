"""What computes the vectors.

ports          the Protocol that the embedder asks
choice         which engine the settings, the model and the machine ask for; begin here
onnx_engine    BERT-like networks on the CPU, float32 or int8
torch_engine   any Hugging Face transformer, on the CPU or CUDA
"""
