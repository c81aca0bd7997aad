# language: nl
Functionaliteit: De woorden van steps/wijziging.py
  Een geregistreerd klantcontact wordt gewijzigd.

  Regel: Dan toont een latere opvraging de wijziging en verder dezelfde gegevens

    @voldoet
    Scenario: De wijziging blijft bewaard
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat speciaal is geregistreerd om te wijzigen
      Als de consumer van dat klantcontact de Vertrouwelijkheid in Nee wijzigt
      Dan toont een latere opvraging de wijziging en verder dezelfde gegevens

    @voldoet-niet
    Scenario: De provider zegt ja en wijzigt niets
      Gegeven een provider die op PATCH /klantcontacten/{id} antwoordt met 200 en
        """
        {"uuid": "{id}", "vertrouwelijk": false}
        """
      En een gesprek dat speciaal is geregistreerd om te wijzigen
      Als de consumer van dat klantcontact de Vertrouwelijkheid in Nee wijzigt
      Dan toont een latere opvraging de wijziging en verder dezelfde gegevens
      Maar dat voldoet niet
        | bevinding                                                                              | plaats         | clausule |
        | Vertrouwelijkheid heeft in een latere opvraging een andere waarde dan is geregistreerd | /vertrouwelijk | API-6    |

    @voldoet-niet
    Scenario: De wijziging wist de Inhoud
      Gegeven een provider met de fout subtle-amend-wipes
      En een gesprek dat speciaal is geregistreerd om te wijzigen
      Als de consumer van dat klantcontact de Vertrouwelijkheid in Nee wijzigt
      Dan toont een latere opvraging de wijziging en verder dezelfde gegevens
      Maar dat voldoet niet
        | bevinding                                                                   | plaats  | clausule |
        | Inhoud heeft in een latere opvraging een andere waarde dan is geregistreerd | /inhoud | API-6    |

    @voldoet-niet
    Scenario: Op de wijziging loopt de provider vast
      Gegeven een provider die op PATCH /klantcontacten/{id} antwoordt met 500
      En een gesprek dat speciaal is geregistreerd om te wijzigen
      Als de consumer van dat klantcontact de Vertrouwelijkheid in Nee wijzigt
      Dan toont een latere opvraging de wijziging en verder dezelfde gegevens
      Maar dat voldoet niet
        | bevinding                                                | plaats | clausule |
        | de provider neemt een geldig klantcontact niet aan maar antwoordt met status 500 |        |          |

  Regel: Dan toont de lijst van klantcontacten de wijziging ook

    @voldoet
    Scenario: De lijst is bij
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat speciaal is geregistreerd om te wijzigen
      Als de consumer van dat klantcontact de Vertrouwelijkheid in Nee wijzigt
      Dan toont de lijst van klantcontacten de wijziging ook

    @voldoet-niet
    Scenario: De lijst toont nog de oude waarde
      Gegeven een provider die op GET /klantcontacten antwoordt met
        | plaats                   | waarde |
        | /results/*/vertrouwelijk | true   |
      En een gesprek dat speciaal is geregistreerd om te wijzigen
      Als de consumer van dat klantcontact de Vertrouwelijkheid in Nee wijzigt
      Dan toont de lijst van klantcontacten de wijziging ook
      Maar dat voldoet niet
        | bevinding                                                                                     | plaats         | clausule |
        | Vertrouwelijkheid heeft in de lijst van klantcontacten een andere waarde dan is geregistreerd | /vertrouwelijk | API-6    |

    @niet-te-beoordelen
    Scenario: Het gewijzigde klantcontact staat niet in de lijst
      Gegeven een provider die op GET /klantcontacten antwoordt met 200 en
        """
        {"count": 0, "next": null, "previous": null, "results": []}
        """
      En een gesprek dat speciaal is geregistreerd om te wijzigen
      Als de consumer van dat klantcontact de Vertrouwelijkheid in Nee wijzigt
      Dan toont de lijst van klantcontacten de wijziging ook
      Maar dat is niet te beoordelen
        | oorzaak      | melding                                 |
        | prerequisite | het klantcontact staat niet in de lijst |

  Regel: Dan horen bij dat klantcontact nog dezelfde actor en dezelfde partij

    @voldoet
    Scenario: De wijziging laat de mensen erbij
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat speciaal is geregistreerd om te wijzigen
      Als de consumer van dat klantcontact de Vertrouwelijkheid in Nee wijzigt
      Dan horen bij dat klantcontact nog dezelfde actor en dezelfde partij

    @voldoet-niet
    Abstract Scenario: De mensen zijn verdwenen of verwisseld
      Gegeven een provider die op GET <pad> antwoordt met
        | plaats   | waarde   |
        | <plaats> | <waarde> |
      En een gesprek dat speciaal is geregistreerd om te wijzigen
      Als de consumer van dat klantcontact de Vertrouwelijkheid in Nee wijzigt
      Dan horen bij dat klantcontact nog dezelfde actor en dezelfde partij
      Maar dat voldoet niet
        | bevinding   | plaats  | clausule   |
        | <bevinding> | <meldt> | <clausule> |

      Voorbeelden:
        | pad                  | plaats                    | waarde                                 | meldt                | clausule   | bevinding                                                                   |
        | /actorklantcontacten | /results                  | []                                     | /actor               | C0992-2.10 | bij het klantcontact hoort niet precies de eigen actor                      |
        | /betrokkenen         | /results/*/wasPartij/uuid | "11111111-1111-4111-8111-111111111111" | /wasPartij           | C0992-1.9  | bij het klantcontact hoort niet precies de eigen partij                     |
        | /klantcontacten/{id} | /hadBetrokkenActoren      | []                                     | /hadBetrokkenActoren | C0992-2.10 | Actoren van het klantcontact toont niet alleen de gekoppelde actor          |
        | /klantcontacten/{id} | /hadBetrokkenen           | (weg)                                  | /hadBetrokkenen      | C0992-1.9  | Betrokkenen van het klantcontact toont niet alleen de gekoppelde betrokkene |

  Regel: Dan toont een latere opvraging het vervangen klantcontact

    @voldoet
    Scenario: Alles is zoals het is vervangen
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat in zijn geheel wordt vervangen
      Als de consumer dat klantcontact vervangt door hetzelfde met een ander Onderwerp
      Dan toont een latere opvraging het vervangen klantcontact

    @voldoet-niet
    Scenario: De inhoud is weg
      Gegeven een provider met de fout write-put-drops-inhoud
      En een gesprek dat in zijn geheel wordt vervangen
      Als de consumer dat klantcontact vervangt door hetzelfde met een ander Onderwerp
      Dan toont een latere opvraging het vervangen klantcontact
      Maar dat voldoet niet
        | bevinding                                                                   | plaats  | clausule |
        | Inhoud heeft in een latere opvraging een andere waarde dan is geregistreerd | /inhoud | API-6    |

    @voldoet-niet
    Scenario: De provider kan het niet
      Gegeven een provider die op PUT /klantcontacten/{id} antwoordt met 500
      En een gesprek dat in zijn geheel wordt vervangen
      Als de consumer dat klantcontact vervangt door hetzelfde met een ander Onderwerp
      Dan toont een latere opvraging het vervangen klantcontact
      Maar dat voldoet niet
        | bevinding                                                                        | plaats | clausule |
        | de provider neemt een geldig klantcontact niet aan maar antwoordt met status 500 |        |          |

  Regel: Dan horen bij het vervangen klantcontact nog dezelfde mensen

    @voldoet
    Scenario: De vervanging laat de mensen erbij
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat in zijn geheel wordt vervangen
      Als de consumer dat klantcontact vervangt door hetzelfde met een ander Onderwerp
      Dan horen bij het vervangen klantcontact nog dezelfde mensen

    @voldoet-niet
    Scenario: De mensen zijn er niet meer bij
      Gegeven een provider met de fout write-put-takes-relations
      En een gesprek dat in zijn geheel wordt vervangen
      Als de consumer dat klantcontact vervangt door hetzelfde met een ander Onderwerp
      Dan horen bij het vervangen klantcontact nog dezelfde mensen
      Maar dat voldoet niet
        | bevinding                                              | plaats | clausule   |
        | bij het klantcontact hoort niet precies de eigen actor | /actor | C0992-2.10 |

  Regel: Dan noemt die betrokkene nog dezelfde partij en hetzelfde klantcontact

    @voldoet
    Scenario: De betrokkene heet anders en is nog dezelfde klant
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat speciaal is geregistreerd om te wijzigen
      Als de consumer de naam van de betrokkene wijzigt
      Dan noemt die betrokkene nog dezelfde partij en hetzelfde klantcontact

    @voldoet-niet
    Scenario: De betrokkene is geen klant meer
      Gegeven een provider met de fout reported-amend-clears-partij
      En een gesprek dat speciaal is geregistreerd om te wijzigen
      Als de consumer de naam van de betrokkene wijzigt
      Dan noemt die betrokkene nog dezelfde partij en hetzelfde klantcontact
      Maar dat voldoet niet
        | bevinding                                                                                         | plaats     | clausule  |
        | Partij heeft in een opvraging na een wijziging van de naam een andere waarde dan is geregistreerd | /wasPartij | C0992-1.9 |

    @voldoet-niet
    Scenario: De betrokkene houdt zijn oude naam
      Gegeven een provider die op PATCH /betrokkenen/{id} antwoordt met 200 en
        """
        {"uuid": "{id}"}
        """
      En een gesprek dat speciaal is geregistreerd om te wijzigen
      Als de consumer de naam van de betrokkene wijzigt
      Dan noemt die betrokkene nog dezelfde partij en hetzelfde klantcontact
      Maar dat voldoet niet
        | bevinding                                                                                             | plaats                  | clausule |
        | Voornaam heeft in een opvraging na een wijziging van de naam een andere waarde dan is geregistreerd   | /contactnaam/voornaam   | API-6    |
        | Achternaam heeft in een opvraging na een wijziging van de naam een andere waarde dan is geregistreerd | /contactnaam/achternaam | API-6    |

  Regel: Dan vindt het filter op Onderwerp het klantcontact op het nieuwe, en niet meer op het oude

    @voldoet
    Scenario: De provider kan niet vervangen, wel wijzigen
      Gegeven een provider die op PUT /klantcontacten/{id} antwoordt met 405
      En een gesprek dat in zijn geheel wordt vervangen
      Als de consumer dat klantcontact een ander Onderwerp geeft
      Dan vindt het filter op Onderwerp het klantcontact op het nieuwe, en niet meer op het oude

    @voldoet
    Scenario: Het filter vindt het vervangen klantcontact
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat in zijn geheel wordt vervangen
      Als de consumer dat klantcontact een ander Onderwerp geeft
      Dan vindt het filter op Onderwerp het klantcontact op het nieuwe, en niet meer op het oude

    @voldoet-niet
    Scenario: Het filter kijkt naar wat er eerst stond
      Gegeven een provider met de fout reported-index-not-updated
      En een gesprek dat in zijn geheel wordt vervangen
      Als de consumer dat klantcontact een ander Onderwerp geeft
      Dan vindt het filter op Onderwerp het klantcontact op het nieuwe, en niet meer op het oude
      Maar dat voldoet niet
        | bevinding                                                                                    | plaats | clausule |
        | het klantcontact is na een wijziging op zijn oude Onderwerp te vinden, en niet op zijn nieuwe |        |          |

    @niet-te-beoordelen
    Scenario: Het klantcontact is niet gewijzigd
      Gegeven een provider die op PUT /klantcontacten/{id} antwoordt met 200 en
        """
        {"uuid": "{id}"}
        """
      En een gesprek dat in zijn geheel wordt vervangen
      Als de consumer dat klantcontact een ander Onderwerp geeft
      Dan vindt het filter op Onderwerp het klantcontact op het nieuwe, en niet meer op het oude
      Maar dat is niet te beoordelen
        | oorzaak      | melding                                               |
        | prerequisite | het klantcontact heeft geen ander Onderwerp gekregen |
