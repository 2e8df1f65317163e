"""Who is signed in: one encrypted cookie, and the proof that a form was sent from our own page.

The cookie holds an API key; nobody but this website can read it, no script and no other site gets
hold of it, and the page's HTML never has it.
"""

import hashlib
import hmac
import json
import secrets
from dataclasses import asdict, dataclass
from typing import Final
from urllib.parse import urlsplit

from chassis import clock
from chassis.problems import Forbidden
from fastapi import Request
from joserfc import jwe
from joserfc.errors import JoseError
from joserfc.jwk import OctKey
from starlette.responses import Response

from website.settings import WebsiteSettings

LIFETIME_S: Final = 12 * 60 * 60
_COOKIE: Final = "gscnet_session"
_ALGORITHMS: Final = ("dir", "A256GCM")
_LONGEST_COOKIE: Final = 4096
_FEWEST_CHARACTERS: Final = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One browser; `api_key` is empty until somebody signs in."""

    token: str
    """What every form of this session sends back."""
    ends_at: int
    """When it is over, in seconds since 1970."""
    api_key: str = ""
    name: str = ""
    account_id: str = ""

    @property
    def is_signed_in(self) -> bool:
        return bool(self.api_key)


class Sessions:
    """Makes, reads and ends sessions; keeps none of them."""

    def __init__(self, settings: WebsiteSettings) -> None:
        """Take the key from the settings, or a new one that ends all sessions with the process.

        Raises:
            ValueError: the key is too short, or absent in production.
        """
        given = settings.session_key.get_secret_value()
        if given and len(given) < _FEWEST_CHARACTERS:
            raise ValueError("GSCNET_SESSION_KEY needs at least 32 characters of randomness")
        if not given and settings.environment == "production":
            raise ValueError("in production these must be set: GSCNET_SESSION_KEY")
        secret = given.encode() if given else secrets.token_bytes(32)
        self._key = OctKey.import_key(hashlib.sha256(secret).digest())
        self._website = settings.website_url

    def begin(self, *, api_key: str = "", name: str = "", account_id: str = "") -> Session:
        """A session with a token of its own; signing in never keeps the one from before."""
        return Session(
            token=secrets.token_urlsafe(24),
            ends_at=int(clock.now().timestamp()) + LIFETIME_S,
            api_key=api_key,
            name=name,
            account_id=account_id,
        )

    def read(self, request: Request) -> Session | None:
        """The session of a request; None where there is none, or it cannot be read any more."""
        sealed = request.cookies.get(self._name(request), "")
        if not sealed or len(sealed) > _LONGEST_COOKIE:
            return None
        try:
            opened = jwe.decrypt_compact(sealed, self._key, algorithms=_ALGORITHMS)
            found = Session(**json.loads(opened.plaintext or b""))
        except (JoseError, ValueError, TypeError):
            return None
        return found if found.ends_at > clock.now().timestamp() else None

    def keep(self, request: Request, response: Response, session: Session) -> None:
        """Send the session to the browser."""
        header = dict(zip(("alg", "enc"), _ALGORITHMS, strict=True))
        sealed = jwe.encrypt_compact(header, json.dumps(asdict(session)).encode(), self._key)
        response.set_cookie(
            self._name(request),
            sealed,
            max_age=max(0, session.ends_at - int(clock.now().timestamp())),
            path="/",
            secure=self._is_secure(request),
            httponly=True,
            samesite="strict",
        )

    def end(self, request: Request, response: Response) -> None:
        """Let the browser forget the session."""
        response.delete_cookie(
            self._name(request),
            path="/",
            secure=self._is_secure(request),
            httponly=True,
            samesite="strict",
        )

    def check_form(self, request: Request, token: str) -> None:
        """Make sure that a form was sent from a page that we gave to this very browser.

        Raises:
            Forbidden: it comes from elsewhere, or from a session that is over.
        """
        session = self.read(request)
        if not self._is_from_here(request):
            raise Forbidden("the form was sent from another site")
        if session is None or not hmac.compare_digest(session.token.encode(), token.encode()):
            raise Forbidden("the form is not of this session")

    def _is_from_here(self, request: Request) -> bool:
        origin = request.headers.get("Origin")
        if origin is None:
            return request.headers.get("Sec-Fetch-Site") == "same-origin"
        own = f"{request.url.scheme}://{request.headers.get('Host', '')}"
        return origin in {own, _origin(self._website)}

    def _is_secure(self, request: Request) -> bool:
        return "https" in {request.url.scheme, urlsplit(self._website).scheme}

    def _name(self, request: Request) -> str:
        return f"__Host-{_COOKIE}" if self._is_secure(request) else _COOKIE


def of(request: Request) -> Session | None:
    """The session of a request, opened once."""
    if not hasattr(request.state, "session"):
        sessions: Sessions = request.app.state.sessions
        request.state.session = sessions.read(request)
    found: Session | None = request.state.session
    return found


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
