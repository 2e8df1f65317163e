"""The first content of the platform: check its folder, load it through the public API."""

from gscnet.compendium.checking import Error, validate
from gscnet.compendium.loading import Outcome, Progress, Summary, load

__all__ = ["Error", "Outcome", "Progress", "Summary", "load", "validate"]
