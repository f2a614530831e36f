"""Presenting: the list of stories, the check before the talk, its files, stories of one's own."""
