"""The contracts: every name, limit and shape on the wire, one folder for each kind of provider."""
