"""The law: clauses, open questions, readings; the standard's own names; sentences and digests."""
