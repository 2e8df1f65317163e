"""Tables that people keep in files, read as rows of text by a process that may fail."""
