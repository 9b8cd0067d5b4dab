"""The parts of the separation view: its findings, its boxes, its wires and its foot."""
