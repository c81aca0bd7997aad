"""What was tested: the product, its version and its environment, as far as the user named them."""

from kcc_conformance.inert import line
from kcc_conformance.report.view import View


def product_line(view: View) -> str:
    """What was tested on one line, with what was not named: a verdict on an address says nothing of
    a product."""
    name, version, environment = (
        line(view.result.provider.get(key) or "", 200)
        for key in ("product", "product_version", "environment")
    )
    where = view.say("product.in", environment=environment) if environment else ""
    if not name:
        return view.say("product.none", where=where)
    unnamed = [view.say("product.version")] if not version else []
    unnamed += [view.say("product.environment")] if not environment else []
    told = f"{name} {version}".strip() + where
    if not unnamed:
        return told
    return f"{told} ({view.say('product.unnamed', what=view.say('product.and').join(unnamed))})"
