"""Run the website: `python -m website serve`."""

import sys

from chassis import telemetry
from chassis.app import serve

from website.app import create_app
from website.settings import WebsiteSettings


def main(arguments: list[str]) -> int:
    """Run the one verb that the website has."""
    if arguments != ["serve"]:
        sys.stderr.write("usage: python -m website serve\n")
        return 2
    settings = WebsiteSettings()
    telemetry.configure(settings.service, settings.log_level)
    serve(create_app(settings), settings)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
