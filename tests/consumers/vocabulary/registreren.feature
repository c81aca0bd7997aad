# language: nl
Functionaliteit: Wat de consumer registreert

  Regel: Dan heeft de consumer geen klantcontact geregistreerd

    @voldoet
    Scenario: Een bekende klant bewijst dat het te zien zou zijn
      Gegeven het gesprek anoniem van de consumer behaves
      En een gesprek met een onbekende beller van wie de identiteit niet vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan heeft de consumer geen klantcontact geregistreerd

    @voldoet-niet
    Scenario: Een anoniem gesprek is geregistreerd
      Gegeven het gesprek anoniem van de consumer anonymous-registered
      En een gesprek met een onbekende beller van wie de identiteit niet vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan heeft de consumer geen klantcontact geregistreerd
      Maar dat voldoet niet
        | bevinding                                                 |
        | van een anoniem gesprek is een klantcontact geregistreerd |

    @voldoet-niet
    Scenario: Ook als het weer is verwijderd
      Gegeven het gesprek naam van de consumer anonymous-deleted
      En een gesprek met een onbekende beller van wie de identiteit niet vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan heeft de consumer geen klantcontact geregistreerd
      Maar dat voldoet niet
        | bevinding                                                                     |
        | van een anoniem gesprek is een klantcontact geregistreerd, en weer verwijderd |

    @niet-te-beoordelen
    Scenario: Niemand bewijst dat het te zien zou zijn
      Gegeven het gesprek naam van de consumer known-nothing
      En een gesprek met een onbekende beller van wie de identiteit niet vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan heeft de consumer geen klantcontact geregistreerd
      Maar dat is niet te beoordelen
        | bevinding                                                                                                          |
        | van geen ander gesprek is hier een klantcontact gezien: of de consumer langs deze weg registreert, is niet bewezen |

    @niet-te-beoordelen
    Scenario: Een browser laat de server niet zien
      Gegeven uit een browser het gesprek anoniem van de consumer behaves
      En een gesprek met een onbekende beller van wie de identiteit niet vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan heeft de consumer geen klantcontact geregistreerd
      Maar dat is niet te beoordelen
        | bevinding                                                                      |
        | een opname uit een browser laat niet zien wat de server van de consumer stuurt |

  Regel: Dan is er één klantcontact per vraag en niet meer

    @voldoet
    Scenario: Een klantcontact
      Gegeven het gesprek bekend van de consumer behaves
      En een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan is er één klantcontact per vraag en niet meer

    @voldoet
    Scenario: Opnieuw gestuurd na een weigering
      Gegeven het gesprek bekend van de consumer retries-klantcontact
      En een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan is er één klantcontact per vraag en niet meer

    @voldoet-niet
    Scenario: Geen klantcontact
      Gegeven het gesprek bekend van de consumer known-nothing
      En een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan is er één klantcontact per vraag en niet meer
      Maar dat voldoet niet
        | bevinding                                                                |
        | van het gesprek met een gekende klant is geen klantcontact geregistreerd |

    @voldoet-niet
    Scenario: Twee klantcontacten
      Gegeven het gesprek bekend van de consumer known-twice
      En een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan is er één klantcontact per vraag en niet meer
      Maar dat voldoet niet
        | bevinding                                   |
        | er zijn twee klantcontacten van één gesprek |

    @voldoet-niet
    Scenario: Weer verwijderd
      Gegeven het gesprek bekend van de consumer known-deleted
      En een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan is er één klantcontact per vraag en niet meer
      Maar dat voldoet niet
        | bevinding                                                 |
        | het klantcontact van een gekende klant is weer verwijderd |

    @niet-te-beoordelen
    Scenario: Een browser laat de server niet zien
      Gegeven uit een browser het gesprek bekend van de consumer known-nothing
      En een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan is er één klantcontact per vraag en niet meer
      Maar dat is niet te beoordelen
        | bevinding                                                                      |
        | een opname uit een browser laat niet zien wat de server van de consumer stuurt |

  Regel: Dan zijn er niet minder klantcontacten dan vragen

    @voldoet
    Scenario: Twee vragen, twee klantcontacten
      Gegeven het gesprek twee-vragen van de consumer behaves
      En een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan zijn er niet minder klantcontacten dan vragen

    @voldoet-niet
    Scenario: Twee vragen, een klantcontact
      Gegeven het gesprek twee-vragen van de consumer questions-together
      En een gesprek met een gekende klant van wie de identiteit vaststaat
      Als de consumer het gesprek heeft afgehandeld
      Dan zijn er niet minder klantcontacten dan vragen
      Maar dat voldoet niet
        | bevinding                            |
        | voor 2 vragen is er één klantcontact |

  Regel: Dan heeft de consumer niets van wat gezegd is voor het einde gestuurd

    @voldoet
    Scenario: Na het gesprek
      Gegeven het gesprek bekend van de consumer behaves
      En een gesprek
      Als de consumer het gesprek heeft afgehandeld
      Dan heeft de consumer niets van wat gezegd is voor het einde gestuurd

    @voldoet-niet
    Scenario: Een halve minuut te vroeg
      Gegeven het gesprek bekend van de consumer early
      En een gesprek
      Als de consumer het gesprek heeft afgehandeld
      Dan heeft de consumer niets van wat gezegd is voor het einde gestuurd
      Maar dat voldoet niet
        | bevinding                                                               |
        | het klantcontact is 30 seconden voor het einde van het gesprek gestuurd |

  Regel: Dan heeft de consumer geen interne taak uitgezet

    @voldoet
    Scenario: Geen taak
      Gegeven het gesprek bekend van de consumer behaves
      En een gesprek
      Als de consumer het gesprek heeft afgehandeld
      Dan heeft de consumer geen interne taak uitgezet

    @voldoet-niet
    Scenario: Een taak
      Gegeven het gesprek bekend van de consumer task
      En een gesprek
      Als de consumer het gesprek heeft afgehandeld
      Dan heeft de consumer geen interne taak uitgezet
      Maar dat voldoet niet
        | bevinding                                                        |
        | er is een interne taak uitgezet voor een vraag die is beantwoord |

  Regel: Dan is de geweigerde stap herhaald of is wat half was weggehaald

    @voldoet
    Scenario: Weggehaald
      Gegeven het gesprek geweigerd van de consumer behaves
      En een gesprek
      Als de consumer het gesprek heeft afgehandeld
      Dan is de geweigerde stap herhaald of is wat half was weggehaald

    @voldoet
    Scenario: Herhaald
      Gegeven het gesprek geweigerd van de consumer retries-betrokkene
      En een gesprek
      Als de consumer het gesprek heeft afgehandeld
      Dan is de geweigerde stap herhaald of is wat half was weggehaald

    @voldoet-niet
    Scenario: Blijven staan
      Gegeven het gesprek geweigerd van de consumer refused-left
      En een gesprek
      Als de consumer het gesprek heeft afgehandeld
      Dan is de geweigerde stap herhaald of is wat half was weggehaald
      Maar dat voldoet niet
        | bevinding                                                |
        | na een geweigerde stap bleef een half klantcontact staan |

  Regel: Dan past alles wat de consumer stuurt bij het contract

    @voldoet
    Scenario: Alles past
      Gegeven het gesprek bekend van de consumer behaves
      En een gesprek
      Als de consumer het gesprek heeft afgehandeld
      Dan past alles wat de consumer stuurt bij het contract

    @voldoet-niet
    Scenario: Een schrijffout in een naam
      Gegeven het gesprek bekend van de consumer slip
      En een gesprek
      Als de consumer het gesprek heeft afgehandeld
      Dan past alles wat de consumer stuurt bij het contract
      Maar dat voldoet niet
        | bevinding                                                                             |
        | de consumer stuurt een lid dat het contract niet heeft, en dat erg op een ander lijkt |
