"""The consumer's side: sessions that are made up (`sessions`), and what comes of judging them."""
