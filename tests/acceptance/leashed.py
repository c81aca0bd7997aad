"""`kcc-conformance`, until its standard input ends: whoever holds the other end may die in any way.

`python leashed.py serve …`, with a pipe as standard input.
"""

import os
import signal
import sys
import threading

from kcc_conformance.cli import main


def end_with_input() -> None:
    """Waits for the end of the input, and stops this process as a user would."""
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    threading.Thread(target=end_with_input, daemon=True).start()
    main()
