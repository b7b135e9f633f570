"""What holds for every test."""

from hypothesis import settings

settings.register_profile("whatever the machine's speed", deadline=None)
settings.load_profile("whatever the machine's speed")
