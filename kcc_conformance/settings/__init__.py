"""What a user can tell a run: each setting, where it comes from, and whether it makes sense."""
