"""Evidence that can be handed over: packed, signed, verified, accepted or refused."""
