"""The overview: headline figures and the chosen province."""
