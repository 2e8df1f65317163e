"""The hard constraints of a need: who cannot supply it, and why."""
