# language: nl
Functionaliteit: De woorden van steps/anoniem.py
  Of er een klantcontact ontstaat hangt af van wie er belt; vanzelf ontstaat er nooit een.

  Regel: Dan ontstaat er een klantcontact

    @voldoet
    Scenario: Van de bekende beller is er daarna een klantcontact
      Gegeven een provider die zich aan het contract houdt
      En de stand van alle klantcontacten is bekend
      Als een gekende klant van wie de identiteit vaststaat een vraag stelt die meteen wordt beantwoord
      Dan ontstaat er een klantcontact

    @voldoet-niet
    Scenario: De lijst toont het klantcontact van de bekende beller niet
      Gegeven een provider die op GET /klantcontacten antwoordt met 200 en
        """
        {"count": 0, "next": null, "previous": null, "results": []}
        """
      En de stand van alle klantcontacten is bekend
      Als een gekende klant van wie de identiteit vaststaat een vraag stelt die meteen wordt beantwoord
      Dan ontstaat er een klantcontact
      Maar dat voldoet niet
        | bevinding                                                         | plaats | clausule  |
        | van het gesprek met de bekende klant is geen klantcontact te zien |        | C0992-1.7 |

    @voldoet-niet
    Scenario: Bij de betrokkene van de bekende beller komt een tweede klantcontact
      Gegeven een provider met de fout uninvited-klantcontact-on-betrokkene
      En de stand van alle klantcontacten is bekend
      Als een gekende klant van wie de identiteit vaststaat een vraag stelt die meteen wordt beantwoord
      Dan ontstaat er een klantcontact
      Maar dat voldoet niet
        | bevinding                                                                                  | plaats | clausule  |
        | er is een klantcontact waar niemand om heeft gevraagd: het draagt een kenmerk van deze run |        | C0992-1.6 |

  Regel: Dan ontstaat er geen klantcontact

    @voldoet
    Scenario: Van de anonieme beller is er daarna niets
      Gegeven een provider die zich aan het contract houdt
      En een proefregistratie die bewijst wat de consumer kan zien
      En de stand van alle klantcontacten is bekend
      Als een onbekende beller van wie de identiteit niet vaststaat een vraag stelt die meteen wordt beantwoord
      Dan ontstaat er geen klantcontact

    @voldoet-niet
    Scenario: Naar een klant zoeken levert een klantcontact op
      Gegeven een provider met de fout uninvited-klantcontact-on-search
      En een proefregistratie die bewijst wat de consumer kan zien
      En de stand van alle klantcontacten is bekend
      Als een onbekende beller van wie de identiteit niet vaststaat een vraag stelt die meteen wordt beantwoord
      Dan ontstaat er geen klantcontact
      Maar dat voldoet niet
        | bevinding                                                                                                                                    | plaats | clausule  |
        | er zijn 2 klantcontacten waar niemand om heeft gevraagd, en steeds als de consumer iets doet komen er meer bij, en als er niets gebeurt niet |        | C0992-1.6 |

    @niet-te-beoordelen
    Scenario: De lijst toont ook de proefregistratie niet
      Gegeven een provider die op GET /klantcontacten antwoordt met 200 en
        """
        {"count": 0, "next": null, "previous": null, "results": []}
        """
      En een proefregistratie die bewijst wat de consumer kan zien
      En de stand van alle klantcontacten is bekend
      Als een onbekende beller van wie de identiteit niet vaststaat een vraag stelt die meteen wordt beantwoord
      Dan ontstaat er geen klantcontact
      Maar dat is niet te beoordelen
        | oorzaak     | melding                                 |
        | environment | de lijst toont de proefregistratie niet |

  Regel: Dan is er niets bijgekomen waar niemand om heeft gevraagd

    @voldoet
    Scenario: Alleen het geregistreerde gesprek is er bijgekomen
      Gegeven een provider die zich aan het contract houdt
      En de stand aan het begin van de run
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de stand van alle klantcontacten vergelijkt met die aan het begin
      Dan is er niets bijgekomen waar niemand om heeft gevraagd

    @voldoet-niet
    Scenario: Bij de betrokkene van het geregistreerde gesprek is een tweede klantcontact gekomen
      Gegeven een provider met de fout uninvited-klantcontact-on-betrokkene
      En de stand aan het begin van de run
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de stand van alle klantcontacten vergelijkt met die aan het begin
      Dan is er niets bijgekomen waar niemand om heeft gevraagd
      Maar dat voldoet niet
        | bevinding                                                                                  | plaats | clausule  |
        | er is een klantcontact waar niemand om heeft gevraagd: het draagt een kenmerk van deze run |        | C0992-1.6 |
