"""As-is and to-be."""
