"""What a run stands on, from opening to clean-up; the built-in reference is embedded here."""
