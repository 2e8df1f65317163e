"""Suppliers as files for spreadsheet programs, in the columns that an import reads."""
