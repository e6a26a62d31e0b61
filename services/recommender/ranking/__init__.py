"""How candidates become a list with reasons.

Begin with `ranking`, which weighs the sources; `blending` joins their scores, `unplayed_games` gives new games
places, `offering` leaves out editions of what a player knows, `diversity` spreads the list out, `description` names the
reasons.
"""
