"""Whom the words of open needs find, kept as rows that follow the search index."""
