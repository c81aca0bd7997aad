"""What is said of records that nobody asked for, in Dutch and in English; see `phrases`."""

UNINVITED: tuple[tuple[str, str], ...] = (
    # what is found
    (
        "er is {} waar niemand om heeft gevraagd, en steeds als de consumer hetzelfde doet komt er"
        " weer een bij",
        "there is {} that nobody asked for, and each time that the consumer does the same another"
        " one comes",
    ),
    (
        "er zijn {n} {} waar niemand om heeft gevraagd, en steeds als de consumer iets doet komen"
        " er meer bij, en als er niets gebeurt niet",
        "there are {n} {} that nobody asked for, and each time that the consumer does something"
        " more come, and when nothing happens none do",
    ),
    (
        "er is {} waar niemand om heeft gevraagd: {}",
        "there is {} that nobody asked for: {}",
    ),
    (
        "het kwam precies toen {}, en verder kwam er in de hele run niets bij",
        "it came exactly when {}, and nothing else came in the whole run",
    ),
    (
        "de consumer iemand zocht die er niet is",
        "the consumer looked for somebody who is not there",
    ),
    ("de run voor het eerst keek", "the run took its first look"),
    ("er staat een record van deze run in", "a record of this run stands in it"),
    (
        "het heeft de naam van een betrokkene van deze run",
        "it has the name of a betrokkene of this run",
    ),
    (
        "het staat in geen lijst, maar is op zijn ID te lezen en hoort bij een record van deze run",
        "it is in no list, but it can be read by its ID and belongs to a record of this run",
    ),
    # why it cannot be told
    (
        "niet van deze run is wat er bijkwam ({}); wie dat deed is niet te zeggen; speel op een"
        " register dat verder niemand gebruikt",
        "what came is not of this run ({}); who did that cannot be said; play on a register that"
        " nobody else uses",
    ),
    (
        "er zijn anderen aan het werk op dit register: niet van deze run is wat er bijkwam ({}),"
        " en er komt ook iets bij als deze run niets vraagt; of de provider zelf iets maakt, is dan"
        " niet te zien; speel op een register dat verder niemand gebruikt",
        "others are at work on this register: what came is not of this run ({}), and something"
        " comes when this run asks nothing too; whether the provider makes anything by itself"
        " cannot be seen then; play on a register that nobody else uses",
    ),
    (
        "er speelt nog een run van deze suite op dit register ({}); van {} is niet te zeggen wie"
        " dat deed; speel opnieuw als die klaar is",
        "another run of this suite plays on this register ({}); of {} it cannot be said who did"
        " that; play again when it is done",
    ),
    (
        "een hele lijst van {} heeft de provider niet te lezen",
        "the provider has no whole list of {} to be read",
    ),
)
