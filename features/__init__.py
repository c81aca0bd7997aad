"""The law and its examples: the clause register, the open questions and the Dutch features."""
