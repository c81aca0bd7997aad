# language: nl
Functionaliteit: De woorden van steps/id_en_nummer.py
  Elk klantcontact heeft een ID van de provider, en een Nummer dat van niemand anders is.

  Regel: Dan heeft het klantcontact een ID

    @voldoet
    Abstract Scenario: Een ID in welke vorm ook
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats | waarde |
        | /uuid  | <id>   |
      Als de consumer het gesprek registreert met losse aanroepen
      Dan heeft het klantcontact een ID

      Voorbeelden:
        | id                                     |
        | "11111111-1111-4111-8111-111111111111" |
        | "KC-7"                                 |
        | 7                                      |

    @voldoet-niet
    Abstract Scenario: Geen bruikbaar ID
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats | waarde |
        | /uuid  | <id>   |
      Als de consumer het gesprek registreert met losse aanroepen
      Dan heeft het klantcontact een ID
      Maar dat voldoet niet
        | bevinding                                      | plaats | clausule  |
        | het klantcontact heeft in het antwoord geen ID | /uuid  | C0992-2.1 |

      Voorbeelden:
        | id    |
        | (weg) |
        | null  |
        | ""    |
        | true  |

    @voldoet-niet
    Scenario: Een antwoord zonder klantcontact
      Gegeven een provider die op POST /klantcontacten antwoordt met 201
      Als de consumer het gesprek registreert met losse aanroepen
      Dan heeft het klantcontact een ID
      Maar dat voldoet niet
        | bevinding                                    | plaats | clausule |
        | het antwoord bevat geen klantcontact in JSON |        |          |

    @niet-te-beoordelen
    Scenario: Het klantcontact is niet aangenomen
      Gegeven een provider die op POST /klantcontacten antwoordt met 500
      Als de consumer het gesprek registreert met losse aanroepen
      Dan heeft het klantcontact een ID
      Maar dat is niet te beoordelen
        | oorzaak      | melding                                   |
        | prerequisite | het klantcontact is niet aangenomen (500) |

  Regel: Dan is het klantcontact onder dat ID op te vragen

    @voldoet
    Scenario: Het ID leidt naar het klantcontact
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met 200 en
        """
        {"uuid": "{id}"}
        """
      En een gesprek dat is geregistreerd met losse aanroepen
      Dan is het klantcontact onder dat ID op te vragen

    @voldoet-niet
    Abstract Scenario: Het ID leidt nergens heen
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met <status>
      En een gesprek dat is geregistreerd met losse aanroepen
      Dan is het klantcontact onder dat ID op te vragen
      Maar dat voldoet niet
        | bevinding                                                 | plaats | clausule |
        | het klantcontact is niet terug te lezen (status <status>) |        |          |

      Voorbeelden:
        | status |
        | 404    |
        | 500    |

    @voldoet-niet
    Scenario: Het ID leidt naar een ander klantcontact
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met 200 en
        """
        {"uuid": "11111111-1111-4111-8111-111111111111"}
        """
      En een gesprek dat is geregistreerd met losse aanroepen
      Dan is het klantcontact onder dat ID op te vragen
      Maar dat voldoet niet
        | bevinding                                                           | plaats | clausule  |
        | onder het ID van het klantcontact staat een record met een ander ID | /uuid  | C0992-2.1 |

  Regel: Dan hebben de klantcontacten verschillende ID's

    @voldoet
    Scenario: Twee ID's
      Gegeven een provider die zich aan het contract houdt
      En twee gesprekken die na elkaar zijn geregistreerd
      Dan hebben de klantcontacten verschillende ID's

    @voldoet-niet
    Scenario: Twee keer hetzelfde ID
      Gegeven een provider die op POST /klantcontacten antwoordt met 201 en
        """
        {"uuid": "11111111-1111-4111-8111-111111111111"}
        """
      En twee gesprekken die na elkaar zijn geregistreerd
      Dan hebben de klantcontacten verschillende ID's
      Maar dat voldoet niet
        | bevinding                               | plaats | clausule  |
        | twee klantcontacten hebben hetzelfde ID |        | C0992-2.1 |

  Regel: Dan staat onder elk ID het eigen klantcontact

    @voldoet
    Scenario: Onder elk ID het eigen Onderwerp
      Gegeven een provider die zich aan het contract houdt
      En twee gesprekken die na elkaar zijn geregistreerd
      Dan staat onder elk ID het eigen klantcontact

    @voldoet-niet
    Scenario: Onder elk ID staat het laatst geregistreerde klantcontact
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats     | waarde            |
        | /onderwerp | (laatst gestuurd) |
      En twee gesprekken die na elkaar zijn geregistreerd
      Dan staat onder elk ID het eigen klantcontact
      Maar dat voldoet niet
        | bevinding                                              | plaats     | clausule  |
        | onder het ID van het ene klantcontact staat het andere | /onderwerp | C0992-2.1 |

  Regel: Dan heeft het klantcontact niet het zelfbedachte ID

    @voldoet
    Scenario: De provider geeft een eigen ID
      Gegeven een provider die op POST /klantcontacten antwoordt met 201 en
        """
        {"uuid": "11111111-1111-4111-8111-111111111111"}
        """
      Als de consumer een klantcontact met een zelfbedacht ID registreert
      Dan heeft het klantcontact niet het zelfbedachte ID

    @voldoet
    Scenario: De provider weigert een ID van een consumer
      Gegeven een provider die op POST /klantcontacten antwoordt met 400
      Als de consumer een klantcontact met een zelfbedacht ID registreert
      Dan heeft het klantcontact niet het zelfbedachte ID

    @voldoet-niet
    Scenario: De provider neemt het ID over
      Gegeven een provider met de fout id-adopted-from-client
      Als de consumer een klantcontact met een zelfbedacht ID registreert
      Dan heeft het klantcontact niet het zelfbedachte ID
      Maar dat voldoet niet
        | bevinding                                             | plaats | clausule  |
        | de provider neemt een ID over dat de consumer bedacht | /uuid  | C0992-2.1 |

  Regel: Dan toont een latere opvraging hetzelfde Nummer als het antwoord op de registratie

    @voldoet
    Scenario: Het Nummer blijft
      Gegeven een provider met de eigenaardigheid number-given
      En een gesprek dat is geregistreerd met losse aanroepen
      Dan toont een latere opvraging hetzelfde Nummer als het antwoord op de registratie

    @voldoet-niet
    Abstract Scenario: Het Nummer verandert
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats  | waarde   |
        | /nummer | <nummer> |
      En een gesprek dat is geregistreerd met losse aanroepen
      Dan toont een latere opvraging hetzelfde Nummer als het antwoord op de registratie
      Maar dat voldoet niet
        | bevinding                                                            | plaats  | clausule  |
        | het Nummer is bij een latere opvraging anders dan bij de registratie | /nummer | F2173-3   |

      Voorbeelden:
        | nummer       |
        | "0000000007" |
        | null         |
        | (weg)        |

  Regel: Dan hebben de klantcontacten niet hetzelfde Nummer

    @voldoet
    Scenario: Twee Nummers
      Gegeven een provider met de eigenaardigheid number-given
      En twee gesprekken die na elkaar zijn geregistreerd
      Dan hebben de klantcontacten niet hetzelfde Nummer

    @voldoet-niet
    Scenario: Twee keer hetzelfde Nummer
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats  | waarde       |
        | /nummer | "0000000007" |
      En twee gesprekken die na elkaar zijn geregistreerd
      Dan hebben de klantcontacten niet hetzelfde Nummer
      Maar dat voldoet niet
        | bevinding                                   | plaats  | clausule  |
        | twee klantcontacten hebben hetzelfde Nummer | /nummer | F2173-3   |
