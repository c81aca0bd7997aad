# language: nl
Functionaliteit: De woorden van steps/waarden.py
  Niet alleen het voorbeeld, maar allerlei waarden in allerlei volgordes.

  Regel: Dan is elke waarde aangenomen en bewaard gebleven

    @voldoet
    Abstract Scenario: Elke waarde blijft bewaard
      Gegeven een provider die zich aan het contract houdt
      Als de consumer klantcontacten registreert met allerlei <wat>
      Dan is elke waarde aangenomen en bewaard gebleven

      Voorbeelden:
        | wat                              |
        | toegestane waarden van Onderwerp |
        | combinaties van keuzes           |

    @voldoet-niet
    Scenario: Ongewone waarden worden geweigerd
      Gegeven een provider die op POST /klantcontacten antwoordt met 400
      Als de consumer klantcontacten registreert met allerlei toegestane waarden van Inhoud
      Dan is elke waarde aangenomen en bewaard gebleven
      Maar dat voldoet niet
        | bevinding                                                | plaats | clausule |
        | de provider weigert een geldig klantcontact (status 400) |        |          |

    @voldoet-niet
    Abstract Scenario: Ongewone waarden worden veranderd
      Gegeven een provider met de fout <fout>
      Als de consumer klantcontacten registreert met allerlei <wat>
      Dan is elke waarde aangenomen en bewaard gebleven
      Maar dat voldoet niet
        | bevinding                                                                                  | plaats   | clausule   |
        | <attribuut> heeft in het antwoord op de registratie een andere waarde dan is geregistreerd | <plaats> | <clausule> |

      Voorbeelden:
        | wat                                      | fout                         | attribuut         | plaats            | clausule  |
        | toegestane waarden van Onderwerp         | text-emoji-lost              | Onderwerp         | /onderwerp        | C0992-2.4 |
        | toegestane waarden van Plaatsgevonden op | instant-zone-ignored         | Plaatsgevonden op | /plaatsgevondenOp | C0992-2.9 |
        | combinaties van keuzes                   | value-taal-always-nederlands | Taal              | /taal             | C0992-2.7 |

    @voldoet-niet
    Scenario: Ongewone waarden zijn later weg
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats     | waarde |
        | /onderwerp | ""     |
      Als de consumer klantcontacten registreert met allerlei toegestane waarden van Onderwerp
      Dan is elke waarde aangenomen en bewaard gebleven
      Maar dat voldoet niet
        | bevinding                                                                      | plaats     | clausule  |
        | Onderwerp heeft in een latere opvraging een andere waarde dan is geregistreerd | /onderwerp | C0992-2.4 |

  Regel: Dan is elke waarde geweigerd en is er niets bewaard

    @voldoet
    Abstract Scenario: Elke niet-toegestane waarde wordt geweigerd
      Gegeven een provider die zich aan het contract houdt
      Als de consumer klantcontacten probeert te registreren met allerlei niet-toegestane waarden van <attribuut>
      Dan is elke waarde geweigerd en is er niets bewaard

      Voorbeelden:
        | attribuut         |
        | Onderwerp         |
        | Vertrouwelijkheid |

    @voldoet-niet
    Abstract Scenario: Een niet-toegestane waarde wordt niet geweigerd
      Gegeven een provider die op POST /klantcontacten antwoordt met <status>
      Als de consumer klantcontacten probeert te registreren met allerlei niet-toegestane waarden van Taal
      Dan is elke waarde geweigerd en is er niets bewaard
      Maar dat voldoet niet
        | bevinding   | plaats | clausule |
        | <bevinding> |        |          |

      Voorbeelden:
        | status | bevinding                                              |
        | 201    | de provider neemt iets ongeldigs aan (status 201)      |
        | 500    | de provider weigert niet maar antwoordt met status 500 |

    @voldoet-niet
    Scenario: Wat is geweigerd staat toch in de lijst
      Gegeven een provider met de fout validation-stored-though-refused
      Als de consumer klantcontacten probeert te registreren met allerlei niet-toegestane waarden van Taal
      Dan is elke waarde geweigerd en is er niets bewaard
      Maar dat voldoet niet
        | bevinding                         | plaats | clausule |
        | wat is geweigerd, is toch bewaard |        |          |

  Regel: Dan toont de provider steeds wat er volgens de consumer moet staan

    @voldoet
    Scenario: De provider houdt alles bij
      Gegeven een provider die zich aan het contract houdt
      Als de consumer in allerlei volgordes registreert, koppelt, leest en verwijdert
      Dan toont de provider steeds wat er volgens de consumer moet staan

    @voldoet-niet
    Scenario: Een klantcontact leest anders dan het is geregistreerd
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats  | waarde |
        | /inhoud | (weg)  |
      Als de consumer in allerlei volgordes registreert, koppelt, leest en verwijdert
      Dan toont de provider steeds wat er volgens de consumer moet staan
      Maar dat voldoet niet
        | bevinding                                | plaats  | clausule  |
        | Inhoud ontbreekt in een latere opvraging | /inhoud | C0992-2.5 |

    @voldoet-niet
    Scenario: Bij elk klantcontact hoort een vreemde
      Gegeven een provider die op GET /betrokkenen antwoordt met 200 en
        """
        {"count": 1, "next": null, "previous": null, "results": [
          {"uuid": "11111111-1111-4111-8111-111111111111",
           "wasPartij": {"uuid": "22222222-2222-4222-8222-222222222222"}}]}
        """
      Als de consumer in allerlei volgordes registreert, koppelt, leest en verwijdert
      Dan toont de provider steeds wat er volgens de consumer moet staan
      Maar dat voldoet niet
        | bevinding                                               | plaats     | clausule  |
        | bij het klantcontact hoort niet precies de eigen partij | /wasPartij | C0992-1.9 |
