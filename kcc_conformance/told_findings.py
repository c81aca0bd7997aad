"""What checks find, in Dutch and in English; see `kcc_conformance.phrases` for the form."""

from kcc_conformance.told_nouns import NOUNS
from kcc_conformance.told_shown import SHOWN

FINDINGS: tuple[tuple[str, str], ...] = (
    # what the contract used leaves out
    (
        "het gebruikte contract heeft geen {}; de tekst vraagt erom",
        "the contract used has no {}; the text asks for it",
    ),
    (
        "het gebruikte contract laat geen {} registreren; de tekst vraagt erom",
        "the contract used lets no {} be registered; the text asks for it",
    ),
    (
        "het gebruikte contract laat geen {} opvragen; de tekst vraagt erom",
        "the contract used lets no {} be read; the text asks for it",
    ),
    (
        "het gebruikte contract laat een consumer {} niet invullen; de tekst vraagt erom",
        "the contract used does not let a consumer fill in {}; the text asks for it",
    ),
    (
        "het gebruikte contract zegt bij {} hetzelfde voor verschillende waarden",
        "the contract used says the same for different values of {}",
    ),
    # answers
    ("de provider weigert {} (status {n})", "the provider refuses {} (status {n})"),
    (
        "de provider zegt niet dat {} er niet is, maar antwoordt met status {n}",
        "the provider does not say that {} is not there, but answers with status {n}",
    ),
    (
        "de provider neemt iets ongeldigs aan (status {n})",
        "the provider accepts something invalid (status {n})",
    ),
    (
        "de weigering (status {n}) gaat niet over wat er is gestuurd",
        "the refusal (status {n}) is not about what was sent",
    ),
    (
        "de provider weigert niet maar antwoordt met status {n}",
        "the provider does not refuse but answers with status {n}",
    ),
    (
        "zonder geldige inloggegevens antwoordt de provider met {}",
        "without valid credentials the provider answers with {}",
    ),
    (
        "de weigering toont toch gegevens uit het register",
        "the refusal shows data from the register all the same",
    ),
    (
        "de weigering zegt niet in JSON wat er mis is",
        "the refusal does not say in JSON what is wrong",
    ),
    ("status {n} in plaats van {}", "status {n} instead of {}"),
    ("status {n}", "status {n}"),
    ("mediatype {} in plaats van {}", "media type {} instead of {}"),
    ("het antwoord bevat geen {} in JSON", "the answer holds no {} in JSON"),
    ("{} heeft in het antwoord geen ID", "{} has no ID in the answer"),
    ("{} is niet terug te lezen (status {n})", "{} cannot be read back (status {n})"),
    (
        "onder het ID van {} staat een record met een ander ID",
        "under the ID of {} there is a record with another ID",
    ),
    ("{} ontbreekt in {}", "{} is missing from {}"),
    (
        "{} is in {} geen tijdstip zoals het contract dat schrijft",
        "{} is in {} no moment as the contract writes one",
    ),
    (
        "{} is in {} geen tijdstip met zone (RFC 3339)",
        "{} is no instant with a zone (RFC 3339) in {}",
    ),
    (
        "{} heeft in {} een andere waarde dan is geregistreerd",
        "{} has another value in {} than was registered",
    ),
    (
        "{} heeft in de lijst een andere waarde dan in de opvraging",
        "{} has another value in the list than when it is read",
    ),
    (
        "{} heeft niet de vorm uit het contract: {}: verwacht {}, gevonden {}",
        "{} does not have the shape of the contract: {}: expected {}, found {}",
    ),
    (
        "{} van {} toont de gekoppelde {} niet",
        "{} of {} does not show the {} that was linked",
    ),
    (
        "{} van {} toont niet alleen de gekoppelde {}",
        "{} of {} does not show the linked {} alone",
    ),
    (
        "{} van {} toont niet alleen de {n} gekoppelde records ({})",
        "{} of {} does not show the {n} linked records ({}) alone",
    ),
    ("{} van {} is niet leeg", "{} of {} is not empty"),
    ("{}: {n} ontbreekt", "{}: {n} is missing"),
    ("{}: {n} ontbreken", "{}: {n} are missing"),
    ("{}: {n} hoort er niet bij", "{}: {n} does not belong"),
    ("{}: {n} horen er niet bij", "{}: {n} do not belong"),
    ("{n} ontbreekt, {}", "{n} is missing, {}"),
    # lists and filters
    (
        "de lijst toont {} van een {} anders dan de opvraging",
        "the list shows {} of one {} otherwise than reading it does",
    ),
    (
        "de lijst toont niet precies de klantcontacten die er moeten zijn",
        "the list does not show exactly the klantcontacten that there should be",
    ),
    (
        "van de vijf klantcontacten ontbreken er {n} in de lijst",
        "of the five klantcontacten {n} are missing from the list",
    ),
    (
        "een klantcontact staat twee keer op dezelfde pagina",
        "a klantcontact stands twice on the same page",
    ),
    (
        "het genoemde aantal is niet het aantal in de lijst",
        "the number that is named is not the number in the list",
    ),
    ("het filter toont niet wat eraan voldoet", "the filter does not show what fits it"),
    (
        "het filter toont iets voor een waarde die niet bestaat",
        "the filter shows something for a value that does not exist",
    ),
    (
        "gefilterd op {} (bestaat) en {} (bestaat niet)",
        "filtered on {} (exists) and {} (does not exist)",
    ),
    ("gefilterd op {} (bestaat niet)", "filtered on {} (does not exist)"),
    ("de provider doet niets met het filter op {}", "the provider ignores the filter on {}"),
    (
        "bij de {} van het ene gesprek staat ook het andere gesprek",
        "the {} of the one call shows the other call as well",
    ),
    *SHOWN,
    (
        "de lijst toont niet elk klantcontact dat op te vragen is: {n} van de {n} ontbreken",
        "the list does not show each klantcontact that can be read: {n} of the {n} are missing",
    ),
    ("een {} noemt een {} die niet op te vragen is", "a {} names a {} that cannot be read"),
    ("een {} noemt een {}, maar omgekeerd niet", "a {} names a {}, but not the other way round"),
    ("het klantcontact staat niet in {}", "the klantcontact is not in {}"),
    ("{} staat niet in {}", "{} is not in {}"),
    # what is there that should not be, and the other way round
    ("er is een interne taak ontstaan", "an internal task has come about"),
    (
        "bij het klantcontact hoort niet precies de eigen {}",
        "the klantcontact does not belong to exactly its own {}",
    ),
    ("wat is geweigerd, is toch bewaard", "what was refused was kept all the same"),
    (
        "van het gesprek met de bekende klant is geen klantcontact te zien",
        "of the call with the known customer no klantcontact is seen",
    ),
    (
        "er zijn {n} klantcontacten van deze run die de provider nooit heeft aangenomen",
        "there are {n} klantcontacten of this run that the provider never accepted",
    ),
    # at the same time
    (
        "gelijktijdige klantcontacten kregen hetzelfde ID",
        "klantcontacten of the same moment were given the same ID",
    ),
    (
        "gelijktijdige klantcontacten kregen hetzelfde Nummer",
        "klantcontacten of the same moment were given the same Nummer",
    ),
    (
        "de lijst toont niet precies de gelijktijdig geregistreerde gesprekken",
        "the list does not show exactly the calls that were registered at the same time",
    ),
    # ID and Nummer
    (
        "het klantcontact kreeg geen Nummer, hoewel de provider dat volgens --capability toekent",
        "the klantcontact was given no Nummer, though by --capability the provider assigns one",
    ),
    ("twee klantcontacten hebben hetzelfde ID", "two klantcontacten have the same ID"),
    ("twee klantcontacten hebben hetzelfde Nummer", "two klantcontacten have the same Nummer"),
    (
        "de provider neemt een ID over dat de consumer bedacht",
        "the provider takes over an ID that the consumer made up",
    ),
    (
        "het Nummer is bij een latere opvraging anders dan bij de registratie",
        "the Nummer at a later reading is another than at the registration",
    ),
    (
        "onder het ID van het ene klantcontact staat het andere",
        "under the ID of the one klantcontact there is the other",
    ),
    # deleting
    ("{} kan niet worden verwijderd (status {n})", "{} cannot be deleted (status {n})"),
    ("{} is verwijderd maar staat nog in de lijst", "{} was deleted but is still in the list"),
    (
        "{} verwijst nog naar een verwijderd klantcontact",
        "{} still refers to a deleted klantcontact",
    ),
    (
        "de Location wijst niet naar het nieuwe klantcontact",
        "the Location does not lead to the new klantcontact",
    ),
    # a chosen reading
    ("{}; dat past niet bij lezing {}", "{}; that does not fit reading {}"),
    ("lezing {}", "reading {}"),
    *NOUNS,
    (
        "het antwoord begint met een byte order mark (U+FEFF), dat een andere lezer voor een fout"
        " kan houden",
        "the answer begins with a byte order mark (U+FEFF), which another reader may take for an"
        " error",
    ),
)
"""What stands first counts; the nouns, of which the others are made, come last."""
