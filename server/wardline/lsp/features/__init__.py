"""One small module for each thing the protocol asks: take the session's state, call the core, convert.

A module registers its own handlers; none knows another's, and none keeps state of the session.
"""
