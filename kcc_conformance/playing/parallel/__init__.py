"""Playing in parallel: worker processes that share the scenarios of one run."""
