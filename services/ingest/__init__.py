"""Tables of any shape into the recommender: finds players, games and interactions, embeds and stores them."""
