"""`kcc-conformance doctor`: is there something to play on, and how much will a run tell?"""

from collections.abc import Mapping

import click

from kcc_conformance.cli.leftovers import lines_of, tell_journal
from kcc_conformance.cli.waiting import telling
from kcc_conformance.contract.contract import Contract
from kcc_conformance.detection.diagnosis import Unplayable
from kcc_conformance.language import language_of
from kcc_conformance.playing.chosen import chosen_by
from kcc_conformance.playing.consent import staying
from kcc_conformance.playing.doctor import open_examined, tidy, with_numbers
from kcc_conformance.report.diagnoses import print_diagnoses
from kcc_conformance.report.texts import say
from kcc_conformance.result.result import Leftover
from kcc_conformance.result.verdict import CANNOT_TELL, EXIT_CODES
from kcc_conformance.settings.loading import load_settings
from kcc_conformance.settings.options import Value


def examine(given: Mapping[str, Value | None]) -> int:
    """Has the doctor look, and answers the exit code."""
    settings = load_settings(given)
    spoken = language_of(settings.language)
    try:
        stage, found = open_examined(settings, readings={}, timid=True, on_wait=telling(spoken))
    except Unplayable as trouble:
        print_diagnoses(trouble.diagnoses, language=spoken)
        click.echo(say("doctor.stopped", spoken))
        if trouble.result and trouble.detection:
            _tell(trouble.result.leftovers, trouble.detection.contract, spoken)
        tell_journal(settings, trouble.run_id, spoken)
        return EXIT_CODES[CANNOT_TELL]
    named = {each.name for each in found}
    whole = {each.name for each in found if each.outcome == "ok"} >= {"create", "delete"}
    found = with_numbers(found, staying(stage, chosen_by(settings), found))
    if whole or "create" not in named:
        stage.close()
    leftovers = () if whole else tidy(stage)
    print_diagnoses(found, language=spoken)
    click.echo(say("doctor.playable", spoken))
    _tell(leftovers, stage.contract, spoken)
    tell_journal(settings, stage.run_id, spoken)
    return 0


def _tell(leftovers: tuple[Leftover, ...], contract: Contract, language: str) -> None:
    for told in lines_of(leftovers, contract, language):
        click.echo(f"{say('leftovers', language)}: {told}")
