"""How long property tests look: `default` is quick and the same each time, `fuzz` searches for new failures.

`HYPOTHESIS_PROFILE=fuzz pytest tests/property` is the long one.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

_SLOW_IS_FINE = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]

settings.register_profile(
    "default", deadline=None, derandomize=True, database=None, max_examples=60, suppress_health_check=_SLOW_IS_FINE
)
settings.register_profile("fuzz", deadline=None, max_examples=20_000, suppress_health_check=_SLOW_IS_FINE)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))
