"""What is said of cleaning up, of what stays behind and of stopping."""

WORDS: dict[str, tuple[str, str]] = {
    "leftovers.nothing": ("Deze run heeft niets geschreven.", "This run wrote nothing."),
    "tidy": ("Opgeruimd", "Cleaned up"),
    "leftovers": ("Achtergebleven", "Left behind"),
    "leftovers.none": (
        "Alles wat de run heeft gemaakt, is weer verwijderd.",
        "Everything that the run made was taken away again.",
    ),
    "leftovers.observed": (
        "Er is alleen gekeken naar wat is opgenomen: niets is verstuurd.",
        "Only what was recorded was looked at: nothing was sent.",
    ),
    "leftovers.caption": (
        "Records die niet verwijderd konden worden",
        "Records that could not be taken away",
    ),
    "resource": ("Soort", "Resource"),
    "id": ("ID", "ID"),
    "why": ("Waarom", "Why"),
    "stopping.journal": (
        "afgebroken; wat is gemaakt wordt opgeruimd (nogmaals Ctrl-C stopt direct)",
        "interrupted; taking away what was made (Ctrl-C once more ends at once)",
    ),
    "stopping.bare": (
        "afgebroken (nogmaals Ctrl-C stopt direct)",
        "interrupted (Ctrl-C once more ends at once)",
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
    "journal.stays": (
        "Bij deze provider niet te verwijderen: {told}. De ID's staan in {path}.",
        "Cannot be deleted at this provider: {told}. Their IDs are in {path}.",
    ),
    "journal.earlier.stays": (
        "Van een eerdere run staat er nog wat niet te verwijderen is: {told} (in {path}).",
        "An earlier run left what cannot be deleted: {told} (in {path}).",
    ),
    "journal.broken": (
        "de run is gestopt, want het journaal {path} is niet te schrijven ({why})",
        "the run was stopped, because the journal {path} cannot be written ({why})",
    ),
    "clean.begin": ("Run {run} bij {url} ({contract}):", "Run {run} at {url} ({contract}):"),
    "clean.asked": (
        "{n} op te ruimen, {open} zonder antwoord.",
        "{n} to take away, {open} without an answer.",
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
    "clean.stays": (
        "niet te verwijderen: {told}: {why}",
        "cannot be deleted: {told}: {why}",
    ),
    "clean.all.stays": (
        "Wat er nog staat ({n}) is bij deze provider niet te verwijderen; de ID's staan in {path}.",
        "What is left ({n}) cannot be deleted at this provider; the IDs are in {path}.",
    ),
    "clean.remains": (
        "Niet alles is opgeruimd ({n}). Nog eens: {command}",
        "Not everything was taken away ({n}). Again: {command}",
    ),
    "record.1": ("1 record", "1 record"),
    "record": ("{n} records", "{n} records"),
    "registration.1": ("1 registratie", "1 registration"),
    "registration": ("{n} registraties", "{n} registrations"),
}
