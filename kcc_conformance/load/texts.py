"""The words of a play under load, in Dutch and English."""

import re

from kcc_conformance.load import discoveries as d
from kcc_conformance.phrases import phrase

KINDS: dict[str, tuple[str, str]] = {
    d.LOST: (
        "aangenomen, maar niet meer te vinden: in geen lijst en niet onder het ID",
        "accepted, but not to be found any more: in no list and not under its ID",
    ),
    d.HALF: (
        "het klantcontact is er, maar een aangenomen relatie ervan niet",
        "the klantcontact is there, but an accepted relation of it is not",
    ),
    d.DOUBLED: (
        "één keer geregistreerd en twee keer aanwezig",
        "registered once and there twice",
    ),
    d.GHOST: (
        "geweigerd of door niemand gevraagd, en toch aanwezig",
        "refused, or asked for by nobody, and there all the same",
    ),
    d.MIXED: (
        "met een waarde van een ander gesprek",
        "with a value of another call",
    ),
    d.ALTERED: (
        "met een waarde die niemand heeft gestuurd",
        "with a value that nobody sent",
    ),
    d.ID_TWICE: (
        "hetzelfde ID gegeven aan twee registraties",
        "the same ID given to two registrations",
    ),
    d.REVERTED: (
        "een aangenomen verbetering is teruggedraaid door een gelijktijdige andere",
        "an accepted correction was undone by another one at the same time",
    ),
    d.NUMBER_TWICE: (
        "hetzelfde Nummer gegeven aan twee klantcontacten",
        "the same Nummer given to two klantcontacten",
    ),
}
"""What each kind of discovery means."""

COUNTED: dict[str, tuple[str, str]] = {
    "acknowledged": ("aangenomen", "acknowledged"),
    "found": ("gevonden", "found"),
    "lost": ("verloren", "lost"),
    "doubled": ("dubbel", "doubled"),
    "mixed": ("verwisseld", "mixed"),
    "ghosts": ("ongevraagd", "ghosts"),
    "half": ("half", "half"),
    "altered": ("veranderd", "altered"),
    "reverted": ("teruggedraaid", "reverted"),
    "id_twice": ("ID twee keer", "ID twice"),
    "number_twice": ("Nummer twee keer", "Nummer twice"),
    "stale": ("laat te zien", "seen late"),
    "refused": ("geweigerd", "refused"),
    "unknown": ("zonder antwoord", "without an answer"),
    "unknown_found": ("daarvan aanwezig", "of those there"),
    "undecided": ("niet te bepalen", "undecided"),
}
"""What each number of the audit is called."""

