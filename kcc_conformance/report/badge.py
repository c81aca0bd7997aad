"""badge.svg: the verdict as a badge; text only, no script, no font from elsewhere."""

from xml.sax.saxutils import escape

from kcc_conformance.report.view import View
from kcc_conformance.result.verdict import CONFORM, NOT_CONFORM, PARTIAL

_COLOURS = {CONFORM: "#1b6e3c", NOT_CONFORM: "#b3261e", PARTIAL: "#5f6368"}
_UNSURE = "#7a5200"
_HEIGHT, _PAD, _LETTER = 20, 8, 6.6


def badge_svg(view: View) -> str:
    """The badge of a result: label C0992, value the verdict (and that it is partial, if it is).
    Its title says the verdicts by other texts too."""
    label = str(view.result.standard.get("case", "C0992"))
    value = view.judgement.verdict
    value += f" ({view.judgement.declared})" if view.judgement.declared else ""
    text = ", ".join(filter(None, (view.text, view.text_address)))
    title = f"{label}: {value} – {text}, {view.result.provider.get('contract', '?')}"
    title += "".join(f"; {each.told}" for each in view.by_text.verdicts if not each.decides)
    left, right = _width(label), _width(value)
    colour = _COLOURS.get(view.judgement.tint, _UNSURE)
    label, value, title = (
        escape(_printable(text), {'"': "&quot;"}) for text in (label, value, title)
    )
    return f"""<svg xmlns="http://www.w3.org/2000/svg" width="{left + right}" height="{_HEIGHT}" \
role="img" aria-labelledby="t">
  <title id="t">{title}</title>
  <clipPath id="r"><rect width="{left + right}" height="{_HEIGHT}" rx="3"/></clipPath>
  <g clip-path="url(#r)">
    <rect width="{left}" height="{_HEIGHT}" fill="#333"/>
    <rect x="{left}" width="{right}" height="{_HEIGHT}" fill="{colour}"/>
  </g>
  <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" \
text-anchor="middle" aria-hidden="true">
    <text x="{left / 2}" y="14" textLength="{left - 2 * _PAD}">{label}</text>
    <text x="{left + right / 2}" y="14" textLength="{right - 2 * _PAD}">{value}</text>
  </g>
</svg>
"""


def _width(text: str) -> int:
    return round(len(text) * _LETTER) + 2 * _PAD


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in text)
