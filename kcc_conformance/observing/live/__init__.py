"""Observing live: calls that are being played while their traffic passes a relay."""
