"""How candidates become a list with reasons.

Begin with `ranking`, which weighs the sources; `blending` joins their scores, `diversity` spreads the list out,
`description` names the reasons.
"""
