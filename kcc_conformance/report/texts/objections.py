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
    "held": ("Eerst te doen", "First thing to do"),
    "held.intro": (
        "Dit houdt meer dan één controle tegen.",
        "This holds up more than one check.",
    ),
    "held.up": ("houdt tegen", "holds up"),
    "held.checks": (
        "{n} controles, waarvan {must} verplicht",
        "{n} checks, of which {must} mandatory",
    ),
    "held.see": ("zie ({number}) bovenaan", "see ({number}) at the top"),
    "held.here.1": (
        "1 controle niet te beoordelen: zie ({number}) bovenaan",
        "1 check that cannot be judged: see ({number}) at the top",
    ),
    "held.here": (
        "{n} controles niet te beoordelen: zie ({number}) bovenaan",
        "{n} checks that cannot be judged: see ({number}) at the top",
    ),
    "alike": ("als bij {id}", "as with {id}"),
}
