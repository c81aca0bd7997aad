"""What is seen by watching: by strangers over a shoulder, and of a record over a run; in Dutch and
in English, see `kcc_conformance.phrases` for the form."""

WATCHING: tuple[tuple[str, str], ...] = (
    # what a stranger sees of what was just read
    (
        "{} toont {} toch iets van wat er staat: {}",
        "{} {} shows something of what is there all the same: {}",
    ),
    (
        "{} is te lezen wat de consumer net had gelezen: {}",
        "{} can be read what the consumer had just read: {}",
    ),
    (
        "{} toont de weigering toch wat er staat: {}",
        "{} the refusal shows what is there all the same: {}",
    ),
    ("de consumer kan hier zelf geen {} lezen", "the consumer itself can read no {} here"),
    (
        "na verkeerde inloggegevens weigert de provider ook de goede: die zijn verder niet"
        " geprobeerd",
        "after wrong credentials the provider refuses the right ones too: no more of these were"
        " tried",
    ),
    ("zonder inloggegevens", "without credentials"),
    ("met verkeerde inloggegevens", "with wrong credentials"),
    ("het record zelf", "the record itself"),
    ("het record met alles erbij (expand)", "the record with all that goes with it (expand)"),
    # what goes back on what was seen before
    ("{} ({n} keer gezien)", "{} (seen {n} times)"),
    (
        "{} was goed te lezen, maar viel later terug op wat er voor een wijziging stond",
        "{} was read well, but later fell back to what was there before a change",
    ),
    (
        "{} was goed te lezen, maar had later een andere waarde",
        "{} was read well, but later had another value",
    ),
    (
        "{} was goed te lezen, maar toonde later niet meer wie erbij hoort",
        "{} was read well, but later no longer showed who belongs to it",
    ),
    ("{} was te lezen, en later niet meer", "{} could be read, and later no more"),
    (
        "{} was te lezen, en later stond onder hetzelfde ID een ander record",
        "{} could be read, and later there was another record under the same ID",
    ),
    (
        "{} was verwijderd en weg, en is er later toch weer",
        "{} was deleted and gone, and is there again later",
    ),
    (
        "{} stond in een lijst, en ontbrak toen dezelfde lijst nog eens werd opgevraagd",
        "{} was in a list, and was missing when the same list was asked for again",
    ),
    ("in deze run is niets verwijderd", "nothing was deleted in this run"),
    ("in deze run is geen lijst getoond", "no list was shown in this run"),
)
"""What stands first counts."""
