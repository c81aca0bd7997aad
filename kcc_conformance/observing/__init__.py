"""The consumer's side: recordings, the calls that were played, whose traffic is whose, judging."""
