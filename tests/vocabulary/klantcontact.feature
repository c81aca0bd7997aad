# language: nl
Functionaliteit: De woorden van steps/klantcontact.py
  Een klantcontact wordt aangenomen en komt terug zoals het is geregistreerd.

  Regel: Dan neemt de provider elke stap van de registratie aan

    @voldoet
    Abstract Scenario: Elke stap krijgt een ID
      Gegeven een provider die zich aan het contract houdt
      Als de consumer het gesprek registreert met <werkwijze>
      Dan neemt de provider elke stap van de registratie aan

      Voorbeelden:
        | werkwijze         |
        | losse aanroepen   |
        | maak-klantcontact |

    @voldoet-niet
    Abstract Scenario: Een van de stappen wordt geweigerd
      Gegeven een provider die op POST /<pad> antwoordt met 400
      Als de consumer het gesprek registreert met <werkwijze>
      Dan neemt de provider elke stap van de registratie aan
      Maar dat voldoet niet
        | bevinding                              | plaats | clausule |
        | de provider weigert <wat> (status 400) |        |          |

      Voorbeelden:
        | pad                 | werkwijze       | wat                          |
        | klantcontacten      | losse aanroepen | een geldig klantcontact      |
        | actorklantcontacten | losse aanroepen | een geldig actorklantcontact |
        | betrokkenen         | losse aanroepen | een geldige betrokkene       |

    @voldoet-niet
    Scenario: In één keer geeft de provider alleen het klantcontact terug
      Gegeven een provider die op POST /maak-klantcontact antwoordt met
        | plaats      | waarde |
        | /betrokkene | null   |
      Als de consumer het gesprek registreert met maak-klantcontact
      Dan neemt de provider elke stap van de registratie aan
      Maar dat voldoet niet
        | bevinding                                  | plaats | clausule |
        | het antwoord bevat geen betrokkene in JSON |        |          |

  Regel: Dan toont de provider dat klantcontact

    @voldoet
    Scenario: Het klantcontact is op zijn ID te lezen
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer het klantcontact opvraagt
      Dan toont de provider dat klantcontact

    @voldoet-niet
    Abstract Scenario: Het klantcontact is niet te lezen
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met <status>
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer het klantcontact opvraagt
      Dan toont de provider dat klantcontact
      Maar dat voldoet niet
        | bevinding   | plaats | clausule |
        | <bevinding> |        |          |

      Voorbeelden:
        | status | bevinding                                            |
        | 404    | het klantcontact is niet terug te lezen (status 404) |
        | 200    | het antwoord bevat geen klantcontact in JSON         |

    @voldoet-niet
    Abstract Scenario: Er staat een ander klantcontact
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats   | waarde   |
        | <plaats> | <waarde> |
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer het klantcontact opvraagt
      Dan toont de provider dat klantcontact
      Maar dat voldoet niet
        | bevinding   | plaats   | clausule   |
        | <bevinding> | <plaats> | <clausule> |

      Voorbeelden:
        | plaats     | waarde                                 | clausule  | bevinding                                                              |
        | /uuid      | "11111111-1111-4111-8111-111111111111" | C0992-2.1 | onder het ID van het klantcontact staat een record met een ander ID    |
        | /onderwerp | "Een ander onderwerp"                  | C0992-2.4 | Onderwerp heeft in de opvraging een andere waarde dan is geregistreerd |

  Regel: Dan staat in <een antwoord> bij <attribuut> "<waarde>"

    @voldoet
    Abstract Scenario: Dezelfde waarde, anders geschreven
      Gegeven een provider die op <verzoek> antwoordt met
        | plaats   | waarde       |
        | <plaats> | <geschreven> |
      En het voorbeeldgesprek uit de tekst is geregistreerd
      Dan staat in <bron> bij <attribuut> "<waarde>"

      Voorbeelden:
        | bron                           | verzoek                  | attribuut         | waarde                     | plaats            | geschreven                     |
        | het antwoord op de registratie | POST /klantcontacten     | Onderwerp         | Afvalinzameling rond kerst | /onderwerp        | " Afvalinzameling rond kerst " |
        | een latere opvraging           | GET /klantcontacten/{id} | Plaatsgevonden op | 01-03-2023 10:00           | /plaatsgevondenOp | "2023-03-01T10:00:00+01:00"    |
        | een latere opvraging           | GET /klantcontacten/{id} | Plaatsgevonden op | 01-03-2023 10:00           | /plaatsgevondenOp | "2023-03-01T09:00:00.000Z"     |
        | de lijst van klantcontacten    | GET /klantcontacten      | Taal              | Nederlands                 | /results/*/taal   | "nld "                         |

    @voldoet
    Scenario: Onbekend mag ook ontbreken
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats                  | waarde |
        | /indicatieContactGelukt | (weg)  |
      En een klantcontact met Indicatie contact gelukt "onbekend"
      Dan staat in een latere opvraging bij Indicatie contact gelukt "onbekend"

    @voldoet-niet
    Abstract Scenario: Een attribuut komt er anders uit
      Gegeven een provider die op <verzoek> antwoordt met
        | plaats         | waarde       |
        | <waar><plaats> | <geschreven> |
      En het voorbeeldgesprek uit de tekst is geregistreerd
      Dan staat in <bron> bij <attribuut> "<waarde>"
      Maar dat voldoet niet
        | bevinding               | plaats   | clausule   |
        | <attribuut> <bevinding> | <plaats> | <clausule> |

      Voorbeelden:
        | bron                           | verzoek                  | waar       | attribuut                | waarde                     | plaats                  | geschreven             | clausule  | bevinding                                                                      |
        | het antwoord op de registratie | POST /klantcontacten     |            | Kanaal                   | Telefoon                   | /kanaal                 | "telefoon"             | C0992-2.3 | heeft in het antwoord op de registratie een andere waarde dan is geregistreerd |
        | een latere opvraging           | GET /klantcontacten/{id} |            | Onderwerp                | Afvalinzameling rond kerst | /onderwerp              | "Afvalinzameling"      | C0992-2.4 | heeft in een latere opvraging een andere waarde dan is geregistreerd           |
        | de lijst van klantcontacten    | GET /klantcontacten      | /results/* | Onderwerp                | Afvalinzameling rond kerst | /onderwerp              | (weg)                  | C0992-2.4 | ontbreekt in de lijst van klantcontacten                                       |
        | een latere opvraging           | GET /klantcontacten/{id} |            | Indicatie contact gelukt | Ja                         | /indicatieContactGelukt | "Ja"                   | C0992-2.6 | heeft in een latere opvraging een andere waarde dan is geregistreerd           |
        | een latere opvraging           | GET /klantcontacten/{id} |            | Taal                     | Nederlands                 | /taal                   | "nl"                   | C0992-2.7 | heeft in een latere opvraging een andere waarde dan is geregistreerd           |
        | de lijst van klantcontacten    | GET /klantcontacten      | /results/* | Vertrouwelijkheid        | Nee                        | /vertrouwelijk          | true                   | C0992-2.8 | heeft in de lijst van klantcontacten een andere waarde dan is geregistreerd    |
        | een latere opvraging           | GET /klantcontacten/{id} |            | Plaatsgevonden op        | 01-03-2023 10:00           | /plaatsgevondenOp       | "2023-03-01T10:00:00Z" | C0992-2.9 | heeft in een latere opvraging een andere waarde dan is geregistreerd           |
        | een latere opvraging           | GET /klantcontacten/{id} |            | Plaatsgevonden op        | 01-03-2023 10:00           | /plaatsgevondenOp       | "01-03-2023 10:00"     | C0992-2.9 | is in een latere opvraging geen tijdstip met zone (RFC 3339)                   |

    @voldoet-niet
    Scenario: Het klantcontact staat niet in de lijst waarin het attribuut moet staan
      Gegeven een provider die op GET /klantcontacten antwoordt met 200 en
        """
        {"count": 0, "next": null, "previous": null, "results": []}
        """
      En het voorbeeldgesprek uit de tekst is geregistreerd
      Dan staat in de lijst van klantcontacten bij Onderwerp "Afvalinzameling rond kerst"
      Maar dat voldoet niet
        | bevinding                                                  | plaats | clausule  |
        | het klantcontact staat niet in de lijst van klantcontacten |        | C0992-1.7 |

  Regel: Dan staat in <een antwoord> bij <attribuut> de tekst van het voorbeeld

    @voldoet
    Abstract Scenario: De hele tekst komt terug
      Gegeven een provider die zich aan het contract houdt
      En het voorbeeldgesprek uit de tekst is geregistreerd
      Dan staat in <bron> bij Inhoud de tekst van het voorbeeld

      Voorbeelden:
        | bron                           |
        | het antwoord op de registratie |
        | een latere opvraging           |
        | de lijst van klantcontacten    |

    @voldoet-niet
    Abstract Scenario: De tekst is afgekapt of weggelaten
      Gegeven een provider die op <verzoek> antwoordt met
        | plaats        | waarde   |
        | <waar>/inhoud | <inhoud> |
      En het voorbeeldgesprek uit de tekst is geregistreerd
      Dan staat in <bron> bij Inhoud de tekst van het voorbeeld
      Maar dat voldoet niet
        | bevinding          | plaats  | clausule  |
        | Inhoud <bevinding> | /inhoud | C0992-2.5 |

      Voorbeelden:
        | bron                           | verzoek                  | waar       | inhoud                       | bevinding                                                                      |
        | het antwoord op de registratie | POST /klantcontacten     |            | "Klant vraagt wanneer afval" | heeft in het antwoord op de registratie een andere waarde dan is geregistreerd |
        | een latere opvraging           | GET /klantcontacten/{id} |            | ""                           | heeft in een latere opvraging een andere waarde dan is geregistreerd           |
        | de lijst van klantcontacten    | GET /klantcontacten      | /results/* | (weg)                        | ontbreekt in de lijst van klantcontacten                                       |

  Regel: Dan staan in <een antwoord> de vraag en het antwoord van het voorbeeld

    @voldoet
    Scenario: Vraag en antwoord staan samen in de Inhoud
      Gegeven een provider die zich aan het contract houdt
      En het voorbeeldgesprek uit de tekst is geregistreerd
      Dan staan in een latere opvraging de vraag en het antwoord van het voorbeeld

    @voldoet-niet
    Scenario: Het antwoord is weggelaten
      Gegeven een provider met de fout subtle-answer-dropped
      En het voorbeeldgesprek uit de tekst is geregistreerd
      Dan staan in een latere opvraging de vraag en het antwoord van het voorbeeld
      Maar dat voldoet niet
        | bevinding                                       | plaats  | clausule  |
        | het antwoord staat niet in een latere opvraging | /inhoud | C0992-2.0 |

    @voldoet-niet
    Abstract Scenario: Vraag en antwoord zijn weg
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats  | waarde   |
        | /inhoud | <inhoud> |
      En het voorbeeldgesprek uit de tekst is geregistreerd
      Dan staan in het antwoord op de registratie de vraag en het antwoord van het voorbeeld
      Maar dat voldoet niet
        | bevinding                                                             | plaats  | clausule  |
        | de vraag en het antwoord staat niet in het antwoord op de registratie | /inhoud | C0992-2.0 |

      Voorbeelden:
        | inhoud |
        | (weg)  |
        | ""     |

  Regel: Dan toont elk klantcontact bij een latere opvraging zijn eigen gegevens

    @voldoet
    Scenario: Drie gesprekken houden hun eigen gegevens
      Gegeven een provider die zich aan het contract houdt
      En drie gesprekken met verschillende gegevens die na elkaar zijn geregistreerd
      Dan toont elk klantcontact bij een latere opvraging zijn eigen gegevens

    @voldoet-niet
    Scenario: Elk gesprek krijgt de Taal en de Inhoud van het laatste
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats  | waarde            |
        | /taal   | (laatst gestuurd) |
        | /inhoud | (laatst gestuurd) |
      En drie gesprekken met verschillende gegevens die na elkaar zijn geregistreerd
      Dan toont elk klantcontact bij een latere opvraging zijn eigen gegevens
      Maar dat voldoet niet
        | bevinding                                                                   | plaats  | clausule  |
        | Inhoud heeft in een latere opvraging een andere waarde dan is geregistreerd | /inhoud | C0992-2.5 |
        | Taal heeft in een latere opvraging een andere waarde dan is geregistreerd   | /taal   | C0992-2.7 |

    @voldoet-niet
    Scenario: De gesprekken zijn later niet terug te lezen
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met 404
      En drie gesprekken met verschillende gegevens die na elkaar zijn geregistreerd
      Dan toont elk klantcontact bij een latere opvraging zijn eigen gegevens
      Maar dat voldoet niet
        | bevinding                                            | plaats | clausule |
        | het klantcontact is niet terug te lezen (status 404) |        |          |

  Regel: Dan toont het klantcontact geen interne taken

    @voldoet
    Abstract Scenario: Er zijn geen interne taken
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats                 | waarde  |
        | /leiddeTotInterneTaken | <taken> |
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer het klantcontact opvraagt
      Dan toont het klantcontact geen interne taken

      Voorbeelden:
        | taken |
        | null  |
        | (weg) |

    @voldoet-niet
    Scenario: Er is een interne taak ontstaan
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats                 | waarde                                             |
        | /leiddeTotInterneTaken | [{"uuid": "11111111-1111-4111-8111-111111111111"}] |
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer het klantcontact opvraagt
      Dan toont het klantcontact geen interne taken
      Maar dat voldoet niet
        | bevinding                                       | plaats                 | clausule  |
        | Interne taken van het klantcontact is niet leeg | /leiddeTotInterneTaken | C0992-0.6 |
