"""Wardline: a secure-coding language server and scanner on one engine.

This package root holds only the version; every role lives in a sub-package of its own
(`docs/architecture.md` has the map).
"""

__version__ = "0.1.0"
