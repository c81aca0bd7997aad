# language: nl
Functionaliteit: De woorden van steps/weigering.py
  Wat niet klopt, wordt geweigerd en niet bewaard.

  Regel: Dan heeft dat klantcontact nog zijn eigen gegevens

    @voldoet
    Scenario: De geweigerde wijziging heeft niets veranderd
      Gegeven een provider die zich aan het contract houdt
      En een klantcontact zonder actor en betrokkene
      Als de consumer het Onderwerp van dat klantcontact in een te lange tekst wijzigt
      Dan heeft dat klantcontact nog zijn eigen gegevens

    @voldoet-niet
    Scenario: De te lange tekst staat er toch
      Gegeven een provider met de fout validation-amend-not-judged
      En een klantcontact zonder actor en betrokkene
      Als de consumer het Onderwerp van dat klantcontact in een te lange tekst wijzigt
      Dan heeft dat klantcontact nog zijn eigen gegevens
      Maar dat voldoet niet
        | bevinding                                                                      | plaats     | clausule  |
        | Onderwerp heeft in een latere opvraging een andere waarde dan is geregistreerd | /onderwerp | C0992-2.4 |

  Regel: Dan weigert de provider met status 400, 422 of een andere 4xx die over het bericht gaat

    @voldoet
    Abstract Scenario: Een weigering die over de registratie gaat
      Gegeven een provider die op POST /klantcontacten antwoordt met <status>
      Als de consumer een klantcontact registreert waarin Onderwerp te lang is
      Dan weigert de provider met status 400, 422 of een andere 4xx die over het bericht gaat

      Voorbeelden:
        | status |
        | 400    |
        | 409    |
        | 422    |

    @voldoet-niet
    Abstract Scenario: Geen weigering, of een die over iets anders gaat
      Gegeven een provider die op POST /klantcontacten antwoordt met <status>
      Als de consumer een klantcontact registreert waarin Onderwerp te lang is
      Dan weigert de provider met status 400, 422 of een andere 4xx die over het bericht gaat
      Maar dat voldoet niet
        | bevinding   | plaats | clausule |
        | <bevinding> |        |          |

      Voorbeelden:
        | status | bevinding                                                   |
        | 201    | de provider neemt iets ongeldigs aan (status 201)           |
        | 302    | de provider weigert niet maar antwoordt met status 302      |
        | 403    | de weigering (status 403) gaat niet over wat er is gestuurd |
        | 405    | de weigering (status 405) gaat niet over wat er is gestuurd |
        | 500    | de provider weigert niet maar antwoordt met status 500      |

    @niet-te-beoordelen
    Scenario: De provider is bezet
      Gegeven een provider die op POST /klantcontacten antwoordt met 503
      Als de consumer een klantcontact registreert waarin Onderwerp te lang is
      Dan weigert de provider met status 400, 422 of een andere 4xx die over het bericht gaat
      Maar dat is niet te beoordelen
        | oorzaak     | melding                                                                                          |
        | environment | POST http://reference.invalid/klantinteracties/api/v1/klantcontacten: de provider is bezet (503) |

  Regel: Dan legt de provider uit wat er mis is

    @voldoet
    Abstract Scenario: Uitleg in JSON
      Gegeven een provider die op POST /klantcontacten antwoordt met 400 en
        """
        <antwoord>
        """
      Als de consumer een klantcontact registreert waarin Onderwerp te lang is
      Dan legt de provider uit wat er mis is

      Voorbeelden:
        | antwoord                                                                             |
        | {"title": "Ongeldig", "invalidParams": [{"name": "onderwerp", "reason": "te lang"}]} |
        | {"onderwerp": ["te lang"]}                                                           |

    @voldoet-niet
    Abstract Scenario: Geen uitleg
      Gegeven een provider die op POST /klantcontacten antwoordt met 400 en
        """
        <antwoord>
        """
      Als de consumer een klantcontact registreert waarin Onderwerp te lang is
      Dan legt de provider uit wat er mis is
      Maar dat voldoet niet
        | bevinding                                    | plaats | clausule |
        | de weigering zegt niet in JSON wat er mis is |        |          |

      Voorbeelden:
        | antwoord             |
        | {}                   |
        | "Bad Request"        |
        | <h1>Bad Request</h1> |

  Regel: Dan is er van deze poging niets bewaard

    @voldoet
    Scenario: De geweigerde registratie is er niet
      Gegeven een provider die zich aan het contract houdt
      Als de consumer een klantcontact registreert waarin Taal te lang is
      Dan is er van deze poging niets bewaard

    @voldoet-niet
    Scenario: De geweigerde registratie is er toch
      Gegeven een provider met de fout validation-stored-though-refused
      Als de consumer een klantcontact registreert waarin Taal te lang is
      Dan is er van deze poging niets bewaard
      Maar dat voldoet niet
        | bevinding                         | plaats | clausule |
        | wat is geweigerd, is toch bewaard |        |          |

    @niet-te-beoordelen
    Scenario: De lijst waarin het zou staan is niet te lezen
      Gegeven een provider die op GET /klantcontacten antwoordt met 500
      Als de consumer een klantcontact registreert waarin Taal te lang is
      Dan is er van deze poging niets bewaard
      Maar dat is niet te beoordelen
        | oorzaak      | melding                                                      |
        | prerequisite | de lijst is niet te lezen: de lijst antwoordt met status 500 |

  Regel: Dan is er aan dat klantcontact niets toegevoegd

    @voldoet
    Abstract Scenario: De geweigerde koppeling is er niet
      Gegeven een provider die zich aan het contract houdt
      En een klantcontact zonder actor en betrokkene
      Als de consumer een <wat> registreert met een onbekende <wie>
      Dan is er aan dat klantcontact niets toegevoegd

      Voorbeelden:
        | wat               | wie    |
        | actorklantcontact | actor  |
        | betrokkene        | partij |

    @voldoet-niet
    Abstract Scenario: De koppeling met een onbekende is er wel
      Gegeven een provider met de fout <fout>
      En een klantcontact zonder actor en betrokkene
      Als de consumer een <wat> registreert met een onbekende <wie>
      Dan is er aan dat klantcontact niets toegevoegd
      Maar dat voldoet niet
        | bevinding                                              | plaats   | clausule   |
        | bij het klantcontact hoort niet precies de eigen <wie> | <plaats> | <clausule> |

      Voorbeelden:
        | wat               | wie    | fout                               | plaats     | clausule   |
        | actorklantcontact | actor  | validation-unknown-actor-accepted  | /actor     | C0992-2.10 |
        | betrokkene        | partij | validation-unknown-partij-accepted | /wasPartij | C0992-1.9  |

  Regel: Dan meldt de provider dat dit ID niet bestaat

    @voldoet
    Abstract Scenario: Er is niets, en dat zegt de provider
      Gegeven een provider die op GET /betrokkenen/{id} antwoordt met <status>
      Als de consumer een betrokkene met een onbekend ID opvraagt
      Dan meldt de provider dat dit ID niet bestaat

      Voorbeelden:
        | status |
        | 404    |
        | 410    |

    @voldoet-niet
    Abstract Scenario: Er is niets, maar de provider zegt iets anders
      Gegeven een provider die op GET /betrokkenen/{id} antwoordt met <status> en
        """
        null
        """
      Als de consumer een betrokkene met een onbekend ID opvraagt
      Dan meldt de provider dat dit ID niet bestaat
      Maar dat voldoet niet
        | bevinding                                                                              | plaats | clausule |
        | de provider zegt niet dat de betrokkene er niet is, maar antwoordt met status <status> |        |          |

      Voorbeelden:
        | status |
        | 200    |
        | 400    |
        | 500    |
