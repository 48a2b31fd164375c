"""The language server: sessions, conversions and one small module for each LSP feature.

Everything that knows the protocol is in here and nothing of what a finding is: each handler takes an immutable
snapshot, calls `wardline.scan` and converts the answer (`docs/editors.md` lists what the server offers).
"""
