"""Charts drawn on the server as plain geometry; templates draw them."""
