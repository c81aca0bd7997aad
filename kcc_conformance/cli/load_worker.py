"""`kcc-conformance load --worker HOST`: one process of a play that a master elsewhere directs."""

import json
from pathlib import Path

import click

from kcc_conformance.cli.leftovers import clean_command
from kcc_conformance.consumer.journal import check_writable
from kcc_conformance.errors import PrerequisiteError
from kcc_conformance.load.casting import start_player, tell_player
from kcc_conformance.load.texts import say
from kcc_conformance.settings.settings import Settings


def work(settings: Settings, host: str, port: int, spoken: str) -> int:
    """Plays what the master says, with the credentials of this machine, and hands it the journal.

    Raises PrerequisiteError where the master is not there or goes away: then the journal stays, so
    that what was made can be taken away by it.
    """
    check_writable(Path(settings.out))
    told = {"role": "worker", "host": host, "port": port, "send_journal": True}
    process = start_player()
    assert process.stdin is not None
    assert process.stdout is not None
    journal: Path | None = None
    sent = False
    why = f"there is no master at {host}:{port}, or it went away"
    try:
        tell_player(process, {**told, "settings": settings.as_json()})
        for line in process.stdout:
            heard = json.loads(line)
            if heard["told"] == "settled":
                journal = Path(heard["journal"])
                click.echo(say("worker.playing", spoken, host=host))
            elif heard["told"] == "sent":
                sent = True
            elif heard["told"] == "trouble":
                why = heard["why"]
    except ValueError:
        pass
    finally:
        process.stdin.close()
        process.wait()
        process.stdout.close()
    if sent and journal is not None:
        journal.unlink(missing_ok=True)
        click.echo(say("worker.sent", spoken))
        return 0
    if journal is not None and journal.exists():
        click.echo(say("worker.left", spoken, command=clean_command(journal)))
    raise PrerequisiteError(why)
