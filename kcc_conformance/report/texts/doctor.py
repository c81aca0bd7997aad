"""What is said of the check beforehand."""

WORDS: dict[str, tuple[str, str]] = {
    "doctor": ("Controle vooraf", "Check beforehand"),
    "doctor.caption": (
        "Wat vooraf is gecontroleerd, en wat er aan te doen is",
        "What was checked beforehand, and what to do about it",
    ),
    "doctor.advice": ("Wat te doen", "What to do"),
    "doctor.ok": ("in orde", "fine"),
    "doctor.warn": ("let op", "note"),
    "doctor.stop": ("run heeft geen zin", "no run possible"),
    "doctor.playable": ("U kunt de run starten.", "A run makes sense."),
    "doctor.stopped": (
        "Zo heeft een run geen zin: er zou niets te beoordelen zijn.",
        "A run makes no sense like this: nothing could be judged.",
    ),
    "doctor.reachable": ("Bereikbaar", "Reachable"),
    "doctor.tls": ("TLS", "TLS"),
    "doctor.root": ("Basisadres", "Base URL"),
    "doctor.document": ("Document", "Document"),
    "doctor.contract": ("Contract", "Contract"),
    "doctor.capabilities": ("Verklaard", "Declared"),
    "doctor.credentials": ("Inloggegevens", "Credentials"),
    "doctor.read": ("Lezen", "Reading"),
    "doctor.create": ("Registreren", "Registering"),
    "doctor.delete": ("Verwijderen", "Deleting"),
    "doctor.filters": ("Filters", "Filters"),
    "doctor.people": ("Actor en partij", "Actor and partij"),
    "doctor.clock": ("Klok", "Clock"),
    "doctor.read-only": ("Alleen lezen", "Reading only"),
    "doctor.earlier": ("Eerder resultaat", "Earlier result"),
    "doctor.time": ("Tijd", "Time"),
}
