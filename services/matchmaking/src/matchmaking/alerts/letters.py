"""A digest as a letter, and who carries it.

No address is known here: a letter names the account, and whoever sends mail knows where it is
reached. The development mailer writes files.
"""

import os
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from chassis.settings import Settings

from matchmaking.alerts.models import Digest
from matchmaking.alerts.rules import Section

# Reserved by RFC 2606: nothing that leaks can be delivered anywhere.
ACCOUNTS_HOST = "accounts.gscnet.invalid"
MOST_LINES = 50

_WORDS = {
    "en": {
        "subject": "{count} changes for your saved searches",
        "new": "New",
        "proves_more": "Now proves more",
        "left": "No longer found (expired or changed)",
        "more": "… and {count} more",
        "why": "You receive this because you saved these searches on GSCNET.",
    },
    "es": {
        "subject": "{count} cambios en sus búsquedas guardadas",
        "new": "Nuevos",
        "proves_more": "Ahora demuestran más",
        "left": "Ya no aparecen (vencidos o modificados)",
        "more": "… y {count} más",
        "why": "Recibe este mensaje porque guardó estas búsquedas en GSCNET.",
    },
    "vi": {
        "subject": "{count} thay đổi trong các tìm kiếm đã lưu của bạn",
        "new": "Mới",
        "proves_more": "Nay chứng minh được nhiều hơn",
        "left": "Không còn trong kết quả (hết hạn hoặc đã thay đổi)",
        "more": "… và {count} mục khác",
        "why": "Bạn nhận được thư này vì đã lưu các tìm kiếm này trên GSCNET.",
    },
    "zh": {
        "subject": "您保存的搜索有 {count} 项变化",
        "new": "新增",
        "proves_more": "现有更多证明",
        "left": "不再符合（已过期或已更改）",  # noqa: RUF001  (Chinese signs)
        "more": "……另有 {count} 项",
        "why": "您收到此邮件，是因为您在 GSCNET 保存了这些搜索。",  # noqa: RUF001
    },
}


@dataclass(frozen=True, slots=True)
class Letter:
    """What is carried, and the name by which a repetition is recognised."""

    digest_id: UUID
    message: EmailMessage


class Mailer(Protocol):
    """Carries letters; carrying the same one again must do no harm. May block."""

    def deliver(self, letter: Letter) -> None: ...


class FolderMailer:
    """Writes each letter into a folder, as mail and as text to read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def deliver(self, letter: Letter) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        body = letter.message.get_content().encode()
        self._write(f"{letter.digest_id}.txt", body)
        self._write(f"{letter.digest_id}.eml", letter.message.as_bytes(policy=SMTP))

    def _write(self, name: str, content: bytes) -> None:
        """Let a reader see all of a file or none of it."""
        unfinished = self._folder / f".{name}.{os.getpid()}"
        unfinished.write_bytes(content)
        unfinished.replace(self._folder / name)


def mailer_of(settings: Settings) -> Mailer:
    """Return the mailer that the settings name."""
    return FolderMailer(settings.mail_folder or settings.state_dir / "mail")


def letter(digest: Digest) -> Letter:
    """Write a digest down; the same digest gives the same bytes."""
    language = digest.language.partition("-")[0]
    words = _WORDS.get(language, _WORDS["en"])
    count = sum(digest.count(each) for each in Section)
    message = EmailMessage(policy=SMTP)
    message["Message-ID"] = f"<{digest.id}@{ACCOUNTS_HOST}>"
    message["Date"] = format_datetime(digest.made_at)
    message["From"] = f"GSCNET <alerts@{ACCOUNTS_HOST}>"
    message["To"] = f"{digest.account_id}@{ACCOUNTS_HOST}"
    message["Subject"] = words["subject"].format(count=count)
    message.set_content(_text(digest, words), cte="quoted-printable")
    message["Content-Language"] = language if language in _WORDS else "en"
    return Letter(digest.id, message)


def _text(digest: Digest, words: dict[str, str]) -> str:
    lines: list[str] = []
    for search in digest.content:
        lines += [search["name"], search["url_path"], ""]
        for section in Section:
            items = search["sections"].get(section.value, ())
            if not items:
                continue
            lines.append(f"{words[section.value]} ({len(items)})")
            for item in items[:MOST_LINES]:
                supplier = item["supplier"]
                proven = "; ".join(each["label"] for each in item["criteria"])
                said = f"{supplier['title']}, {supplier['economy']}" + (proven and f": {proven}")
                lines += [f"  - {said}", f"    {supplier['url_path']}"]
            if len(items) > MOST_LINES:
                lines.append("  " + words["more"].format(count=len(items) - MOST_LINES))
            lines.append("")
    return "\n".join([*lines, words["why"], ""])
