"""Only a fresh token of the gateway, for this very service, opens the door."""

import base64
import hmac
import json
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import httpx2
import pytest
import time_machine
from chassis import auth, clock, problems
from chassis.auth import ANONYMOUS, Actor, Authenticate, CurrentActor, Verifier
from chassis.idempotency import Router
from chassis.problems import Unauthenticated
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from fastapi import FastAPI
from joserfc import jws
from joserfc.jwk import ECKey, OKPKey, RSAKey
from starlette.middleware import Middleware

ACTOR = Actor(UUID(int=7), frozenset({"editor", "focal_point:VN"}), "Ngọc")
KEY = auth.new_signing_key()
STRANGER = auth.new_signing_key()
PUBLIC = json.loads(auth.key_set_json([KEY]))["keys"][0]
KID = PUBLIC["kid"]

Forge = Callable[[], str]


def claims(**changes: Any) -> dict[str, Any]:
    now = int(clock.now().timestamp())
    sound = {
        "iss": "gscnet-gateway",
        "aud": "matchmaking",
        "sub": str(ACTOR.account_id),
        "iat": now,
        "exp": now + 30,
        "roles": [],
        "name": "",
    }
    return {name: value for name, value in (sound | changes).items() if value is not None}


def header(**changes: Any) -> dict[str, Any]:
    return {"alg": "Ed25519", "typ": "gscnet-internal+jwt", "kid": KID, **changes}


def sign(head: dict[str, Any], said: Any, key: str = KEY) -> str:
    """Sign whatever is asked, also what our own code would never sign."""
    first = f"{encoded(head)}.{encoded(said)}"
    private = OKPKey.import_key(json.loads(key)).private_key
    assert isinstance(private, Ed25519PrivateKey)
    return f"{first}.{base64url(private.sign(first.encode()))}"


def encoded(value: Any) -> str:
    return base64url(json.dumps(value).encode())


def base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def sign_by_hmac(secret: bytes) -> str:
    first = f"{encoded(header(alg='HS256'))}.{encoded(claims())}"
    return f"{first}.{base64url(hmac.digest(secret, first.encode(), 'sha256'))}"


def sign_otherwise(algorithm: str, key: Any) -> str:
    said = json.dumps(claims()).encode()
    return jws.serialize_compact(header(alg=algorithm), said, key, algorithms=[algorithm])


def past(seconds: int) -> dict[str, int]:
    then = int(clock.now().timestamp()) - seconds
    return {"iat": then, "exp": then + 30}


public_bytes = OKPKey.import_key(PUBLIC).as_pem()
own_jwk = json.loads(auth.key_set_json([STRANGER]))["keys"][0]

