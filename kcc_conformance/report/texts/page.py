"""What only the page and the file for procurement say."""

WORDS: dict[str, tuple[str, str]] = {
    "skip": ("Naar het oordeel", "To the verdict"),
    "search": ("Zoek in de controles", "Search the checks"),
    "search.outcome": ("Uitkomst", "Outcome"),
    "means.conform": (
        "Dit adres deed op dat moment alles wat de tekst een provider verplicht en wat een run kan"
        " zien.",
        "At that moment this address did all that the text obliges a provider to do and that a run"
        " can see.",
    ),
    "means.not_conform": (
        "Dit adres voldeed op dat moment op minstens één punt niet aan wat de tekst een provider"
        " verplicht.",
        "At that moment this address failed to do at least one thing that the text obliges a"
        " provider to do.",
    ),
    "means.cannot_tell": (
        "Er is geen oordeel: van minstens één verplichting was niet vast te stellen of dit adres"
        " die nakomt. Het adres wordt niets verweten.",
        "There is no verdict: of at least one obligation it could not be established whether this"
        " address meets it. The address is accused of nothing.",
    ),
    "means.partial": (
        "Wat is gespeeld, is gehaald; de rest van de case is niet beoordeeld.",
        "What was played, passed; the rest of the case was not judged.",
    ),
    "certifies": (
        "Een oordeel over een adres certificeert niets.",
        "A verdict on a URL certifies nothing.",
    ),
    "certifies.product": (
        "De run ziet een adres; dat daar dit product draait, zegt wie de run deed.",
        "The run sees an address; that this product runs there is what the one who ran it says.",
    ),
    "single.intro": (
        "Elk apart: hier is geen gemeenschappelijke oorzaak voor gevonden.",
        "Each by itself: no common cause was found for these.",
    ),
    "causes.nothing": (
        "Er is niets mislukt: er valt niets te verklaren.",
        "Nothing failed: there is nothing to explain.",
    ),
    "explains": ("{n} controles, waarvan {must} meetellen", "{n} checks, of which {must} count"),
    "explains.one": ("{n} controles, waarvan 1 meetelt", "{n} checks, of which 1 counts"),
    "explains.all": ("{n} controles, die meetellen", "{n} checks, which count"),
    "explains.all.1": ("1 controle, die meetelt", "1 check, which counts"),
    "explains.none": ("{n} controles, die niet meetellen", "{n} checks, which do not count"),
    "explains.none.1": ("1 controle, die niet meetelt", "1 check, which does not count"),
    "touched": ("met een verschil dat niet meetelt", "with a difference that does not count"),
    "marks": (
        "✓ gehaald · ✗ niet gehaald · ! niet gehaald, telt niet mee · ? niet te beoordelen ·"
        " ○ open vraag · – niet getoetst",
        "✓ passed · ✗ failed · ! failed, does not count · ? cannot be judged · ○ open question ·"
        " – not tested",
    ),
    "strip": ("Alle zinnen van C0992", "All sentences of C0992"),
    "strip.others": (
        "Waar de tekst naar verwijst, en wat het contract vraagt",
        "What the text refers to, and what the contract asks",
    ),
    "unjudged": ("Niet beoordeeld, en waarom", "Not judged, and why"),
    "unjudged.author.1": (
        "1 zin legt niemand iets op: een kop, een datum, het kader",
        "1 sentence obliges nobody: a heading, a date, the setting",
    ),
    "unjudged.author": (
        "{n} zinnen leggen niemand iets op: een kop, een datum, het kader",
        "{n} sentences oblige nobody: a heading, a date, the setting",
    ),
    "unjudged.employee.1": (
        "1 zin gaat over wat mensen doen; geen systeem laat dat zien",
        "1 sentence is about what people do; no system shows that",
    ),
    "unjudged.employee": (
        "{n} zinnen gaan over wat mensen doen; geen systeem laat dat zien",
        "{n} sentences are about what people do; no system shows that",
    ),
    "unjudged.consumer.1": (
        "1 zin gaat over de consumer; een provider ziet daar niets van",
        "1 sentence is about the consumer; a provider sees nothing of it",
    ),
    "unjudged.consumer": (
        "{n} zinnen gaan over de consumer; een provider ziet daar niets van",
        "{n} sentences are about the consumer; a provider sees nothing of it",
    ),
    "unjudged.provider.1": (
        "1 zin over de provider is met een reden niet getoetst",
        "1 sentence about the provider was left out with a reason",
    ),
    "unjudged.provider": (
        "{n} zinnen over de provider zijn met een reden niet getoetst",
        "{n} sentences about the provider were left out with a reason",
    ),
    "unjudged.question.1": (
        "1 zin is een open vraag: gemeten, niet beoordeeld",
        "1 sentence is an open question: measured, not judged",
    ),
    "unjudged.question": (
        "{n} zinnen zijn een open vraag: gemeten, niet beoordeeld",
        "{n} sentences are an open question: measured, not judged",
    ),
    "unjudged.cantTell.1": (
        "1 controle was niet te beoordelen",
        "1 check could not be judged",
    ),
    "unjudged.cantTell": (
        "{n} controles waren niet te beoordelen",
        "{n} checks could not be judged",
    ),
    "unjudged.untested.1": (
        "1 controle is niet uitgevoerd",
        "1 check was not played",
    ),
    "unjudged.untested": ("{n} controles zijn niet uitgevoerd", "{n} checks were not played"),
    "unjudged.inapplicable.1": (
        "1 controle is hier niet van toepassing",
        "1 check is not applicable here",
    ),
    "unjudged.inapplicable": (
        "{n} controles zijn hier niet van toepassing",
        "{n} checks are not applicable here",
    ),
    "tested": ("Wat is getest", "What was tested"),
    "handover.clauses": (
        "De zinnen die een provider binden of een vraag openlaten",
        "The sentences that bind a provider or leave a question open",
    ),
    "handover.fits": ("Past bij", "Fits"),
    "handover.verify": ("Zo gaat u dit na", "How to verify this"),
    "handover.hashes": (
        "Dit stuk vat result.json samen. Vraag dat bestand erbij: `sha256sum result.json` hoort"
        " dit te geven. De tweede waarde is die van de tekst waarnaar is beoordeeld.",
        "This document sums up result.json. Ask for that file: `sha256sum result.json` has to give"
        " this. The second value is that of the text judged by.",
    ),
    "handover.repeat": (
        "De run is te herhalen, met eigen inloggegevens (--token) en dezelfde versie van de suite:",
        "The run can be repeated, with credentials of one's own (--token) and the same version of"
        " the suite:",
    ),
    "handover.own": (
        "Dit is een verklaring van wie de run deed. Het stuk is niet ondertekend; niemand anders"
        " stond erbij.",
        "This is a statement by the one who ran it. The document is not signed; nobody else was"
        " there.",
    ),
    "scope": ("Wie, wanneer, waarmee", "Who, when, with what"),
    "cards": ("Oorzaken, met wat eraan te zien is", "Causes, with what shows them"),
    "seen.in": ("Gezien in", "Seen in"),
    "sent.in": ("Verzonden in", "Sent in"),
    "rows.left": ("… {n} regels …", "… {n} lines …"),
    "rows.left.1": ("… 1 regel …", "… 1 line …"),
    "breaks": ("In strijd met", "Against"),
    "more": ("en nog {n}", "and {n} more"),
    "clause.checks": ("{n} controles", "{n} checks"),
    "clause.checks.1": ("1 controle", "1 check"),
    "flips": (
        "Het oordeel wordt anders als een lezing wordt gekozen (--reading) die niet past bij wat"
        " is gezien:",
        "The verdict changes when a reading is chosen (--reading) that does not fit what was seen:",
    ),
    "flips.none": (
        "Geen enkele lezing van een open vraag maakt het oordeel anders.",
        "No reading of an open question changes the verdict.",
    ),
    "flips.to": ("wordt: {verdict}", "becomes: {verdict}"),
    "reading": ("Lezing {name}", "Reading {name}"),
    "all.checks": ("Alle controles en aanroepen", "All checks and exchanges"),
    "all.checks.intro": (
        "Elke controle met wat daarvoor is verstuurd (>) en ontvangen (<). Geheimen zijn vervangen"
        " door ***. «= #7» betekent: gelijk aan wat bij aanroep #7 staat.",
        "Each check with what was sent (>) and received (<) for it. Secrets are replaced by ***."
        " «= #7» means: the same as what stands at exchange #7.",
    ),
    "exchanges.apart": (
        "{n} van de {all} aanroepen staan hier niet, om de pagina klein te houden. Ze staan met"
        " hetzelfde nummer in result.json, onder exchanges.",
        "{n} of the {all} exchanges are not here, to keep the page small. They are in result.json"
        " under exchanges, by the same number.",
    ),
    "exchanges.prepared": ("Voorbereiding en opruimen", "Preparation and clean-up"),
    "rests.on": ("Rust ook op", "Rests also on"),
    "top": ("Naar boven", "To the top"),
    "print.rest": (
        "Afgedrukt zijn het oordeel, de oorzaken, de zinnen en de vragen. Aanroepen en controles"
        " staan in report.html en result.json.",
        "Printed are the verdict, the causes, the sentences and the questions. Exchanges and checks"
        " are in report.html and result.json.",
    ),
}
