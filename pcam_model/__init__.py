"""What a PCAM model is and how it runs: numpy and onnxruntime only."""

import os

# From its import on, onnxruntime keeps a number of this computer and sends its makers what it is
# used for, unless it is told not to before. Nothing leaves the computer by itself.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
