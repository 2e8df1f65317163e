"""Lists of suppliers that come as files: read, judged row by row, and taken in."""
