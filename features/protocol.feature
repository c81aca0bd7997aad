# language: nl
Functionaliteit: De provider houdt zich aan het contract
  Als bouwer van een consumer
  wil ik dat een provider antwoordt zoals het contract beschrijft
  zodat mijn programma met elke provider werkt

  @API-1
  Regel: Elke handeling geeft de status uit het contract

    @SHOULD
    Abstract Scenario: De status van een handeling
      Als de consumer <handeling>
      Dan heeft het antwoord de status uit het contract

      Voorbeelden:
        | handeling                         |
        | een klantcontact registreert      |
        | een actorklantcontact registreert |
        | een betrokkene registreert        |
        | alles in één keer registreert     |
        | een klantcontact opvraagt         |
        | een betrokkene opvraagt           |
        | een actorklantcontact opvraagt    |
        | een actor opvraagt                |
        | een partij opvraagt               |
        | de lijst van klantcontacten leest |
        | een klantcontact verwijdert       |

    @SHOULD
    Scenario: De verwijzing naar het nieuwe klantcontact klopt
      Als de consumer een klantcontact registreert
      Dan wijst een meegestuurde Location naar het nieuwe klantcontact

  @API-2
  Regel: Elk antwoord heeft een mediatype uit het contract

    @SHOULD
    Abstract Scenario: Het mediatype van een antwoord
      Als de consumer <handeling>
      Dan heeft het antwoord een mediatype uit het contract

      Voorbeelden:
        | handeling                             |
        | een klantcontact registreert          |
        | een actorklantcontact registreert     |
        | een betrokkene registreert            |
        | alles in één keer registreert         |
        | een klantcontact opvraagt             |
        | de lijst van klantcontacten leest     |
        | een ongeldig klantcontact registreert |

  @API-6
  Regel: Wat een consumer van een klant vastlegt, komt ongewijzigd terug

    @SHOULD
    Abstract Scenario: De naam van een klant
      Als de consumer een <wie> met de naam "<voornaam>" "<achternaam>" registreert
      Dan toont een latere opvraging van die <wie> dezelfde naam

      Voorbeelden:
        | wie        | voornaam | achternaam             |
        | partij     | Testa    | Proefstra              |
        | partij     | Zoë-Ömer | Özdemir-Ångström       |
        | betrokkene | Testa    | Proefstra              |
        | betrokkene | Zoë-Ömer | Özdemir-Ångström       |
        | partij     | an-marie | van der Proef-'t Hooft |
        | betrokkene | an-marie | van der Proef-'t Hooft |

    @SHOULD
    Abstract Scenario: Een naam zo lang als het contract toestaat
      Als de consumer een <wie> met een zo lang mogelijke naam registreert
      Dan toont een latere opvraging van die <wie> dezelfde naam

      Voorbeelden:
        | wie        |
        | partij     |
        | betrokkene |

    @SHOULD
    Abstract Scenario: De rol en het initiatief van een betrokkene
      Als de consumer een betrokkene met rol <rol> en initiator <initiator> registreert
      Dan toont een latere opvraging dezelfde rol en hetzelfde initiatief

      Voorbeelden:
        | rol               | initiator |
        | klant             | Ja        |
        | klant             | Nee       |
        | vertegenwoordiger | Ja        |
        | vertegenwoordiger | Nee       |

    @SHOULD
    Scenario: Een aangenomen wijziging blijft bewaard
      Gegeven een gesprek dat speciaal is geregistreerd om te wijzigen
      Als de consumer van dat klantcontact de Vertrouwelijkheid in Nee wijzigt
      Dan toont een latere opvraging de wijziging en verder dezelfde gegevens
      En toont de lijst van klantcontacten de wijziging ook
      En horen bij dat klantcontact nog dezelfde actor en dezelfde partij

  @API-5
  Regel: Een lijst is volledig en klopt

    @SHOULD @alleen
    Abstract Scenario: Bladeren met kleine pagina's geeft elk klantcontact
      Gegeven vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer met pagina's van <aantal> door de klantcontacten met dat kenmerk bladert
      Dan staat elk van de vijf klantcontacten in de lijst
      En staat er geen ander klantcontact in de lijst
      En staat geen klantcontact op twee pagina's
      En staat geen klantcontact twee keer op een pagina
      En klopt het aantal dat de provider noemt

      Voorbeelden:
        | aantal |
        | 1      |
        | 2      |
        | 5      |

    @SHOULD @alleen
    Scenario: De lijst toont elk klantcontact zoals het zelf wordt getoond
      Gegeven vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer de lijst van klantcontacten met dat kenmerk leest
      Dan toont de lijst van elk klantcontact dezelfde gegevens als een opvraging
      En staat er geen ander klantcontact in de lijst
      En staat geen klantcontact op twee pagina's
      En staat geen klantcontact twee keer op een pagina

    @SHOULD @alleen
    Scenario: Terugbladeren geeft dezelfde pagina
      Gegeven vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer van de tweede pagina van 2 terugbladert
      Dan staat daar de eerste pagina

    @SHOULD @alleen
    Scenario: Voorbij de laatste pagina is er niets
      Gegeven vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer een pagina voorbij de laatste opvraagt
      Dan staat daar geen klantcontact

  Regel: Wat een lijst toont, is zoals het is geregistreerd

    @MUST @alleen @C0992-1.9 @C0992-2.3 @C0992-2.4 @C0992-2.5 @C0992-2.6 @C0992-2.7 @C0992-2.8 @C0992-2.9 @C0992-2.10
    Scenario: Een lijst toont van elk klantcontact de eigen gegevens en de eigen mensen
      Gegeven vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer de klantcontacten met dat kenmerk leest, in zijn geheel en met pagina's van 2
      Dan tonen die lijsten van elk klantcontact wat ervan is geregistreerd

    @MUST @alleen @C0992-1.9
    Scenario: Een lijst toont van elke betrokkene de eigen partij en het eigen klantcontact
      Gegeven vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer de lijsten van betrokkenen rond deze klantcontacten leest
      Dan tonen die lijsten van elk daarvan wat ervan is geregistreerd

    @MUST @alleen @C0992-2.10
    Scenario: Een lijst toont van elke koppeling de eigen actor en het eigen klantcontact
      Gegeven vijf klantcontacten met een gezamenlijk kenmerk
      Als de consumer de lijsten van actorklantcontacten rond deze klantcontacten leest
      Dan tonen die lijsten van elk daarvan wat ervan is geregistreerd

  @API-7
  Regel: Een filter toont wat eraan voldoet en niets anders

    @SHOULD
    Abstract Scenario: Filteren
      Gegeven een gesprek dat is geregistreerd met losse aanroepen
      Als de consumer de <wat> filtert op <filter>
      Dan toont het filter wat eraan voldoet
      En toont het filter niets voor een waarde die niet bestaat
      En toont het filter niets anders, en niets twee keer
      En toont het filter niet wat er alleen op lijkt

      Voorbeelden:
        | wat                 | filter                 |
        | klantcontacten      | onderwerp              |
        | klantcontacten      | partij                 |
        | klantcontacten      | betrokkene             |
        | klantcontacten      | nummer                 |
        | betrokkenen         | klantcontact           |
        | betrokkenen         | partij                 |
        | betrokkenen         | klantcontact en partij |
        | actorklantcontacten | actor                  |
        | actorklantcontacten | klantcontact           |
        | actorklantcontacten | actor en klantcontact  |
        | actoren             | identificator          |
        | actoren             | naam                   |
        | partijen            | nummer                 |
