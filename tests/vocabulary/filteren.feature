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
