# language: nl
Functionaliteit: De woorden van steps/toegang.py
  Wie niet bekend is, krijgt niets te zien en bewaart niets.

  Regel: Dan wordt die persoon de toegang geweigerd

    @voldoet
    Abstract Scenario: Een onbekende bezoeker wordt geweigerd
      Gegeven een provider die op GET /klantcontacten antwoordt met <status>
      Als iemand met <inloggegevens> de lijst van klantcontacten opvraagt
      Dan wordt die persoon de toegang geweigerd

      Voorbeelden:
        | inloggegevens           | status |
        | geen inloggegevens      | 401    |
        | verkeerde inloggegevens | 403    |

    @voldoet-niet
    Abstract Scenario: Een onbekende bezoeker krijgt iets anders te horen
      Gegeven een provider die op GET /klantcontacten antwoordt met <status> en
        """
        {"count": 0, "next": null, "previous": null, "results": []}
        """
      Als iemand met <inloggegevens> de lijst van klantcontacten opvraagt
      Dan wordt die persoon de toegang geweigerd
      Maar dat voldoet niet
        | bevinding                                                       | plaats | clausule |
        | zonder geldige inloggegevens antwoordt de provider met <status> |        |          |

      Voorbeelden:
        | inloggegevens           | status |
        | geen inloggegevens      | 200    |
        | verkeerde inloggegevens | 200    |
        | geen inloggegevens      | 302    |
        | geen inloggegevens      | 500    |

    @voldoet-niet
    Scenario: De weigering toont toch het klantcontact
      Gegeven een provider met de fout access-refused-but-shown
      En een gesprek dat is geregistreerd met losse aanroepen
      Als iemand met geen inloggegevens de gegevens van het klantcontact opvraagt
      Dan wordt die persoon de toegang geweigerd
      Maar dat voldoet niet
        | bevinding                                         | plaats | clausule |
        | de weigering toont toch gegevens uit het register |        |          |

  Regel: Dan heeft deze bezoeker niets bewaard

    @voldoet
    Scenario: De registratie van de bezoeker is er niet
      Gegeven een provider die zich aan het contract houdt
      Als iemand met geen inloggegevens een klantcontact registreert
      Dan heeft deze bezoeker niets bewaard

    @voldoet-niet
    Scenario: De bezoeker is geweigerd, maar de registratie is er toch
      Gegeven een provider met de fout access-refused-but-done
      Als iemand met geen inloggegevens een klantcontact registreert
      Dan heeft deze bezoeker niets bewaard
      Maar dat voldoet niet
        | bevinding                         | plaats | clausule |
        | wat is geweigerd, is toch bewaard |        |          |

    @niet-te-beoordelen
    Scenario: De lijst toont ook geldige registraties niet
      Gegeven een provider die op GET /klantcontacten antwoordt met 200 en
        """
        {"count": 0, "next": null, "previous": null, "results": []}
        """
      Als iemand met geen inloggegevens een klantcontact registreert
      Dan heeft deze bezoeker niets bewaard
      Maar dat is niet te beoordelen
        | oorzaak      | melding                                         |
        | prerequisite | de lijst toont een geldige registratie ook niet |

  Regel: Dan bestaat dat klantcontact nog

    @voldoet
    Scenario: De bezoeker heeft niets verwijderd
      Gegeven een provider die zich aan het contract houdt
      En een klantcontact zonder actor en betrokkene
      Als iemand met geen inloggegevens dat klantcontact verwijdert
      Dan bestaat dat klantcontact nog

    @voldoet-niet
    Scenario: De bezoeker heeft het verwijderd
      Gegeven een provider met de fout access-delete-open
      En een klantcontact zonder actor en betrokkene
      Als iemand met geen inloggegevens dat klantcontact verwijdert
      Dan bestaat dat klantcontact nog
      Maar dat voldoet niet
        | bevinding                                            | plaats | clausule |
        | het klantcontact is niet terug te lezen (status 404) |        |          |

  Regel: Dan hoort bij dat klantcontact nog niemand en is het niet veranderd

    @voldoet
    Abstract Scenario: De bezoeker heeft niets toegevoegd of gewijzigd
      Gegeven een provider die zich aan het contract houdt
      En een klantcontact zonder actor en betrokkene
      Als iemand met geen inloggegevens bij dat klantcontact <iets> probeert
      Dan hoort bij dat klantcontact nog niemand en is het niet veranderd

      Voorbeelden:
        | iets                     |
        | een betrokkene te voegen |
        | een actor te koppelen    |
        | iets te wijzigen         |

    @voldoet-niet
    Abstract Scenario: De bezoeker heeft iets toegevoegd of gewijzigd
      Gegeven een provider met de fout access-writes-open
      En een klantcontact zonder actor en betrokkene
      Als iemand met geen inloggegevens bij dat klantcontact <iets> probeert
      Dan hoort bij dat klantcontact nog niemand en is het niet veranderd
      Maar dat voldoet niet
        | bevinding   | plaats   | clausule   |
        | <bevinding> | <plaats> | <clausule> |

      Voorbeelden:
        | iets                     | plaats         | clausule   | bevinding                                                                      |
        | een betrokkene te voegen | /wasPartij     | C0992-1.9  | bij het klantcontact hoort niet precies de eigen partij                        |
        | een actor te koppelen    | /actor         | C0992-2.10 | bij het klantcontact hoort niet precies de eigen actor                         |
        | iets te wijzigen         | /vertrouwelijk | C0992-2.8  | Vertrouwelijkheid heeft in het antwoord een andere waarde dan is geregistreerd |
