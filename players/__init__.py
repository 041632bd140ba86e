"""People in football, and what is computed about them."""
