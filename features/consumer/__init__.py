"""The consumer's side of the law: its clauses, and features that are played per call."""
