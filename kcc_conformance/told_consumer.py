"""What is said of a consumer's traffic, in Dutch and in English; see `kcc_conformance.phrases`."""

CONSUMER: tuple[tuple[str, str], ...] = (
    # whether there is a klantcontact
    (
        "volgens de gekozen lezing van Q2 mag een anoniem gesprek worden geregistreerd",
        "by the reading chosen of Q2 an anonymous call may be registered",
    ),
    (
        "van een anoniem gesprek is een klantcontact geregistreerd",
        "a klantcontact of an anonymous call was registered",
    ),
    (
        "van een anoniem gesprek is een klantcontact geregistreerd, en weer verwijderd",
        "a klantcontact of an anonymous call was registered, and deleted again",
    ),
    (
        "de consumer wilde het anonieme gesprek registreren; dat is niet gelukt, of er kwam geen"
        " antwoord",
        "the consumer wanted to register the anonymous call; that failed, or no answer came",
    ),
    (
        "daarna is een klantcontact geregistreerd waarvan niet te zien is bij welk gesprek het"
        " hoort",
        "after that a klantcontact was registered of which it cannot be seen to which call it"
        " belongs",
    ),
    (
        "het gesprek is geannuleerd: of de consumer het anders had geregistreerd, is niet te zien",
        "the call was cancelled: whether the consumer would have registered it otherwise cannot be"
        " seen",
    ),
    (
        "van geen ander gesprek is hier een klantcontact gezien: of de consumer langs deze weg"
        " registreert, is niet bewezen",
        "of no other call a klantcontact was seen here: that the consumer registers this way is not"
        " proven",
    ),
    (
        "sindsdien is hier niets meer gezien: of de consumer nog langs deze weg ging, is niet"
        " bewezen",
        "since then nothing was seen here any more: that the consumer still went this way is not"
        " proven",
    ),
    ("het gesprek is niet afgerond", "the call was not finished"),
    ("de consumer hing op", "the consumer hung up"),
    (
        "er zijn twee klantcontacten van één gesprek",
        "there are two klantcontacten of one call",
    ),
    (
        "er zijn {n} klantcontacten van een gesprek met {}",
        "there are {n} klantcontacten of a call with {}",
    ),
    ("één vraag", "one question"),
    ("{n} vragen", "{n} questions"),
    (
        "op een verzoek om te registreren kwam geen antwoord: of het klantcontact er is, is niet te"
        " zien",
        "a request to register got no answer: whether the klantcontact is there cannot be seen",
    ),
    (
        "een stap is met opzet geweigerd, en er is niets blijven staan",
        "a step was refused on purpose, and nothing was left",
    ),
    ("het gesprek is geannuleerd", "the call was cancelled"),
    (
        "het klantcontact van een gekende klant is weer verwijderd",
        "the klantcontact of a known client was deleted again",
    ),
    (
        "een stap is geweigerd hoewel die geldig is, en daarna is het klantcontact weer verwijderd",
        "a step was refused although it is valid, and then the klantcontact was deleted again",
    ),
    (
        "de consumer stuurde een klantcontact dat niet geldig is, en dat is geweigerd",
        "the consumer sent a klantcontact that is not valid, and that was refused",
    ),
    (
        "de provider weigerde een klantcontact dat geldig is",
        "the provider refused a klantcontact that is valid",
    ),
    (
        "het klantcontact is er, maar het maken ervan is niet opgenomen",
        "the klantcontact is there, but the making of it was not recorded",
    ),
    (
        "van het gesprek met een gekende klant is geen klantcontact geregistreerd",
        "of the call with a known client no klantcontact was registered",
    ),
    (
        "er was één vraag, of er is geen klantcontact",
        "there was one question, or there is no klantcontact",
    ),
    (
        "een klantcontact is geweigerd, of er kwam geen antwoord",
        "a klantcontact was refused, or no answer came",
    ),
    (
        "voor {} is er één klantcontact",
        "for {} there is one klantcontact",
    ),
    (
        "voor {} zijn er {n} klantcontacten",
        "for {} there are {n} klantcontacten",
    ),
    # where absence says nothing
    (
        "een opname uit een browser laat niet zien wat de server van de consumer stuurt",
        "a recording from a browser does not show what the consumer's server sends",
    ),
    (
        "de opname heeft geen verkeer met een provider van klantinteracties",
        "the recording has no traffic with a provider of klantinteracties",
    ),
    (
        "niets laat zien dat dit verkeer van de opgegeven gesprekken is: geen kenmerk, niet de"
        " medewerker en geen van de opgegeven teksten",
        "nothing shows that this traffic is of the declared calls: no mark, not the employee and"
        " none of the declared texts",
    ),
    (
        "zonder tijden is niet te zeggen of het gesprek is opgenomen",
        "without times it cannot be said whether the call was recorded",
    ),
    (
        "de opname houdt op voordat het gesprek {n} seconden voorbij is",
        "the recording stops before the call is over for {n} seconds",
    ),
    ("de opname begint pas na het gesprek", "the recording only begins after the call"),
    (
        "een klantcontact zonder kenmerk uit dezelfde tijd kan van dit gesprek zijn",
        "a klantcontact without a mark from the same time may be of this call",
    ),
    ("de opname heeft geen antwoord", "the recording has no answer"),
    # when, and which moment
    ("van dit gesprek is niets vastgelegd", "nothing was recorded of this call"),
    (
        "wanneer het gesprek voorbij was, is niet opgegeven",
        "when the call was over was not declared",
    ),
    (
        "{} is {n} seconden voor het einde van het gesprek gestuurd",
        "{} was sent {n} seconds before the end of the call",
    ),
    ("de opname zegt niet wanneer", "the recording does not say when"),
    (
        "het is gestuurd op het moment waarop het gesprek eindigde",
        "it was sent at the moment at which the call ended",
    ),
    ("Plaatsgevonden op is geen tijdstip", "Plaatsgevonden op is no moment"),
    ("het scheelt {n} uur, de tijdzone", "it is off by {n} hours, the time zone"),
    (
        "Plaatsgevonden op is niet wat de medewerker ervan maakte: {}",
        "Plaatsgevonden op is not what the employee made of it: {}",
    ),
    (
        "Plaatsgevonden op is niet wat de medewerker ervan maakte",
        "Plaatsgevonden op is not what the employee made of it",
    ),
    ("wanneer het gesprek was, is niet opgegeven", "when the call was is not declared"),
    (
        "de opname zegt niet wanneer het is opgeslagen",
        "the recording does not say when it was saved",
    ),
    (
        "Plaatsgevonden op valt niet in het gesprek, en is niet het moment van opslaan: {}",
        "Plaatsgevonden op is not within the call, and is not the moment of saving: {}",
    ),
    (
        "Plaatsgevonden op valt niet in het gesprek, en is niet het moment van opslaan",
        "Plaatsgevonden op is not within the call, and is not the moment of saving",
    ),
    (
        "het gesprek begon minder dan 90 seconden voor het opslaan",
        "the call began less than 90 seconds before the saving",
    ),
)
