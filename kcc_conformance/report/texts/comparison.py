"""What is said of several results side by side."""

WORDS: dict[str, tuple[str, str]] = {
    "compare.title": ("Resultaten naast elkaar (case C0992)", "Results side by side (case C0992)"),
    "compare.order": (
        "In de volgorde waarin ze zijn gegeven; een rangorde is het niet.",
        "In the order in which they were given; it is no ranking.",
    ),
    "compare.results": ("De resultaten", "The results"),
    "compare.result": ("Resultaat", "Result"),
    "compare.suites": (
        "Niet alle resultaten zijn van dezelfde suite: een verschil kan van de suite zijn.",
        "Not all results are of the same suite: a difference may be the suite's.",
    ),
    "compare.texts": (
        "Niet alle resultaten zijn naar dezelfde tekst: een verschil kan van de tekst zijn.",
        "Not all results are by the same text: a difference may be the text's.",
    ),
    "compare.readings": (
        "Niet bij alle resultaten gelden dezelfde lezingen van open vragen: een verschil kan"
        " daarvan zijn.",
        "Not all results are by the same readings of open questions: a difference may come from"
        " that.",
    ),
    "compare.contracts": (
        "Niet alle resultaten spreken hetzelfde contract: controles van het contract zijn dan"
        " niet te vergelijken.",
        "Not all results speak the same contract: checks of the contract cannot be compared then.",
    ),
    "compare.parts": (
        "Niet alle resultaten zijn van een hele run: wat niet is uitgevoerd, is nieuw of weg.",
        "Not all results are of a whole run: what was not played is new or gone.",
    ),
    "compare.changes": ("Veranderd ten opzichte van {name}", "Changed from {name}"),
    "compare.change": ("Van 1 naar {n} ({name})", "From 1 to {n} ({name})"),
    "compare.same": (
        "Geen enkele controle kwam anders uit.",
        "No check came out otherwise.",
    ),
    "compare.worse": ("slechter", "worse"),
    "compare.better": ("beter", "better"),
    "compare.new": ("nieuw", "new"),
    "compare.gone": ("weg", "gone"),
    "compare.otherwise": ("anders", "otherwise"),
    "compare.explained": (
        "Slechter: mislukt nu, of is niet meer te beoordelen en was gehaald. Beter: nu gehaald."
        " Nieuw, weg: alleen in het latere of alleen in het eerste resultaat uitgevoerd. Anders:"
        " komt anders uit zonder beter of slechter te zijn.",
        "Worse: fails now, or cannot be told any more and had passed. Better: passes now. New,"
        " gone: played in the later result only, or in the first only. Otherwise: comes out"
        " otherwise without being better or worse.",
    ),
    "compare.clauses": ("Zinnen van de tekst", "Sentences of the text"),
    "compare.questions": ("Open vragen", "Open questions"),
    "compare.causes": ("Oorzaken", "Causes"),
    "compare.checks": ("Controles", "Checks"),
    "compare.clause": ("Zin", "Sentence"),
    "compare.question": ("Vraag", "Question"),
    "compare.cause": ("Oorzaak", "Cause"),
    "compare.check": ("Controle", "Check"),
    "compare.differ": ("verschillen: {n}", "that differ: {n}"),
    "compare.alike": ("overal gelijk: {n}", "the same everywhere: {n}"),
    "compare.everywhere": ("overal", "everywhere"),
    "compare.none": ("geen", "none"),
    "compare.absent": ("niet in dit resultaat", "not in this result"),
    "compare.unseen": ("niets waargenomen", "nothing observed"),
    "compare.explains": ("verklaart {n}", "explains {n}"),
    "compare.level": ("Niveau", "Level"),
    "compare.verdict": ("Oordeel", "Verdict"),
    "compare.file": ("Bestand", "File"),
    "compare.when": ("Uitgevoerd", "Played"),
    "compare.scroll": ("{what}: opzij te schuiven", "{what}: scrolls sideways"),
    "compare.written": ("Vergelijking  {paths}", "Comparison    {paths}"),
    "compare.more": ("… en nog {n}", "… and {n} more"),
    "compare.failed": (
        "--fail-on worse: een later resultaat is slechter dan het eerste",
        "--fail-on worse: a later result is worse than the first",
    ),
}
