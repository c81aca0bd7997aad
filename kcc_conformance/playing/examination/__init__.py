"""What the doctor looks at: where the provider is, what may be done there, what a run will tell."""
