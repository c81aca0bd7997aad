"""The model consumer: registers calls and people, and remembers what it made."""
