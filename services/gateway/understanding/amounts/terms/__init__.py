"""What a game costs, and on what terms it is played."""
