"""What is said of a run: the provider, the text, when, and with what."""

WORDS: dict[str, tuple[str, str]] = {
    "provider": ("Provider", "Provider"),
    "contract": ("Contract", "Contract"),
    "evidence": ("Herkend aan", "Recognised by"),
    "text": ("Beoordeeld naar", "Judged by"),
    "text.seed": (
        "conceptversie van 20-11-2023 (niet gepubliceerd)",
        "draft of 20 November 2023 (not published)",
    ),
    "text.main": ("gepubliceerde tekst van 20-12-2023", "published text of 20 December 2023"),
    "when": ("Uitgevoerd op", "Played on"),
    "duration": ("Duur", "Duration"),
    "requests": ("aanroepen", "requests"),
    "seconds": ("s", "s"),
    "seed": ("Seed", "Seed"),
    "run": ("Run", "Run"),
    "suite": ("Suite", "Suite"),
    "readings": ("Gekozen lezingen", "Readings chosen"),
    "files": ("Rapporten", "Reports"),
    "details": ("Toelichting", "Details"),
    "options": ("Instellingen", "Options"),
    "declared": ("verklaard met --capability: {names}", "declared with --capability: {names}"),
    "capabilities": ("Mogelijkheden van de provider", "Capabilities of the provider"),
    "progress": ("{n} scenario's", "{n} scenarios"),
    "progress.none": ("geen scenario's", "no scenarios"),
}
