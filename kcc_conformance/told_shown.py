"""What is found in the rows of lists and in addresses, in Dutch and in English; see `phrases`."""

SHOWN: tuple[tuple[str, str], ...] = (
    # rows and pages
    (
        "van de vijf klantcontacten ontbreken er {n} in de lijst, en andere staan op twee pagina's:"
        " hun volgorde wisselt van pagina tot pagina",
        "of the five klantcontacten {n} are missing from the list, and others are on two pages:"
        " their order changes from page to page",
    ),
    (
        "op een volgende pagina staan klantcontacten die niet aan het filter voldoen",
        "on a following page there are klantcontacten that do not fit the filter",
    ),
    (
        "in de lijst staan klantcontacten die niet aan het filter voldoen",
        "in the list there are klantcontacten that do not fit the filter",
    ),
    (
        "een klantcontact staat op twee pagina's van dezelfde lijst",
        "a klantcontact is on two pages of the same list",
    ),
    (
        "een klantcontact staat in de lijst niet met de eigen {}",
        "a klantcontact is not in the list with {} of its own",
    ),
    (
        "de vorige pagina van de tweede is niet de eerste",
        "the page before the second is not the first",
    ),
    (
        "op een pagina voorbij de laatste antwoordt de provider met status {n}",
        "to a page beyond the last the provider answers with status {n}",
    ),
    (
        "op een pagina voorbij de laatste staan weer klantcontacten",
        "on a page beyond the last there are klantcontacten again",
    ),
    (
        "het filter toont ook wat er niet aan voldoet",
        "the filter shows what does not fit it as well",
    ),
    (
        "de lijst van één Onderwerp toont ook klantcontacten met een ander Onderwerp",
        "the list of one Onderwerp shows klantcontacten with another Onderwerp as well",
    ),
    ("{n} van de {n} met een ander", "{n} of {n} with another"),
    ("het filter toont hetzelfde twee keer", "the filter shows the same twice"),
    ("elk record één keer", "each record once"),
    (
        "het filter antwoordt met status {n} op een waarde die er niet is",
        "the filter answers with status {n} to a value that is not there",
    ),
    (
        "het filter toont ook wat er alleen op lijkt: gevraagd is alleen het begin",
        "the filter shows what is only like it as well: the beginning alone was asked for",
    ),
    (
        "het filter toont ook wat er alleen op lijkt: gevraagd is alleen het eind",
        "the filter shows what is only like it as well: the end alone was asked for",
    ),
    (
        "het filter toont ook wat er alleen op lijkt: gevraagd is een langere waarde",
        "the filter shows what is only like it as well: a longer value was asked for",
    ),
    (
        "het filter toont ook wat er alleen op lijkt: gevraagd is met andere hoofdletters",
        "the filter shows what is only like it as well: it was asked for in another case",
    ),
    (
        "de lijst toont niet precies de vijf klantcontacten",
        "the list does not show exactly the five klantcontacten",
    ),
    ("de provider nummert zijn pagina's niet", "the provider does not number its pages"),
    ("het contract nummert geen pagina's", "the contract numbers no pages"),
    ("de provider toont geen adressen", "the provider shows no addresses"),
    (
        "de provider verwijst niet naar de vorige pagina",
        "the provider does not refer to the previous page",
    ),
    (
        "de provider heeft geen filter waarmee alleen deze vijf te zien zijn",
        "the provider has no filter by which these five alone are seen",
    ),
    # addresses
    (
        "adressen in de antwoorden beginnen met {}, maar de provider is aangesproken op {}: {}",
        "addresses in answers begin with {}, but the provider was asked at {}: {}",
    ),
    (
        "adressen in de antwoorden hebben het pad {}, maar de API staat op {}: {}",
        "addresses in answers have the path {}, but the API is at {}: {}",
    ),
    (
        "adressen in de antwoorden wijzen naar iets van een andere soort: {}",
        "addresses in answers lead to something of another kind: {}",
    ),
    (
        "adressen in de antwoorden wijzen naar een ander record dan waar ze bij staan: {}",
        "addresses in answers lead to another record than the one they stand at: {}",
    ),
    (
        "adressen in de antwoorden wijzen naar een record dat er niet is: {}",
        "addresses in answers lead to a record that is not there: {}",
    ),
    ("adressen in de antwoorden leiden nergens heen: {}", "addresses in answers lead nowhere: {}"),
    ("adressen in de antwoorden zijn geen URL: {}", "addresses in answers are no URL: {}"),
)
