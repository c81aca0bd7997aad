"""What is said of the texts judged by, and of case and contract apart."""

WORDS: dict[str, tuple[str, str]] = {
    "by.text": ("Naar {title}: {verdict}{why}", "By {title}: {verdict}{why}"),
    "by.text.decides": (
        "Naar {title}: {verdict} (bepaalt oordeel en exitcode)",
        "By {title}: {verdict} (decides verdict and exit code)",
    ),
    "by.texts": ("Naar elke tekst", "By each text"),
    "source": ("Berust op", "Rests on"),
    "source.text": ("de tekst", "the text"),
    "source.contract": ("het contract", "the contract"),
    "source.convention": ("wat gebruikelijk is", "what is usual"),
    "elsewhere": ("{level} naar {title}", "{level} by {title}"),
    "level.CONTRACT": ("contract", "contract"),
    "level.LIMIT": ("grens", "limit"),
    "level.CONVENTION": ("gebruik", "convention"),
    "contrast": ("Verschillen met het contract", "Differences from the contract"),
    "contrast.intro": (
        "Berust op het contract of op wat gebruikelijk is, niet op de tekst van de case. Telt niet"
        " mee voor de case (wel met --strict).",
        "Rests on the contract or on what is usual, not on the text of the case. Does not count"
        " for the case (it does with --strict).",
    ),
    "contrast.unknown": (
        "Contract niet herkend en dus niet beoordeeld",
        "Contract not recognised, and so not judged",
    ),
    "contrast.line": ("Contract {name}: {told}", "Contract {name}: {told}"),
    "contrast.unplayed": ("niet beoordeeld", "not judged"),
    "contrast.none": ("geen verschillen", "no differences"),
    "contrast.part": (" in wat is uitgevoerd", " in what was played"),
    "contrast.some": (
        "{n} verschillen{usual}; tellen niet mee voor de case, wel met --strict",
        "{n} differences{usual}; they do not count for the case, but do with --strict",
    ),
    "contrast.some.1": (
        "1 verschil{usual}; telt niet mee voor de case, wel met --strict",
        "1 difference{usual}; it does not count for the case, but does with --strict",
    ),
    "contrast.strict": (
        "{n} verschillen{usual}; tellen mee (--strict)",
        "{n} differences{usual}; they count (--strict)",
    ),
    "contrast.strict.1": (
        "1 verschil{usual}; telt mee (--strict)",
        "1 difference{usual}; it counts (--strict)",
    ),
    "contrast.usual": (
        ", waarvan {n} met wat gebruikelijk is",
        ", {n} of which from what is usual",
    ),
    "contrast.unsure": ("; niet te beoordelen: {n}", "; could not be judged: {n}"),
}
