"""What is said of the verdict, of what it leaves out and of the known failures."""

WORDS: dict[str, tuple[str, str]] = {
    "title": ("Conformiteit met case C0992", "Conformance with case C0992"),
    "subtitle": (
        "Telefoontje naar het KCC, meteen beantwoord (standaard klantinteracties)",
        "Call to the contact centre, answered at once (klantinteracties standard)",
    ),
    "verdict": ("Oordeel", "Verdict"),
    "verdict.conform": ("conform", "conform"),
    "verdict.not_conform": ("niet conform", "not conform"),
    "verdict.cannot_tell": ("onbeslist", "undecided"),
    "verdict.partial": ("gedeeltelijk", "partial"),
    "verdict.load.conform": ("onder belasting niets verloren", "nothing lost under load"),
    "verdict.load.not_conform": ("onder belasting niet gehaald", "failed under load"),
    "verdict.load.cannot_tell": ("onder belasting onbeslist", "undecided under load"),
    "verdict.known.1": (
        "niet conform, de enige fout is bekend",
        "not conform, the only failure is known",
    ),
    "verdict.known": (
        "niet conform, alle {n} fouten zijn bekend",
        "not conform, all {n} failures are known",
    ),
    "verdict.known.partial.1": (
        "gedeeltelijk: niet conform, de enige fout is bekend",
        "partial: not conform, the only failure is known",
    ),
    "verdict.known.partial": (
        "gedeeltelijk: niet conform, alle {n} fouten zijn bekend",
        "partial: not conform, all {n} failures are known",
    ),
    "only.read": (
        "Alleen gelezen (--read-only): er is niets geschreven, en wat er bij een"
        " registratie gebeurt is niet beoordeeld.",
        "Only read (--read-only): nothing was written, and what happens at a registration"
        " was not judged.",
    ),
    "rejudged": (
        "Opnieuw beoordeeld uit bewaarde aanroepen en antwoorden, zonder de provider: {n}"
        " uitkomsten; {left} waren niet opnieuw te beoordelen.",
        "Judged anew from stored requests and answers, without the provider: {n} outcomes;"
        " {left} could not be judged anew.",
    ),
    "rejudged.why.unrecorded": (
        "gevraagd is wat toen niet zo is gevraagd",
        "something is asked that was not asked then",
    ),
    "rejudged.why.taken_out": (
        "uit wat er is geantwoord zijn delen weggelaten (van anderen, geheimen, te lang)",
        "parts of what was answered were left out (of others, secrets, too long)",
    ),
    "rejudged.why.otherwise": (
        "de bewaarde uitkomst volgt niet uit de bewaarde antwoorden",
        "the stored outcome does not follow from the stored answers",
    ),
    "rejudged.why.together": (
        "verscheidene processen speelden tegelijk (--parallel)",
        "several processes played at the same time (--parallel)",
    ),
    "rejudged.why.gone": (
        "deze suite heeft de controle niet meer",
        "this suite does not have the check any more",
    ),
    "known": ("Bekende fouten", "Known failures"),
    "known.mark": ("bekend", "known"),
    "known.apart": (
        "Naar de tekst is dit niet conform. Elke fout staat op de lijst van bekende"
        " fouten (--baseline), en daarom faalt de run er niet op.",
        "By the text this is not conform. Every failure is on the list of known failures"
        " (--baseline), which is why it does not fail the run.",
    ),
    "known.unsure": (
        "Elke fout staat op de lijst van bekende fouten (--baseline), maar niet alles was"
        " te beoordelen.",
        "Every failure is on the list of known failures (--baseline), but not everything"
        " could be judged.",
    ),
    "known.wrong": (
        "De run faalt op de lijst van bekende fouten zelf, die niet meer klopt: {n}.",
        "The run fails on the list of known failures itself, which is not right any more: {n}.",
    ),
    "known.caption": (
        "De lijst van bekende fouten (--baseline) en wat deze run ervan vond",
        "The list of known failures (--baseline) and what this run made of it",
    ),
    "known.expires": ("Geldt tot en met", "Counts until"),
    "known.link": ("Zie", "See"),
    "known.state": ("Stand", "State"),
    "known.until": ("bekend t/m {expires}: {reason}", "known until {expires}: {reason}"),
    "known.closest": ("bedoeld is misschien {name}", "perhaps {name} is meant"),
    "known.written": (
        "Concept met {n} bekende fouten geschreven naar {path}. Vul redenen en links in.",
        "Draft with {n} known failures written to {path}. Fill in reasons and links.",
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
    "verdict.part": ("gedeeltelijk: {verdict}", "partial: {verdict}"),
    "left.out": (
        "Gedeeltelijke run{by}: {n} van de {all} scenario's zijn niet uitgevoerd. Dit is geen"
        " oordeel over de hele case.",
        "Partial run{by}: {n} of the {all} scenarios were not played. This is no verdict on the"
        " whole case.",
    ),
    "left.out.1": (
        "Gedeeltelijke run{by}: 1 van de {all} scenario's is niet uitgevoerd. Dit is geen"
        " oordeel over de hele case.",
        "Partial run{by}: 1 of the {all} scenarios was not played. This is no verdict on the"
        " whole case.",
    ),
    "broken.off": (
        "De run is afgebroken. Dit is geen oordeel over de hele case.",
        "The run was interrupted. This is no verdict on the whole case.",
    ),
    "strict": (
        "streng: ook een niet gehaalde aanbeveling en een verschil met het contract tellen",
        "strict: a missed recommendation and a difference from the contract count too",
    ),
    "counts": ("Aantallen", "Counts"),
    "counts.caption": (
        "Verwachte en uitgevoerde controles per niveau",
        "Checks expected and executed, by level",
    ),
    "expected.checks": ("Verwacht", "Expected"),
    "executed.checks": ("Uitgevoerd", "Executed"),
    "total": ("Totaal", "Total"),
    "contents": ("Inhoud", "Contents"),
    "hollow.declared": (
        "Niet gezien maar verklaard, met --capability: {names}. Controles die dat nodig hebben,"
        " zijn daarnaar beoordeeld of vervallen.",
        "Not seen but declared, with --capability: {names}. Checks that need that were judged by"
        " it, or left out.",
    ),
    "hollow.own": (
        "Gespeeld met een eigen contract van de gebruiker.",
        "Played with a contract of the user's own.",
    ),
    "hollow.inapplicable.1": (
        "1 van de {all} verplichte controles was hier niet van toepassing.",
        "1 of the {all} mandatory checks did not apply here.",
    ),
    "hollow.inapplicable": (
        "{n} van de {all} verplichte controles waren hier niet van toepassing.",
        "{n} of the {all} mandatory checks did not apply here.",
    ),
    "hollow.clauses.1": (
        "Over 1 verplichte clausule is niets beoordeeld: {names}.",
        "Of 1 mandatory clause nothing was judged: {names}.",
    ),
    "hollow.clauses": (
        "Over {n} verplichte clausules is niets beoordeeld: {names}.",
        "Of {n} mandatory clauses nothing was judged: {names}.",
    ),
    "none.executed": (
        "Er is geen enkele controle uitgevoerd.",
        "Not a single check was carried out.",
    ),
    "nonbinding": (
        "telt niet mee voor het oordeel ({level})",
        "does not count for the verdict ({level})",
    ),
    "known.written.1": (
        "Concept met 1 bekende fout geschreven naar {path}. Vul reden en link in.",
        "Draft with 1 known failure written to {path}. Fill in the reason and the link.",
    ),
}
