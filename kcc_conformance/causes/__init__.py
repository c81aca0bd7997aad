"""Why checks failed: failures grouped by what happened, from a result alone. Talks to nobody."""
