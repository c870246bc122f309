"""Short hashes of texts and files, for keys: every process.

The interpreter's own `blake2b`, which `hashlib` would give as well; but that one loads OpenSSL
first, 4 MB that a window does without.
"""

from __future__ import annotations

from _blake2 import blake2b

__all__ = ["blake2b"]
