"""Rule files in the editor: which buffers hold rules, what is wrong in them, where the cursor stands in them.

Imported when a YAML document is first opened. Knows the rule language and texts, not the protocol.
"""
