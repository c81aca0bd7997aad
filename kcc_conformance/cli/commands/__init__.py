"""The commands as click knows them: arguments, options and help; what each does comes when it is
called (docs/adr/0021-imports-that-wait.md)."""
