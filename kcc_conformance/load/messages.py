"""What a master and its workers say to each other, beside what Locust says."""

HELLO, PLAY, READY, PIECE, RESULT, THANKS = (
    "kcc-hello", "kcc-play", "kcc-ready", "kcc-piece", "kcc-result", "kcc-thanks",
)  # fmt: skip
"""The messages between a master and its workers, beside Locust's own."""
PIECE_SIZE = 1_000_000
"""Characters of a journal in one message."""
WAIT_FOR_WORKERS = 120.0
"""Seconds in which all workers have to come: people start them by hand on other machines."""
LEAVING = 30.0
"""Seconds beyond the play's own grace for the results of workers to come in."""
SILENT = 30.0
"""Seconds without a sign of life after which a worker takes its master for gone: Locust's masters
give one each second."""
