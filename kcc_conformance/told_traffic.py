"""What a consumer's traffic shows of who and what, in Dutch and in English; see
`kcc_conformance.phrases`."""

TRAFFIC: tuple[tuple[str, str], ...] = (
    # values
    ("wat is gestuurd, staat niet in de opname", "what was sent is not in the recording"),
    (
        "het maken van het klantcontact is niet opgenomen",
        "the making of the klantcontact was not recorded",
    ),
    (
        "{} kan door de server van de consumer zijn ingevuld",
        "{} may have been filled in by the consumer's server",
    ),
    ("{} is niet ingevuld", "{} was not filled in"),
    (
        "of dit Kanaal de telefoon is, is niet te zien; geef op welk Kanaal het moet zijn",
        "whether this Kanaal is the phone cannot be seen; declare which Kanaal it has to be",
    ),
    ("Kanaal is een ander", "Kanaal is another"),
    (
        "Onderwerp is niet wat de medewerker opgaf",
        "Onderwerp is not what the employee gave",
    ),
    ("er is geen Onderwerp opgegeven", "no Onderwerp was declared"),
    (
        "de inhoud is anders verwoord dan is opgegeven",
        "the content is worded otherwise than was declared",
    ),
    ("in de inhoud ontbreekt {}", "in the content {} is missing"),
    ("{} is een andere waarde", "{} is another value"),
    # who
    (
        "van dit gesprek is geen klantcontact blijven staan",
        "no klantcontact of this call was left",
    ),
    (
        "een stap is met opzet geweigerd; wat half is, hoort bij F2173-5",
        "a step was refused on purpose; what is half belongs to F2173-5",
    ),
    (
        "de partij kan door de server van de consumer zijn ingevuld",
        "the partij may have been filled in by the consumer's server",
    ),
    ("de betrokkene verwijst naar geen partij", "the betrokkene refers to no partij"),
    (
        "of de partij die van de klant is, is niet te zien",
        "whether the partij is the client's cannot be seen",
    ),
    (
        "de betrokkene verwijst naar een andere partij dan die van de klant",
        "the betrokkene refers to another partij than that of the client",
    ),
    (
        "de betrokkene is geweigerd hoewel die geldig is, of er kwam geen antwoord",
        "the betrokkene was refused although it is valid, or no answer came",
    ),
    ("de betrokkene is weer verwijderd", "the betrokkene was deleted again"),
    (
        "bij het klantcontact van een gekende klant is geen betrokkene vastgelegd",
        "no betrokkene was recorded with the klantcontact of a known client",
    ),
    ("voor één klant zijn twee partijen gemaakt", "two partijen were made for one client"),
    (
        "er is een partij gemaakt voor een klant die er al een had",
        "a partij was made for a client who had one already",
    ),
    (
        "er is een partij gemaakt zonder te zoeken of die er al was",
        "a partij was made without looking whether there was one already",
    ),
    ("de server van de consumer kan hebben gezocht", "the consumer's server may have looked"),
    (
        "of de consumer zoekt wie er al is, of op een weigering wacht, is niet te zien",
        "whether the consumer looks who is there already, or waits for a refusal, cannot be seen",
    ),
    (
        "voor een onbekende beller is een partij gemaakt",
        "a partij was made for an unknown caller",
    ),
    (
        "er is ook verkeer van een ander: voor wie de partij is gemaakt, is niet te zien",
        "there is traffic of somebody else too: for whom the partij was made cannot be seen",
    ),
    (
        "van dit gesprek is geen klantcontact vastgelegd",
        "no klantcontact of this call was recorded",
    ),
    (
        "de betrokkene van een gekende klant heeft contactgegevens",
        "the betrokkene of a known client has contact data",
    ),
    (
        "bij de betrokkene van een gekende klant is een digitaal adres vastgelegd",
        "a digital address was recorded with the betrokkene of a known client",
    ),
    (
        "de koppeling met de actor is geweigerd hoewel die geldig is, of er kwam geen antwoord",
        "the coupling with the actor was refused although it is valid, or no answer came",
    ),
    (
        "bij het klantcontact is geen actor vastgelegd",
        "no actor was recorded with the klantcontact",
    ),
    (
        "alleen een afdeling is vastgelegd, en niet de medewerker",
        "only a department was recorded, and not the employee",
    ),
    (
        "een andere actor is vastgelegd dan de medewerker",
        "another actor than the employee was recorded",
    ),
    (
        "wie de actor is, is in de opname niet te zien",
        "who the actor is cannot be seen in the recording",
    ),
    ("van dit gesprek is geen actor vastgelegd", "no actor of this call was recorded"),
    (
        "de actor is in deze opname niet gelezen: hij was al bekend",
        "the actor was not read in this recording: it was known already",
    ),
    ("de consumer maakte de actor zelf", "the consumer made the actor itself"),
    ("de consumer zocht de actor op", "the consumer looked the actor up"),
    # follow-up, refusals, shape
    ("dit gesprek had een vervolg", "this call had a follow-up"),
    (
        "er is een interne taak uitgezet voor een vraag die is beantwoord",
        "an internal task was started for a question that was answered",
    ),
    ("er is geen stap met opzet geweigerd", "no step was refused on purpose"),
    (
        "de stap die geweigerd zou worden, is niet gezien",
        "the step that was to be refused was not seen",
    ),
    (
        "na een geweigerde stap bleef een half klantcontact staan",
        "after a refused step half a klantcontact was left",
    ),
    (
        "de opname houdt op voordat te zien is wat de consumer na de weigering doet",
        "the recording stops before it can be seen what the consumer does after the refusal",
    ),
    (
        "van dit gesprek is niets gestuurd waarvan het contract de vorm zegt",
        "nothing was sent of this call of which the contract says the shape",
    ),
    (
        "wat de consumer stuurt, past niet bij het contract",
        "what the consumer sends does not fit the contract",
    ),
    (
        "de consumer stuurt een lid dat het contract niet heeft, en dat erg op een ander lijkt",
        "the consumer sends a member that the contract has not, and that is much like another",
    ),
    # which calls
    (
        "dit gesprek was niet anoniem, of het had een vervolg",
        "this call was not anonymous, or it had a follow-up",
    ),
    (
        "dit gesprek was niet met een gekende klant van wie de identiteit vaststaat",
        "this call was not with a known client whose identity is established",
    ),
    (
        "van een anoniem gesprek hoort niets te worden vastgelegd",
        "nothing should be recorded of an anonymous call",
    ),
)
