from unit.scan.demo import own_cache

__all__ = ["own_cache"]
