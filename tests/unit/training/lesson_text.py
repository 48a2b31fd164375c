"""A small lesson that is sound, for tests to take and to break."""

SOUND = """---
title: SQL injection
cwe: [CWE-89, CWE-564]
---
## What happens

Text becomes SQL.

More about it.

## How it is attacked

A quote is sent.

## Vulnerable

```python
## What happens is only a comment here
run(f"... {x}")
```

## Safe

```python
run("... ?", (x,))
```

## Check yourself

Is it? <details>No.</details>

## Requirements

{{requirements}}

## Further reading

Ours first.

{{links}}
"""
