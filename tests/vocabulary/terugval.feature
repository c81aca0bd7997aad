# language: nl
Functionaliteit: De woorden van steps/terugval.py
  Wat eenmaal goed te lezen was, blijft dat voor de rest van de run.

  Regel: Dan is van geen enkel record iets teruggevallen dat al goed te lezen was

    @voldoet
    Scenario: Alles blijft zoals het was
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer elk klantcontact van deze run nog eens opvraagt
      En de consumer enkele records van deze run na een poos weer opvraagt
      Dan is van geen enkel record iets teruggevallen dat al goed te lezen was

    @voldoet-niet
    Abstract Scenario: Een klantcontact valt terug
      Gegeven een provider met de fout <fout>
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer elk klantcontact van deze run nog eens opvraagt
      En de consumer enkele records van deze run na een poos weer opvraagt
      Dan is van geen enkel record iets teruggevallen dat al goed te lezen was
      Maar dat voldoet niet
        | bevinding   | plaats   | clausule   |
        | <bevinding> | <plaats> | <clausule> |

      Voorbeelden:
        | fout                       | plaats         | clausule  | bevinding                                                                                                  |
        | flapping-inhoud-cut-later  | /inhoud        | C0992-2.5 | Inhoud van het klantcontact was goed te lezen, maar had later een andere waarde (6 keer gezien)            |
        | flapping-vertrouwelijkheid | /vertrouwelijk | C0992-2.8 | Vertrouwelijkheid van het klantcontact was goed te lezen, maar had later een andere waarde (2 keer gezien) |
        | flapping-klantcontact      |                | C0992-1.7 | het klantcontact was te lezen, en later niet meer (2 keer gezien)                                          |
        | flapping-gone-later        |                | C0992-1.7 | het klantcontact was te lezen, en later niet meer (4 keer gezien)                                          |

    @niet-te-beoordelen
    Scenario: Er is niets geregistreerd
      Gegeven een provider die zich aan het contract houdt
      Als de consumer enkele records van deze run na een poos weer opvraagt
      Dan is van geen enkel record iets teruggevallen dat al goed te lezen was
      Maar dat is niet te beoordelen
        | oorzaak      | melding                               |
        | prerequisite | er is in deze run niets geregistreerd |

  Regel: Dan is geen record uit een lijst verdwenen die nog eens is opgevraagd

    @voldoet
    Scenario: De lijst houdt wat erin stond
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer elk klantcontact van deze run nog eens opvraagt
      En de consumer enkele records van deze run na een poos weer opvraagt
      Dan is geen record uit een lijst verdwenen die nog eens is opgevraagd

    @voldoet-niet
    Scenario: De lijst laat een klantcontact weg
      Gegeven een provider met de fout flapping-list
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer elk klantcontact van deze run nog eens opvraagt
      En de consumer enkele records van deze run na een poos weer opvraagt
      Dan is geen record uit een lijst verdwenen die nog eens is opgevraagd
      Maar dat voldoet niet
        | bevinding                                                                                                    | plaats | clausule |
        | het klantcontact stond in een lijst, en ontbrak toen dezelfde lijst nog eens werd opgevraagd (1 keer gezien) |        | API-5    |

  Regel: Dan is niets teruggekomen dat verwijderd en weg was

    @voldoet
    Scenario: Wat weg is blijft weg
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat speciaal is geregistreerd om te verwijderen
      Als de consumer dat klantcontact verwijdert
      En de consumer enkele records van deze run na een poos weer opvraagt
      Dan is niets teruggekomen dat verwijderd en weg was

    @voldoet-niet
    Scenario: Wat weg was is er weer
      Gegeven een provider met de fout flapping-deleted
      En een gesprek dat speciaal is geregistreerd om te verwijderen
      Als de consumer dat klantcontact verwijdert
      En de consumer enkele records van deze run na een poos weer opvraagt
      Dan is niets teruggekomen dat verwijderd en weg was
      Maar dat voldoet niet
        | bevinding                                                                        | plaats | clausule |
        | het klantcontact was verwijderd en weg, en is er later toch weer (1 keer gezien) |        |          |
