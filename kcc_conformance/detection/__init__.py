"""What a provider turns out to be: its contract, what it can, whether it can be played on."""
