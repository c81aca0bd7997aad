"""What is said of what holds checks up, of contesting one, and of disputed ones."""

WORDS: dict[str, tuple[str, str]] = {
    "contest": ("oneens?", "disagree?"),
    "contest.page": ("docs/nl/betwisten.md", "docs/contest.md"),
    "contest.head": ("Een controle betwisten", "Contesting a check"),
    "contest.how": (
        "Leest een controle de tekst verkeerd, of vraagt zij meer dan er staat? Meld het bij de"
        " makers van deze suite, met het id van de controle, result.json, de woorden van de tekst"
        " en waarom het antwoord van de provider daaraan voldoet. Hoe dat gaat en wat ermee"
        " gebeurt, staat in de documentatie van de suite: docs/nl/betwisten.md.",
        "Does a check read the text wrongly, or ask more than it says? Tell the makers of this"
        " suite, with the id of the check, result.json, the words of the text and why the"
        " provider's answer satisfies them. How that goes and what comes of it stands in the"
        " documentation of the suite: docs/contest.md.",
    ),
    "disputed": ("betwist", "disputed"),
    "disputed.since": ("sinds {since}: {why}", "since {since}: {why}"),
    "first": ("Begin hier", "Begin here"),
    "held": ("Eerst te doen", "First thing to do"),
    "held.head": ("Houdt meer dan één controle tegen", "Holds up more than one check"),
    "held.intro": (
        "Dit houdt meer dan één controle tegen.",
        "This holds up more than one check.",
    ),
    "held.up": ("houdt tegen", "holds up"),
    "held.checks": (
        "{n} controles, waarvan {must} verplicht",
        "{n} checks, of which {must} mandatory",
    ),
    "held.holds": (
        "houdt {n} controles tegen, waarvan {must} verplicht",
        "holds up {n} checks, of which {must} mandatory",
    ),
    "held.see": ("zie ({number})", "see ({number})"),
    "held.here.1": (
        "1 controle niet te beoordelen: zie ({number})",
        "1 check that cannot be judged: see ({number})",
    ),
    "held.here": (
        "{n} controles niet te beoordelen: zie ({number})",
        "{n} checks that cannot be judged: see ({number})",
    ),
    "alike": ("als bij {id}", "as with {id}"),
}
