"""What is said of several results side by side."""

WORDS: dict[str, tuple[str, str]] = {
    "compare.title": ("Resultaten naast elkaar (case C0992)", "Results side by side (case C0992)"),
    "compare.order": (
        "In de volgorde waarin ze zijn gegeven: dat is geen rangorde, en ook de tijd hoeft het niet"
        " te zijn. Alles is vergeleken met 1.",
        "In the order in which they were given: that is no ranking, and need not be that of time."
        " Everything is compared with 1.",
    ),
    "compare.results": ("De resultaten", "The results"),
    "compare.result": ("Resultaat", "Result"),
    "compare.conclusion": ("Wat het uitmaakt", "What it comes to"),
    "compare.verdicts": ("Oordeel: {told}.", "Verdict: {told}."),
    "compare.all": ("overal {value}", "{value} everywhere"),
    "compare.some": ("{value} in {places}", "{value} in {places}"),
    "compare.in": ("{n} in resultaat {place}", "{n} in result {place}"),
    "compare.mandatory": (
        "Verplichte controles die slechter zijn dan in 1: {told}",
        "Mandatory checks that are worse than in 1: {told}",
    ),
    "compare.other": (
        "Andere controles die slechter zijn dan in 1: {told}",
        "Other checks that are worse than in 1: {told}",
    ),
    "compare.unbinding": (
        "het oordeel verandert daar niet door",
        "that does not change the verdict",
    ),
    "compare.binding": (
        "waar --strict gold, telt ook een aanbevolen controle voor het oordeel",
        "where --strict applied, a recommended check counts for the verdict too",
    ),
    "compare.limited": (
        "een grens (--limit) die niet is gehaald, telt voor het oordeel",
        "a limit (--limit) that is broken counts for the verdict",
    ),
    "compare.fresh": (
        "Niet gehaald, en in 1 niet van toepassing (telt hier niet als slechter): {told}",
        "Failed, and not applicable in 1 (does not count as worse here): {told}",
    ),
    "compare.improved": (
        "Controles die beter zijn dan in 1: {told}",
        "Checks that are better than in 1: {told}",
    ),
    "compare.exit.0": (
        "Met --fail-on worse is de exitcode 0: geen controle is slechter.",
        "With --fail-on worse the exit code is 0: no check is worse.",
    ),
    "compare.exit.1": (
        "Met --fail-on worse is de exitcode 1: elke controle die slechter is telt, verplicht of"
        " niet.",
        "With --fail-on worse the exit code is 1: every check that is worse counts, mandatory or"
        " not.",
    ),
    "compare.by": ("Beoordeeld naar", "Judged by"),
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
        "Niet alle resultaten spreken hetzelfde contract: controles met niveau “contract” zijn dan"
        " niet te vergelijken, en wat een contract niet heeft is niet van toepassing.",
        "Not all results speak the same contract: checks of the level “contract” cannot be compared"
        " then, and what a contract does not have is not applicable.",
    ),
    "compare.parts": (
        "Niet alle resultaten zijn van een hele run: wat niet is uitgevoerd, is nieuw of weg.",
        "Not all results are of a whole run: what was not played is new or gone.",
    ),
    "compare.plays": (
        "Niet elk spel is even zwaar of even lang: waar meer is geregistreerd, kan meer verloren"
        " gaan.",
        "Not all plays are as heavy or as long: where more was registered, more can be lost.",
    ),
    "compare.play": (
        "{agents} medewerkers, {seconds} s, {rate} gesprekken per seconde (0: met denktijd van"
        " {thinking} s), {processes} processen",
        "{agents} agents, {seconds} s, {rate} calls a second (0: thinking {thinking} s),"
        " {processes} processes",
    ),
    "compare.part": ("een deel", "a part"),
    "compare.whole": ("de hele run", "the whole run"),
    "compare.changes": ("Ten opzichte van {name}", "Compared with {name}"),
    "compare.change": ("In {n} ten opzichte van 1: {name}", "In {n} compared with 1: {name}"),
    "compare.became": ("in 1 {before}, in {n} {after}", "in 1 {before}, in {n} {after}"),
    "compare.same": (
        "Geen enkele controle kwam anders uit.",
        "No check came out otherwise.",
    ),
    "compare.worse": ("slechter", "worse"),
    "compare.better": ("beter", "better"),
    "compare.new": ("nieuw", "new"),
    "compare.gone": ("weg", "gone"),
    "compare.applicable": ("hier wel van toepassing", "applicable here"),
    "compare.not_applicable": ("hier niet van toepassing", "not applicable here"),
    "compare.otherwise": ("anders", "otherwise"),
    "compare.explained": ("Wat de woorden betekenen", "What the words mean"),
    "compare.worse.means": (
        "niet gehaald, en in 1 gehaald of niet te beoordelen; of niet te beoordelen, en in 1"
        " gehaald. Wat in 1 niet van toepassing was en hier niet gehaald is, is alleen slechter als"
        " het voor het oordeel telt: als het verplicht is, en met --strict ook als het aanbevolen"
        " is. --fail-on worse telt precies deze controles.",
        "failed, and in 1 passed or cannot be told; or cannot be told, and in 1 passed. What was"
        " not applicable in 1 and failed here is worse only if it counts for the verdict: if it is"
        " mandatory, and with --strict also if it is recommended. --fail-on worse counts exactly"
        " these checks.",
    ),
    "compare.better.means": (
        "gehaald, en in 1 niet gehaald of niet te beoordelen.",
        "passed, and in 1 failed or cannot be told.",
    ),
    "compare.new.means": ("in 1 niet uitgevoerd, hier wel.", "not played in 1, but here."),
    "compare.gone.means": ("in 1 uitgevoerd, hier niet.", "played in 1, but not here."),
    "compare.applicable.means": (
        "in 1 niet van toepassing, hier wel, hoe het ook uitkwam; behalve wat slechter is.",
        "not applicable in 1, but here, however it came out; except what is worse.",
    ),
    "compare.not_applicable.means": (
        "in 1 van toepassing, hoe het daar ook uitkwam, en hier niet.",
        "applicable in 1, however it came out there, and not here.",
    ),
    "compare.otherwise.means": (
        "niet te beoordelen, en in 1 niet gehaald; of een andere uitkomst bij een open vraag of ter"
        " informatie, die nooit beter of slechter is.",
        "cannot be told, and in 1 failed; or another outcome for an open question or for"
        " information, which is never better or worse.",
    ),
    "compare.audit": ("audit", "audit"),
    "compare.audit.played": (
        "wat de audit zocht in het register, soort voor soort: gehaald is dat er niets van die"
        " soort is gevonden; niet te beoordelen, dat het er kan zijn (er is niets aangenomen, of"
        " een deel was niet na te gaan).",
        "what the audit looked for in the register, kind by kind: passed is that nothing of that"
        " kind was found; cannot be told, that it may be there (nothing was acknowledged, or a part"
        " could not be looked into).",
    ),
    "compare.limit": ("limit", "limit"),
    "compare.limit.played": (
        "wat met --limit van de cijfers is geëist.",
        "what was demanded of the figures with --limit.",
    ),
    "compare.worse.played": (
        "gevonden of niet gehaald, en in 1 niet; of hier niet te beoordelen, en in 1 gehaald."
        " --fail-on worse telt precies dit: antwoordtijden en aantallen niet.",
        "found or broken, and not in 1; or cannot be told here, and passed in 1. --fail-on worse"
        " counts exactly this: latencies and numbers it does not.",
    ),
    "compare.better.played": (
        "in 1 gevonden, niet gehaald of niet te beoordelen, en hier gehaald.",
        "found, broken or cannot be told in 1, and passed here.",
    ),
    "compare.new.played": ("een grens die in 1 niet is geëist.", "a limit not demanded in 1."),
    "compare.gone.played": ("een grens die alleen in 1 is geëist.", "a limit demanded in 1 only."),
    "compare.figures": ("Cijfers", "Figures"),
    "compare.figure": ("Cijfer", "Figure"),
    "compare.figures.means": (
        "Antwoordtijden (ms), aantallen en fouten verschillen van spel tot spel, ook bij dezelfde"
        " provider: ze zijn hier nooit beter of slechter. Wat ze moeten halen, zegt --limit.",
        "Latencies (ms), numbers and errors differ from play to play, of the same provider too:"
        " they are never better or worse here. --limit says what they have to meet.",
    ),
    "compare.inapplicable.means": (
        "waar de controle over gaat, is er niet bij wie is beoordeeld, of niet in het gesproken"
        " contract; dat is goed noch fout.",
        "what the check is about is not there with who was judged, or not in the contract spoken;"
        " that is neither right nor wrong.",
    ),
    "compare.cantTell.means": (
        "uitgevoerd, maar er is niet uit op te maken of het goed is.",
        "played, but it does not show whether it is right.",
    ),
    "compare.levels": ("niveau", "level"),
    "compare.levels.means": (
        "alleen “verplicht” telt voor het oordeel (met --strict ook de rest, behalve open vragen en"
        " wat ter informatie is); “contract” en “gebruik” zijn aanbevolen controles die op het"
        " gesproken contract rusten of op wat gebruikelijk is.",
        "only “mandatory” counts for the verdict (with --strict the rest too, except open questions"
        " and what is for information); “contract” and “convention” are recommended checks that"
        " rest on the contract spoken or on what is usual.",
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
    "compare.differ.0": ("verschillen: geen", "that differ: none"),
    "compare.alike": ("overal gelijk: {n}", "the same everywhere: {n}"),
    "compare.alike.0": ("overal gelijk: geen", "the same everywhere: none"),
    "compare.everywhere": ("overal", "everywhere"),
    "compare.none": ("geen", "none"),
    "compare.absent": ("niet in dit resultaat", "not in this result"),
    "compare.unseen": ("niets waargenomen", "nothing observed"),
    "compare.explains": ("verklaart {n} controles", "explains {n} checks"),
    "compare.explains.1": ("verklaart 1 controle", "explains 1 check"),
    "compare.carried": ("Door", "By"),
    "compare.others": (
        "andere controles van deze zin, overal gelijk: {n}",
        "other checks of this sentence, the same everywhere: {n}",
    ),
    "compare.loose": (
        "{n} van de controles die verschillen horen bij geen zin die verschilt.",
        "{n} of the checks that differ belong to no sentence that differs.",
    ),
    "compare.loose.1": (
        "1 van de controles die verschillen hoort bij geen zin die verschilt.",
        "1 of the checks that differ belongs to no sentence that differs.",
    ),
    "compare.level": ("Niveau", "Level"),
    "compare.verdict": ("Oordeel", "Verdict"),
    "compare.file": ("Bestand", "File"),
    "compare.when": ("Uitgevoerd", "Played"),
    "compare.scroll": ("{what}: opzij te schuiven", "{what}: scrolls sideways"),
    "compare.aside": (
        "Niet vergeleken: {path}; geef die bestanden zelf om spelen onder belasting te vergelijken",
        "Not compared: {path}; give those files themselves to compare plays under load",
    ),
    "compare.written": ("Vergelijking  {paths}", "Comparison    {paths}"),
    "compare.more": ("… en nog {n}", "… and {n} more"),
    "compare.failed": (
        "--fail-on worse: een ander resultaat is slechter dan het eerste",
        "--fail-on worse: another result is worse than the first",
    ),
}
