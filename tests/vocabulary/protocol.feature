# language: nl
Functionaliteit: De woorden van steps/protocol.py
  Statussen, mediatypen en de Location uit het contract.

  Regel: Dan heeft het antwoord de status uit het contract

    @voldoet
    Abstract Scenario: De status die bij de handeling hoort
      Gegeven een provider die op <verzoek> antwoordt met <status>
      Als de consumer <handeling>
      Dan heeft het antwoord de status uit het contract

      Voorbeelden:
        | handeling                    | verzoek                     | status |
        | een klantcontact registreert | POST /klantcontacten        | 201    |
        | een klantcontact verwijdert  | DELETE /klantcontacten/{id} | 204    |
        | een klantcontact verwijdert  | DELETE /klantcontacten/{id} | 200    |

    @voldoet-niet
    Abstract Scenario: Een andere status
      Gegeven een provider die op <verzoek> antwoordt met
        | plaats | waarde   |
        | status | <status> |
      Als de consumer <handeling>
      Dan heeft het antwoord de status uit het contract
      Maar dat voldoet niet
        | bevinding                               | plaats | clausule |
        | status <status> in plaats van <bedoeld> |        |          |

      Voorbeelden:
        | handeling                         | verzoek                     | status | bedoeld    |
        | een klantcontact registreert      | POST /klantcontacten        | 200    | 201        |
        | een betrokkene registreert        | POST /betrokkenen           | 202    | 201        |
        | een klantcontact opvraagt         | GET /klantcontacten/{id}    | 203    | 200        |
        | de lijst van klantcontacten leest | GET /klantcontacten         | 206    | 200        |
        | een klantcontact verwijdert       | DELETE /klantcontacten/{id} | 202    | 200 of 204 |

  Regel: Dan heeft het antwoord een mediatype uit het contract

    @voldoet
    Abstract Scenario: Een mediatype uit het contract
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats       | waarde      |
        | Content-Type | <mediatype> |
      Als de consumer <handeling>
      Dan heeft het antwoord een mediatype uit het contract

      Voorbeelden:
        | handeling                             | mediatype                       |
        | een klantcontact registreert          | application/json; charset=utf-8 |
        | een ongeldig klantcontact registreert | application/problem+json        |

    @voldoet-niet
    Abstract Scenario: Een ander mediatype
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats       | waarde      |
        | Content-Type | <mediatype> |
      Als de consumer <handeling>
      Dan heeft het antwoord een mediatype uit het contract
      Maar dat voldoet niet
        | bevinding                                   | plaats | clausule |
        | mediatype <gelezen> in plaats van <bedoeld> |        |          |

      Voorbeelden:
        | handeling                             | mediatype                | gelezen                  | bedoeld                                      |
        | een klantcontact registreert          | text/html; charset=utf-8 | text/html                | application/json                             |
        | een klantcontact registreert          | (weg)                    | (geen)                   | application/json                             |
        | een klantcontact registreert          | application/problem+json | application/problem+json | application/json                             |
        | een ongeldig klantcontact registreert | text/html                | text/html                | application/json of application/problem+json |

  Regel: Dan wijst een meegestuurde Location naar het nieuwe klantcontact

    @voldoet
    Abstract Scenario: De Location eindigt op het ID
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats   | waarde                                 |
        | /uuid    | "11111111-1111-4111-8111-111111111111" |
        | Location | <location>                             |
      Als de consumer een klantcontact registreert
      Dan wijst een meegestuurde Location naar het nieuwe klantcontact

      Voorbeelden:
        | location                                                                  |
        | https://klant.example/klantcontacten/11111111-1111-4111-8111-111111111111 |
        | /klantcontacten/11111111-1111-4111-8111-111111111111/                     |

    @voldoet-niet
    Abstract Scenario: De Location wijst ergens anders heen
      Gegeven een provider die op POST /klantcontacten antwoordt met
        | plaats   | waarde     |
        | Location | <location> |
      Als de consumer een klantcontact registreert
      Dan wijst een meegestuurde Location naar het nieuwe klantcontact
      Maar dat voldoet niet
        | bevinding                                           | plaats | clausule |
        | de Location wijst niet naar het nieuwe klantcontact |        |          |

      Voorbeelden:
        | location                                             |
        | /klantcontacten/22222222-2222-4222-8222-222222222222 |
        | /klantcontacten                                      |
        | http://[                                             |
