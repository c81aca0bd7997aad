# language: nl
Functionaliteit: De woorden van steps/gelijktijdig.py
  Wat tegelijk wordt geregistreerd, blijft uit elkaar.

  Regel: Dan staat elk aangenomen gesprek er één keer, met de eigen gegevens

    @voldoet
    Scenario: Alles blijft uit elkaar
      Gegeven een provider die zich aan het contract houdt
      Als acht medewerkers tegelijk een gesprek registreren, en daarna twaalf tegelijk een klantcontact
      Dan staat elk aangenomen gesprek er één keer, met de eigen gegevens

    @voldoet-niet
    Scenario: De provider kan drukte niet aan
      Gegeven een provider die op POST /klantcontacten antwoordt met 500
      Als acht medewerkers tegelijk een gesprek registreren, en daarna twaalf tegelijk een klantcontact
      Dan staat elk aangenomen gesprek er één keer, met de eigen gegevens
      Maar dat voldoet niet
        | bevinding                                                                        | plaats | clausule  |
        | de provider neemt een geldig klantcontact niet aan maar antwoordt met status 500 |        | C0992-1.7 |

    @voldoet-niet
    Scenario: Gesprekken krijgen hetzelfde ID
      Gegeven een provider die op POST /klantcontacten antwoordt met 201 en
        """
        {"uuid": "11111111-1111-4111-8111-111111111111"}
        """
      Als acht medewerkers tegelijk een gesprek registreren, en daarna twaalf tegelijk een klantcontact
      Dan staat elk aangenomen gesprek er één keer, met de eigen gegevens
      Maar dat voldoet niet
        | bevinding                                        | plaats | clausule  |
        | gelijktijdige klantcontacten kregen hetzelfde ID |        | C0992-2.1 |

    @voldoet-niet
    Scenario: Gesprekken krijgen hetzelfde Nummer
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats  | waarde       |
        | /nummer | "0000000007" |
      Als acht medewerkers tegelijk een gesprek registreren, en daarna twaalf tegelijk een klantcontact
      Dan staat elk aangenomen gesprek er één keer, met de eigen gegevens
      Maar dat voldoet niet
        | bevinding                                            | plaats  | clausule  |
        | gelijktijdige klantcontacten kregen hetzelfde Nummer | /nummer | F2173-3   |

    @voldoet-niet
    Scenario: Gesprekken krijgen de gegevens van een ander
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats  | waarde                                             |
        | /inhoud | "Vraag 99 van de drukte. Antwoord: nummer 99 dus." |
      Als acht medewerkers tegelijk een gesprek registreren, en daarna twaalf tegelijk een klantcontact
      Dan staat elk aangenomen gesprek er één keer, met de eigen gegevens
      Maar dat voldoet niet
        | bevinding                                                                   | plaats  | clausule  |
        | Inhoud heeft in een latere opvraging een andere waarde dan is geregistreerd | /inhoud | C0992-2.5 |

    @voldoet-niet
    Scenario: Niet elk gesprek staat in de lijst
      Gegeven een provider die op GET /klantcontacten antwoordt met 200 en
        """
        {"count": 0, "next": null, "previous": null, "results": []}
        """
      Als acht medewerkers tegelijk een gesprek registreren, en daarna twaalf tegelijk een klantcontact
      Dan staat elk aangenomen gesprek er één keer, met de eigen gegevens
      Maar dat voldoet niet
        | bevinding                                                             | plaats | clausule  |
        | de lijst toont niet precies de gelijktijdig geregistreerde gesprekken |        | C0992-1.7 |

  Regel: Dan hoort bij elk gesprek de eigen actor en de eigen partij

    @voldoet
    Scenario: Iedereen blijft bij zijn eigen gesprek
      Gegeven een provider die zich aan het contract houdt
      Als acht medewerkers tegelijk een gesprek registreren, en daarna twaalf tegelijk een klantcontact
      Dan hoort bij elk gesprek de eigen actor en de eigen partij

    @voldoet-niet
    Abstract Scenario: Mensen raken bij een ander gesprek
      Gegeven een provider die op GET <pad> antwoordt met
        | plaats             | waarde                                 |
        | /results/*<plaats> | "11111111-1111-4111-8111-111111111111" |
      Als acht medewerkers tegelijk een gesprek registreren, en daarna twaalf tegelijk een klantcontact
      Dan hoort bij elk gesprek de eigen actor en de eigen partij
      Maar dat voldoet niet
        | bevinding                                              | plaats       | clausule   |
        | bij het klantcontact hoort niet precies de eigen <wie> | /<wie-wordt> | <clausule> |

      Voorbeelden:
        | wie    | pad                  | plaats          | wie-wordt | clausule   |
        | actor  | /actorklantcontacten | /actor/uuid     | actor     | C0992-2.10 |
        | partij | /betrokkenen         | /wasPartij/uuid | wasPartij | C0992-1.9  |

  Regel: Dan toont een zoekvraag op hun Onderwerp geen klantcontact met een ander Onderwerp

    @voldoet
    Abstract Scenario: De zoekvraag toont alleen wat is gevraagd
      Gegeven een provider die het contract <contract> volgt
      Als acht medewerkers tegelijk een gesprek registreren, en daarna twaalf tegelijk een klantcontact
      Dan toont een zoekvraag op hun Onderwerp geen klantcontact met een ander Onderwerp

      Voorbeelden:
        | contract       |
        | openklant-2.16 |
        | vng-crud-0.0.3 |

    @voldoet-niet
    Scenario: De tweede pagina toont ook andere klantcontacten
      Gegeven een provider die het contract vng-crud-0.0.3 volgt
      En een provider met de fout reported-next-without-filter
      Als acht medewerkers tegelijk een gesprek registreren, en daarna twaalf tegelijk een klantcontact
      Dan toont een zoekvraag op hun Onderwerp geen klantcontact met een ander Onderwerp
      Maar dat voldoet niet
        | bevinding                                                                     | plaats | clausule |
        | de lijst van één Onderwerp toont ook klantcontacten met een ander Onderwerp |        | API-7    |

  Regel: Dan krijgt elk van hen het klantcontact dat is opgevraagd

    @voldoet
    Scenario: Elke medewerker krijgt het klantcontact dat is opgevraagd
      Gegeven een provider die zich aan het contract houdt
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als vijf medewerkers tegelijk elk een ander klantcontact opvragen, drie keer achter elkaar
      Dan krijgt elk van hen het klantcontact dat is opgevraagd

    @voldoet-niet
    Scenario: Iedereen krijgt het Onderwerp van het laatste klantcontact
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats     | waarde            |
        | /onderwerp | (laatst gestuurd) |
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als vijf medewerkers tegelijk elk een ander klantcontact opvragen, drie keer achter elkaar
      Dan krijgt elk van hen het klantcontact dat is opgevraagd
      Maar dat voldoet niet
        | bevinding                                                                             | plaats     | clausule  |
        | Onderwerp heeft in een gelijktijdige opvraging een andere waarde dan is geregistreerd | /onderwerp | C0992-2.4 |

    @voldoet-niet
    Scenario: Iedereen krijgt hetzelfde klantcontact
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met 200 en
        """
        {"uuid": "11111111-1111-4111-8111-111111111111"}
        """
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als vijf medewerkers tegelijk elk een ander klantcontact opvragen, drie keer achter elkaar
      Dan krijgt elk van hen het klantcontact dat is opgevraagd
      Maar dat voldoet niet
        | bevinding                                                           | plaats | clausule  |
        | onder het ID van het klantcontact staat een record met een ander ID | /uuid  | C0992-2.1 |
