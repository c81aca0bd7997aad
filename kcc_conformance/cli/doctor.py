"""`kcc-conformance doctor`: is there something to play on, and how much will a run tell?"""

import click

from kcc_conformance.cli import run
from kcc_conformance.cli.options import GroupedCommand, options_for
from kcc_conformance.detection.diagnosis import Unplayable
from kcc_conformance.language import language_of
from kcc_conformance.phrases import phrase
from kcc_conformance.playing.doctor import open_examined, tidy
from kcc_conformance.report.diagnoses import print_diagnoses
from kcc_conformance.report.texts import say
from kcc_conformance.result.result import Leftover
from kcc_conformance.result.verdict import CANNOT_TELL, EXIT_CODES
from kcc_conformance.settings.about import CREDENTIALS, TLS
from kcc_conformance.settings.loading import load_settings
from kcc_conformance.settings.options import Value, names_of

_ASKED = (
    *names_of(CREDENTIALS, TLS), "url", "contract", "capability", "text", "actor_id", "partij_id",
    "timeout", "read_only", "parallel", "concurrent", "language", "out",
)  # fmt: skip


def command_of(**given: Value | None) -> int:
    """Look at URL with a handful of requests: is there an API to judge, and what would be weak?

    Registers one klantcontact and deletes it again (not with --read-only). Ends with 0 if a run
    makes sense, else 3.
    """
    settings = load_settings(given)
    spoken = language_of(settings.language)
    try:
        stage, found = open_examined(settings, readings={})
    except Unplayable as trouble:
        print_diagnoses(trouble.diagnoses, language=spoken)
        click.echo(say("doctor.stopped", spoken))
        _tell(trouble.result.leftovers if trouble.result else (), spoken)
        run.tell_journal(settings, trouble.run_id, spoken)
        return EXIT_CODES[CANNOT_TELL]
    whole = {each.name for each in found if each.outcome == "ok"} >= {"create", "delete"}
    if whole:
        stage.close()
    leftovers = () if whole else tidy(stage)
    print_diagnoses(found, language=spoken)
    click.echo(say("doctor.playable", spoken))
    _tell(leftovers, spoken)
    run.tell_journal(settings, stage.run_id, spoken)
    return 0


def _tell(leftovers: tuple[Leftover, ...], language: str) -> None:
    for each in leftovers:
        click.echo(
            f"{say('leftovers', language)}: {each.resource} {each.id}: {phrase(each.why, language)}"
        )


command = GroupedCommand(
    "doctor", params=options_for(_ASKED), callback=command_of, help=command_of.__doc__
)
