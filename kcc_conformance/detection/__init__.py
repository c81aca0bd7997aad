"""What a provider turns out to be: document, contract, capabilities; obstacles, diagnoses."""
