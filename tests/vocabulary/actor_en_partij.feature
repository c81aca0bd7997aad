# language: nl
Functionaliteit: De woorden van steps/actor_en_partij.py
  Een medewerker of klant wordt bekend gemaakt en nagelezen.

  Regel: Dan toont de provider die actor

    @voldoet
    Scenario: De actor staat onder zijn ID
      Gegeven een provider die op GET /actoren/{id} antwoordt met 200 en
        """
        {"uuid": "{id}", "naam": "Testmedewerker KCC"}
        """
      En een medewerker die als actor bekend is
      Als de consumer die actor opvraagt
      Dan toont de provider die actor

    @voldoet-niet
    Abstract Scenario: De actor is niet te lezen
      Gegeven een provider die op GET /actoren/{id} antwoordt met <status>
      En een medewerker die als actor bekend is
      Als de consumer die actor opvraagt
      Dan toont de provider die actor
      Maar dat voldoet niet
        | bevinding   | plaats | clausule |
        | <bevinding> |        |          |

      Voorbeelden:
        | status | bevinding                                    |
        | 404    | de actor is niet terug te lezen (status 404) |
        | 500    | de actor is niet terug te lezen (status 500) |
        | 200    | het antwoord bevat geen actor in JSON        |

    @voldoet-niet
    Scenario: Onder het ID staat een ander
      Gegeven een provider die op GET /actoren/{id} antwoordt met 200 en
        """
        {"uuid": "11111111-1111-4111-8111-111111111111", "naam": "Iemand anders"}
        """
      En een medewerker die als actor bekend is
      Als de consumer die actor opvraagt
      Dan toont de provider die actor
      Maar dat voldoet niet
        | bevinding                                                   | plaats | clausule |
        | onder het ID van de actor staat een record met een ander ID | /uuid  |          |

  Regel: Dan neemt de provider de <actor of partij> aan

    @voldoet
    Abstract Scenario: Een nieuwe medewerker of klant krijgt een ID
      Gegeven een provider die op POST <pad> antwoordt met 201 en
        """
        {"uuid": "11111111-1111-4111-8111-111111111111"}
        """
      Als de consumer een nieuwe <wie> als <wat> aanmeldt
      Dan neemt de provider de <wat> aan

      Voorbeelden:
        | wie        | wat    | pad       |
        | medewerker | actor  | /actoren  |
        | klant      | partij | /partijen |

    @voldoet-niet
    Abstract Scenario: Een nieuwe medewerker of klant wordt geweigerd
      Gegeven een provider die op POST <pad> antwoordt met <status>
      Als de consumer een nieuwe <wie> als <wat> aanmeldt
      Dan neemt de provider de <wat> aan
      Maar dat voldoet niet
        | bevinding   | plaats | clausule |
        | <bevinding> |        |          |

      Voorbeelden:
        | wie        | wat    | pad       | status | bevinding                                           |
        | klant      | partij | /partijen | 500    | de provider neemt een geldige partij niet aan maar antwoordt met status 500 |

    @niet-te-beoordelen
    Abstract Scenario: Een consumer mag geen medewerker of klant aanmelden
      Gegeven een provider die op POST <pad> antwoordt met <status>
      Als de consumer een nieuwe <wie> als <wat> aanmeldt
      Dan neemt de provider de <wat> aan
      Maar dat is niet te beoordelen
        | oorzaak      | melding                                                                                         |
        | prerequisite | er kan geen <wat> worden aangemaakt (status <status>); geef een bestaande op met --<wat>-id |

      Voorbeelden:
        | wie        | wat    | pad       | status |
        | medewerker | actor  | /actoren  | 400    |
        | medewerker | actor  | /actoren  | 404    |
        | klant      | partij | /partijen | 403    |
        | klant      | partij | /partijen | 501    |

    @voldoet-niet
    Abstract Scenario: Een nieuwe medewerker of klant krijgt geen ID
      Gegeven een provider die op POST <pad> antwoordt met 201 en
        """
        {"uuid": null}
        """
      Als de consumer een nieuwe <wie> als <wat> aanmeldt
      Dan neemt de provider de <wat> aan
      Maar dat voldoet niet
        | bevinding                              | plaats | clausule |
        | de <wat> heeft in het antwoord geen ID | /uuid  |          |

      Voorbeelden:
        | wie        | wat    | pad       |
        | medewerker | actor  | /actoren  |
        | klant      | partij | /partijen |

  Regel: Dan toont de provider de <actor of partij> met de aangemelde gegevens

    @voldoet
    Abstract Scenario: De nieuwe medewerker of klant komt terug, met meer dan er is gestuurd
      Gegeven een provider die op GET <pad>/{id} antwoordt met
        | plaats          | waarde  |
        | /eigenKenmerk   | "extra" |
        | /interneNotitie | (weg)   |
      Als de consumer een nieuwe <wie> als <wat> aanmeldt
      Dan toont de provider de <wat> met de aangemelde gegevens

      Voorbeelden:
        | wie        | wat    | pad       |
        | medewerker | actor  | /actoren  |
        | klant      | partij | /partijen |

    @voldoet-niet
    Abstract Scenario: De nieuwe medewerker of klant is veranderd
      Gegeven een provider die op GET <pad>/{id} antwoordt met
        | plaats   | waarde   |
        | <plaats> | <waarde> |
      Als de consumer een nieuwe <wie> als <wat> aanmeldt
      Dan toont de provider de <wat> met de aangemelde gegevens
      Maar dat voldoet niet
        | bevinding   | plaats   | clausule   |
        | <bevinding> | <plaats> | <clausule> |

      Voorbeelden:
        | wie        | wat    | pad       | plaats           | waarde          | clausule   | bevinding                                                                         |
        | medewerker | actor  | /actoren  | /naam            | "Iemand anders" | C0992-1.1a | Naam heeft in een latere opvraging een andere waarde dan is geregistreerd         |
        | medewerker | actor  | /actoren  | /indicatieActief | (weg)           | C0992-1.1a | Indicatie actief ontbreekt in een latere opvraging                                |
        | klant      | partij | /partijen | /soortPartij     | "organisatie"   | C0992-1.9  | Soort partij heeft in een latere opvraging een andere waarde dan is geregistreerd |

  Regel: Dan toont een latere opvraging van die <partij of betrokkene> dezelfde naam

    @voldoet
    Abstract Scenario: De naam blijft heel
      Gegeven een provider die zich aan het contract houdt
      Als de consumer een <wie> met de naam "Zoë" "Özdemir" registreert
      Dan toont een latere opvraging van die <wie> dezelfde naam

      Voorbeelden:
        | wie        |
        | partij     |
        | betrokkene |

    @voldoet-niet
    Abstract Scenario: De naam verandert
      Gegeven een provider die op GET <pad>/{id} antwoordt met
        | plaats   | waarde   |
        | <plaats> | <waarde> |
      Als de consumer een <wie> met de naam "Zoë" "Özdemir" registreert
      Dan toont een latere opvraging van die <wie> dezelfde naam
      Maar dat voldoet niet
        | bevinding   | plaats   | clausule |
        | <bevinding> | <plaats> | API-6    |

      Voorbeelden:
        | wie        | pad          | plaats                                    | waarde | bevinding                                                                     |
        | partij     | /partijen    | /partijIdentificatie/contactnaam/voornaam | "Zoe"  | Voornaam heeft in een latere opvraging een andere waarde dan is geregistreerd |
        | betrokkene | /betrokkenen | /contactnaam/achternaam                   | (weg)  | Achternaam ontbreekt in een latere opvraging                                  |

  Regel: Dan toont een latere opvraging dezelfde rol en hetzelfde initiatief

    @voldoet
    Scenario: Rol en initiatief blijven
      Gegeven een provider die zich aan het contract houdt
      Als de consumer een betrokkene met rol vertegenwoordiger en initiator Nee registreert
      Dan toont een latere opvraging dezelfde rol en hetzelfde initiatief

    @voldoet-niet
    Scenario: Rol en initiatief krijgen vaste waarden
      Gegeven een provider die op GET /betrokkenen/{id} antwoordt met
        | plaats     | waarde  |
        | /rol       | "klant" |
        | /initiator | true    |
      Als de consumer een betrokkene met rol vertegenwoordiger en initiator Nee registreert
      Dan toont een latere opvraging dezelfde rol en hetzelfde initiatief
      Maar dat voldoet niet
        | bevinding                                                                      | plaats     | clausule |
        | Rol heeft in een latere opvraging een andere waarde dan is geregistreerd       | /rol       | API-6    |
        | Initiator heeft in een latere opvraging een andere waarde dan is geregistreerd | /initiator | API-6    |

  Regel: Dan zijn dat twee partijen, elk met de eigen gegevens

    @voldoet
    Scenario: Twee naamgenoten zijn twee partijen
      Gegeven een provider die zich aan het contract houdt
      En twee klanten met dezelfde naam die na elkaar als partij zijn aangemeld
      Dan zijn dat twee partijen, elk met de eigen gegevens

    @voldoet-niet
    Scenario: De tweede wordt voor de eerste gehouden
      Gegeven een provider met de fout reported-partij-by-name
      En twee klanten met dezelfde naam die na elkaar als partij zijn aangemeld
      Dan zijn dat twee partijen, elk met de eigen gegevens
      Maar dat voldoet niet
        | bevinding                                                        | plaats | clausule |
        | een tweede partij met dezelfde naam krijgt het ID van de eerste | /uuid  |          |