FORGED: dict[str, Forge] = {
    "empty": lambda: "",
    "not a token": lambda: "gscnet_abc_def",
    "two parts": lambda: sign(header(), claims()).rpartition(".")[0],
    "four parts": lambda: sign(header(), claims()) + ".x",
    "no signature": lambda: sign(header(), claims()).rpartition(".")[0] + ".",
    "another signature": lambda: sign(header(), claims())[:-8] + "AAAAAAAA",
    "an altered claim": lambda: ".".join(
        [sign(header(), claims()).split(".")[0], encoded(claims(roles=["secretariat"])), "x"]
    ),
    "claims of one, signature of another": lambda: ".".join(
        [
            encoded(header()),
            encoded(claims(roles=["editor"])),
            sign(header(), claims()).split(".")[2],
        ]
    ),
    "a stranger's key": lambda: sign(header(), claims(), STRANGER),
    "alg none": lambda: f"{encoded(header(alg='none'))}.{encoded(claims())}.",
    "alg None": lambda: f"{encoded(header(alg='None'))}.{encoded(claims())}.",
    "alg missing": lambda: sign({"typ": "gscnet-internal+jwt", "kid": KID}, claims()),
    "alg a list": lambda: sign(header(alg=["Ed25519"]), claims()),
    "alg EdDSA": lambda: sign(header(alg="EdDSA"), claims()),
    "HS256 with the public key": lambda: sign_by_hmac(public_bytes),
    "HS256 with the public key's number": lambda: sign_by_hmac(PUBLIC["x"].encode()),
    "HS256 with the key set": lambda: sign_by_hmac(auth.key_set_json([KEY]).encode()),
    "RS256": lambda: sign_otherwise("RS256", RSAKey.generate_key(2048)),
    "ES256": lambda: sign_otherwise("ES256", ECKey.generate_key("P-256")),
    "an embedded jwk": lambda: sign(header(jwk=own_jwk), claims(), STRANGER),
    "an embedded jwk, known kid missing": lambda: sign(
        {"alg": "Ed25519", "typ": "gscnet-internal+jwt", "jwk": own_jwk}, claims(), STRANGER
    ),
    "a jku": lambda: sign(header(jku="https://example.org/keys"), claims()),
    "an x5u": lambda: sign(header(x5u="https://example.org/cert"), claims()),
    "an x5c": lambda: sign(header(x5c=["MIIB"]), claims()),
    "crit": lambda: sign(header(crit=["exp"]), claims()),
    "an unknown crit": lambda: sign(header(crit=["b64"], b64=False), claims()),
    "zip": lambda: sign(header(zip="DEF"), claims()),
    "an unknown header": lambda: sign(header(note="x"), claims()),
    "kid missing": lambda: sign({"alg": "Ed25519", "typ": "gscnet-internal+jwt"}, claims()),
    "kid unknown": lambda: sign(header(kid="other"), claims()),
    "kid empty": lambda: sign(header(kid=""), claims()),
    "kid a path": lambda: sign(header(kid="../../../../dev/null"), claims()),
    "kid SQL": lambda: sign(header(kid="' OR 1=1 --"), claims()),
    "kid a URL": lambda: sign(header(kid="https://example.org/key"), claims()),
    "kid a list": lambda: sign(header(kid=[KID]), claims()),
    "kid null": lambda: sign(header(kid=None), claims()),
    "typ missing": lambda: sign({"alg": "Ed25519", "kid": KID}, claims()),
    "typ of any JWT": lambda: sign(header(typ="JWT"), claims()),
    "typ of an access token": lambda: sign(header(typ="at+jwt"), claims()),
    "iss missing": lambda: sign(header(), claims(iss=None)),
    "iss of another": lambda: sign(header(), claims(iss="gscnet-website")),
    "iss with our name inside": lambda: sign(header(), claims(iss="gscnet-gateway.example")),
    "iss a list": lambda: sign(header(), claims(iss=["gscnet-gateway"])),
    "aud missing": lambda: sign(header(), claims(aud=None)),
    "aud another service": lambda: sign(header(), claims(aud="knowledge")),
    "aud a list that has us": lambda: sign(header(), claims(aud=["knowledge", "matchmaking"])),
    "aud empty": lambda: sign(header(), claims(aud="")),
    "sub missing": lambda: sign(header(), claims(sub=None)),
    "sub no uuid": lambda: sign(header(), claims(sub="root")),
    "sub a number": lambda: sign(header(), claims(sub=7)),
    "roles missing": lambda: sign(header(), claims(roles=None)),
    "roles a text": lambda: sign(header(), claims(roles="secretariat")),
    "roles of numbers": lambda: sign(header(), claims(roles=[1])),
    "name missing": lambda: sign(header(), claims(name=None)),
    "exp missing": lambda: sign(header(), claims(exp=None)),
    "exp a text": lambda: sign(header(), claims(exp="9999999999")),
    "exp a fraction": lambda: sign(header(), claims(exp=9999999999.5)),
    "exp far away": lambda: sign(header(), claims(exp=9999999999)),
    "exp before iat": lambda: sign(header(), claims(exp=1)),
    "expired": lambda: sign(header(), claims(**past(31))),
    "just expired": lambda: sign(header(), claims(**past(30))),
    "iat missing": lambda: sign(header(), claims(iat=None)),
    "from the future": lambda: sign(header(), claims(**past(-10))),
    "claims a list": lambda: sign(header(), [1]),
    "claims a text": lambda: sign(header(), "x"),
    "header a list": lambda: sign([1], claims()),  # type: ignore[arg-type]
    "header no JSON": lambda: f"{base64url(b'{')}.{encoded(claims())}.AAAA",
    "no base64": lambda: "§.§.§",
    "a lone surrogate": lambda: "\ud800.\ud800.\ud800",
    "very long": lambda: sign(header(), claims(name="n" * 10_000)),
    "an encrypted token": lambda: "eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0..AAAA.AAAA.AAAA",
}


@pytest.fixture
def verifier() -> Verifier:
    return Verifier(auth.key_set_json([KEY]), "matchmaking")


