# language: nl
Functionaliteit: De woorden van steps/relaties.py
  Wie bij het klantcontact betrokken waren, van beide kanten bekeken.

  Regel: Dan noemt het antwoord op de registratie van de koppeling de juiste actor en het juiste klantcontact

    @voldoet
    Scenario: De koppeling noemt beide
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Dan noemt het antwoord op de registratie van de koppeling de juiste actor en het juiste klantcontact

    @voldoet-niet
    Scenario: De koppeling noemt een andere actor en geen klantcontact
      Gegeven een provider die op POST /actorklantcontacten antwoordt met
        | plaats        | waarde                                 |
        | /actor/uuid   | "11111111-1111-4111-8111-111111111111" |
        | /klantcontact | (weg)                                  |
      En een gesprek dat is geregistreerd met losse aanroepen
      Dan noemt het antwoord op de registratie van de koppeling de juiste actor en het juiste klantcontact
      Maar dat voldoet niet
        | bevinding                                                                            | plaats        | clausule   |
        | ActorId heeft in het antwoord op de koppeling een andere waarde dan is geregistreerd | /actor        | C0992-2.10 |
        | Klantcontact ontbreekt in het antwoord op de koppeling                               | /klantcontact | C0992-2.10 |

  Regel: Dan noemt de koppeling bij een latere opvraging de juiste actor en het juiste klantcontact

    @voldoet
    Scenario: De koppeling noemt later nog beide
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Dan noemt de koppeling bij een latere opvraging de juiste actor en het juiste klantcontact

    @voldoet-niet
    Scenario: De koppeling noemt later een andere actor
      Gegeven een provider die op GET /actorklantcontacten/{id} antwoordt met
        | plaats      | waarde                                 |
        | /actor/uuid | "11111111-1111-4111-8111-111111111111" |
      En een gesprek dat is geregistreerd met losse aanroepen
      Dan noemt de koppeling bij een latere opvraging de juiste actor en het juiste klantcontact
      Maar dat voldoet niet
        | bevinding                                                                    | plaats | clausule   |
        | ActorId heeft in een latere opvraging een andere waarde dan is geregistreerd | /actor | C0992-2.10 |

    @voldoet-niet
    Scenario: De koppeling is er later niet
      Gegeven een provider die op GET /actorklantcontacten/{id} antwoordt met 404
      En een gesprek dat is geregistreerd met losse aanroepen
      Dan noemt de koppeling bij een latere opvraging de juiste actor en het juiste klantcontact
      Maar dat voldoet niet
        | bevinding                                                 | plaats | clausule |
        | het actorklantcontact is niet terug te lezen (status 404) |        |          |

  Regel: Dan noemt het antwoord op de registratie van de betrokkene de juiste partij, het juiste klantcontact en de juiste rol

    @voldoet
    Abstract Scenario: De betrokkene noemt beide
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met <werkwijze>
      Dan noemt het antwoord op de registratie van de betrokkene de juiste partij, het juiste klantcontact en de juiste rol

      Voorbeelden:
        | werkwijze         |
        | losse aanroepen   |
        | maak-klantcontact |

    @voldoet-niet
    Abstract Scenario: De betrokkene noemt een andere partij
      Gegeven een provider die op POST /<pad> antwoordt met
        | plaats                | waarde                                 |
        | <waar>/wasPartij/uuid | "11111111-1111-4111-8111-111111111111" |
      En een gesprek dat is geregistreerd met <werkwijze>
      Dan noemt het antwoord op de registratie van de betrokkene de juiste partij, het juiste klantcontact en de juiste rol
      Maar dat voldoet niet
        | bevinding                                                                            | plaats     | clausule  |
        | Partij heeft in het antwoord op de betrokkene een andere waarde dan is geregistreerd | /wasPartij | C0992-1.9 |

      Voorbeelden:
        | werkwijze         | pad               | waar        |
        | losse aanroepen   | betrokkenen       |             |
        | maak-klantcontact | maak-klantcontact | /betrokkene |

  Regel: Dan noemt de betrokkene bij een latere opvraging de juiste partij, het juiste klantcontact en de juiste rol

    @voldoet
    Scenario: De betrokkene noemt later nog beide
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Dan noemt de betrokkene bij een latere opvraging de juiste partij, het juiste klantcontact en de juiste rol

    @voldoet-niet
    Scenario: De betrokkene heeft later geen partij en een andere rol
      Gegeven een provider die op GET /betrokkenen/{id} antwoordt met
        | plaats     | waarde              |
        | /wasPartij | null                |
        | /rol       | "vertegenwoordiger" |
      En een gesprek dat is geregistreerd met losse aanroepen
      Dan noemt de betrokkene bij een latere opvraging de juiste partij, het juiste klantcontact en de juiste rol
      Maar dat voldoet niet
        | bevinding                                                                   | plaats     | clausule  |
        | Partij heeft in een latere opvraging een andere waarde dan is geregistreerd | /wasPartij | C0992-1.9 |
        | Rol heeft in een latere opvraging een andere waarde dan is geregistreerd    | /rol       | F2173-1   |

  Regel: Dan is dat alleen de koppeling met de juiste actor

    @voldoet
    Scenario: Eén koppeling, met deze actor
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de koppelingen van het klantcontact opvraagt
      Dan is dat alleen de koppeling met de juiste actor

    @voldoet-niet
    Scenario: De lijst van koppelingen is leeg
      Gegeven een provider die op GET /actorklantcontacten antwoordt met 200 en
        """
        {"count": 0, "next": null, "previous": null, "results": []}
        """
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de koppelingen van het klantcontact opvraagt
      Dan is dat alleen de koppeling met de juiste actor
      Maar dat voldoet niet
        | bevinding                                        | plaats | clausule   |
        | de koppelingen van het klantcontact: 1 ontbreekt |        | C0992-2.10 |

    @voldoet-niet
    Scenario: De koppeling in de lijst noemt een andere actor
      Gegeven een provider die op GET /actorklantcontacten antwoordt met
        | plaats                | waarde                                 |
        | /results/*/actor/uuid | "11111111-1111-4111-8111-111111111111" |
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de koppelingen van het klantcontact opvraagt
      Dan is dat alleen de koppeling met de juiste actor
      Maar dat voldoet niet
        | bevinding                                                                        | plaats | clausule   |
        | ActorId heeft in de lijst van koppelingen een andere waarde dan is geregistreerd | /actor | C0992-2.10 |

  Regel: Dan is dat alleen de betrokkene met de juiste partij

    @voldoet
    Scenario: Eén betrokkene, met deze partij
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de betrokkenen van het klantcontact opvraagt
      Dan is dat alleen de betrokkene met de juiste partij

    @voldoet-niet
    Scenario: Er is een tweede betrokkene
      Gegeven een provider met de fout write-betrokkene-twice
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de betrokkenen van het klantcontact opvraagt
      Dan is dat alleen de betrokkene met de juiste partij
      Maar dat voldoet niet
        | bevinding                                                | plaats | clausule  |
        | de betrokkenen van het klantcontact: 1 hoort er niet bij |        | C0992-1.9 |

    @voldoet-niet
    Scenario: De betrokkene in de lijst heeft geen partij
      Gegeven een provider die op GET /betrokkenen antwoordt met
        | plaats               | waarde |
        | /results/*/wasPartij | null   |
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de betrokkenen van het klantcontact opvraagt
      Dan is dat alleen de betrokkene met de juiste partij
      Maar dat voldoet niet
        | bevinding                                                                       | plaats     | clausule  |
        | Partij heeft in de lijst van betrokkenen een andere waarde dan is geregistreerd | /wasPartij | C0992-1.9 |

  Regel: Dan toont het klantcontact alleen deze <actor of betrokkene>

    @voldoet
    Abstract Scenario: Het klantcontact toont wie erbij was
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer het klantcontact opvraagt
      Dan toont het klantcontact alleen deze <wie>

      Voorbeelden:
        | wie        |
        | actor      |
        | betrokkene |

    @voldoet-niet
    Abstract Scenario: Het klantcontact toont niemand, of een ander
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats   | waarde   |
        | <plaats> | <waarde> |
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer het klantcontact opvraagt
      Dan toont het klantcontact alleen deze <wie>
      Maar dat voldoet niet
        | bevinding   | plaats   | clausule   |
        | <bevinding> | <plaats> | <clausule> |

      Voorbeelden:
        | wie        | plaats               | waarde                                             | clausule   | bevinding                                                                   |
        | actor      | /hadBetrokkenActoren | []                                                 | C0992-2.10 | Actoren van het klantcontact toont niet alleen de gekoppelde actor          |
        | actor      | /hadBetrokkenActoren | (weg)                                              | C0992-2.10 | Actoren van het klantcontact toont niet alleen de gekoppelde actor          |
        | betrokkene | /hadBetrokkenen      | [{"uuid": "11111111-1111-4111-8111-111111111111"}] | C0992-1.9  | Betrokkenen van het klantcontact toont niet alleen de gekoppelde betrokkene |
        | betrokkene | /hadBetrokkenen      | "niemand"                                          | C0992-1.9  | Betrokkenen van het klantcontact toont niet alleen de gekoppelde betrokkene |

  Regel: Dan toont de partij deze betrokkene

    @voldoet
    Scenario: De partij toont de betrokkene
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de partij opvraagt
      Dan toont de partij deze betrokkene

    @voldoet-niet
    Scenario: De partij toont alleen een andere betrokkene
      Gegeven een provider die op GET /partijen/{id} antwoordt met
        | plaats       | waarde                                             |
        | /betrokkenen | [{"uuid": "11111111-1111-4111-8111-111111111111"}] |
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de partij opvraagt
      Dan toont de partij deze betrokkene
      Maar dat voldoet niet
        | bevinding                                                     | plaats       | clausule  |
        | Betrokkenen van de partij toont de gekoppelde betrokkene niet | /betrokkenen | C0992-1.9 |

  Regel: Dan hoort bij elk klantcontact alleen de eigen <actor of partij>

    @voldoet
    Abstract Scenario: Ieder hoort bij zijn eigen klantcontact
      Gegeven een provider die zich aan het contract houdt
      En twee gesprekken van verschillende medewerkers met verschillende klanten
      Dan hoort bij elk klantcontact alleen de eigen <wie>

      Voorbeelden:
        | wie    |
        | actor  |
        | partij |

    @voldoet-niet
    Abstract Scenario: Iemand hoort bij het klantcontact van een ander
      Gegeven een provider die op GET <pad> antwoordt met
        | plaats                  | waarde                                 |
        | /results/*<plaats>/uuid | "11111111-1111-4111-8111-111111111111" |
      En twee gesprekken van verschillende medewerkers met verschillende klanten
      Dan hoort bij elk klantcontact alleen de eigen <wie>
      Maar dat voldoet niet
        | bevinding                                              | plaats   | clausule   |
        | bij het klantcontact hoort niet precies de eigen <wie> | <plaats> | <clausule> |

      Voorbeelden:
        | wie    | pad                  | plaats     | clausule   |
        | actor  | /actorklantcontacten | /actor     | C0992-2.10 |
        | partij | /betrokkenen         | /wasPartij | C0992-1.9  |

    @voldoet-niet
    Abstract Scenario: Het klantcontact zelf toont iemand anders
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats   | waarde                                             |
        | <plaats> | [{"uuid": "11111111-1111-4111-8111-111111111111"}] |
      En twee gesprekken van verschillende medewerkers met verschillende klanten
      Dan hoort bij elk klantcontact alleen de eigen <wie>
      Maar dat voldoet niet
        | bevinding                                                            | plaats   | clausule   |
        | <getoond> van het klantcontact toont niet alleen de gekoppelde <wat> | <plaats> | <clausule> |

      Voorbeelden:
        | wie    | plaats               | getoond     | wat        | clausule   |
        | actor  | /hadBetrokkenActoren | Actoren     | actor      | C0992-2.10 |
        | partij | /hadBetrokkenen      | Betrokkenen | betrokkene | C0992-1.9  |

  Regel: Dan horen bij het klantcontact <beide of alle drie de> <actoren of partijen>

    @voldoet
    Abstract Scenario: Twee mensen bij hetzelfde gesprek
      Gegeven een provider die zich aan het contract houdt
      En een gesprek waarbij twee <mensen> betrokken waren
      Dan horen bij het klantcontact beide <wie>

      Voorbeelden:
        | mensen      | wie      |
        | medewerkers | actoren  |
        | klanten     | partijen |

    @voldoet
    Abstract Scenario: Drie mensen bij hetzelfde gesprek
      Gegeven een provider die zich aan het contract houdt
      En een gesprek waarbij twee <mensen> betrokken waren
      En een gesprek waarbij drie <mensen> betrokken waren
      Dan horen bij het klantcontact alle drie de <wie>

      Voorbeelden:
        | mensen      | wie      |
        | medewerkers | actoren  |
        | klanten     | partijen |

    @voldoet-niet
    Abstract Scenario: De derde is er niet bij
      Gegeven een provider met de fout <fout>
      En een gesprek waarbij twee <mensen> betrokken waren
      En een gesprek waarbij drie <mensen> betrokken waren
      Dan horen bij het klantcontact alle drie de <wie>
      Maar dat voldoet niet
        | bevinding                                               | plaats   | clausule   |
        | bij het klantcontact hoort niet precies de eigen <kant> | <plaats> | <clausule> |

      Voorbeelden:
        | mensen      | wie      | fout                           | kant   | plaats     | clausule   |
        | medewerkers | actoren  | relation-third-actor-lost      | actor  | /actor     | C0992-2.10 |
        | klanten     | partijen | relation-third-betrokkene-lost | partij | /wasPartij | C0992-1.9  |

    @voldoet-niet
    Abstract Scenario: De tweede neemt de plaats van de eerste in
      Gegeven een provider met de fout <fout>
      En een gesprek waarbij twee <mensen> betrokken waren
      Dan horen bij het klantcontact beide <wie>
      Maar dat voldoet niet
        | bevinding                                               | plaats   | clausule   |
        | bij het klantcontact hoort niet precies de eigen <kant> | <plaats> | <clausule> |

      Voorbeelden:
        | mensen      | wie      | fout                         | kant   | plaats     | clausule   |
        | medewerkers | actoren  | relation-one-actor-only      | actor  | /actor     | C0992-2.10 |
        | klanten     | partijen | relation-one-betrokkene-only | partij | /wasPartij | C0992-1.9  |

    @voldoet-niet
    Scenario: Het klantcontact zelf toont niemand
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats               | waarde |
        | /hadBetrokkenActoren | []     |
      En een gesprek waarbij twee medewerkers betrokken waren
      Dan horen bij het klantcontact beide actoren
      Maar dat voldoet niet
        | bevinding                                                                      | plaats               | clausule   |
        | Actoren van het klantcontact toont niet alleen de 2 gekoppelde records (actor) | /hadBetrokkenActoren | C0992-2.10 |
