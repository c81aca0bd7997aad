"""What hypothesis draws: values and sequences of actions, made small when they fail."""
