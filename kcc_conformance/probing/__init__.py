"""Looking around: finding records back, what nobody asked for, what was there already."""
