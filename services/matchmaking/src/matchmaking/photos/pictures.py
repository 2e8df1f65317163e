"""Makes a picture anew from its pixels, so that nothing that came with them is kept or served."""

import hashlib
import io
import warnings
from dataclasses import dataclass
from typing import IO, Final

from PIL import Image, ImageOps, UnidentifiedImageError

MAX_PIXELS: Final = 40_000_000
LONGEST_SIDE: Final = 1_600
QUALITY: Final = 82
_SIGNATURES: Final = {
    "image/jpeg": ("JPEG", (b"\xff\xd8\xff",)),
    "image/png": ("PNG", (b"\x89PNG\r\n\x1a\n",)),
    "image/webp": ("WEBP", (b"RIFF",)),
}
MEDIA_TYPES: Final = tuple(_SIGNATURES)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that can be served: JPEG, or PNG where something is transparent."""

    content: bytes
    media_type: str
    width: int
    height: int

    @property
    def sha256(self) -> bytes:
        return hashlib.sha256(self.content).digest()


def remade(file: IO[bytes], media_type: str) -> Picture:
    """Return the picture upright, at most 1,600 pixels long, without EXIF, profile and comments.

    Blocking, and tens of milliseconds long: call it in a thread.

    Raises:
        ValueError: it is not what its media type says, is damaged, or has too many pixels.
    """
    name, signatures = _SIGNATURES[media_type]
    file.seek(0)
    head = file.read(12)
    if not head.startswith(signatures) or (name == "WEBP" and head[8:] != b"WEBP"):
        raise ValueError(f"the file does not begin as {media_type} does")
    file.seek(0)
    try:
        with warnings.catch_warnings():
            # Our own bound is below Pillow's; the warning of the latter must not reach the log.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(file, formats=(name,)) as opened:
                if opened.width * opened.height > MAX_PIXELS:
                    raise ValueError(f"a picture may have at most {MAX_PIXELS:,} pixels")
                return _written(opened)
    except (
        UnidentifiedImageError,
        OSError,
        SyntaxError,
        EOFError,
        Image.DecompressionBombError,
    ) as fault:
        raise ValueError("the picture is damaged or cannot be read") from fault


def _written(opened: Image.Image) -> Picture:
    opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright = ImageOps.exif_transpose(opened)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    is_transparent = upright.has_transparency_data
    pixels = upright.convert("RGBA" if is_transparent else "RGB")
    bare = Image.frombytes(pixels.mode, pixels.size, pixels.tobytes())
    written = io.BytesIO()
    if is_transparent:
        bare.save(written, "PNG", optimize=True)
    else:
        bare.save(written, "JPEG", quality=QUALITY, optimize=True)
    media_type = "image/png" if is_transparent else "image/jpeg"
    return Picture(written.getvalue(), media_type, bare.width, bare.height)
