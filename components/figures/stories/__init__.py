"""The stories that come with the dashboard."""
