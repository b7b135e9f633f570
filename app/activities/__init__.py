"""The kinds of vote, one module each. Importing this package makes every kind known to session plans."""

from importlib import import_module
from pkgutil import iter_modules

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
