# language: nl
Functionaliteit: De woorden van steps/nacontrole.py
  Aan het eind van een run wordt alles nog eens bekeken.

  Regel: Dan is elk daarvan nog zoals het is geregistreerd

    @voldoet
    Scenario: Alles om het klantcontact heen is hetzelfde gebleven
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer elke betrokkene, koppeling, actor en partij van deze run nog eens opvraagt
      Dan is elk daarvan nog zoals het is geregistreerd

    @voldoet-niet
    Abstract Scenario: Iets om het klantcontact heen is veranderd
      Gegeven een provider die op GET <pad>/{id} antwoordt met
        | plaats   | waarde   |
        | <plaats> | <waarde> |
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer elke betrokkene, koppeling, actor en partij van deze run nog eens opvraagt
      Dan is elk daarvan nog zoals het is geregistreerd
      Maar dat voldoet niet
        | bevinding               | plaats  | clausule   |
        | <attribuut> <bevinding> | <meldt> | <clausule> |

      Voorbeelden:
        | pad                  | plaats           | waarde                                 | meldt            | attribuut        | clausule   | bevinding                                                     |
        | /betrokkenen         | /wasPartij       | null                                   | /wasPartij       | Partij           | C0992-1.9  | heeft in de nacontrole een andere waarde dan is geregistreerd |
        | /actorklantcontacten | /actor/uuid      | "11111111-1111-4111-8111-111111111111" | /actor           | ActorId          | C0992-2.10 | heeft in de nacontrole een andere waarde dan is geregistreerd |
        | /actoren             | /indicatieActief | false                                  | /indicatieActief | Indicatie actief | C0992-1.1a | heeft in de nacontrole een andere waarde dan is geregistreerd |
        | /partijen            | /soortPartij     | (weg)                                  | /soortPartij     | Soort partij     | C0992-1.9  | ontbreekt in de nacontrole                                    |

  Regel: Dan hebben de betrokkenen en partijen nog hun eigen naam

    @voldoet
    Scenario: De namen zijn gebleven
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer elke betrokkene, koppeling, actor en partij van deze run nog eens opvraagt
      Dan hebben de betrokkenen en partijen nog hun eigen naam

    @voldoet-niet
    Scenario: De naam van de klant is later een andere
      Gegeven een provider die op GET /partijen/{id} antwoordt met
        | plaats                                    | waarde  |
        | /partijIdentificatie/contactnaam/voornaam | "Teste" |
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer elke betrokkene, koppeling, actor en partij van deze run nog eens opvraagt
      Dan hebben de betrokkenen en partijen nog hun eigen naam
      Maar dat voldoet niet
        | bevinding                                                              | plaats                                    | clausule |
        | Voornaam heeft in de nacontrole een andere waarde dan is geregistreerd | /partijIdentificatie/contactnaam/voornaam | API-6    |

    @voldoet-niet
    Scenario: Wie zonder naam is gestuurd, heeft die van een ander
      Gegeven een provider met de fout reported-left-over-values
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer een betrokkene met de naam "Zoë" "Özdemir" registreert
      En de consumer een betrokkene met rol klant en initiator Nee registreert
      En de consumer elke betrokkene, koppeling, actor en partij van deze run nog eens opvraagt
      Dan hebben de betrokkenen en partijen nog hun eigen naam
      Maar dat voldoet niet
        | bevinding                                                             | plaats                  | clausule |
        | de betrokkene is zonder naam gestuurd, en toont de naam van een ander | /contactnaam/achternaam | API-6    |

    @niet-te-beoordelen
    Scenario: Van niemand is de naam nog te lezen
      Gegeven een provider die op GET /partijen/{id} antwoordt met 404
      En die op GET /betrokkenen/{id} antwoordt met 404
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer elke betrokkene, koppeling, actor en partij van deze run nog eens opvraagt
      Dan hebben de betrokkenen en partijen nog hun eigen naam
      Maar dat is niet te beoordelen
        | oorzaak      | melding                               |
        | prerequisite | van deze run is niemand meer te lezen |

  Regel: Dan heeft elk klantcontact nog zijn eigen gegevens

    @voldoet
    Scenario: Het klantcontact is hetzelfde gebleven
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer elk klantcontact van deze run nog eens opvraagt
      Dan heeft elk klantcontact nog zijn eigen gegevens

    @voldoet-niet
    Scenario: De Inhoud is verdwenen
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats  | waarde |
        | /inhoud | (weg)  |
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer elk klantcontact van deze run nog eens opvraagt
      Dan heeft elk klantcontact nog zijn eigen gegevens
      Maar dat voldoet niet
        | bevinding                         | plaats  | clausule  |
        | Inhoud ontbreekt in de nacontrole | /inhoud | C0992-2.5 |

    @voldoet-niet
    Scenario: Het klantcontact is verdwenen
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met 404
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer elk klantcontact van deze run nog eens opvraagt
      Dan heeft elk klantcontact nog zijn eigen gegevens
      Maar dat voldoet niet
        | bevinding                                            | plaats | clausule |
        | het klantcontact is niet terug te lezen (status 404) |        |          |

  Regel: Dan toont geen klantcontact een interne taak

    @voldoet
    Abstract Scenario: Geen interne taken, ook niet bij een contract dat ze apart opsomt
      Gegeven een provider die het contract <contract> volgt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer elk klantcontact van deze run nog eens opvraagt
      Dan toont geen klantcontact een interne taak

      Voorbeelden:
        | contract       |
        | openklant-2.16 |
        | vng-crud-0.0.3 |

    @voldoet-niet
    Abstract Scenario: Uit elk klantcontact ontstaat een interne taak
      Gegeven een provider die het contract <contract> volgt
      En een provider met de fout uninvited-task-on-klantcontact
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer elk klantcontact van deze run nog eens opvraagt
      Dan toont geen klantcontact een interne taak
      Maar dat voldoet niet
        | bevinding   | plaats   | clausule  |
        | <bevinding> | <plaats> | C0992-0.6 |

      Voorbeelden:
        | contract       | plaats                        | bevinding                                       |
        | openklant-2.16 | /leiddeTotInterneTaken        | Interne taken van het klantcontact is niet leeg |
        | vng-crud-0.0.3 | /aanleidinggevendKlantcontact | er is een interne taak ontstaan                 |

    @niet-te-beoordelen
    Scenario: Aan het eind is geen klantcontact meer te lezen
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met 404
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer elk klantcontact van deze run nog eens opvraagt
      Dan toont geen klantcontact een interne taak
      Maar dat is niet te beoordelen
        | oorzaak      | melding                                         |
        | prerequisite | van deze run is geen klantcontact meer te lezen |

  Regel: Dan staat elk daarvan in de lijst

    @voldoet
    Abstract Scenario: Elk klantcontact staat in de lijst, gefilterd of niet
      Gegeven een provider die het contract <contract> volgt
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer elk klantcontact van deze run in de lijst zoekt
      Dan staat elk daarvan in de lijst

      Voorbeelden:
        | contract       |
        | openklant-2.16 |
        | vng-crud-0.0.3 |

    @voldoet-niet
    Abstract Scenario: De lijst laat het oudste klantcontact weg
      Gegeven een provider die het contract <contract> volgt
      En een provider met de fout list-last-item-dropped
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer elk klantcontact van deze run in de lijst zoekt
      Dan staat elk daarvan in de lijst
      Maar dat voldoet niet
        | bevinding                                                                      | plaats | clausule |
        | de lijst toont niet elk klantcontact dat op te vragen is: 1 van de 6 ontbreken |        |          |

      Voorbeelden:
        | contract       |
        | openklant-2.16 |
        | vng-crud-0.0.3 |

    @niet-te-beoordelen
    Abstract Scenario: Er is niets om in de lijst te zoeken, of geen lijst
      Gegeven een provider die op GET <pad> antwoordt met <status>
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer elk klantcontact van deze run in de lijst zoekt
      Dan staat elk daarvan in de lijst
      Maar dat is niet te beoordelen
        | oorzaak      | melding   |
        | prerequisite | <melding> |

      Voorbeelden:
        | pad                  | status | melding                                                      |
        | /klantcontacten/{id} | 404    | van deze run is geen klantcontact meer te lezen              |
        | /klantcontacten      | 500    | de lijst is niet te lezen: de lijst antwoordt met status 500 |

  Regel: Dan zijn dat alleen klantcontacten die de provider heeft aangenomen

    @voldoet
    Scenario: Alleen wat de consumer heeft geregistreerd
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer alle klantcontacten met het kenmerk van deze run opvraagt
      Dan zijn dat alleen klantcontacten die de provider heeft aangenomen

    @voldoet-niet
    Scenario: Er is een tweede klantcontact dat de provider nooit heeft genoemd
      Gegeven een provider met de fout uninvited-klantcontact-on-betrokkene
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer alle klantcontacten met het kenmerk van deze run opvraagt
      Dan zijn dat alleen klantcontacten die de provider heeft aangenomen
      Maar dat voldoet niet
        | bevinding                                                                    | plaats | clausule |
        | er zijn 1 klantcontacten van deze run die de provider nooit heeft aangenomen |        |          |

    @niet-te-beoordelen
    Scenario: De lijst is aan het eind niet te lezen
      Gegeven een provider die op GET /klantcontacten antwoordt met 500
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer alle klantcontacten met het kenmerk van deze run opvraagt
      Dan zijn dat alleen klantcontacten die de provider heeft aangenomen
      Maar dat is niet te beoordelen
        | oorzaak      | melding                                                      |
        | prerequisite | de lijst is niet te lezen: de lijst antwoordt met status 500 |

  Regel: Dan hebben alle getoonde <wat> van deze run de vorm uit het contract

    @voldoet
    Abstract Scenario: Meer dan het contract noemt mag, en null is hetzelfde als niets
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats   | waarde   |
        | <plaats> | <waarde> |
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer het klantcontact opvraagt
      Dan hebben alle getoonde klantcontacten van deze run de vorm uit het contract

      Voorbeelden:
        | plaats                  | waarde  |
        | /eigenKenmerk           | "extra" |
        | /indicatieContactGelukt | null    |

    @voldoet-niet
    Abstract Scenario: Een getoond record heeft een andere vorm
      Gegeven een provider die op <verzoek> antwoordt met
        | plaats   | waarde   |
        | <plaats> | <waarde> |
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer elk klantcontact van deze run nog eens opvraagt
      Dan hebben alle getoonde <wat> van deze run de vorm uit het contract
      Maar dat voldoet niet
        | bevinding                                                         | plaats   | clausule |
        | <welk> heeft niet de vorm uit het contract: <plaats>: <bevinding> | <plaats> |          |

      Voorbeelden:
        | wat                 | verzoek                   | plaats            | waarde       | bevinding                                                        | welk              |
        | klantcontacten      | GET /klantcontacten/{id}  | /vertrouwelijk    | "nee"        | verwacht ja of nee (true of false), gevonden "nee"               | klantcontact      |
        | klantcontacten      | GET /klantcontacten/{id}  | /plaatsgevondenOp | "2023-03-01" | verwacht een datum en tijd (date-time), gevonden "2023-03-01"    | klantcontact      |
        | betrokkenen         | POST /betrokkenen         | /rol              | "beller"     | verwacht een van "klant", "vertegenwoordiger", gevonden "beller" | betrokkene        |
        | actorklantcontacten | POST /actorklantcontacten | /actor            | (weg)        | verwacht een waarde, gevonden niets                              | actorklantcontact |
        | actoren             | POST /actoren             | /naam             | 7            | verwacht een tekst, gevonden 7                                   | actor             |
        | partijen            | POST /partijen            | /soortPartij      | (weg)        | verwacht een waarde, gevonden niets                              | partij            |

    @voldoet-niet
    Scenario: Een getoonde lijst heeft een andere vorm
      Gegeven een provider die op GET /klantcontacten antwoordt met
        | plaats | waarde |
        | /count | "een"  |
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer alle klantcontacten met het kenmerk van deze run opvraagt
      Dan hebben alle getoonde lijsten van deze run de vorm uit het contract
      Maar dat voldoet niet
        | bevinding                                                                                    | plaats | clausule |
        | lijst heeft niet de vorm uit het contract: /count: verwacht een geheel getal, gevonden "een" | /count |          |

    @voldoet-niet
    Scenario: Een getoonde foutmelding heeft een andere vorm
      Gegeven een provider die op POST /klantcontacten antwoordt met 400 en
        """
        {"title": "Ongeldig", "invalidParams": "onderwerp"}
        """
      Als de consumer een klantcontact registreert waarin Onderwerp ontbreekt
      Dan hebben alle getoonde foutmeldingen van deze run de vorm uit het contract
      Maar dat voldoet niet
        | bevinding                                                                                                         | plaats         | clausule |
        | foutmelding heeft niet de vorm uit het contract: /invalidParams: verwacht een lijst (array), gevonden "onderwerp" | /invalidParams |          |

  Regel: Dan is er geen interne taak bij dit klantcontact

    @voldoet
    Scenario: De lijst van interne taken is leeg
      Gegeven een provider die op GET /internetaken antwoordt met 200 en
        """
        {"count": 0, "next": null, "previous": null, "results": []}
        """
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de interne taken van het klantcontact opvraagt
      Dan is er geen interne taak bij dit klantcontact

    @voldoet
    Scenario: Een interne taak van een ander klantcontact
      Gegeven een provider die op GET /internetaken antwoordt met 200 en
        """
        {"count": 1, "next": null, "previous": null, "results": [
          {"uuid": "11111111-1111-4111-8111-111111111111",
           "aanleidinggevendKlantcontact": {"uuid": "22222222-2222-4222-8222-222222222222"}}]}
        """
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de interne taken van het klantcontact opvraagt
      Dan is er geen interne taak bij dit klantcontact

    @voldoet-niet
    Scenario: Een interne taak van dit klantcontact
      Gegeven een provider met de fout uninvited-task-on-klantcontact
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de interne taken van het klantcontact opvraagt
      Dan is er geen interne taak bij dit klantcontact
      Maar dat voldoet niet
        | bevinding                       | plaats                        | clausule  |
        | er is een interne taak ontstaan | /aanleidinggevendKlantcontact | C0992-0.6 |
