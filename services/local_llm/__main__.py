"""`python -m services.local_llm` serves the model."""

from services.local_llm.server import main

if __name__ == "__main__":
    main()
