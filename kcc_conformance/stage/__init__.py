"""What a run stands on, from opening to clean-up and sealing; the embedded reference, threads."""
