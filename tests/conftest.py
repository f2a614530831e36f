"""What holds for all tests."""

from hypothesis import HealthCheck, settings

# An example that takes long says something of the machine, not of the code.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")
