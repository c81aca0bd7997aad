"""C0992's mix with many employees at once, and what the register kept of it."""
