# language: nl
Functionaliteit: De woorden van steps/rijen.py
  Wat lijsten van elk record tonen, vooruit en achteruit.

  Regel: Dan tonen die lijsten van elk klantcontact wat ervan is geregistreerd

    @voldoet
    Abstract Scenario: De lijst toont het eigen, of laat iets weg
      Gegeven een provider met de eigenaardigheid <eigenaardigheid>
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer de klantcontacten met dat kenmerk leest, in zijn geheel en met pagina's van 2
      Dan tonen die lijsten van elk klantcontact wat ervan is geregistreerd

      Voorbeelden:
        | eigenaardigheid     |
        | list-summary        |
        | instant-with-offset |
        | small-pages         |

    @voldoet-niet
    Abstract Scenario: De lijst toont iets van een ander
      Gegeven een provider met de fout <fout>
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer de klantcontacten met dat kenmerk leest, in zijn geheel en met pagina's van 2
      Dan tonen die lijsten van elk klantcontact wat ervan is geregistreerd
      Maar dat voldoet niet
        | bevinding   | plaats   | clausule   |
        | <bevinding> | <plaats> | <clausule> |

      Voorbeelden:
        | fout                                | bevinding                                                            | plaats               | clausule   |
        | list-actors-of-row-above            | een klantcontact staat in de lijst niet met de eigen actoren         | /hadBetrokkenActoren | C0992-2.10 |
        | list-betrokkenen-of-row-above       | een klantcontact staat in de lijst niet met de eigen betrokkenen     | /hadBetrokkenen      | C0992-1.9  |
        | list-small-page-actors-of-row-above | een klantcontact staat in de lijst niet met de eigen actoren         | /hadBetrokkenActoren | C0992-2.10 |
        | list-small-page-inhoud-of-row-above | Inhoud heeft in de lijst een andere waarde dan is geregistreerd      | /inhoud              | C0992-2.5  |

    @niet-te-beoordelen
    Scenario: De lijst is niet te lezen
      Gegeven een provider die op GET /klantcontacten antwoordt met 500
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer de klantcontacten met dat kenmerk leest, in zijn geheel en met pagina's van 2
      Dan tonen die lijsten van elk klantcontact wat ervan is geregistreerd
      Maar dat is niet te beoordelen
        | oorzaak      | bevinding                                                    |
        | prerequisite | de lijst is niet te lezen: de lijst antwoordt met status 500 |

  Regel: Dan tonen die lijsten van elk daarvan wat ervan is geregistreerd

    @voldoet
    Abstract Scenario: De lijsten tonen het eigen
      Gegeven een provider die zich aan het contract houdt
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer de lijsten van <soort> rond deze klantcontacten leest
      Dan tonen die lijsten van elk daarvan wat ervan is geregistreerd

      Voorbeelden:
        | soort               |
        | betrokkenen         |
        | actorklantcontacten |

    @voldoet-niet
    Abstract Scenario: De lijsten tonen iets van een ander
      Gegeven een provider met de fout <fout>
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer de lijsten van <soort> rond deze klantcontacten leest
      Dan tonen die lijsten van elk daarvan wat ervan is geregistreerd
      Maar dat voldoet niet
        | bevinding   | plaats   | clausule   |
        | <bevinding> | <plaats> | <clausule> |

      Voorbeelden:
        | fout                                | soort               | bevinding                                                             | plaats           | clausule   |
        | list-betrokkenen-swap-partij        | betrokkenen         | Partij heeft in de lijst een andere waarde dan is geregistreerd       | /wasPartij       | C0992-1.9  |
        | list-klantcontact-of-row-above      | betrokkenen         | Klantcontact heeft in de lijst een andere waarde dan is geregistreerd | /hadKlantcontact | C0992-1.9  |
        | list-link-actor-of-row-above        | actorklantcontacten | ActorId heeft in de lijst een andere waarde dan is geregistreerd      | /actor           | C0992-2.10 |
        | list-link-klantcontact-of-row-above | actorklantcontacten | Klantcontact heeft in de lijst een andere waarde dan is geregistreerd | /klantcontact    | C0992-2.10 |
        | list-fails-without-partij           | betrokkenen         | de lijst is niet te lezen: de lijst antwoordt met status 500          |                  |            |

  Regel: Dan staat daar de eerste pagina

    @voldoet
    Scenario: Terug is de eerste pagina
      Gegeven een provider die zich aan het contract houdt
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer van de tweede pagina van 2 terugbladert
      Dan staat daar de eerste pagina

    @voldoet-niet
    Abstract Scenario: Terug is iets anders
      Gegeven een provider met de fout <fout>
      En een gesprek dat is geregistreerd met losse aanroepen
      En vijf klantcontacten met een gezamenlijk kenmerk
      En een klantcontact zonder actor en betrokkene
      Als de consumer van de tweede pagina van 2 terugbladert
      Dan staat daar de eerste pagina
      Maar dat voldoet niet
        | bevinding                                         | plaats | clausule |
        | de vorige pagina van de tweede is niet de eerste |        |          |

      Voorbeelden:
        | fout                       |
        | list-previous-loses-filter |
        | list-previous-stays        |

  Regel: Dan staat daar geen klantcontact

    @voldoet
    Scenario: Voorbij het eind is er niets
      Gegeven een provider die zich aan het contract houdt
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer een pagina voorbij de laatste opvraagt
      Dan staat daar geen klantcontact

    @voldoet-niet
    Abstract Scenario: Voorbij het eind is er weer iets, of gaat het mis
      Gegeven een provider met de fout <fout>
      En vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer een pagina voorbij de laatste opvraagt
      Dan staat daar geen klantcontact
      Maar dat voldoet niet
        | bevinding   | plaats | clausule |
        | <bevinding> |        |          |

      Voorbeelden:
        | fout                     | bevinding                                                             |
        | list-page-beyond-fails   | op een pagina voorbij de laatste antwoordt de provider met status 500 |
        | list-page-beyond-repeats | op een pagina voorbij de laatste staan weer klantcontacten            |
