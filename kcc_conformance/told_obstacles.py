"""Why a check could not tell, or does not apply, in Dutch and in English; see `phrases`."""

OBSTACLES: tuple[tuple[str, str], ...] = (
    # the connection, the credentials, the time
    (
        "{}: de {n} seconden van de run zijn om (--max-seconds)",
        "{}: the run's {n} seconds are over (--max-seconds)",
    ),
    ("{}: geen antwoord ({})", "{}: no answer ({})"),
    ("geen antwoord: {}", "no answer: {}"),
    ("{}: de provider is bezet ({})", "{}: the provider is busy ({})"),
    ("{}: de inloggegevens geven geen toegang ({})", "{}: the credentials give no access ({})"),
    ("de suite zelf liep vast: {}", "the suite itself broke down: {}"),
    ("het proces dat dit speelde is uitgevallen", "the process that played this broke down"),
    ("het journaal is niet te schrijven: {}", "the journal cannot be written: {}"),
    (
        "niet opnieuw te beoordelen: {} is toen niet zo gevraagd",
        "cannot be judged anew: {} was not asked like this then",
    ),
    (
        "niet opnieuw te beoordelen: uit wat er toen is geantwoord, zijn delen weggelaten",
        "cannot be judged anew: parts of what was answered then were left out",
    ),
    (
        "niet opnieuw te beoordelen: de bewaarde uitkomst ({}) volgt niet uit wat er is"
        " bewaard ({})",
        "cannot be judged anew: the stored outcome ({}) does not follow from what is stored ({})",
    ),
    (
        "niet opnieuw te beoordelen: toen speelden verscheidene processen tegelijk",
        "cannot be judged anew: several processes played at the same time then",
    ),
    (
        "niet opnieuw te beoordelen: deze controle bestaat niet meer",
        "cannot be judged anew: this check does not exist any more",
    ),
    ("niet gekozen", "not selected"),
    ("niet bereikt", "not reached"),
    ("schrijft; wordt met --read-only niet uitgevoerd", "writes; is not played with --read-only"),
    # actor and partij
    (
        "er kan geen {} worden aangemaakt (status {n}); geef een bestaande op met {}",
        "no {} can be created (status {n}); name an existing one with {}",
    ),
    ("er kan geen {} worden aangemaakt (status {n})", "no {} can be created (status {n})"),
    (
        "de opgegeven {} {} is niet te lezen (status {n}); controleer {}",
        "the given {} {} cannot be read (status {n}); check {}",
    ),
    ("een consumer mag hier geen {} aanmaken", "a consumer may create no {} here"),
    ("een consumer kan hier geen {} aanmaken", "a consumer can create no {} here"),
    ("een inactieve actor is niet aan te maken", "an inactive actor cannot be created"),
    ("deze run gebruikt een opgegeven {}", "this run uses a given {}"),
    (
        "de provider neemt geen tweede {} bij een klantcontact aan",
        "the provider accepts no second {} at a klantcontact",
    ),
    # registering
    ("{} is niet geregistreerd", "{} was not registered"),
    ("de handeling is niet aangenomen ({})", "the act was not accepted ({})"),
    ("{} is niet aangenomen (status {n})", "{} was not accepted (status {n})"),
    ("{} is niet aangenomen ({})", "{} was not accepted ({})"),
    ("{} kreeg geen ID", "{} was given no ID"),
    (
        "geen van de gesprekken is in zijn geheel aangenomen",
        "none of the calls was accepted as a whole",
    ),
    ("er is niet geweigerd maar {} gegeven", "nothing was refused: the answer was {}"),
    (
        "zonder klantcontact is er niets te koppelen",
        "without a klantcontact there is nothing to link",
    ),
    (
        "de provider weigert een leeg klantcontact niet",
        "the provider does not refuse an empty klantcontact",
    ),
    ("deze poging is bij geen klantcontact gedaan", "this was tried with no klantcontact"),
    ("deze bezoeker heeft niets geprobeerd", "this visitor tried nothing"),
    ("onbekende werkwijze {}", "unknown way of working {}"),
    (
        "de provider kent het Kanaal Telefoon niet, mogelijk door een referentielijst; noem een"
        " kanaal dat hij kent in een eigen contract (--contract)",
        "the provider does not know the Kanaal Telefoon, perhaps because of a reference list;"
        " name one that it knows in a contract of your own (--contract)",
    ),
    (
        "de provider neemt niet meer gesprekken tegelijk aan, en dat mag",
        "the provider does not accept more calls at a time, which is allowed",
    ),
    (
        "de provider biedt geen registratie in één keer aan",
        "the provider offers no registration in one call",
    ),
    (
        "het contract kent geen registratie in één keer",
        "the contract knows no registration in one call",
    ),
    # Nummer
    (
        "{}, hoewel dat met --capability is verklaard",
        "{}, though that was declared with --capability",
    ),
    ("{} (zie vraag {})", "{} (see question {})"),
    ("de provider kent geen Nummer toe", "the provider assigns no Nummer"),
    (
        "de provider neemt een zelfgekozen Nummer niet over",
        "the provider does not take over a Nummer of one's own",
    ),
    (
        "de provider neemt geen zelfgekozen Nummer aan",
        "the provider accepts no Nummer of one's own",
    ),
    (
        "een zelfgekozen Nummer zou bij dit contract anderen kunnen schaden",
        "a Nummer of one's own could harm others with this contract",
    ),
    ("het klantcontact heeft geen Nummer", "the klantcontact has no Nummer"),
    (
        "de provider kent dit kanaal niet, en dat mag",
        "the provider does not know this kanaal, which is allowed",
    ),
    # reading
    ("de lijst is niet te lezen: {}", "the list cannot be read: {}"),
    (
        "{}: de lijst is te lang om helemaal te lezen",
        "{}: the list is too long to be read as a whole",
    ),
    ("de lijst is te lang om helemaal te lezen", "the list is too long to be read as a whole"),
    ("de lijst antwoordt met status {n}", "the list answers with status {n}"),
    ("{}: de lijst antwoordt met status {n}", "{}: the list answers with status {n}"),
    (
        "de lijst is groter dan {n} MB en niet verder gelezen",
        "the list is larger than {n} MB and was not read any further",
    ),
    ("de verwijzing naar de volgende pagina is geen URL", "the link to the next page is no URL"),
    ("de verwijzing naar de volgende pagina is te lang", "the link to the next page is too long"),
    ("de pagina's verwijzen in een kring naar elkaar", "the pages refer to each other in a circle"),
    ("er staat niets in deze lijst", "there is nothing in this list"),
    ("er staat geen {} met een ID in", "there is no {} with an ID in it"),
    (
        "in de lijst van soort {} is niets te lezen: {}",
        "in the list of the kind {} nothing can be read: {}",
    ),
    (
        "de lijst toont een geldige registratie ook niet",
        "the list does not show a valid registration either",
    ),
    ("de lijst toont de proefregistratie niet", "the list does not show the trial registration"),
    (
        "er voldoet te veel aan dit filter om alles te lezen",
        "too much fits this filter to be read as a whole",
    ),
    (
        "geen enkele gelezen {} heeft wat voor dit filter nodig is",
        "no {} that was read has what this filter needs",
    ),
    ("geen enkele gelezen {} noemt een {}", "no {} that was read names a {}"),
    ("geen enkele {} is op te vragen", "no {} can be read"),
    ("het klantcontact is niet op te vragen", "the klantcontact cannot be read"),
    ("het klantcontact staat niet in de lijst", "the klantcontact is not in the list"),
    ("{} is niet te lezen (status {n})", "{} cannot be read (status {n})"),
    ("de interne taken zijn niet te lezen ({})", "the internal tasks cannot be read ({})"),
    ("de provider antwoordt met status {n}", "the provider answers with status {n}"),
    (
        "de provider toont een vertrouwelijk klantcontact niet aan iedereen",
        "the provider does not show a confidential klantcontact to everybody",
    ),
    # what the run itself has seen
    (
        "in deze run is geen {} getoond die te bewaren is",
        "in this run no {} was shown that can be kept",
    ),
    ("in deze run is geen {} getoond", "in this run no {} was shown"),
    ("er is in deze run niets geregistreerd", "nothing was registered in this run"),
    ("van deze run is niemand meer te lezen", "of this run nobody can be read any more"),
    (
        "van deze run is geen klantcontact meer te lezen",
        "of this run no klantcontact can be read any more",
    ),
    (
        "geen van de beschreven waarnemingen is te doen",
        "none of the observations described can be made",
    ),
    ("van {} is niets waargenomen", "nothing was observed of {}"),
    ("de waarneming {} staat niet in het scenario", "the observation {} is not in the scenario"),
    (
        "hypothesis {} trekt zijn waarden anders dan deze suite weet (bekend: {}); installeer"
        " een versie van hypothesis die bekend is",
        "hypothesis {} draws its values otherwise than this suite knows (known: {}); install a"
        " version of hypothesis that is known",
    ),
    # what the contract or the provider legitimately lacks
    (
        "de provider laat geen actoren zien; het opgegeven ID is gebruikt",
        "the provider shows no actoren; the ID that was given is used",
    ),
    ("afwezig verklaard met --capability {}", "declared absent by --capability {}"),
    ("het contract heeft geen schema voor een token", "the contract has no scheme for a token"),
    ("het contract heeft geen {}", "the contract has no {}"),
    ("het contract kent geen pagina's", "the contract knows no pages"),
    ("het contract kent geen grens aan {}", "the contract knows no limit to {}"),
    ("het contract kent dit attribuut niet", "the contract does not have this attribute"),
    ("het contract kent geen {}", "the contract knows no {}"),
    ("het contract verplicht geen rol", "the contract does not demand a rol"),
    ("het contract verbiedt dit niet", "the contract does not forbid this"),
    ("in dit contract noemt een {} geen {}", "in this contract a {} does not name a {}"),
    (
        "het contract of de provider heeft dit filter niet",
        "the contract or the provider does not have this filter",
    ),
    (
        "de provider kent dit filter niet, en dat mag bij dit contract",
        "the provider does not know this filter, which this contract allows",
    ),
    (
        "de provider heeft geen filter waarmee dit via de {} te vinden is",
        "the provider has no filter by which this can be found through the {}",
    ),
    (
        "de provider heeft geen filter van {} op klantcontact",
        "the provider has no filter of {} by klantcontact",
    ),
    ("de provider heeft geen filter van {}", "the provider has no filter of {}"),
    (
        "de provider heeft geen lijst van interne taken",
        "the provider has no list of internal tasks",
    ),
    (
        "het contract toont geen interne taken bij het klantcontact",
        "the contract does not show internal tasks at the klantcontact",
    ),
    (
        "het contract toont de {} niet bij het klantcontact zelf",
        "the contract does not show the {} at the klantcontact itself",
    ),
    (
        "het contract toont de betrokkenen niet bij de partij",
        "the contract does not show the betrokkenen at the partij",
    ),
    ("de provider noemt geen aantal", "the provider names no number"),
    ("de provider stuurt geen Location mee", "the provider sends no Location"),
    (
        "de provider laat een consumer geen klantcontact verwijderen",
        "the provider does not let a consumer delete a klantcontact",
    ),
    (
        "de provider laat deze consumer niet verwijderen (status {n})",
        "the provider does not let this consumer delete (status {n})",
    ),
    (
        "de provider laat een klantcontact niet wijzigen",
        "the provider does not let a klantcontact be changed",
    ),
    # logging in
    (
        "het clientcertificaat is het enige inloggegeven van deze run, en dat gaat mee met elke"
        " verbinding",
        "the client certificate is the only credential of this run, and goes along with every"
        " connection",
    ),
    ("deze run heeft zelf geen inloggegevens", "this run has no credentials itself"),
    (
        "van een opgegeven kopregel is niet te zeggen wat een verkeerde is",
        "of a given header it cannot be said what a wrong one would be",
    ),
    ("dat is alleen met een token te proberen", "that can be tried with a token only"),
    (
        "het token is te kort om er een teken af te halen",
        "the token is too short to take a character off",
    ),
    (
        "het clientcertificaat ging mee en kan de bezoeker bekend maken",
        "the client certificate went along and may make the visitor known",
    ),
    (
        "zonder de opgegeven kopregels antwoordt de provider met {}; of dat aan de inloggegevens"
        " ligt, is niet te zeggen",
        "without the given headers the provider answers with {}; whether that is because of the"
        " credentials cannot be said",
    ),
    (
        "van de opgegeven kopregels is niet bekend of ze toegang geven",
        "of the given headers it is not known whether they give access",
    ),
    (
        "het clientcertificaat of een opgegeven kopregel geeft op zichzelf al toegang",
        "the client certificate or a given header gives access by itself",
    ),
    # notes
    ("{n} waarden geprobeerd", "{n} values tried"),
    ("{n} handelingen gedaan", "{n} acts done"),
    ("kortste volgorde waarin het misgaat: {}", "shortest sequence that goes wrong: {}"),
    ("bekeken: {}", "looked at: {}"),
)
