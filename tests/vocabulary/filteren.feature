# language: nl
Functionaliteit: De woorden van steps/filteren.py
  Een filter toont wat eraan voldoet en niets anders.

  Regel: Dan toont het filter wat eraan voldoet

    @voldoet
    Scenario: Het filter toont de betrokkene van het klantcontact
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de betrokkenen filtert op klantcontact
      Dan toont het filter wat eraan voldoet

    @voldoet-niet
    Scenario: Het filter toont niets
      Gegeven een provider die op GET /betrokkenen antwoordt met 200 en
        """
        {"count": 0, "next": null, "previous": null, "results": []}
        """
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de betrokkenen filtert op klantcontact
      Dan toont het filter wat eraan voldoet
      Maar dat voldoet niet
        | bevinding                               | plaats | clausule |
        | het filter toont niet wat eraan voldoet |        |          |

  Regel: Dan toont het filter niets voor een waarde die niet bestaat

    @voldoet
    Abstract Scenario: Een onbekende waarde levert een lege lijst of een weigering op
      Gegeven een provider die op GET /betrokkenen antwoordt met <status> en
        """
        <antwoord>
        """
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de betrokkenen filtert op klantcontact
      Dan toont het filter niets voor een waarde die niet bestaat

      Voorbeelden:
        | status | antwoord                                        |
        | 200    | {"count": 0, "next": null, "results": []}       |
        | 400    | {"title": "Er is geen klantcontact met dit ID"} |

    @voldoet-niet
    Scenario: Het filter wordt genegeerd
      Gegeven een provider met de fout list-filter-ignored-betrokkene-klantcontact
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de betrokkenen filtert op klantcontact
      Dan toont het filter niets voor een waarde die niet bestaat
      Maar dat voldoet niet
        | bevinding                                              | plaats | clausule |
        | het filter toont iets voor een waarde die niet bestaat |        |          |

  Regel: Dan toont het filter niets anders, en niets twee keer

    @voldoet
    Abstract Scenario: Het filter toont alleen het eigen record
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de <soort> filtert op <filter>
      Dan toont het filter niets anders, en niets twee keer

      Voorbeelden:
        | soort          | filter        |
        | betrokkenen    | klantcontact  |
        | klantcontacten | onderwerp     |
        | klantcontacten | nummer        |
        | actoren        | identificator |

    @voldoet-niet
    Abstract Scenario: Het filter toont meer of hetzelfde nog eens
      Gegeven een provider met de fout <fout>
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de betrokkenen filtert op klantcontact
      Dan toont het filter niets anders, en niets twee keer
      Maar dat voldoet niet
        | bevinding   | plaats | clausule |
        | <bevinding> |        |          |

      Voorbeelden:
        | fout                     | bevinding                            |
        | list-filtered-rows-twice | het filter toont hetzelfde twee keer |

    @voldoet-niet
    Scenario: Het filter toont een betrokkene van een ander klantcontact
      Gegeven een provider die op GET /betrokkenen antwoordt met
        | plaats                           | waarde                                 |
        | /results/*/hadKlantcontact/uuid  | "11111111-1111-4111-8111-111111111111" |
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de betrokkenen filtert op klantcontact
      Dan toont het filter niets anders, en niets twee keer
      Maar dat voldoet niet
        | bevinding                                     | plaats | clausule |
        | het filter toont ook wat er niet aan voldoet |        |          |

  Regel: Dan toont het filter niet wat er alleen op lijkt

    @voldoet
    Scenario: Het filter vindt alleen de hele waarde
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de actoren filtert op identificator
      Dan toont het filter niet wat er alleen op lijkt

    @voldoet-niet
    Abstract Scenario: Het filter vindt ook bijna dezelfde waarde
      Gegeven een provider met de fout <fout>
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de actoren filtert op identificator
      Dan toont het filter niet wat er alleen op lijkt
      Maar dat voldoet niet
        | bevinding                                                  | plaats | clausule |
        | het filter toont ook wat er alleen op lijkt: gevraagd is <wat> |        |          |

      Voorbeelden:
        | fout                    | wat                        |
        | list-actor-by-prefix    | alleen het begin           |
        | list-actor-by-suffix    | alleen het eind            |
        | list-actor-by-longer    | een langere waarde         |
        | list-actor-without-case | met andere hoofdletters    |
        | list-actor-by-first-ten | alleen het begin           |
