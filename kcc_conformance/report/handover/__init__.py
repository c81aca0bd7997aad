"""The parts of report.pdf, the file for procurement: its template and its style."""
