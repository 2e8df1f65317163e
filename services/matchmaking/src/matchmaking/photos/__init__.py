"""Pictures of a supplier, made anew from what was sent so that nothing else comes with them."""
