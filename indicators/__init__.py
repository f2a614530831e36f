"""Policy indicators as pure functions: datasets in, Indicator out. No files, no clock, no screen."""