@pytest.mark.parametrize("forge", FORGED.values(), ids=FORGED.keys())
def test_a_forged_token_is_refused(verifier: Verifier, forge: Forge) -> None:
    token = forge()

    with pytest.raises(Unauthenticated):
        verifier.verify(token)


def test_the_forgeries_differ_from_a_sound_token_in_one_thing_only(verifier: Verifier) -> None:
    token = sign(header(), claims())

    assert verifier.verify(token).account_id == ACTOR.account_id


def test_a_token_tells_who_is_asking(verifier: Verifier) -> None:
    token = auth.issue_token(KEY, ACTOR, "matchmaking")

    assert verifier.verify(token) == ACTOR


def test_a_stranger_has_a_token_too(verifier: Verifier) -> None:
    token = auth.issue_token(KEY, ANONYMOUS, "matchmaking")

    assert verifier.verify(token).is_anonymous


def test_a_remembered_token_still_expires(verifier: Verifier) -> None:
    with time_machine.travel(clock.now(), tick=False) as traveller:
        token = auth.issue_token(KEY, ACTOR, "matchmaking")
        verifier.verify(token)

        traveller.shift(timedelta(seconds=30))

        with pytest.raises(Unauthenticated):
            verifier.verify(token)


def test_two_keys_are_good_while_one_is_rotated_out() -> None:
    fresh = auth.new_signing_key()
    verifier = Verifier(auth.key_set_json([KEY, fresh]), "matchmaking")

    actors = [verifier.verify(auth.issue_token(key, ACTOR, "matchmaking")) for key in (KEY, fresh)]

    assert actors == [ACTOR, ACTOR]


def test_a_key_that_was_rotated_out_is_refused() -> None:
    verifier = Verifier(auth.key_set_json([auth.new_signing_key()]), "matchmaking")

    with pytest.raises(Unauthenticated):
        verifier.verify(auth.issue_token(KEY, ACTOR, "matchmaking"))


def test_the_key_set_holds_nothing_private() -> None:
    keys = json.loads(auth.key_set_json([KEY]))["keys"]

    assert [set(key) & {"d", "k", "p", "q"} for key in keys] == [set()]


def test_without_keys_nobody_is_let_in() -> None:
    verifier = Verifier('{"keys":[]}', "matchmaking")

    with pytest.raises(Unauthenticated):
        verifier.verify(auth.issue_token(KEY, ACTOR, "matchmaking"))


def test_a_focal_point_speaks_for_one_economy_only() -> None:
    assert ACTOR.focal_point_of("VN")
    assert not ACTOR.focal_point_of("V")
    assert not ACTOR.has("secretariat")


router = Router()


@router.get("/who")
async def show_actor(actor: CurrentActor) -> dict[str, str]:
    return {"name": actor.name}


@router.get("/healthz")
async def show_alive() -> dict[str, str]:
    return {}


@pytest.fixture
async def client(verifier: Verifier) -> AsyncIterator[httpx2.AsyncClient]:
    app = FastAPI(middleware=[Middleware(Authenticate, verify=verifier.verify)])
    problems.install(app)
    app.include_router(router)
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://service") as client:
        yield client


async def test_a_request_with_a_token_is_answered(client: httpx2.AsyncClient) -> None:
    token = auth.issue_token(KEY, ACTOR, "matchmaking")

    response = await client.get("/who", headers={"Authorization": f"Bearer {token}"})

    assert response.json() == {"name": "Ngọc"}


@pytest.mark.parametrize("path", ["/who", "/nowhere", "/healthz/", "//healthz", "/docs"])
async def test_every_path_needs_a_token_even_one_that_does_not_exist(
    client: httpx2.AsyncClient, path: str
) -> None:
    response = await client.get(path)

    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "value", ["", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "bearer\tx", "Bearer x y"]
)
async def test_any_other_authorization_is_refused(client: httpx2.AsyncClient, value: str) -> None:
    response = await client.get("/who", headers={"Authorization": value})

    assert response.status_code == 401


async def test_two_authorizations_are_refused(client: httpx2.AsyncClient) -> None:
    token = auth.issue_token(KEY, ACTOR, "matchmaking")
    headers = [("Authorization", f"Bearer {token}"), ("Authorization", f"Bearer {token}")]

    response = await client.get("/who", headers=headers)

    assert response.status_code == 401


async def test_health_needs_no_token(client: httpx2.AsyncClient) -> None:
    response = await client.get("/healthz")

    assert response.status_code == 200
