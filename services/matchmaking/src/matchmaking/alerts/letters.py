"""A digest as a letter, and who carries it.

No address is known here: a letter names the account, and whoever sends mail knows where it is
reached. The development mailer writes files.
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import Any, Protocol
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
        "need_subject": "{count} changes for your needs",
        "both_subject": "{count} changes for your saved searches and needs",
        "new": "New",
        "proves_more": "Now proves more",
        "left": "No longer found (expired or changed)",
        "need_new": "Newly among the best matches",
        "need_left": "No longer among the best matches",
        "more": "… and {count} more",
        "why": "You receive this because you saved these searches on GSCNET.",
        "need_why": "You receive this because of the needs you have published on GSCNET.",
        "both_why": "You receive this because of the searches you saved and the needs you have"
        " published on GSCNET.",
    },
    "es": {
        "subject": "{count} cambios en sus búsquedas guardadas",
        "need_subject": "{count} cambios en sus necesidades",
        "both_subject": "{count} cambios en sus búsquedas guardadas y necesidades",
        "new": "Nuevos",
        "proves_more": "Ahora demuestran más",
        "left": "Ya no aparecen (vencidos o modificados)",
        "need_new": "Nuevos entre los más adecuados",
        "need_left": "Ya no están entre los más adecuados",
        "more": "… y {count} más",
        "why": "Recibe este mensaje porque guardó estas búsquedas en GSCNET.",
        "need_why": "Recibe este mensaje por las necesidades que ha publicado en GSCNET.",
        "both_why": "Recibe este mensaje por las búsquedas que guardó y las necesidades que ha"
        " publicado en GSCNET.",
    },
    "vi": {
        "subject": "{count} thay đổi trong các tìm kiếm đã lưu của bạn",
        "need_subject": "{count} thay đổi về các nhu cầu của bạn",
        "both_subject": "{count} thay đổi trong các tìm kiếm đã lưu và nhu cầu của bạn",
        "new": "Mới",
        "proves_more": "Nay chứng minh được nhiều hơn",
        "left": "Không còn trong kết quả (hết hạn hoặc đã thay đổi)",
        "need_new": "Mới vào nhóm phù hợp nhất",
        "need_left": "Không còn trong nhóm phù hợp nhất",
        "more": "… và {count} mục khác",
        "why": "Bạn nhận được thư này vì đã lưu các tìm kiếm này trên GSCNET.",
        "need_why": "Bạn nhận được thư này vì các nhu cầu bạn đã đăng trên GSCNET.",
        "both_why": "Bạn nhận được thư này vì các tìm kiếm bạn đã lưu và các nhu cầu bạn đã đăng"
        " trên GSCNET.",
    },
    "zh": {
        "subject": "您保存的搜索有 {count} 项变化",
        "need_subject": "您的采购需求有 {count} 项变化",
        "both_subject": "您保存的搜索和采购需求有 {count} 项变化",
        "new": "新增",
        "proves_more": "现有更多证明",
        "left": "不再符合（已过期或已更改）",  # noqa: RUF001  (Chinese signs)
        "need_new": "新进入最佳匹配",
        "need_left": "不再属于最佳匹配",
        "more": "……另有 {count} 项",
        "why": "您收到此邮件，是因为您在 GSCNET 保存了这些搜索。",  # noqa: RUF001
        "need_why": "您收到此邮件，是因为您在 GSCNET 发布了这些采购需求。",  # noqa: RUF001
        "both_why": "您收到此邮件，是因为您在 GSCNET 保存了这些搜索"  # noqa: RUF001
        "并发布了这些采购需求。",
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
    message["Subject"] = words[f"{_about(digest)}subject"].format(count=count)
    message.set_content(_text(digest, words), cte="quoted-printable")
    message["Content-Language"] = language if language in _WORDS else "en"
    return Letter(digest.id, message)


def _about(digest: Digest) -> str:
    """Return how the words begin that say what the whole letter is about."""
    if not digest.needs:
        return ""
    return "both_" if digest.searches else "need_"


def _text(digest: Digest, words: dict[str, str]) -> str:
    lines: list[str] = []
    for search in digest.searches:
        lines += [search["name"], search["url_path"], ""]
        lines += _sections(search["sections"], words, "")
    for need in digest.needs:
        lines += [need["title"], need["url_path"], ""]
        lines += _sections(need["sections"], words, "need_")
    return "\n".join([*lines, words[f"{_about(digest)}why"], ""])


def _sections(sections: Mapping[str, Any], words: dict[str, str], about: str) -> Iterator[str]:
    for section in Section:
        items = sections.get(section.value, ())
        if not items:
            continue
        yield f"{words[about + section.value]} ({len(items)})"
        for item in items[:MOST_LINES]:
            supplier = item["supplier"]
            proven = "; ".join(each["label"] for each in item["criteria"])
            yield f"  - {supplier['title']}, {supplier['economy']}" + (proven and f": {proven}")
            yield f"    {supplier['url_path']}"
        if len(items) > MOST_LINES:
            yield "  " + words["more"].format(count=len(items) - MOST_LINES)
        yield ""
