"""What is said of open questions, and of how strongly nothing was registered."""

WORDS: dict[str, tuple[str, str]] = {
    "reading.passed": ("past", "fits"),
    "reading.failed": ("past niet", "does not fit"),
    "reading.cantTell": ("onbeslist", "undecided"),
    "reading.inapplicable": ("niet waarneembaar", "not observable"),
    "reading.untested": ("niet waargenomen", "not observed"),
    "questions": ("Open vragen", "Open questions"),
    "questions.seen": (
        "{n} van de {all} waargenomen: zie report.html (of -v)",
        "{n} of {all} observed: see report.html (or -v)",
    ),
    "questions.short": (
        "Bij {n} vragen is te zien welke lezingen passen:",
        "Of {n} questions it is seen which readings fit:",
    ),
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
        "That something was not recorded counts as proven if the same query did show a"
        " control registration, over all pages.",
    ),
    "nothing.caption": (
        "Hoe sterk is aangetoond dat er niets is geregistreerd",
        "How strongly it was shown that nothing was registered",
    ),
    "strength.proven": ("bewezen", "proven"),
    "strength.not_observable": ("niet waarneembaar", "not observable"),
}
