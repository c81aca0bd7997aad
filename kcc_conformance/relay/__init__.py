"""A relay: requests and answers between a consumer and a provider, as they come, and noted."""
