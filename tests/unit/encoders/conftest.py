from tests.support.models import prepared_e5, tiny_model

__all__ = ["prepared_e5", "tiny_model"]
