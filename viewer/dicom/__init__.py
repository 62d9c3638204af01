"""Files to radiographs: scan, read, decode, display pipeline, geometry. No Qt."""
