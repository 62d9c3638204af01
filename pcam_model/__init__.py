"""What a PCAM model is and how it runs: numpy and onnxruntime only."""
