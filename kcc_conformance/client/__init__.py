"""The HTTP client: bounds, credentials, TLS, manners, masked evidence, lists over all pages."""
