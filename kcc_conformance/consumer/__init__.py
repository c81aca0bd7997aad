"""The model consumer: registers calls, people and relations; its ledger and journal."""
