"""What every test of the repository has at hand."""

pytest_plugins = ["chassis.testing"]
