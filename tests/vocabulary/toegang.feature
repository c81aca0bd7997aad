# language: nl
Functionaliteit: De woorden van steps/toegang.py
  Wie niet bekend is, krijgt niets te zien en kan niets vastleggen.

  Regel: Dan wordt die persoon de toegang geweigerd

    @voldoet
    Abstract Scenario: Een onbekende bezoeker wordt geweigerd
      Gegeven een provider die op GET /klantcontacten antwoordt met <status>
      Als iemand <inloggegevens> de lijst van klantcontacten opvraagt
      Dan wordt die persoon de toegang geweigerd

      Voorbeelden:
        | inloggegevens               | status |
        | zonder inloggegevens        | 401    |
        | met verkeerde inloggegevens | 403    |

    @voldoet-niet
    Abstract Scenario: Een onbekende bezoeker krijgt iets anders te horen
      Gegeven een provider die op GET /klantcontacten antwoordt met <status> en
        """
        {"count": 0, "next": null, "previous": null, "results": []}
        """
      Als iemand <inloggegevens> de lijst van klantcontacten opvraagt
      Dan wordt die persoon de toegang geweigerd
      Maar dat voldoet niet
        | bevinding                                                       | plaats | clausule |
        | zonder geldige inloggegevens antwoordt de provider met <status> |        |          |

      Voorbeelden:
        | inloggegevens               | status |
        | zonder inloggegevens        | 200    |
        | met verkeerde inloggegevens | 200    |
        | zonder inloggegevens        | 302    |
        | zonder inloggegevens        | 500    |

    @voldoet-niet
    Scenario: De weigering toont toch het klantcontact
      Gegeven een provider met de fout access-refused-but-shown
      En een gesprek dat is geregistreerd met losse aanroepen
      Als iemand zonder inloggegevens de gegevens van het klantcontact opvraagt
      Dan wordt die persoon de toegang geweigerd
      Maar dat voldoet niet
        | bevinding                                         | plaats | clausule |
        | de weigering toont toch gegevens uit het register |        |          |

  Regel: Dan is van deze bezoeker niets bewaard

    @voldoet
    Scenario: De registratie van de bezoeker is er niet
      Gegeven een provider die zich aan het contract houdt
      Als iemand zonder inloggegevens een klantcontact registreert
      Dan is van deze bezoeker niets bewaard

    @voldoet-niet
    Scenario: De bezoeker is geweigerd, maar de registratie is er toch
      Gegeven een provider met de fout access-refused-but-done
      Als iemand zonder inloggegevens een klantcontact registreert
      Dan is van deze bezoeker niets bewaard
      Maar dat voldoet niet
        | bevinding                         | plaats | clausule |
        | wat is geweigerd, is toch bewaard |        |          |

    @niet-te-beoordelen
    Scenario: De lijst toont ook geldige registraties niet
      Gegeven een provider die op GET /klantcontacten antwoordt met 200 en
        """
        {"count": 0, "next": null, "previous": null, "results": []}
        """
      Als iemand zonder inloggegevens een klantcontact registreert
      Dan is van deze bezoeker niets bewaard
      Maar dat is niet te beoordelen
        | oorzaak      | melding                                         |
        | prerequisite | de lijst toont een geldige registratie ook niet |

  Regel: Dan bestaat dat klantcontact nog

    @voldoet
    Scenario: De bezoeker heeft niets verwijderd
      Gegeven een provider die zich aan het contract houdt
      En een klantcontact zonder actor en betrokkene
      Als iemand zonder inloggegevens dat klantcontact verwijdert
      Dan bestaat dat klantcontact nog

    @voldoet-niet
    Scenario: De bezoeker heeft het verwijderd
      Gegeven een provider met de fout access-delete-open
      En een klantcontact zonder actor en betrokkene
      Als iemand zonder inloggegevens dat klantcontact verwijdert
      Dan bestaat dat klantcontact nog
      Maar dat voldoet niet
        | bevinding                                            | plaats | clausule |
        | het klantcontact is niet terug te lezen (status 404) |        |          |

  Regel: Dan hoort bij dat klantcontact nog niemand en is het niet veranderd

    @voldoet
    Abstract Scenario: De bezoeker heeft niets toegevoegd of gewijzigd
      Gegeven een provider die zich aan het contract houdt
      En een klantcontact zonder actor en betrokkene
      Als iemand zonder inloggegevens probeert <iets>
      Dan hoort bij dat klantcontact nog niemand en is het niet veranderd

      Voorbeelden:
        | iets                                              |
        | een betrokkene aan dat klantcontact toe te voegen |
        | een actor aan dat klantcontact te koppelen        |
        | dat klantcontact te wijzigen                      |

    @voldoet-niet
    Abstract Scenario: De bezoeker heeft iets toegevoegd of gewijzigd
      Gegeven een provider met de fout access-writes-open
      En een klantcontact zonder actor en betrokkene
      Als iemand zonder inloggegevens probeert <iets>
      Dan hoort bij dat klantcontact nog niemand en is het niet veranderd
      Maar dat voldoet niet
        | bevinding   | plaats   | clausule   |
        | <bevinding> | <plaats> | <clausule> |

      Voorbeelden:
        | iets                                              | plaats         | clausule   | bevinding                                                                      |
        | een betrokkene aan dat klantcontact toe te voegen | /wasPartij     | C0992-1.9  | bij het klantcontact hoort niet precies de eigen partij                        |
        | een actor aan dat klantcontact te koppelen        | /actor         | C0992-2.10 | bij het klantcontact hoort niet precies de eigen actor                         |
        | dat klantcontact te wijzigen                      | /vertrouwelijk | C0992-2.8  | Vertrouwelijkheid heeft in het antwoord een andere waarde dan is geregistreerd |

  Regel: Dan krijgt de vreemde daar niets van te zien

    @voldoet
    Abstract Scenario: Niets te zien
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als een vreemde de <soort> opvraagt die de consumer net heeft gelezen
      Dan krijgt de vreemde daar niets van te zien

      Voorbeelden:
        | soort          |
        | klantcontacten |
        | partijen       |
        | interne taken  |

    @voldoet-niet
    Abstract Scenario: Een vreemde ziet iets
      Gegeven een provider met de fout <fout>
      En een gesprek dat is geregistreerd met losse aanroepen
      Als een vreemde de <soort> opvraagt die de consumer net heeft gelezen
      Dan krijgt de vreemde daar niets van te zien
      Maar dat voldoet niet
        | bevinding   | plaats | clausule |
        | <bevinding> |        |          |

      Voorbeelden:
        | fout                            | soort         | bevinding                                                                         |
        | access-betrokkene-open          | betrokkenen   | zonder inloggegevens is te lezen wat de consumer net had gelezen: het record zelf |
        | access-partij-list-open         | partijen      | zonder inloggegevens is te lezen wat de consumer net had gelezen: de lijst        |
        | access-task-list-open           | interne taken | zonder inloggegevens is te lezen wat de consumer net had gelezen: de lijst        |
        | access-cache-whatever-the-token | interne taken | met verkeerde inloggegevens is te lezen wat de consumer net had gelezen: de lijst |
