# language: nl
Functionaliteit: De woorden van steps/weer_uitgegeven.py
  Een ID dat is uitgegeven, wordt niet nog eens uitgegeven.

  Regel: Dan heeft geen <klantcontact of betrokkene> een ID dat al eerder is uitgegeven

    @voldoet
    Abstract Scenario: Het nieuwe record krijgt een nieuw ID
      Gegeven een provider die zich aan het contract houdt
      Als de consumer een <wat> registreert, verwijdert en er nog een registreert
      Dan heeft geen <wat> een ID dat al eerder is uitgegeven

      Voorbeelden:
        | wat          |
        | klantcontact |
        | betrokkene   |

    @voldoet-niet
    Abstract Scenario: Het nieuwe record krijgt het oude ID
      Gegeven een provider met de fout <fout>
      Als de consumer een <wat> registreert, verwijdert en er nog een registreert
      Dan heeft geen <wat> een ID dat al eerder is uitgegeven
      Maar dat voldoet niet
        | bevinding   | plaats | clausule |
        | <bevinding> |        |          |

      Voorbeelden:
        | wat          | fout                               | bevinding                                                  |
        | klantcontact | delete-klantcontact-id-given-again | het klantcontact kreeg het ID van een dat is verwijderd    |
        | betrokkene   | delete-betrokkene-id-given-again   | de betrokkene kreeg het ID van een dat is verwijderd       |

    @niet-te-beoordelen
    Scenario: Er is niets verwijderd
      Gegeven een provider die op DELETE /klantcontacten/{id} antwoordt met 500
      Als de consumer een klantcontact registreert, verwijdert en er nog een registreert
      Dan heeft geen klantcontact een ID dat al eerder is uitgegeven
      Maar dat is niet te beoordelen
        | oorzaak      | melding                                              |
        | prerequisite | het klantcontact is niet verwijderd (status 500)     |

  Regel: Dan is het verwijderde klantcontact er nog steeds niet

    @voldoet
    Scenario: Wat er niet is, wordt niet gewijzigd
      Gegeven een provider die zich aan het contract houdt
      En een klantcontact dat is geregistreerd en weer verwijderd
      Als de consumer het verwijderde klantcontact wijzigt
      Dan is het verwijderde klantcontact er nog steeds niet

    @voldoet-niet
    Scenario: Het klantcontact is er weer
      Gegeven een provider met de fout reported-amend-brings-back
      En een klantcontact dat is geregistreerd en weer verwijderd
      Als de consumer het verwijderde klantcontact wijzigt
      Dan is het verwijderde klantcontact er nog steeds niet
      Maar dat voldoet niet
        | bevinding                                                                                          | plaats | clausule |
        | een klantcontact dat is verwijderd, is na een wijziging weer te lezen (de wijziging kreeg status 200) |        |          |

    @voldoet-niet
    Scenario: De provider zegt te wijzigen wat er niet is
      Gegeven een provider die op PATCH /klantcontacten/{id} antwoordt met 200 en
        """
        {"uuid": "{id}"}
        """
      En een klantcontact dat is geregistreerd en weer verwijderd
      Als de consumer het verwijderde klantcontact wijzigt
      Dan is het verwijderde klantcontact er nog steeds niet
      Maar dat voldoet niet
        | bevinding                                                                                       | plaats | clausule |
        | de provider zegt een klantcontact te wijzigen dat is verwijderd (de wijziging kreeg status 200) |        |          |

  Regel: Dan neemt de provider <de betrokkene of het actorklantcontact> weer aan

    @voldoet
    Abstract Scenario: Wat weg is, kan er weer bij
      Gegeven een provider die zich aan het contract houdt
      En een gesprek waarvan <wat> is verwijderd
      Als de consumer <wat> nog eens registreert
      Dan neemt de provider <wat> weer aan

      Voorbeelden:
        | wat                   |
        | de betrokkene         |
        | het actorklantcontact |

    @voldoet-niet
    Scenario: De verwijderde koppeling telt nog mee
      Gegeven een provider met de fout reported-deleted-still-taken
      En een gesprek waarvan het actorklantcontact is verwijderd
      Als de consumer het actorklantcontact nog eens registreert
      Dan neemt de provider het actorklantcontact weer aan
      Maar dat voldoet niet
        | bevinding                                                                        | plaats | clausule |
        | het actorklantcontact is verwijderd, en wordt als nieuw geweigerd (status 400) |        |          |
