"""The parts of report.html: its words in both languages, its evidence, its cards."""
