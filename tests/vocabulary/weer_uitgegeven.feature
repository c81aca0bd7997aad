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
