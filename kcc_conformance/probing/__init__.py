"""Looking around at a provider: searches, links, newcomers, what is there already, questions."""
