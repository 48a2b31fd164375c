from unit.scan.demo import own_cache, project

__all__ = ["own_cache", "project"]
