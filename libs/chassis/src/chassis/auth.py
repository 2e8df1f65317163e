"""Who is asking: short-lived tokens that the gateway signs and every service verifies."""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any
from uuid import UUID

import structlog
from fastapi import Depends, Request
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import GuestProtocol, OKPKey
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from starlette.types import ASGIApp, Receive, Scope, Send

from chassis import clock
from chassis.problems import Unauthenticated, render

ALGORITHM = "Ed25519"  # RFC 9864's name of EdDSA with that one curve.
ISSUER = "gscnet-gateway"
TOKEN_TYPE = "gscnet-internal+jwt"  # noqa: S105  (a media type)
LIFETIME_S = 30
CLOCK_SKEW_S = 5
OPEN_PATHS = frozenset({"/healthz", "/readyz", "/metrics", "/openapi.json"})
_REMEMBERED = 4096
_LONGEST_TOKEN = 8192


@dataclass(frozen=True, slots=True)
class Actor:
    """The person or program on whose behalf a request is made."""

    account_id: UUID | None = None
    roles: frozenset[str] = frozenset()
    name: str = ""

    @property
    def is_anonymous(self) -> bool:
        return self.account_id is None

    @property
    def key(self) -> str:
        """The actor as text, in tokens, logs and scopes."""
        return str(self.account_id or "anonymous")

    def has(self, role: str) -> bool:
        return role in self.roles

    def focal_point_of(self, economy: str) -> bool:
        """Whether the actor speaks for `economy` (ISO 3166 alpha-2)."""
        return f"focal_point:{economy}" in self.roles


ANONYMOUS = Actor()
# What works without a request: consumers, the projector, timers. No token can hold the role.
SYSTEM_ROLE = "system"
SYSTEM = Actor(roles=frozenset({SYSTEM_ROLE}), name="system")

_acting: ContextVar[Actor | None] = ContextVar("acting", default=None)


def acting() -> Actor | None:
    """Return on whose behalf this task works; None where nobody has said so."""
    return _acting.get()


@contextmanager
def acting_as(actor: Actor) -> Iterator[None]:
    """Let the database know, in every transaction that begins inside, who is at work."""
    token = _acting.set(actor)
    try:
        yield
    finally:
        _acting.reset(token)


def _refuse_role_of_machines(role: str) -> str:
    """The database reads roles from a list with commas, so that no role may hold one."""
    if role == SYSTEM_ROLE or "," in role:
        raise ValueError("nobody can hold this role")
    return role


Role = Annotated[str, AfterValidator(_refuse_role_of_machines)]


class _Claims(BaseModel):
    """Every claim is required and nothing is converted, so that no default lets anybody in."""

    model_config = ConfigDict(strict=True)

    iss: str
    aud: str
    sub: str
    iat: int
    exp: int
    roles: list[Role] = Field(max_length=64)
    name: str


def new_signing_key() -> str:
    """Return a fresh private key as a JWK, for the gateway alone."""
    key = OKPKey.generate_key("Ed25519")
    return json.dumps({**key.as_dict(private=True), "kid": key.thumbprint(), "use": "sig"})


def key_set_json(keys: Iterable[OKPKey | str]) -> str:
    """Return the JWK Set that services verify with; several keys while one is rotated out."""
    known = [_signing_key(key) for key in keys]
    public = [{**key.as_dict(private=False), "kid": _kid(key), "use": "sig"} for key in known]
    return json.dumps({"keys": public})


def issue_token(
    private_jwk: OKPKey | str, actor: Actor, audience: str, *, lifetime_s: int = LIFETIME_S
) -> str:
    """Return a token that tells the service `audience` who is asking, for a few seconds."""
    key = _signing_key(private_jwk)
    issued_at = int(clock.now().timestamp())
    claims: dict[str, Any] = {
        "iss": ISSUER,
        "aud": audience,
        "sub": actor.key,
        "iat": issued_at,
        "exp": issued_at + lifetime_s,
        "roles": sorted(actor.roles),
        "name": actor.name,
    }
    header = {"alg": ALGORITHM, "typ": TOKEN_TYPE, "kid": _kid(key)}
    return jwt.encode(header, claims, key, algorithms=[ALGORITHM])


