"""Cases with measured results, found in any language."""
