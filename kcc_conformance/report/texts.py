"""The words of terminal and reports, in Dutch and English.

The messages inside findings come from the checks and stay Dutch in both languages.
"""

from datetime import UTC, datetime

LANGUAGES = ("nl", "en")

_WORDS: dict[str, tuple[str, str]] = {
    "title": ("Conformiteit met case C0992", "Conformance with case C0992"),
    "subtitle": (
        "Telefoontje naar het KCC, meteen beantwoord (standaard klantinteracties)",
        "Call to the contact centre, answered at once (klantinteracties standard)",
    ),
    "verdict": ("Oordeel", "Verdict"),
    "verdict.conform": ("conform", "conform"),
    "verdict.not_conform": ("niet conform", "not conform"),
    "verdict.cannot_tell": ("onbeslist", "undecided"),
    "verdict.known.1": ("conform, met 1 bekende fout", "conform, with 1 known failure"),
    "verdict.known": ("conform, met {n} bekende fouten", "conform, with {n} known failures"),
    "only.read": (
        "Alleen gelezen (--read-only): er is niets geschreven, en wat er bij een registratie"
        " gebeurt is niet beoordeeld.",
        "Only read (--read-only): nothing was written, and what happens at a registration was not"
        " judged.",
    ),
    "leftovers.nothing": ("Deze run heeft niets geschreven.", "This run wrote nothing."),
    "known": ("Bekende fouten", "Known failures"),
    "known.mark": ("bekend", "known"),
    "known.apart": (
        "Naar de tekst is dit niet conform. Elke fout staat op de lijst van bekende fouten"
        " (--baseline), en daarom faalt de run er niet op.",
        "By the text this is not conform. Every failure is on the list of known failures"
        " (--baseline), which is why it does not fail the run.",
    ),
    "known.unsure": (
        "Elke fout staat op de lijst van bekende fouten (--baseline), maar niet alles was te"
        " beoordelen.",
        "Every failure is on the list of known failures (--baseline), but not everything could be"
        " judged.",
    ),
    "known.wrong": (
        "De run faalt op de lijst van bekende fouten zelf, die niet meer klopt: {n}.",
        "The run fails on the list of known failures itself, which is not right any more: {n}.",
    ),
    "known.caption": (
        "De lijst van bekende fouten (--baseline) en wat deze run ervan vond",
        "The list of known failures (--baseline) and what this run made of it",
    ),
    "known.expires": ("Geldt t/m", "Counts until"),
    "known.link": ("Zie", "See"),
    "known.state": ("Stand", "State"),
    "known.until": ("bekend t/m {expires}: {reason}", "known until {expires}: {reason}"),
    "known.closest": ("bedoeld is misschien {name}", "perhaps {name} is meant"),
    "known.written": (
        "Opzet voor een lijst van bekende fouten, regels: {n}: {path}. Vul redenen en links in.",
        "Draft of a list of known failures, entries: {n}: {path}. Fill in reasons and links.",
    ),
    "known.is.known": ("faalt, zoals bekend", "fails, as is known"),
    "known.is.stale": ("faalt niet meer: haal de regel weg", "fails no more: take the entry out"),
    "known.is.expired": (
        "verlopen: los de fout op of beslis opnieuw",
        "expired: solve the failure or decide anew",
    ),
    "known.is.unknown": ("zo'n controle is er niet", "there is no such check"),
    "known.is.not_played": ("niet uitgevoerd, dus buiten beschouwing", "not played, so left aside"),
    "known.is.not_judged": (
        "niet te beoordelen, dus buiten beschouwing",
        "could not be judged, so left aside",
    ),
    "partly": ("deels", "partial"),
    "partial": (
        "Gedeeltelijke run: niet alle scenario's zijn uitgevoerd. Dit is geen oordeel over de hele"
        " case.",
        "Partial run: not all scenarios were played. This is no verdict on the whole case.",
    ),
    "provider": ("Provider", "Provider"),
    "contract": ("Contract", "Contract"),
    "evidence": ("Herkend aan", "Recognised by"),
    "text": ("Beoordeeld naar", "Judged by"),
    "text.seed": (
        "tekst van de opdracht, 20-11-2023 (seed)",
        "the assignment's text, 20 November 2023 (seed)",
    ),
    "text.main": (
        "gepubliceerde tekst, 20-12-2023 (main)",
        "the published text, 20 December 2023 (main)",
    ),
    "strict": (
        "streng: ook een niet gehaalde aanbeveling telt",
        "strict: a missed recommendation counts too",
    ),
    "when": ("Uitgevoerd op", "Played on"),
    "duration": ("Duur", "Duration"),
    "requests": ("aanroepen", "requests"),
    "seconds": ("s", "s"),
    "seed": ("Seed", "Seed"),
    "run": ("Run", "Run"),
    "suite": ("Suite", "Suite"),
    "readings": ("Gekozen lezingen", "Readings chosen"),
    "counts": ("Aantallen", "Counts"),
    "counts.caption": (
        "Verwachte en uitgevoerde controles per niveau",
        "Checks expected and executed, by level",
    ),
    "expected.checks": ("Verwacht", "Expected"),
    "executed.checks": ("Uitgevoerd", "Executed"),
    "total": ("Totaal", "Total"),
    "checks": ("controles", "checks"),
    "check": ("Controle", "Check"),
    "level": ("Niveau", "Level"),
    "level.MUST": ("verplicht", "mandatory"),
    "level.SHOULD": ("aanbevolen", "recommended"),
    "level.OPEN": ("open vraag", "open question"),
    "level.INFO": ("ter informatie", "for information"),
    "outcome": ("Uitkomst", "Outcome"),
    "outcome.passed": ("gehaald", "passed"),
    "outcome.failed": ("niet gehaald", "failed"),
    "outcome.cantTell": ("niet te beoordelen", "cannot tell"),
    "outcome.inapplicable": ("niet van toepassing", "not applicable"),
    "outcome.untested": ("niet uitgevoerd", "not tested"),
    "status.excluded": ("niet getoetst", "not tested, with reason"),
    "status.question": ("open vraag", "open question"),
    "reading.passed": ("past", "fits"),
    "reading.failed": ("past niet", "does not fit"),
    "reading.cantTell": ("onbeslist", "undecided"),
    "reading.inapplicable": ("niet waarneembaar", "not observable"),
    "reading.untested": ("niet waargenomen", "not observed"),
    "owner": ("Wie", "Who"),
    "owner.provider": ("provider", "provider"),
    "owner.consumer": ("consumer", "consumer"),
    "owner.employee": ("medewerker", "employee"),
    "owner.author": ("auteur", "author"),
    "clause": ("Clausule", "Clause"),
    "clauses": ("Clausules", "Clauses"),
    "clauses.caption": (
        "Elke zin van de tekst, wie hij bindt en hoe hij is uitgekomen",
        "Every sentence of the text, whom it binds and how it came out",
    ),
    "gist": ("Strekking", "Gist"),
    "place": ("Plaats", "Place"),
    "bound.others": (
        "Niet getoetst, met reden ({n}): {ids}",
        "Not tested, with a reason ({n}): {ids}",
    ),
    "reason": ("Reden", "Reason"),
    "problems": (
        "Niet gehaald of niet te beoordelen",
        "Failed or impossible to judge",
    ),
    "problems.none": (
        "Geen enkele verplichte controle is mislukt of onbeslist gebleven.",
        "No mandatory check failed or stayed undecided.",
    ),
    "advice": ("Aanbevolen", "Recommended"),
    "advice.intro": (
        "Telt niet mee voor het oordeel (wel met --strict).",
        "Does not count for the verdict (it does with --strict).",
    ),
    "information": ("Ter informatie", "For information"),
    "information.intro": (
        "Telt niet mee voor het oordeel.",
        "Does not count for the verdict.",
    ),
    "see": ("zie {where}", "see {where}"),
    "feature": ("Functionaliteit", "Feature"),
    "rule": ("Regel", "Rule"),
    "scenario": ("Scenario", "Scenario"),
    "step": ("Stap", "Step"),
    "finding": ("Bevinding", "Finding"),
    "differences": ("{n} verschillen", "{n} differences"),
    "pointer": ("op", "at"),
    "whole": ("het antwoord als geheel", "the answer as a whole"),
    "expected": ("verwacht", "expected"),
    "received": ("ontvangen", "received"),
    "more.findings": ("en nog {n} bevindingen", "and {n} more findings"),
    "exchange": ("Aanroep", "Exchange"),
    "exchanges": ("Aanroepen", "Exchanges"),
    "exchanges.intro": (
        "Alles wat is verstuurd en ontvangen, in volgorde. Geheimen zijn vervangen door ***.",
        "Everything sent and received, in order. Secrets are replaced by ***.",
    ),
    "exchanges.print": (
        "De aanroepen zijn niet mee afgedrukt; ze staan in report.html en result.json.",
        "The exchanges are not printed; they are in report.html and result.json.",
    ),
    "sent": ("verzonden", "sent"),
    "no.answer": ("geen antwoord", "no answer"),
    "served": ("voor", "for"),
    "headers": ("headers", "headers"),
    "curl": ("Zo na te doen", "To reproduce"),
    "curl.long": (
        "te lang voor hier, staat in report.html",
        "too long for here, it is in report.html",
    ),
    "curl.reference": (
        "in de eigen referentie: start die met `kcc-conformance serve` en gebruik dat adres",
        "in the built-in reference: start it with `kcc-conformance serve` and use that address",
    ),
    "cause": ("Oorzaak", "Cause"),
    "likely": ("Waarschijnlijke oorzaak", "Likely cause"),
    "cause.prerequisite": (
        "iets wat vooraf nodig was, is niet gelukt; kijk eerst naar de eerdere bevindingen",
        "something that was needed first did not work; look at the earlier findings first",
    ),
    "cause.transport": (
        "er kwam geen (bruikbaar) antwoord: netwerk, time-out of verbroken verbinding",
        "no (usable) answer came: network, time-out or a broken connection",
    ),
    "cause.environment": (
        "de omgeving van de run: inloggegevens, instellingen of de testomgeving zelf",
        "the environment of the run: credentials, settings or the test environment itself",
    ),
    "cause.suite": (
        "een fout in de suite zelf, niet in de provider; meld deze graag",
        "an error of the suite itself, not of the provider; please report it",
    ),
    "note": ("Opmerking", "Note"),
    "catches": ("Heeft gevangen", "Has caught"),
    "notes": ("Opmerkingen", "Notes"),
    "questions": ("Open vragen", "Open questions"),
    "questions.intro": (
        "Wat de tekst openlaat. Waargenomen, niet beoordeeld, tenzij een lezing is gekozen.",
        "What the text leaves open. Observed, not judged, unless a reading was chosen.",
    ),
    "questions.caption": (
        "Per open vraag wat is waargenomen en welke lezingen daarbij passen",
        "Per open question what was observed and which readings fit",
    ),
    "question": ("Vraag", "Question"),
    "observed": ("Waargenomen", "Observed"),
    "observed.nothing": ("niets waargenomen", "nothing observed"),
    "fitting": ("past bij lezing {names}", "fits reading {names}"),
    "fitting.none": ("past bij geen enkele lezing", "fits no reading"),
    "per.reading": ("Per lezing", "By reading"),
    "chosen": ("gekozen: {name}", "chosen: {name}"),
    "strength": ("Bewijskracht", "Strength"),
    "nothing": ("Niets geregistreerd", "Nothing registered"),
    "nothing.intro": (
        "Dat er iets níét is vastgelegd, telt als bewezen als dezelfde zoekvraag een"
        " proefregistratie wel liet zien, over alle pagina's.",
        "That something was not recorded counts as proven if the same query did show a control"
        " registration, over all pages.",
    ),
    "nothing.caption": (
        "Hoe sterk is aangetoond dat er niets is geregistreerd",
        "How strongly it was shown that nothing was registered",
    ),
    "strength.proven": ("bewezen", "proven"),
    "strength.not_observable": ("niet waarneembaar", "not observable"),
    "leftovers": ("Achtergebleven", "Left behind"),
    "leftovers.none": (
        "Alles wat de run heeft gemaakt, is weer verwijderd.",
        "Everything that the run made was taken away again.",
    ),
    "leftovers.caption": (
        "Records die niet verwijderd konden worden",
        "Records that could not be taken away",
    ),
    "resource": ("Soort", "Resource"),
    "id": ("ID", "ID"),
    "why": ("Waarom", "Why"),
    "files": ("Rapporten", "Reports"),
    "details": ("Toelichting", "Details"),
    "options": ("Instellingen", "Options"),
    "doctor": ("Vooraf bekeken", "Looked at beforehand"),
    "doctor.caption": (
        "Wat de dokter vóór het spelen zag, en wat er aan te doen is",
        "What the doctor saw before the play, and what to do about it",
    ),
    "doctor.advice": ("Wat te doen", "What to do"),
    "doctor.ok": ("in orde", "fine"),
    "doctor.warn": ("let op", "note"),
    "doctor.stop": ("speelt niet", "cannot play"),
    "doctor.playable": ("Er is op te spelen.", "A run makes sense."),
    "doctor.stopped": (
        "Spelen heeft zo geen zin: er zou niets te beoordelen zijn.",
        "Playing makes no sense like this: nothing could be judged.",
    ),
    "doctor.reachable": ("Bereikbaar", "Reachable"),
    "doctor.tls": ("TLS", "TLS"),
    "doctor.root": ("Basisadres", "Base URL"),
    "doctor.document": ("Document", "Document"),
    "doctor.contract": ("Contract", "Contract"),
    "doctor.capabilities": ("Verklaard", "Declared"),
    "doctor.credentials": ("Inloggegevens", "Credentials"),
    "doctor.read": ("Lezen", "Reading"),
    "doctor.create": ("Registreren", "Registering"),
    "doctor.delete": ("Verwijderen", "Deleting"),
    "doctor.filters": ("Filters", "Filters"),
    "doctor.people": ("Actor en partij", "Actor and partij"),
    "doctor.clock": ("Klok", "Clock"),
    "declared": ("verklaard met --capability: {names}", "declared with --capability: {names}"),
    "capabilities": ("Mogelijkheden van de provider", "Capabilities of the provider"),
    "contents": ("Inhoud", "Contents"),
    "progress": ("{n} scenario's", "{n} scenarios"),
    "progress.none": ("geen scenario's", "no scenarios"),
    "none.executed": (
        "Er is geen enkele controle uitgevoerd.",
        "Not a single check was carried out.",
    ),
    "nonbinding": (
        "telt niet mee voor het oordeel ({level})",
        "does not count for the verdict ({level})",
    ),
    "stopping.journal": (
        "afgebroken; wat is gemaakt wordt opgeruimd (nog een keer stopt meteen)",
        "interrupted; taking away what was made (once more ends at once)",
    ),
    "stopping.bare": (
        "afgebroken (nog een keer stopt meteen)",
        "interrupted (once more ends at once)",
    ),
    "stopped.journal": (
        "gestopt; wat er nog staat ruimt dit op: {command}",
        "stopped; what is left is taken away by: {command}",
    ),
    "stopped.bare": ("gestopt", "stopped"),
    "journal.earlier": (
        "Een eerdere run is niet opgeruimd; dat doet: {command}",
        "An earlier run was not cleaned up; this does it: {command}",
    ),
    "journal.left": (
        "Opnieuw proberen op te ruimen: {command}",
        "To try the clean-up again: {command}",
    ),
    "journal.broken": (
        "de run is gestopt, want het journaal {path} is niet te schrijven ({why})",
        "the run was stopped, because the journal {path} cannot be written ({why})",
    ),
    "clean.begin": (
        "Run {run} bij {url} ({contract}):",
        "Run {run} at {url} ({contract}):",
    ),
    "clean.asked": (
        "{n} records op te ruimen, {open} registraties zonder antwoord.",
        "{n} records to take away, {open} registrations without an answer.",
    ),
    "clean.removed": ("verwijderd  ", "removed     "),
    "clean.gone": ("al weg      ", "gone already"),
    "clean.left": ("staat er nog", "left        "),
    "clean.damaged": (
        "{n} regels van het journaal zijn onleesbaar; wat daarin stond kan er nog zijn.",
        "{n} lines of the journal cannot be read; what they named may still be there.",
    ),
    "clean.nothing": (
        "Er staat niets meer van deze run; het journaal is weggehaald.",
        "Nothing of this run is left; the journal was removed.",
    ),
    "clean.remains": (
        "Niet alles is opgeruimd ({n}). Nog eens: {command}",
        "Not everything was taken away ({n}). Again: {command}",
    ),
    "and.more": ("en nog {n}", "and {n} more"),
}


def language_of(language: str | None) -> str:
    """The language itself if it is known, else Dutch."""
    return language if language in LANGUAGES else "nl"


def say(key: str, language: str, **values: object) -> str:
    """The words for a key; the last part of an unknown key itself (`outcome.odd` gives `odd`)."""
    pair = _WORDS.get(key)
    if pair is None:
        return key.partition(".")[2] or key
    words = pair[1] if language == "en" else pair[0]
    return words.format(**values) if values else words


def number(value: object, language: str, digits: int = 1) -> str:
    """A number with the language's decimal sign; anything else as it is."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value)
    text = str(value) if isinstance(value, int) else f"{value:.{digits}f}"
    return text if language == "en" else text.replace(".", ",")


def moment(value: object, language: str) -> str:
    """An ISO instant as a reader writes it, in UTC; anything else as it is."""
    try:
        instant = datetime.fromisoformat(str(value)).astimezone(UTC)
    except (ValueError, OverflowError):
        return str(value)
    shape = "%Y-%m-%d %H:%M:%S UTC" if language == "en" else "%d-%m-%Y %H:%M:%S UTC"
    return instant.strftime(shape)
