"""What is said of causes: what explains failed checks, and how two values differ."""

WORDS: dict[str, tuple[str, str]] = {
    "causes": ("Oorzaken", "Causes"),
    "causes.all.1.1": (
        "1 oorzaak verklaart de enige {which} fout: {what}",
        "1 cause explains the only {which} failure: {what}",
    ),
    "causes.all.1": (
        "1 oorzaak verklaart {every} {which} fouten: {what}",
        "1 cause explains {every} {which} failures: {what}",
    ),
    "causes.all": (
        "{causes} oorzaken verklaren {every} {which} fouten: {what}",
        "{causes} causes explain {every} {which} failures: {what}",
    ),
    "causes.every": ("alle {n}", "all {n}"),
    "causes.both": ("beide", "both"),
    "causes.some.1": (
        "1 oorzaak verklaart {some} van de {n} {which} fouten: {what}",
        "1 cause explains {some} of the {n} {which} failures: {what}",
    ),
    "causes.some": (
        "{causes} oorzaken verklaren {some} van de {n} {which} fouten: {what}",
        "{causes} causes explain {some} of the {n} {which} failures: {what}",
    ),
    "causes.none.1": (
        "1 {which} fout zonder gemeenschappelijke oorzaak",
        "1 {which} failure without a common cause",
    ),
    "causes.none": (
        "{n} {which} fouten zonder gemeenschappelijke oorzaak",
        "{n} {which} failures without a common cause",
    ),
    "causes.rest": ("{n} zonder gemeenschappelijke oorzaak", "{n} without a common cause"),
    "causes.must": ("verplichte", "mandatory"),
    "causes.strict": ("meetellende", "counting"),
    "causes.aside": ("niet-verplichte", "non-mandatory"),
    "causes.aside.strict": ("niet meetellende", "non-counting"),
    "causes.same.1": ("hetzelfde in 1 andere controle", "the same in 1 other check"),
    "causes.same": ("hetzelfde in {n} andere controles", "the same in {n} other checks"),
    "causes.single": ("Zonder gemeenschappelijke oorzaak", "Without a common cause"),
    "failed.head": ("Niet gehaald", "Failed"),
    "unsure.head": ("Niet te beoordelen", "Impossible to judge"),
    "annotation.rest": (
        "en nog {n}: zie report.html",
        "and {n} more: see report.html",
    ),
    "clauses.against": (
        "Clausules die niet gehaald of niet te beoordelen zijn",
        "Clauses that failed or cannot be judged",
    ),
    "summary.rest": (
        "Niet alles paste hier. De rest staat in",
        "Not everything fitted here. The rest is in",
    ),
    "causes.where": ("waar", "where"),
    "causes.against": ("in strijd met", "against"),
    "length": ("{n} tekens", "{n} characters"),
    "length.1": ("1 teken", "1 character"),
    "difference.same": ("… {n} gelijke tekens …", "… {n} equal characters …"),
    "difference.more": ("… nog {n} tekens …", "… {n} more characters …"),
    "character.newline": ("regeleinde", "line break"),
    "character.return": ("wagenretour", "carriage return"),
    "character.tab": ("tab", "tab"),
    "character.space": ("spatie", "space"),
    "character.nbsp": ("harde spatie", "no-break space"),
    "character.zero.width": ("spatie zonder breedte", "zero-width space"),
    "character.bom": ("byte order mark", "byte order mark"),
    "character.soft.hyphen": ("zacht afbreekteken", "soft hyphen"),
}