ALWAYS = ("acknowledged", "found", "lost", "doubled", "mixed", "ghosts")
"""The numbers that the last line has whatever they are; the others only where they are not 0."""

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Onder belasting", "Under load"),
    "start": (
        "{agents} medewerkers, {seconds} s: ongeveer {calls} gesprekken, {requests} verzoeken en"
        " {records} records naar {url}",
        "{agents} agents, {seconds} s: about {calls} calls, {requests} requests and {records}"
        " records to {url}",
    ),
    "start.rate": (
        "{rate} gesprekken per seconde, {seconds} s: ongeveer {calls} gesprekken, {requests}"
        " verzoeken en {records} records naar {url}",
        "{rate} calls a second, {seconds} s: about {calls} calls, {requests} requests and"
        " {records} records to {url}",
    ),
    "start.more": (
        "Daarvoor {prepared} records om te beginnen, daarna de audit (lijsten), en van alles wat is"
        " gemaakt een DELETE.",
        "Before it {prepared} records to begin with, after it the audit (lists), and a DELETE of"
        " everything that was made.",
    ),
    "start.stays": (
        "Let op: in dit contract zijn {kinds} niet te verwijderen. Die blijven achter.",
        "Mind: in this contract {kinds} cannot be deleted. They stay behind.",
    ),
    "dry": ("Er is niets verstuurd (--dry-run).", "Nothing was sent (--dry-run)."),
    "phase.playing": ("spelen", "playing"),
    "phase.auditing": ("nakijken wat is bewaard", "auditing what was kept"),
    "phase.tidying": ("opruimen", "cleaning up"),
    "tick": (
        "{at} s: {agents} medewerkers, {requests} verzoeken per seconde, {errors} fouten",
        "{at} s: {agents} agents, {requests} requests a second, {errors} errors",
    ),
    "listening": (
        "wacht op {workers} workers op poort {port}; begin elk met: kcc-conformance load --worker"
        " HOST --port {port}",
        "waiting for {workers} workers at port {port}; begin each with: kcc-conformance load"
        " --worker HOST --port {port}",
    ),
    "worker.playing": ("speelt mee met {host}", "plays along with {host}"),
    "worker.sent": (
        "klaar; het journaal is bij de master, die kijkt na en ruimt op",
        "done; the master has the journal, audits and cleans up",
    ),
    "worker.left": (
        "de master heeft het journaal niet; opruimen doet: {command}",
        "the master does not have the journal; this takes away what was made: {command}",
    ),
    "audit": ("Audit", "Audit"),
    "figures": ("Cijfers", "Figures"),
    "requests": ("Verzoeken", "Requests"),
    "per_second": ("per seconde", "a second"),
    "errors": ("Fouten", "Errors"),
    "no_errors": ("geen fouten", "no errors"),
    "latency": ("Antwoordtijd (ms)", "Latency (ms)"),
    "calls": ("Gesprekken", "Calls"),
    "calls.due": ("Gesprekken, vanaf het moment van binnenkomst", "Calls, from their due moment"),
    "late_starts": (
        "{n} gesprekken begonnen later dan ze binnenkwamen, want alle medewerkers waren bezig",
        "{n} calls began later than they came in, because all agents were busy",
    ),
    "late": ("Te laat begonnen gesprekken", "Calls begun late"),
    "bend": (
        "Vanaf ongeveer {agents} medewerkers komt er weinig meer bij: {per_second} verzoeken per"
        " seconde.",
        "From about {agents} agents on little is added: {per_second} requests a second.",
    ),
    "bend.none": (
        "Een knik is in de aanloop niet gezien.",
        "The ramp did not bend.",
    ),
    "findings": ("Bevindingen", "Findings"),
    "findings.none": ("Geen.", "None."),
    "findings.more": ("… en nog {n} van deze soort", "… and {n} more of this kind"),
    "limits": ("Grenzen", "Limits"),
    "held": ("gehaald", "held"),
    "broken": ("niet gehaald", "broken"),
    "measured": ("gemeten", "measured"),
    "stale": (
        "{n} records waren na de aanname nog niet te zien, het laatste minstens {seconds} s niet.",
        "{n} records were not to be seen yet after they were accepted, the latest for {seconds} s"
        " at least.",
    ),
    "source.text": ("de tekst", "the text"),
    "source.contract": ("het contract", "the contract"),
    "rests": ("berust op", "rests on"),
    "troubles": ("Niet te bepalen", "What could not be told"),
    "leftovers": ("Achtergebleven", "Left behind"),
    "over_time": ("In de tijd", "Over time"),
    "plot.throughput": ("Verzoeken per seconde, en fouten", "Requests a second, and errors"),
    "plot.latency": ("95e percentiel (ms)", "95th percentile (ms)"),
    "plot.agents": ("Medewerkers", "Agents"),
    "plot.percentiles": ("Antwoordtijd per percentiel (ms)", "Latency by percentile (ms)"),
    "running": ("gezien terwijl er werd gespeeld", "seen while it was played"),
    "verdict": ("Oordeel", "Verdict"),
    "verdict.conform": ("niets verloren", "nothing lost"),
    "verdict.not_conform": ("voldoet niet", "does not conform"),
    "verdict.cannot_tell": ("niet te bepalen", "cannot tell"),
    "kind": ("Soort", "Kind"),
    "clause": ("Clausule", "Clause"),
    "what": ("Wat", "What"),
    "record": ("Record", "Record"),
    "request": ("Verzoek", "Request"),
    "count": ("Aantal", "Count"),
    "played": ("Gespeeld", "Played"),
}


def say(key: str, language: str, **values: object) -> str:
    """The words for a key."""
    pair = WORDS[key]
    words = pair[1] if language == "en" else pair[0]
    return words.format(**values) if values else words


def of(pair: tuple[str, str], language: str) -> str:
    """The Dutch or the English of a pair."""
    return pair[1] if language == "en" else pair[0]


TROUBLES: tuple[tuple[str, str], ...] = (
    (r"(\d+) lines of the journals cannot be read", "{} regels van de journalen zijn onleesbaar"),
    (
        r"nothing was acknowledged, so that nothing could be lost",
        "er is niets aangenomen, zodat er niets verloren kon gaan",
    ),
    (
        r"(\d+) records that no list shows were not asked for",
        "{} records die in geen lijst staan, zijn niet opgevraagd",
    ),
    (
        r"a process of the play did not end, and was stopped",
        "een proces van het spel eindigde niet, en is gestopt",
    ),
    (
        r"(\d+) of (\d+) processes ended without telling what they did",
        "{} van de {} processen eindigden zonder te vertellen wat ze deden",
    ),
    (r"(\d+) workers went away before the end", "{} workers gingen voor het einde weg"),
    (r"(\d+) of (\d+) workers came", "er kwamen {} van de {} workers"),
)
"""Why something could not be told: in English as it stands in the result, and in Dutch."""


def trouble(text: str, language: str) -> str:
    """Why something could not be told, in that language."""
    for english, dutch in TROUBLES if language != "en" else ():
        found = re.fullmatch(english, text)
        if found is not None:
            return dutch.format(*found.groups())
    return phrase(text, language)
