# language: nl
Functionaliteit: Een registratie kan worden teruggedraaid
  Als consumer
  wil ik wat ik heb geregistreerd weer kunnen verwijderen
  zodat er na een mislukte registratie niets halfs blijft staan

  @F2173-5
  Regel: Een verwijderd klantcontact is weg, en alleen dat

    @SHOULD @snel
    Scenario: Een klantcontact verwijderen
      Gegeven een gesprek dat speciaal is geregistreerd om te verwijderen
      Als de consumer dat klantcontact verwijdert
      Dan is dat klantcontact niet meer te vinden
      En staat dat klantcontact niet meer in de lijst

    @SHOULD
    Scenario: Betrokkene en koppeling blijven niet los achter
      Gegeven een gesprek dat speciaal is geregistreerd om te verwijderen
      Als de consumer dat klantcontact verwijdert
      Dan verwijst geen betrokkene of koppeling nog naar dat klantcontact
      En toont de partij geen betrokkene van dat klantcontact meer

    @SHOULD
    Scenario: De partij, de actor en andere klantcontacten blijven bestaan
      Gegeven een gesprek dat speciaal is geregistreerd om te verwijderen
      En een ander gesprek van dezelfde klant met dezelfde medewerker
      Als de consumer dat klantcontact verwijdert
      Dan bestaan de partij en de actor nog
      En bestaat het andere gesprek nog met alles erbij

    @SHOULD
    Abstract Scenario: Een betrokkene of koppeling verwijderen
      Gegeven een gesprek waarvan <wat> mag worden verwijderd
      Als de consumer <wat> van dat gesprek verwijdert
      Dan is <wat> niet meer te vinden
      En bestaat het klantcontact van dat gesprek nog
      En zijn het klantcontact, de partij en de actor niet veranderd

      Voorbeelden:
        | wat                   |
        | de betrokkene         |
        | het actorklantcontact |

    @SHOULD @contract @F2173-2
    Abstract Scenario: Een ID wordt niet opnieuw uitgegeven
      Als de consumer een <wat> registreert, verwijdert en er nog een registreert
      Dan heeft geen <wat> een ID dat al eerder is uitgegeven

      Voorbeelden:
        | wat          |
        | klantcontact |
        | betrokkene   |

    @SHOULD @contract
    Scenario: Een verwijderd klantcontact wijzigen
      Gegeven een klantcontact dat is geregistreerd en weer verwijderd
      Als de consumer het verwijderde klantcontact wijzigt
      Dan is het verwijderde klantcontact er nog steeds niet

    @SHOULD @contract
    Abstract Scenario: Wat is verwijderd, kan opnieuw worden geregistreerd
      Gegeven een gesprek waarvan <wat> is verwijderd
      Als de consumer <wat> nog eens registreert
      Dan neemt de provider <wat> weer aan

      Voorbeelden:
        | wat                   |
        | de betrokkene         |
        | het actorklantcontact |
