"""The Board pack: what goes into it, for whom, and in which order."""