def _signing_key(key: OKPKey | str) -> OKPKey:
    return _import_key(key) if isinstance(key, str) else key


@lru_cache(maxsize=8)
def _import_key(jwk: str) -> OKPKey:
    return OKPKey.import_key(json.loads(jwk))


def _kid(key: OKPKey) -> str:
    return key.kid or key.thumbprint()


class Verifier:
    """Verifies tokens for one audience, and remembers good ones until they expire."""

    def __init__(self, public_keys: str, audience: str) -> None:
        self._audience = audience
        keys = [OKPKey.import_key(jwk) for jwk in json.loads(public_keys)["keys"]]
        self._keys = {_kid(key): key for key in keys if key.curve_name == "Ed25519"}
        self._known: OrderedDict[bytes, tuple[Actor, int]] = OrderedDict()

    def verify(self, token: str) -> Actor:
        """Return who the token speaks for.

        Raises:
            Unauthenticated: it is not a valid token of the gateway for this service.
        """
        # Keyed by digest, so that a memory dump of the cache holds no token.
        digest = hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
        now = int(clock.now().timestamp())
        remembered = self._known.get(digest)
        if remembered is not None and now < remembered[1]:
            self._known.move_to_end(digest)
            return remembered[0]
        actor, expires_at = self._verify_anew(token, now)
        self._known[digest] = (actor, expires_at)
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return actor

    def _verify_anew(self, token: str, now: int) -> tuple[Actor, int]:
        refusal = Unauthenticated("the token is not valid here")
        if len(token) > _LONGEST_TOKEN:
            raise refusal
        try:
            verified = jwt.decode(token, self._key_of, algorithms=[ALGORITHM])
            claims = _Claims.model_validate(verified.claims)
            account_id = None if claims.sub == ANONYMOUS.key else UUID(claims.sub)
        except (JoseError, ValidationError, ValueError, TypeError, KeyError) as fault:
            raise refusal from fault
        in_time = claims.iat <= now + CLOCK_SKEW_S and now < claims.exp <= claims.iat + LIFETIME_S
        if claims.iss != ISSUER or claims.aud != self._audience or not in_time:
            raise refusal
        actor = Actor(account_id=account_id, roles=frozenset(claims.roles), name=claims.name)
        return actor, claims.exp

    def _key_of(self, signature: GuestProtocol) -> OKPKey:
        """Choose the key by an exact header, so that no header can bring or point to one."""
        header = signature.headers()
        if header.keys() != {"alg", "typ", "kid"} or header["typ"] != TOKEN_TYPE:
            raise ValueError("unexpected token header")
        return self._keys[str(header["kid"])]


class Authenticate:
    """ASGI middleware: nothing is answered to a request that the gateway did not sign."""

    def __init__(self, app: ASGIApp, verify: Callable[[str], Actor]) -> None:
        self._app = app
        self._verify = verify

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] not in OPEN_PATHS:
            try:
                actor = self._verify(bearer_token(scope))
            except Unauthenticated as refusal:
                await render(refusal)(scope, receive, send)
                return
            scope.setdefault("state", {})["actor"] = actor
            structlog.contextvars.bind_contextvars(actor=actor.key)
            with acting_as(actor):
                await self._app(scope, receive, send)
            return
        await self._app(scope, receive, send)


def bearer_token(scope: Scope) -> str:
    """Return the one bearer token of a request.

    Raises:
        Unauthenticated: there is none, more than one, or another scheme.
    """
    values = [value for name, value in scope["headers"] if name == b"authorization"]
    scheme, _, token = (values[0] if len(values) == 1 else b"").decode("latin-1").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise Unauthenticated("send one Authorization header with a bearer token")
    return token


def current_actor(request: Request) -> Actor:
    """Return who is asking, as the middleware has established."""
    actor = getattr(request.state, "actor", None)
    if not isinstance(actor, Actor):
        raise Unauthenticated
    return actor


CurrentActor = Annotated[Actor, Depends(current_actor)]
