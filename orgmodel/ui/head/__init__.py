"""The head row of every page: what is open, which option, undo and redo, and one sentence."""
