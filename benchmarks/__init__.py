"""How fast it is: `python -m benchmarks NAME`. Nothing here passes or fails; an idle machine gives steady numbers."""
