"""Values and orders of actions drawn by hypothesis, and made small when they fail."""
