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
