"""One module for each kind of page: its context, and the routes that show it."""
