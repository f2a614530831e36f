"""K-Digital Training."""
