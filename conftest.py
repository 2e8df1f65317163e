"""What every test of the repository has at hand."""

# Two packages have the name of their folder. Imported here, before pytest sees the folders, they
# are the packages; otherwise its importlib mode takes the folders for them.
import gateway  # noqa: F401
import website  # noqa: F401

pytest_plugins = ["chassis.testing"]
