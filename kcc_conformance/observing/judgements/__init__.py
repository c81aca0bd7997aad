"""What the law asks of a consumer, held against one call: each is pure, (case) to findings.

A judgement answers the findings, none where all is well. It raises `CannotTell` where it cannot be
known, and `Inapplicable` where the call is not one that it is about.
"""
