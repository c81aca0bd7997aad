"""The law: clauses, open questions with their readings, and the text that they come from."""
