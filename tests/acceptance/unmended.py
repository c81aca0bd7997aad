"""Variations that the suite does not judge rightly yet, per contract."""

REASON = "accused of, or not told about, what the text does not say"
UNMENDED: dict[str, tuple[str, ...]] = {"openklant-2.16": (), "vng-crud-0.0.3": ()}
