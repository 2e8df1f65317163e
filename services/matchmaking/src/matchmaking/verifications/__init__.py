"""Verifications: who looked a certificate or a claim up at its source, when, and how."""
