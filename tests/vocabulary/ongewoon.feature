# language: nl
Functionaliteit: De woorden van steps/ongewoon.py
  Wat consumers zelden sturen, en wat een provider daarmee doet.

  Regel: Dan zegt de provider dat dit geen ID is, of dat het er niet is

    @voldoet
    Abstract Scenario: Zo'n vraag wordt geweigerd
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met <status>
      Als de consumer een klantcontact opvraagt met iets wat geen ID is
      Dan zegt de provider dat dit geen ID is, of dat het er niet is

      Voorbeelden:
        | status |
        | 400    |
        | 404    |
        | 422    |

    @voldoet-niet
    Abstract Scenario: De provider gaat stuk, of toont iets anders
      Gegeven een provider met de fout <fout>
      En een klantcontact zonder actor en betrokkene
      Als de consumer een klantcontact opvraagt met iets wat geen ID is
      Dan zegt de provider dat dit geen ID is, of dat het er niet is
      Maar dat voldoet niet
        | bevinding   | plaats | clausule |
        | <bevinding> |        |          |

      Voorbeelden:
        | fout                                | bevinding                                                                     |
        | protocol-malformed-id-500           | met iets wat geen ID is opgevraagd, antwoordt de provider met status 500      |
        | protocol-malformed-id-shows-another | met iets wat geen ID is opgevraagd, toont de provider toch een klantcontact   |

    @niet-te-beoordelen
    Scenario: De provider is bezet
      Gegeven een provider die op GET /partijen/{id} antwoordt met 503
      Als de consumer een partij opvraagt met iets wat geen ID is
      Dan zegt de provider dat dit geen ID is, of dat het er niet is
      Maar dat is niet te beoordelen
        | oorzaak     | melding                                                                                                             |
        | environment | GET http://reference.invalid/klantinteracties/api/v1/partijen/geen-uuid: de provider is bezet (503) |

  Regel: Dan weigert de provider die verwijzing

    @voldoet
    Scenario: De verwijzing wordt geweigerd
      Gegeven een provider die zich aan het contract houdt
      En een klantcontact zonder actor en betrokkene
      Als de consumer daarbij een actorklantcontact registreert met een actor waarvan het ID geen ID is
      Dan weigert de provider die verwijzing

    @voldoet-niet
    Abstract Scenario: De provider gaat stuk, of neemt haar aan
      Gegeven een provider met de fout <fout>
      En een klantcontact zonder actor en betrokkene
      Als de consumer daarbij een <wat> registreert met een <wie> waarvan het ID geen ID is
      Dan weigert de provider die verwijzing
      Maar dat voldoet niet
        | bevinding   | plaats | clausule |
        | <bevinding> |        |          |

      Voorbeelden:
        | wat               | wie    | fout                               | bevinding                                                |
        | actorklantcontact | actor  | validation-malformed-actor-500     | de provider weigert niet maar antwoordt met status 500   |
        | betrokkene        | partij | validation-malformed-partij-500    | de provider weigert niet maar antwoordt met status 500   |
        | betrokkene        | partij | validation-malformed-partij-dropped | de provider neemt iets ongeldigs aan (status 201)        |

  Regel: Dan is <dat Kanaal of die Taal> in zijn geheel bewaard

    @voldoet
    Abstract Scenario: Het langste komt heel terug
      Gegeven een provider die het contract vng-crud-0.0.3 volgt
      En een klantcontact met een zo lang mogelijk Kanaal en een zo lang mogelijke Taal
      Dan is <dat> in zijn geheel bewaard

      Voorbeelden:
        | dat        |
        | dat Kanaal |
        | die Taal   |

    @voldoet-niet
    Scenario: Het Kanaal is afgekapt
      Gegeven een provider met de fout value-kanaal-longest-cut
      En een klantcontact met een zo lang mogelijk Kanaal en een zo lang mogelijke Taal
      Dan is dat Kanaal in zijn geheel bewaard
      Maar dat voldoet niet
        | bevinding                                                                             | plaats  | clausule  |
        | Kanaal heeft in het antwoord op de registratie een andere waarde dan is geregistreerd | /kanaal | C0992-2.3 |

    @voldoet-niet
    Scenario: Het Kanaal is later afgekapt
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats  | waarde     |
        | /kanaal | "Telefoon" |
      En een klantcontact met een zo lang mogelijk Kanaal en een zo lang mogelijke Taal
      Dan is dat Kanaal in zijn geheel bewaard
      Maar dat voldoet niet
        | bevinding                                                                   | plaats  | clausule  |
        | Kanaal heeft in een latere opvraging een andere waarde dan is geregistreerd | /kanaal | C0992-2.3 |

    @voldoet-niet
    Scenario: Zo'n Kanaal maakt de provider stuk
      Gegeven een provider met de fout value-kanaal-longest-500
      En een klantcontact met een zo lang mogelijk Kanaal en een zo lang mogelijke Taal
      Dan is dat Kanaal in zijn geheel bewaard
      Maar dat voldoet niet
        | bevinding                                                                        | plaats | clausule  |
        | de provider neemt een geldig klantcontact niet aan maar antwoordt met status 500 |        | C0992-2.3 |

  Regel: Dan neemt de provider die <actor of partij> aan en toont de provider hem zo

    @voldoet
    Abstract Scenario: Het verplichte is genoeg
      Gegeven een provider die zich aan het contract houdt
      Als de consumer een <wat> aanmeldt met alleen wat verplicht is
      Dan neemt de provider die <wat> aan en toont de provider hem zo

      Voorbeelden:
        | wat    |
        | actor  |
        | partij |

    @voldoet-niet
    Abstract Scenario: Het verplichte is niet genoeg, of wordt veranderd
      Gegeven een provider met de fout <fout>
      Als de consumer een <wat> aanmeldt met alleen wat verplicht is
      Dan neemt de provider die <wat> aan en toont de provider hem zo
      Maar dat voldoet niet
        | bevinding   | plaats   | clausule   |
        | <bevinding> | <plaats> | <clausule> |

      Voorbeelden:
        | wat    | fout                              | plaats       | clausule   | bevinding                                                                                               |
        | actor  | validation-minimal-actor-500      |              |            | de provider neemt een geldige actor niet aan maar antwoordt met status 500                              |
        | partij | validation-minimal-partij-refused |              |            | de provider weigert een partij met alleen wat verplicht is (status 400)                                 |
        | actor  | value-minimal-actor-renamed       | /naam        | C0992-1.1a | Naam heeft in een latere opvraging een andere waarde dan is geregistreerd                               |
        | partij | value-minimal-partij-other-kind   | /soortPartij | C0992-1.9  | Soort partij heeft in een latere opvraging een andere waarde dan is geregistreerd                       |

  Regel: Dan levert dat geen partij op

    @voldoet
    Scenario: Niemand heeft die identificator
      Gegeven een provider die zich aan het contract houdt
      En een klant die als partij bekend is
      Als de consumer een partij zoekt op een identificator die niemand heeft
      Dan levert dat geen partij op

    @voldoet-niet
    Abstract Scenario: De provider gaat stuk, weigert, of toont iedereen
      Gegeven een provider met de fout <fout>
      En een klant die als partij bekend is
      Als de consumer een partij zoekt op een identificator die niemand heeft
      Dan levert dat geen partij op
      Maar dat voldoet niet
        | bevinding   | plaats | clausule |
        | <bevinding> |        |          |

      Voorbeelden:
        | fout                                 | bevinding                                                               |
        | list-partij-identificator-500        | op een identificator die niemand heeft, antwoordt de provider met 500   |
        | list-partij-identificator-everything | een identificator die niemand heeft, levert toch partijen op            |

  Regel: Dan toont de provider dat Nummer met zijn voorloopnullen

    @voldoet
    Scenario: De nullen blijven staan
      Gegeven een provider die zich aan het contract houdt
      En een klantcontact met een Nummer dat met nullen begint
      Dan toont de provider dat Nummer met zijn voorloopnullen

    @voldoet
    Scenario: De provider geeft een Nummer van zichzelf
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats  | waarde       |
        | /nummer | "0000000042" |
      En een klantcontact met een Nummer dat met nullen begint
      Dan toont de provider dat Nummer met zijn voorloopnullen

    @voldoet-niet
    Scenario: De nullen zijn weg
      Gegeven een provider met de fout nummer-leading-zeros-lost
      En een klantcontact met een Nummer dat met nullen begint
      Dan toont de provider dat Nummer met zijn voorloopnullen
      Maar dat voldoet niet
        | bevinding                                                                           | plaats  | clausule |
        | het Nummer heeft in het antwoord op de registratie zijn voorloopnullen niet meer    | /nummer | F2173-3  |

  Regel: Dan toont de provider dat grote Nummer zoals het is gestuurd

    @voldoet
    Scenario: Het grote Nummer is gebleven
      Gegeven een provider die zich aan het contract houdt
      En een klantcontact met een groot Nummer
      Dan toont de provider dat grote Nummer zoals het is gestuurd

    @voldoet-niet
    Scenario: Van het grote Nummer is het grootste gemaakt wat erin past
      Gegeven een provider met de fout reported-nummer-clipped
      En een klantcontact met een groot Nummer
      Dan toont de provider dat grote Nummer zoals het is gestuurd
      Maar dat voldoet niet
        | bevinding                                                                     | plaats  | clausule |
        | een groot Nummer wordt aangenomen, maar is bij een latere opvraging een ander | /nummer | F2173-3  |
