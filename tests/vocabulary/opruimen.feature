# language: nl
Functionaliteit: De woorden van steps/opruimen.py
  Wat is verwijderd is weg, en alleen dat.

  Regel: Dan is dat klantcontact niet meer te vinden

    @voldoet
    Abstract Scenario: Het ID leidt nergens meer heen
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met <status>
      En een gesprek dat speciaal is geregistreerd om te verwijderen
      Als de consumer dat klantcontact verwijdert
      Dan is dat klantcontact niet meer te vinden

      Voorbeelden:
        | status |
        | 404    |
        | 410    |

    @voldoet-niet
    Scenario: Het klantcontact is er nog
      Gegeven een provider die op DELETE /klantcontacten/{id} antwoordt met 204
      En een gesprek dat speciaal is geregistreerd om te verwijderen
      Als de consumer dat klantcontact verwijdert
      Dan is dat klantcontact niet meer te vinden
      Maar dat voldoet niet
        | bevinding                                                                            | plaats | clausule |
        | de provider zegt niet dat het klantcontact er niet is, maar antwoordt met status 200 |        |          |

    @voldoet-niet
    Scenario: De provider kan het niet
      Gegeven een provider die op DELETE /klantcontacten/{id} antwoordt met 500
      En een gesprek dat speciaal is geregistreerd om te verwijderen
      Als de consumer dat klantcontact verwijdert
      Dan is dat klantcontact niet meer te vinden
      Maar dat voldoet niet
        | bevinding                                                | plaats | clausule |
        | het klantcontact kan niet worden verwijderd (status 500) |        |          |

  Regel: Dan is <de betrokkene of koppeling> niet meer te vinden

    @voldoet
    Abstract Scenario: De betrokkene of koppeling is weg
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat speciaal is geregistreerd om te verwijderen
      Als de consumer <wat> van dat gesprek verwijdert
      Dan is <wat> niet meer te vinden

      Voorbeelden:
        | wat                   |
        | de betrokkene         |
        | het actorklantcontact |

    @voldoet-niet
    Abstract Scenario: De betrokkene of koppeling is er nog
      Gegeven een provider die op DELETE /<pad>/{id} antwoordt met 204
      En een gesprek dat speciaal is geregistreerd om te verwijderen
      Als de consumer <wat> van dat gesprek verwijdert
      Dan is <wat> niet meer te vinden
      Maar dat voldoet niet
        | bevinding                                                                 | plaats | clausule |
        | de provider zegt niet dat <wat> er niet is, maar antwoordt met status 200 |        |          |

      Voorbeelden:
        | wat                   | pad                 |
        | de betrokkene         | betrokkenen         |
        | het actorklantcontact | actorklantcontacten |

    @voldoet-niet
    Scenario: De betrokkene staat nog in de lijst
      Gegeven een provider die op DELETE /betrokkenen/{id} antwoordt met 204
      En die op GET /betrokkenen/{id} antwoordt met 404
      En een gesprek dat speciaal is geregistreerd om te verwijderen
      Als de consumer de betrokkene van dat gesprek verwijdert
      Dan is de betrokkene niet meer te vinden
      Maar dat voldoet niet
        | bevinding                                              | plaats | clausule |
        | de betrokkene is verwijderd maar staat nog in de lijst |        |          |

    @niet-te-beoordelen
    Scenario: De lijst van betrokkenen is niet te lezen
      Gegeven een provider die op GET /betrokkenen antwoordt met 500
      En een gesprek dat speciaal is geregistreerd om te verwijderen
      Als de consumer de betrokkene van dat gesprek verwijdert
      Dan is de betrokkene niet meer te vinden
      Maar dat is niet te beoordelen
        | oorzaak      | melding                                                      |
        | prerequisite | de lijst is niet te lezen: de lijst antwoordt met status 500 |

  Regel: Dan staat dat klantcontact niet meer in de lijst

    @voldoet
    Scenario: De lijst toont het niet meer
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat speciaal is geregistreerd om te verwijderen
      Als de consumer dat klantcontact verwijdert
      Dan staat dat klantcontact niet meer in de lijst

    @voldoet-niet
    Scenario: De lijst toont het nog
      Gegeven een provider die op DELETE /klantcontacten/{id} antwoordt met 204
      En een gesprek dat speciaal is geregistreerd om te verwijderen
      Als de consumer dat klantcontact verwijdert
      Dan staat dat klantcontact niet meer in de lijst
      Maar dat voldoet niet
        | bevinding                                                 | plaats | clausule |
        | het klantcontact is verwijderd maar staat nog in de lijst |        |          |

    @niet-te-beoordelen
    Scenario: De lijst van klantcontacten is niet te lezen
      Gegeven een provider die op GET /klantcontacten antwoordt met 500
      En een gesprek dat speciaal is geregistreerd om te verwijderen
      Als de consumer dat klantcontact verwijdert
      Dan staat dat klantcontact niet meer in de lijst
      Maar dat is niet te beoordelen
        | oorzaak      | melding                                                      |
        | prerequisite | de lijst is niet te lezen: de lijst antwoordt met status 500 |

  Regel: Dan verwijst geen betrokkene of koppeling nog naar dat klantcontact

    @voldoet
    Scenario: Betrokkene en koppeling gaan mee
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat speciaal is geregistreerd om te verwijderen
      Als de consumer dat klantcontact verwijdert
      Dan verwijst geen betrokkene of koppeling nog naar dat klantcontact

    @voldoet
    Scenario: De betrokkene blijft, maar verwijst nergens meer naar
      Gegeven een provider die op GET /betrokkenen/{id} antwoordt met 200 en
        """
        {"uuid": "{id}", "hadKlantcontact": null, "rol": "klant"}
        """
      En een gesprek dat speciaal is geregistreerd om te verwijderen
      Als de consumer dat klantcontact verwijdert
      Dan verwijst geen betrokkene of koppeling nog naar dat klantcontact

    @voldoet-niet
    Scenario: Betrokkene en koppeling blijven achter
      Gegeven een provider die op DELETE /klantcontacten/{id} antwoordt met 204
      En een gesprek dat speciaal is geregistreerd om te verwijderen
      Als de consumer dat klantcontact verwijdert
      Dan verwijst geen betrokkene of koppeling nog naar dat klantcontact
      Maar dat voldoet niet
        | bevinding                                                           | plaats           | clausule |
        | de betrokkene verwijst nog naar een verwijderd klantcontact         | /hadKlantcontact |          |
        | het actorklantcontact verwijst nog naar een verwijderd klantcontact | /klantcontact    |          |

    @niet-te-beoordelen
    Scenario: De betrokkene is niet te lezen
      Gegeven een provider die op GET /betrokkenen/{id} antwoordt met 500
      En een gesprek dat speciaal is geregistreerd om te verwijderen
      Als de consumer dat klantcontact verwijdert
      Dan verwijst geen betrokkene of koppeling nog naar dat klantcontact
      Maar dat is niet te beoordelen
        | oorzaak      | melding                                     |
        | prerequisite | de betrokkene is niet te lezen (status 500) |

  Regel: Dan bestaan de partij en de actor nog

    @voldoet
    Scenario: Klant en medewerker blijven bekend
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat speciaal is geregistreerd om te verwijderen
      Als de consumer dat klantcontact verwijdert
      Dan bestaan de partij en de actor nog

    @voldoet-niet
    Abstract Scenario: Klant of medewerker verdwijnt mee
      Gegeven een provider die op GET <pad>/{id} antwoordt met 404
      En een gesprek dat speciaal is geregistreerd om te verwijderen
      Als de consumer dat klantcontact verwijdert
      Dan bestaan de partij en de actor nog
      Maar dat voldoet niet
        | bevinding                                    | plaats | clausule |
        | de <wie> is niet terug te lezen (status 404) |        |          |

      Voorbeelden:
        | wie    | pad       |
        | partij | /partijen |
        | actor  | /actoren  |

  Regel: Dan bestaat het andere gesprek nog met alles erbij

    @voldoet
    Scenario: Het andere gesprek blijft heel
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat speciaal is geregistreerd om te verwijderen
      En een ander gesprek van dezelfde klant met dezelfde medewerker
      Als de consumer dat klantcontact verwijdert
      Dan bestaat het andere gesprek nog met alles erbij

    @voldoet-niet
    Scenario: Het andere gesprek verdwijnt mee
      Gegeven een provider met de fout delete-takes-another
      En een gesprek dat speciaal is geregistreerd om te verwijderen
      En een ander gesprek van dezelfde klant met dezelfde medewerker
      Als de consumer dat klantcontact verwijdert
      Dan bestaat het andere gesprek nog met alles erbij
      Maar dat voldoet niet
        | bevinding                                                 | plaats | clausule |
        | het klantcontact is niet terug te lezen (status 404)      |        |          |
        | de betrokkene is niet terug te lezen (status 404)         |        |          |
        | het actorklantcontact is niet terug te lezen (status 404) |        |          |

    @voldoet-niet
    Scenario: Het andere gesprek raakt zijn actor kwijt
      Gegeven een provider die op GET /actorklantcontacten antwoordt met 200 en
        """
        {"count": 0, "next": null, "previous": null, "results": []}
        """
      En een gesprek dat speciaal is geregistreerd om te verwijderen
      En een ander gesprek van dezelfde klant met dezelfde medewerker
      Als de consumer dat klantcontact verwijdert
      Dan bestaat het andere gesprek nog met alles erbij
      Maar dat voldoet niet
        | bevinding                                              | plaats | clausule   |
        | bij het klantcontact hoort niet precies de eigen actor | /actor | C0992-2.10 |

  Regel: Dan bestaat het klantcontact van dat gesprek nog

    @voldoet
    Abstract Scenario: Alleen wat is verwijderd is weg
      Gegeven een provider die zich aan het contract houdt
      En een gesprek waarvan <wat> mag worden verwijderd
      Als de consumer <wat> van dat gesprek verwijdert
      Dan bestaat het klantcontact van dat gesprek nog

      Voorbeelden:
        | wat                   |
        | de betrokkene         |
        | het actorklantcontact |

    @voldoet-niet
    Scenario: Het klantcontact verdwijnt mee
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met 404
      En een gesprek waarvan de betrokkene mag worden verwijderd
      Als de consumer de betrokkene van dat gesprek verwijdert
      Dan bestaat het klantcontact van dat gesprek nog
      Maar dat voldoet niet
        | bevinding                                            | plaats | clausule |
        | het klantcontact is niet terug te lezen (status 404) |        |          |

  Regel: Dan toont de partij geen betrokkene van dat klantcontact meer

    @voldoet
    Scenario: De partij toont de betrokkene niet meer
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat speciaal is geregistreerd om te verwijderen
      Als de consumer dat klantcontact verwijdert
      Dan toont de partij geen betrokkene van dat klantcontact meer

    @voldoet-niet
    Scenario: De partij toont de betrokkene nog
      Gegeven een provider met de fout delete-shown-at-partij
      En een gesprek dat speciaal is geregistreerd om te verwijderen
      Als de consumer dat klantcontact verwijdert
      Dan toont de partij geen betrokkene van dat klantcontact meer
      Maar dat voldoet niet
        | bevinding                                                         | plaats       | clausule |
        | de partij toont nog een betrokkene van een verwijderd klantcontact | /betrokkenen |          |

  Regel: Dan zijn het klantcontact, de partij en de actor niet veranderd

    @voldoet
    Scenario: Alleen de koppeling is weg
      Gegeven een provider die zich aan het contract houdt
      En een gesprek waarvan het actorklantcontact mag worden verwijderd
      Als de consumer het actorklantcontact van dat gesprek verwijdert
      Dan zijn het klantcontact, de partij en de actor niet veranderd

    @voldoet-niet
    Abstract Scenario: Er is meer veranderd
      Gegeven een provider met de fout <fout>
      En een gesprek waarvan <wat> mag worden verwijderd
      Als de consumer <wat> van dat gesprek verwijdert
      Dan zijn het klantcontact, de partij en de actor niet veranderd
      Maar dat voldoet niet
        | bevinding   | plaats   | clausule   |
        | <bevinding> | <plaats> | <clausule> |

      Voorbeelden:
        | wat                   | fout                                    | plaats           | clausule  | bevinding                                                                                |
        | de betrokkene         | delete-betrokkene-empties-klantcontact  | /inhoud          | C0992-2.5 | Inhoud heeft in een opvraging na het verwijderen een andere waarde dan is geregistreerd              |
        | het actorklantcontact | delete-link-changes-klantcontact        | /vertrouwelijk   | C0992-2.8 | Vertrouwelijkheid heeft in een opvraging na het verwijderen een andere waarde dan is geregistreerd   |
        | de betrokkene         | delete-betrokkene-makes-partij-inactive | /indicatieActief |           | Indicatie actief heeft in een opvraging na het verwijderen een andere waarde dan is geregistreerd    |
        | het actorklantcontact | delete-link-takes-actor                 |                  |           | de actor is niet terug te lezen (status 404)                                             |
