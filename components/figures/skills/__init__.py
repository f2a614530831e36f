"""Skills and reform outlook: what the page says and draws."""
