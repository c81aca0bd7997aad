"""What is said of what a contract leaves open, in Dutch and in English; see `phrases`."""

CONTRACTS: tuple[tuple[str, str], ...] = (
    (
        "het contract heeft geen schema dat zegt welke vorm dit heeft",
        "the contract has no schema that says what form this has",
    ),
    (
        "het eigen contract schrijft dit anders dan het contract waarvan het uitgaat, en heeft er"
        " geen eigen schema van",
        "the own contract writes this otherwise than the contract that it extends, and has no"
        " schema of its own for it",
    ),
    ("een consumer stuurt van een partij geen {}", "a consumer sends no {} of a partij"),
    (
        "het contract noemt Vertrouwelijkheid anders: {}",
        "the contract calls Vertrouwelijkheid otherwise: {}",
    ),
    (
        "de lijst van betrokkenen staat in het contract onder {}",
        "the list of betrokkenen stands under {} in the contract",
    ),
    (
        "een verwijzing is in dit contract een adres: geen ID, en niets samengestelds",
        "a reference is an address in this contract: no ID, and nothing compound",
    ),
    (
        "een consumer kan in dit contract niet zeggen of een actor actief is",
        "in this contract a consumer cannot say whether an actor is active",
    ),
    (
        "het contract belooft bij een weigering geen uitleg in JSON",
        "the contract promises no explanation in JSON with a refusal",
    ),
    (
        "het contract zegt niet welk mediatype een weigering heeft",
        "the contract does not say which media type a refusal has",
    ),
    (
        "het ID komt in een kopregel, en het antwoord heeft geen inhoud",
        "the ID comes in a header, and the answer has no content",
    ),
)
