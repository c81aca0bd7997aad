"""Plots as SVG: lines and bars over the seconds of a play, without a script."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

_WIDTH, _HEIGHT = 720, 160
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 8, 12, 24
_MOST_POINTS = 240
"""Points of a line: three pixels each, which is as much as an eye tells apart."""


@dataclass(frozen=True)
class Line:
    """A row of values, one a second (None: nothing to show), with a name and a class of style."""

    name: str
    style: str
    values: Sequence[float | None]


def plot(title: str, lines: Sequence[Line], *, first: int = 0, unit: str = "s") -> Markup:
    """Lines over seconds, the vertical axis from nought; longer rows are drawn by the highest of
    each few seconds."""
    lines = [_thinned(each) for each in lines]
    length = max((len(each.values) for each in lines), default=0)
    known = [value for each in lines for value in each.values if value is not None]
    top = _round_up(max(known, default=1.0))
    parts = [_axes(title, top, first, unit, lines, length)]
    for each in lines:
        parts.append(_path(each, top, length))
    label = escape(f"{title}: 0 – {top:g}")
    return Markup(
        f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{label}">'
        f"{Markup('').join(parts)}</svg>"
    )


def _thinned(line: Line) -> Line:
    step = -(-len(line.values) // _MOST_POINTS) or 1
    if step == 1:
        return line
    groups = [line.values[n : n + step] for n in range(0, len(line.values), step)]
    highest = [max((v for v in group if v is not None), default=None) for group in groups]
    return Line(line.name, line.style, highest)


def _axes(
    title: str, top: float, first: int, unit: str, lines: Sequence[Line], length: int
) -> Markup:
    bottom, right = _HEIGHT - _BOTTOM, _WIDTH - _RIGHT
    found = [
        f'<line class="axis" x1="{_LEFT}" y1="{bottom}" x2="{right}" y2="{bottom}"/>',
        f'<line class="axis" x1="{_LEFT}" y1="{_TOP}" x2="{_LEFT}" y2="{bottom}"/>',
        f'<text x="{_LEFT - 6}" y="{_TOP + 8}" text-anchor="end">{top:g}</text>',
        f'<text x="{_LEFT - 6}" y="{bottom}" text-anchor="end">0</text>',
        f'<text x="{_LEFT}" y="{_HEIGHT - 6}">{first} {escape(unit)}</text>',
    ]
    at = _LEFT + 120
    for each in lines:
        y = _HEIGHT - 10
        found.append(f'<line class="{each.style}" x1="{at}" y1="{y}" x2="{at + 18}" y2="{y}"/>')
        found.append(f'<text x="{at + 24}" y="{y + 4}">{escape(each.name)}</text>')
        at += 60 + 7 * len(each.name)
    return Markup("".join(found))


def _path(line: Line, top: float, length: int) -> Markup:
    width, height = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM
    step = width / max(length - 1, 1)
    words, pen = [], "M"
    for n, value in enumerate(line.values):
        if value is None:
            pen = "M"
            continue
        x, y = _LEFT + n * step, _TOP + height * (1 - value / top)
        words.append(f"{pen}{x:.1f} {y:.1f}")
        pen = "L"
    return Markup(f'<path class="{line.style}" d="{" ".join(words)}"/>') if words else Markup("")


def _round_up(value: float) -> float:
    size = 1.0
    while size < value:
        for factor in (1, 2, 5):
            if size * factor >= value:
                return size * factor
        size *= 10
    return size
