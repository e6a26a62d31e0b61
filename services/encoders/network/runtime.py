"""Imports ONNX Runtime with its telemetry off, and opens its sessions. Nothing else of ours imports it.

ONNX Runtime reads the variable when it is imported, and sends usage data to its vendor unless it is set.
"""

from __future__ import annotations

import os
from pathlib import Path

os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime


def open_session(file: Path, threads: int) -> onnxruntime.InferenceSession:
    """A session for an ONNX file on the CPU, whose operators are spread over `threads`.

    Raises whatever ONNX Runtime does, whose errors share no base, if the file cannot be loaded.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # Threads wait for each other actively within a run, which takes a quarter off a short text, and not between runs,
    # where it would take a core from everybody else.
    options.add_session_config_entry("session.intra_op.allow_spinning", "1")
    options.add_session_config_entry("session.force_spinning_stop", "1")
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
