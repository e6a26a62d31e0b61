"""What exists only because the default language model is very small (135 million parameters).

- `sentence_per_game.py`: one sentence of the model about each game, within a template; begin here
- `prompt.py`: the conversation that asks for such a sentence
- `faithfulness.py`: whether the sentence tells what is known of the game
- `sentence_repair.py`: gives the sentence its full title and removes stray capitals
"""
