"""Pure comparisons: (expected, received) → findings. Nothing in here talks to a provider."""
