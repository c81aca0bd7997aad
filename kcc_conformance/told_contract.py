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
