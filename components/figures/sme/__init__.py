"""SMEs against targets."""
