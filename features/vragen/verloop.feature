# language: nl
Functionaliteit: Open vragen over het verloop van een registratie
  Als beheerder van de standaard
  wil ik weten welke lezing van een open vraag een provider volgt
  zodat de vraag op feiten kan worden besloten

  @OPEN @Q2
  Regel: Mag een anoniem gesprek zonder vervolg als klantcontact worden vastgelegd?

    Scenario: Een klantcontact zonder betrokkene
      Als de consumer een klantcontact zonder betrokkene registreert
      Dan is te zien welke lezing van Q2 de provider volgt
        | waarneming                                                           | past bij |
        | een klantcontact zonder betrokkene wordt bewaard                     | A, B, C  |
        | een klantcontact zonder betrokkene wordt geweigerd                   | A        |
        | een klantcontact zonder betrokkene wordt aangenomen en is daarna weg | A        |

  @OPEN @Q10
  Regel: Mag een klantcontact (even) bestaan zonder actor en betrokkene?

    Scenario: De tussentijd
      Als de consumer een klantcontact opvraagt voordat actor en betrokkene er zijn
      Dan is te zien welke lezing van Q10 de provider volgt
        | waarneming                                                  | past bij |
        | het klantcontact is al zichtbaar zonder actor en betrokkene | B, C     |
        | het klantcontact wordt pas zichtbaar als het compleet is    | A        |
        | een klantcontact zonder actor en betrokkene wordt geweigerd | A        |

  @OPEN @Q11
  Regel: In hoeveel aanroepen wordt een klantcontact met actor en betrokkene geregistreerd?

    Scenario: Het aantal aanroepen
      Als de consumer op elke manier registreert die de provider aanbiedt
      Dan is te zien welke lezing van Q11 de provider volgt
        | waarneming                         | past bij |
        | alleen met drie aanroepen          | A        |
        | met drie aanroepen en ook met twee | A, C     |
        | met drie aanroepen en ook met één  | A, B     |
        | alleen met twee aanroepen          | C        |
        | alleen met één aanroep             | B        |

  @OPEN @Q12
  Regel: Wat verwijdert de consumer als een vervolgstap mislukt?

    Scenario: Terugdraaien
      Als de consumer een registratie en een partij terugdraait
      Dan is te zien welke lezing van Q12 de provider volgt
        | waarneming                                                                         | past bij |
        | een klantcontact is te verwijderen, en betrokkenen en koppelingen gaan mee         | A, B, C  |
        | een klantcontact is te verwijderen, maar betrokkenen of koppelingen blijven achter | A, B, C  |
        | een klantcontact is niet te verwijderen                                            | A, C     |
        | een partij is te verwijderen                                                       | A, B, C  |
        | een partij is niet te verwijderen                                                  | B, C     |

  @OPEN @Q23
  Regel: Onder welke naam staan de betrokkenen bij de provider?

    Scenario: De naam van de lijst van betrokkenen
      Als de consumer kijkt onder welke naam de betrokkenen staan
      Dan is te zien welke lezing van Q23 de provider volgt
        | waarneming                         | past bij |
        | de lijst staat onder de volle naam | A        |
        | de lijst staat onder de korte naam | B        |

  @OPEN @Q24
  Regel: Mag een geregistreerd klantcontact nog veranderen?

    Scenario: Achteraf wijzigen
      Als de consumer een geregistreerd klantcontact wijzigt
      Dan is te zien welke lezing van Q24 de provider volgt
        | waarneming                    | past bij |
        | een wijziging wordt bewaard   | A, C     |
        | een wijziging wordt geweigerd | B        |

  @OPEN @Q27
  Regel: Welke vorm heeft het antwoord als iets wordt geweigerd?

    Scenario: De vorm van een weigering
      Als de consumer kijkt in welke vorm een weigering komt
      Dan is te zien welke lezing van Q27 de provider volgt
        | waarneming                                  | past bij |
        | een foutbericht met een eigen mediatype     | A        |
        | een foutbericht als gewone JSON             | B        |
        | een foutbericht in een andere vorm, of geen | C        |
