# language: nl
Functionaliteit: De woorden van steps/ongevraagd.py
  Wat een record toont van mensen, zonder dat iemand het heeft gestuurd.

  Regel: Dan toont het klantcontact die actor met zijn eigen naam

    @voldoet
    Scenario: De actor heet zoals hij heet
      Gegeven een provider die zich aan het contract houdt
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer het klantcontact opvraagt
      Dan toont het klantcontact die actor met zijn eigen naam

    @voldoet
    Scenario: De naam staat er niet bij
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats                      | waarde |
        | /hadBetrokkenActoren/*/naam | (weg)  |
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer het klantcontact opvraagt
      Dan toont het klantcontact die actor met zijn eigen naam

    @voldoet-niet
    Scenario: De actor heet als een ander
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats                      | waarde    |
        | /hadBetrokkenActoren/*/naam | "Iemand"  |
      En een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer het klantcontact opvraagt
      Dan toont het klantcontact die actor met zijn eigen naam
      Maar dat voldoet niet
        | bevinding                                                 | plaats               | clausule   |
        | het klantcontact toont de actor met de naam van een ander | /hadBetrokkenActoren | C0992-2.10 |

  Regel: Dan toont de betrokkene geen contactgegevens

    @voldoet
    Abstract Scenario: Er is niets ingevuld
      Gegeven een provider die op GET /betrokkenen/{id} antwoordt met
        | plaats       | waarde   |
        | /bezoekadres | <waarde> |
      En een gesprek dat is geregistreerd met losse aanroepen
      Dan toont de betrokkene geen contactgegevens

      Voorbeelden:
        | waarde                            |
        | null                              |
        | {"adresregel1": "", "land": null} |

    @voldoet-niet
    Abstract Scenario: De provider heeft zelf iets ingevuld
      Gegeven een provider met de fout <fout>
      En een gesprek dat is geregistreerd met losse aanroepen
      Dan toont de betrokkene geen contactgegevens
      Maar dat voldoet niet
        | bevinding                                                      | plaats   | clausule  |
        | de betrokkene toont contactgegevens die niemand heeft gestuurd | <plaats> | C0992-1.9 |

      Voorbeelden:
        | fout                               | plaats            |
        | relation-contact-data-filled-in    | /bezoekadres      |
        | relation-digital-address-filled-in | /digitaleAdressen |

  Regel: Dan toont het klantcontact niets wat voor een ander gesprek is gestuurd

    @voldoet
    Abstract Scenario: Wat is weggelaten is leeg, of heeft een eigen waarde van de provider
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats   | waarde   |
        | <plaats> | <waarde> |
      En een klantcontact met alleen wat verplicht is, geregistreerd na een met alles erin
      Dan toont het klantcontact niets wat voor een ander gesprek is gestuurd

      Voorbeelden:
        | plaats            | waarde                 |
        | /inhoud           | "(geen inhoud)"        |
        | /plaatsgevondenOp | "1970-01-01T00:00:00Z" |

    @voldoet-niet
    Scenario: Wat is weggelaten komt van het gesprek ervoor
      Gegeven een provider met de fout reported-left-over-values
      En een klantcontact met alleen wat verplicht is, geregistreerd na een met alles erin
      Dan toont het klantcontact niets wat voor een ander gesprek is gestuurd
      Maar dat voldoet niet
        | bevinding                                                                                     | plaats  | clausule  |
        | Inhoud is niet gestuurd, en heeft in een latere opvraging de waarde van een ander klantcontact | /inhoud | C0992-2.5 |

    @voldoet-niet
    Scenario: Het moment komt van het gesprek ervoor
      Gegeven een provider die op GET /klantcontacten/{id} antwoordt met
        | plaats            | waarde                      |
        | /plaatsgevondenOp | "2023-03-01T10:00:00+01:00" |
      En een klantcontact met alleen wat verplicht is, geregistreerd na een met alles erin
      Dan toont het klantcontact niets wat voor een ander gesprek is gestuurd
      Maar dat voldoet niet
        | bevinding                                                                                                | plaats            | clausule  |
        | Plaatsgevonden op is niet gestuurd, en heeft in een latere opvraging de waarde van een ander klantcontact | /plaatsgevondenOp | C0992-2.9 |
