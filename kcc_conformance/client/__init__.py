"""The HTTP client: requests, answers, bodies, lists; bounds, credentials, TLS, evidence."""
