# language: nl
Functionaliteit: De woorden van steps/lijst.py
  Het klantcontact is te vinden tussen alle andere, en via de klant en de medewerker.

  Regel: Dan is dat precies dit ene klantcontact

    @voldoet
    Scenario: Eén gesprek, één klantcontact
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer alle klantcontacten met het kenmerk van het gesprek opvraagt
      Dan is dat precies dit ene klantcontact

    @voldoet-niet
    Scenario: Het klantcontact staat er niet
      Gegeven een provider die op GET /klantcontacten antwoordt met 200 en
        """
        {"count": 0, "next": null, "previous": null, "results": []}
        """
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer alle klantcontacten met het kenmerk van het gesprek opvraagt
      Dan is dat precies dit ene klantcontact
      Maar dat voldoet niet
        | bevinding                                      | plaats | clausule  |
        | de klantcontacten van dit gesprek: 1 ontbreekt |        | C0992-1.7 |

    @voldoet-niet
    Scenario: Het klantcontact staat er twee keer, met twee ID's
      Gegeven een provider met de fout write-klantcontact-twice
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer alle klantcontacten met het kenmerk van het gesprek opvraagt
      Dan is dat precies dit ene klantcontact
      Maar dat voldoet niet
        | bevinding                                              | plaats | clausule  |
        | de klantcontacten van dit gesprek: 1 hoort er niet bij |        | C0992-1.7 |

    @voldoet-niet
    Scenario: Er komt iets anders dan een lijst
      Gegeven een provider die op GET /klantcontacten antwoordt met 200 en
        """
        {"klantcontacten": []}
        """
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer alle klantcontacten met het kenmerk van het gesprek opvraagt
      Dan is dat precies dit ene klantcontact
      Maar dat voldoet niet
        | bevinding                                                                                       | plaats | clausule  |
        | de klantcontacten van dit gesprek: het antwoord is geen lijst zoals het contract die beschrijft |        | C0992-1.7 |

  Regel: Dan staat dit klantcontact in de lijst

    @voldoet
    Abstract Scenario: Het klantcontact is op elke manier te vinden
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de <vraag>
      Dan staat dit klantcontact in de lijst

      Voorbeelden:
        | vraag                                                            |
        | lijst van alle klantcontacten tot en met de laatste pagina leest |
        | klantcontacten van de partij opvraagt                            |
        | klantcontacten van de actor opvraagt                             |

    @voldoet-niet
    Abstract Scenario: Het klantcontact is niet te vinden
      Gegeven een provider die op GET <pad> antwoordt met 200 en
        """
        {"count": 0, "next": null, "previous": null, "results": []}
        """
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de <vraag>
      Dan staat dit klantcontact in de lijst
      Maar dat voldoet niet
        | bevinding                               | plaats | clausule |
        | het klantcontact staat niet in de lijst |        |          |

      Voorbeelden:
        | pad                  | vraag                                                            |
        | /klantcontacten      | lijst van alle klantcontacten tot en met de laatste pagina leest |
        | /klantcontacten      | klantcontacten van de partij opvraagt                            |
        | /actorklantcontacten | klantcontacten van de actor opvraagt                             |

  Regel: Dan levert dezelfde vraag voor een onbekende <partij of actor> dit klantcontact niet op

    @voldoet
    Abstract Scenario: Een onbekende heeft geen klantcontacten, of bestaat niet
      Gegeven een provider die op GET <pad> antwoordt met <status> en
        """
        <antwoord>
        """
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de klantcontacten van de <kant> opvraagt
      Dan levert dezelfde vraag voor een onbekende <kant> dit klantcontact niet op

      Voorbeelden:
        | kant   | pad                  | status | antwoord                                  |
        | partij | /klantcontacten      | 200    | {"count": 0, "next": null, "results": []} |
        | partij | /klantcontacten      | 400    | {"title": "Er is geen partij met dit ID"} |
        | actor  | /actorklantcontacten | 200    | {"count": 0, "next": null, "results": []} |

    @voldoet-niet
    Abstract Scenario: Het filter doet niets
      Gegeven een provider met de fout <fout>
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de klantcontacten van de <kant> opvraagt
      Dan levert dezelfde vraag voor een onbekende <kant> dit klantcontact niet op
      Maar dat voldoet niet
        | bevinding                                       | plaats | clausule |
        | de provider doet niets met het filter op <kant> |        |          |

      Voorbeelden:
        | kant   | fout                           |
        | partij | list-filter-ignored-partij     |
        | actor  | list-filter-ignored-link-actor |

    @niet-te-beoordelen
    Scenario: De vraag loopt vast
      Gegeven een provider die op GET /klantcontacten antwoordt met 500
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de klantcontacten van de partij opvraagt
      Dan levert dezelfde vraag voor een onbekende partij dit klantcontact niet op
      Maar dat is niet te beoordelen
        | oorzaak      | melding                                                      |
        | prerequisite | de lijst is niet te lezen: de lijst antwoordt met status 500 |

  Regel: Dan is via elke partij en elke actor alleen het eigen gesprek te vinden

    @voldoet
    Scenario: Ieder zijn eigen gesprek
      Gegeven een provider die zich aan het contract houdt
      En twee gesprekken van verschillende medewerkers met verschillende klanten
      Dan is via elke partij en elke actor alleen het eigen gesprek te vinden

    @voldoet-niet
    Abstract Scenario: Ook het gesprek van een ander
      Gegeven een provider met de fout <fout>
      En twee gesprekken van verschillende medewerkers met verschillende klanten
      Dan is via elke partij en elke actor alleen het eigen gesprek te vinden
      Maar dat voldoet niet
        | bevinding                                                      | plaats | clausule   |
        | bij de <kant> van het ene gesprek staat ook het andere gesprek |        | <clausule> |

      Voorbeelden:
        | kant   | fout                           | clausule   |
        | partij | list-filter-ignored-partij     | C0992-1.9  |
        | actor  | list-filter-ignored-link-actor | C0992-2.10 |

    @niet-te-beoordelen
    Scenario: De lijsten zijn niet te lezen
      Gegeven een provider die op GET /klantcontacten antwoordt met 500
      En twee gesprekken van verschillende medewerkers met verschillende klanten
      Dan is via elke partij en elke actor alleen het eigen gesprek te vinden
      Maar dat is niet te beoordelen
        | oorzaak      | melding                                                      |
        | prerequisite | de lijst is niet te lezen: de lijst antwoordt met status 500 |
