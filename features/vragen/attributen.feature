# language: nl
Functionaliteit: Open vragen over de attributen
  Als beheerder van de standaard
  wil ik weten welke lezing van een open vraag een provider volgt
  zodat de vraag op feiten kan worden besloten

  @OPEN @Q7
  Regel: Wie geeft een klantcontact zijn nummer: de provider of de consumer?

    Scenario: Het Nummer
      Als de consumer een klantcontact zonder Nummer en een met een eigen Nummer registreert
      Dan is te zien welke lezing van Q7 de provider volgt
        | waarneming                                                   | past bij   |
        | een klantcontact zonder nummer krijgt er een van de provider | A, C       |
        | een klantcontact zonder nummer blijft zonder nummer          | D          |
        | een klantcontact zonder nummer wordt geweigerd               | B          |
        | een eigen nummer wordt overgenomen                           | A, B, C, D |
        | een eigen nummer wordt door een ander vervangen              | A          |

  @OPEN @Q8
  Regel: Wie geeft een klantcontact zijn ID?

    Scenario: Het ID
      Als de consumer een klantcontact met een eigen ID registreert
      Dan is te zien welke lezing van Q8 de provider volgt
        | waarneming                                          | past bij |
        | de provider geeft een ander ID dan het meegestuurde | A        |
        | de provider neemt het meegestuurde ID over          | B        |
        | de provider weigert een meegestuurd ID              | A        |

  @OPEN @Q13
  Regel: Heet het attribuut naar de tekst of naar het gegevenswoordenboek, en is het een ja/nee-waarde?

    Scenario: Vertrouwelijkheid
      Als de consumer kijkt onder welke naam Vertrouwelijkheid terugkomt
      Dan is te zien welke lezing van Q13 de provider volgt
        | waarneming                                                  | past bij |
        | het antwoord draagt de naam uit de tekst                    | A        |
        | het antwoord draagt de korte naam, met een ja/nee-waarde    | B        |
        | het antwoord draagt de korte naam, met een woord als waarde | C        |

  @OPEN @Q14
  Regel: Welke waarden kent Indicatie contact gelukt?

    Scenario: Indicatie contact gelukt
      Als de consumer Ja, Nee en onbekend als Indicatie contact gelukt registreert
      Dan is te zien welke lezing van Q14 de provider volgt
        | waarneming                              | past bij |
        | Ja, Nee en onbekend blijven elk bewaard | A        |
        | alleen Ja en Nee blijven bewaard        | B        |
        | alleen Ja en onbekend blijven bewaard   | C        |

  @OPEN @Q15
  Regel: Hoe wordt het kanaal geschreven, en welke waarden mogen?

    Scenario: Kanaal
      Als de consumer een gewoon en een verzonnen Kanaal registreert
      Dan is te zien welke lezing van Q15 de provider volgt
        | waarneming                                                   | past bij |
        | Telefoon wordt bewaard, en een verzonnen kanaal ook          | A, C     |
        | Telefoon wordt bewaard, een verzonnen kanaal wordt geweigerd | A, D     |
        | Telefoon als woord wordt geweigerd                           | B, D     |

  @OPEN @Q16
  Regel: Hoe wordt de taal geschreven?

    Scenario: Taal
      Als de consumer de Taal op vier manieren schrijft
      Dan is te zien welke lezing van Q16 de provider volgt
        | waarneming                 | past bij      |
        | Nederlands wordt bewaard   | A, B, C, D, E |
        | Nederlands wordt geweigerd | B, C, D, E    |
        | nld wordt bewaard          | A, B, C, D, E |
        | nld wordt geweigerd        | A, B, D, E    |
        | dut wordt bewaard          | A, B, C, D, E |
        | dut wordt geweigerd        | A, B, C, E    |
        | nl wordt bewaard           | A, B, C, D, E |
        | nl wordt geweigerd         | A, B, C, D    |

  @OPEN @Q17
  Regel: Hoe wordt een tijdstip geschreven, en moet de tijdzone erbij?

    Scenario: De notatie van een tijdstip
      Als de consumer een tijdstip in de notatie van de tekst en een zonder zone registreert
      Dan is te zien welke lezing van Q17 de provider volgt
        | waarneming                                         | past bij   |
        | de notatie van het voorbeeld wordt aangenomen      | A, B, C, D |
        | de notatie van het voorbeeld wordt geweigerd       | B, C, D    |
        | een tijdstip zonder zone wordt geweigerd           | A, B       |
        | een tijdstip zonder zone telt als UTC              | A, C       |
        | een tijdstip zonder zone telt als Nederlandse tijd | A, D       |

  @OPEN @Q18
  Regel: Is het de tijd van het gesprek of de tijd van het registreren?

    Scenario: Het moment
      Als de consumer een moment in het verleden en geen moment registreert
      Dan is te zien welke lezing van Q18 de provider volgt
        | waarneming                                                            | past bij |
        | een opgegeven moment in het verleden blijft staan                     | A        |
        | een opgegeven moment wordt vervangen door de tijd van het registreren | B        |
        | zonder opgave geldt de tijd van het registreren                       | A, B     |
        | zonder opgave blijft het moment leeg                                  | A        |
        | een klantcontact zonder moment wordt geweigerd                        | A        |

  @OPEN @Q19
  Regel: Moet elk klantcontact een onderwerp hebben?

    Scenario: Een klantcontact zonder Onderwerp
      Als de consumer een klantcontact zonder Onderwerp registreert
      Dan is te zien welke lezing van Q19 de provider volgt
        | waarneming                                        | past bij |
        | een klantcontact zonder onderwerp wordt geweigerd | A        |
        | een klantcontact zonder onderwerp wordt bewaard   | B        |

  @OPEN @Q20
  Regel: Staan vraag en antwoord samen in de inhoud, of elk apart?

    Scenario: Vraag en antwoord
      Als de consumer vraag en antwoord in één tekst registreert
      Dan is te zien welke lezing van Q20 de provider volgt
        | waarneming                                               | past bij |
        | vraag en antwoord kunnen alleen samen                    | A        |
        | samen kan, en er is ook een eigen veld voor het antwoord | A, B     |
        | de samengevoegde tekst past niet                         | B        |

  @OPEN @Q22
  Regel: Wijst een object naar een ander met alleen het ID, of met een samengestelde verwijzing?

    Scenario: Verwijzingen
      Als de consumer kijkt hoe verwijzingen terugkomen
      Dan is te zien welke lezing van Q22 de provider volgt
        | waarneming                                            | past bij |
        | verwijzingen komen terug als alleen een ID            | A        |
        | verwijzingen komen terug als samengestelde verwijzing | B        |

  @OPEN @Q30
  Regel: Gaat een klantcontact over één onderwerp of over meer?

    Scenario: Eén onderwerp
      Als de consumer kijkt of Onderwerp één tekst is
      Dan is te zien welke lezing van Q30 de provider volgt
        | waarneming                         | past bij |
        | Onderwerp is één tekst             | A        |
        | Onderwerp is een lijst van teksten | B        |
