"""Chats as a telephone backs them up, and as Discord and Google hand over what an account holds."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from backends.errors import PersonaError
from tests.field.test_more_chats import OTHERS, PAIRS, THEO, brought, pairs_of

HEAD = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!--File Created By SMS Backup-->\n"
)
STYLE = '<?xml-stylesheet type="text/xsl" href="sms.xsl"?>\n'
MIRA, JUNO = ("+491700000001", "Mira"), ("0170 0000002", "(Unknown)")
START = 1_700_000_000_000


def sms(text: str, kind: int, who: tuple[str, str] = MIRA, minute: int = 0) -> str:
    """Return a message of 2 (sent) or another kind."""
    return (
        f'  <sms protocol="0" address="{who[0]}" date="{START + minute * 60_000}" type="{kind}" '
        f'subject="null" body="{text}" read="1" readable_date="x" contact_name="{who[1]}" />\n'
    )


def mms(text: str, box: int, minute: int = 0, sender: str = MIRA[0]) -> str:
    """Return a message in parts, of a group."""
    return (
        f'  <mms date="{START + minute * 60_000}" msg_box="{box}" address="{MIRA[0]}~{JUNO[0]}">\n'
        '    <parts><part seq="-1" ct="application/smil" text="&lt;smil&gt;" />\n'
        f'    <part seq="0" ct="text/plain" text="{text}" /><part ct="image/jpeg" text="null" />'
        f'</parts>\n<addrs><addr address="{sender}" type="137" /></addrs></mms>\n'
    )


def backup(*messages: str, head: str = HEAD + STYLE) -> str:
    """Return a backup."""
    return f'{head}<smses count="{len(messages)}">\n{"".join(messages)}</smses>\n'


BACKUPS = {
    "of two": backup(sms("Do you sail?", 1), sms("Yes.", 2, minute=1)),
    "newest first": backup(sms("Yes.", 2, minute=1), sms("Do you sail?", 1)),
    "two at once": backup(
        sms("Do you sail?", 1), sms("Where?", 1, JUNO, 1), sms("Yes.", 2, MIRA, 2)
    ),
    "a group": backup(mms("Do you sail?", 1), mms("Yes.", 2, 1)),
    "Signal": backup(
        sms("Do you sail?", 1), sms("Yes.", 2, minute=1), head="<?xml version='1.0'?>"
    ),
    "drafts": backup(sms("Do you sail?", 1), sms("No.", 3, minute=1), sms("Yes.", 2, minute=2)),
    "nothing in front": backup(sms("Do you sail?", 1), sms("Yes.", 2, minute=1), head=""),
}


@pytest.mark.parametrize("name", ["sms-20240502.xml", "sms.txt"])
@pytest.mark.parametrize("text", BACKUPS.values(), ids=BACKUPS.keys())
def test_a_backup_of_messages(tmp_path: Path, text: str, name: str) -> None:
    """What was sent is the owner's, whatever the owner is called."""
    found = brought(tmp_path, name, text)
    assert (pairs_of(found), found.format) == (PAIRS, "SMS backup")
    assert {one.why for one in found.left_out} <= {OTHERS, "it was never sent"}


def test_characters_that_a_backup_writes_in_halves(tmp_path: Path) -> None:
    """Emoji as two numbers, half of one, a NUL; what is no number stays as it is."""
    text = "Yes &#55357;&#56832; &amp; &#x1F600; &lt;3 &#10;more &#55357; &#0;end"
    found = brought(tmp_path, "sms.xml", backup(sms(text, 2), sms("Ahoy &#55357;&#56832;", 2)))
    assert [one.text for one in found.voices()] == []
    assert {one.why for one in found.left_out} == {"it holds damaged characters"}
    found = brought(
        tmp_path, "sms.xml", backup(sms("Yes &#55357;&#56832; &amp; &#x1F600; &lt;3", 2))
    )
    assert [one.text for one in found.voices()] == ["Yes 😀 & 😀 <3"]


BOMBS = {
    "entities": '<!DOCTYPE smses [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
    "a file": '<!DOCTYPE smses [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    "a document type": '<!DOCTYPE smses SYSTEM "http://127.0.0.1/x.dtd">',
    "parameters": '<!DOCTYPE smses [<!ENTITY % a SYSTEM "file:///etc/passwd"> %a;]>',
}


@pytest.mark.parametrize("head", BOMBS.values(), ids=BOMBS.keys())
def test_a_backup_that_defines_entities_is_refused(tmp_path: Path, head: str) -> None:
    """Nothing of it is read or fetched."""
    with pytest.raises(PersonaError, match="defines a document type of its own"):
        brought(tmp_path, "sms.xml", backup(sms("&a;", 2), head=HEAD + head))


def test_half_a_backup_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    """And the cut is told; what is no backup is refused."""
    whole = backup(sms("Do you sail?", 1), sms("Yes.", 2, minute=1), sms("Where?", 1, minute=2))
    found = brought(tmp_path, "sms.xml", whole[: whole.index("Where?")])
    assert pairs_of(found) == PAIRS
    assert "cut off" in str(found.left_out[-1].why) + str(found.left_out[0].why)
    for text in ("<calls count='1'><call number='1'/></calls>", "<note>I sail.</note>"):
        with pytest.raises(PersonaError, match="not understood"):
            brought(tmp_path, "x.xml", text)


def zipped(files: Mapping[str, object]) -> bytes:
    """Return a ZIP of files; what is no text is written as JSON."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content if isinstance(content, str) else json.dumps(content))
    return buffer.getvalue()


def written(n: int, text: str, day: str = "2024-05-02") -> dict[str, object]:
    """Return a message of Discord's package."""
    stamp = f"{day} 10:{n:02d}:00"
    return {"ID": 10**17 + n, "Timestamp": stamp, "Contents": text, "Attachments": ""}


SAID = ["I sail.", "Hello there"]
TABLE = (
    "ID,Timestamp,Contents,Attachments\n"
    "1,2024-05-02 10:00:00.123000+00:00,I sail.,\n2,2024-05-03 10:01:00+00:00,Hello <@123> there,\n"
    "3,2024-05-03 10:02:00+00:00,,https://cdn.example/a.png\n"
)
CHANNEL = {"id": "1", "type": "DM", "recipients": ["1", "2"]}
PACKAGES: dict[str, Mapping[str, object]] = {
    "JSON": {
        "messages/c100000000000000001/messages.json": [
            written(2, "Hello <@123> there", "2024-05-03"),
            written(1, "I sail."),
        ],
        "messages/c100000000000000001/channel.json": CHANNEL,
        "messages/index.json": {"100000000000000001": "Direct Message with mira#0"},
        "account/user.json": {"id": "1", "username": "theo", "global_name": THEO},
        "activity/analytics/events-2024.json": '{"event_type": "x"}\n' * 9,
    },
    "tables": {
        "messages/c100000000000000001/messages.csv": TABLE,
        "messages/c100000000000000001/channel.json": CHANNEL,
    },
    "German, within a folder": {
        "package/Nachrichten/c100000000000000001/messages.json": [written(1, "I sail.")],
        "package/Nachrichten/c100000000000000002/messages.json": [
            written(1, "Hello <:wave:123456> there"), written(2, "<https://example.org>"),
        ],
    },
}  # fmt: skip


@pytest.mark.parametrize("package", PACKAGES.values(), ids=PACKAGES.keys())
def test_what_an_account_of_discord_wrote_is_voice(
    tmp_path: Path, package: Mapping[str, object]
) -> None:
    """There is no question in it; marks, links and files are no words."""
    found = brought(tmp_path, "package.zip", zipped(package))
    assert [one.text for one in found.voices()] == SAID
    assert (found.pairs(), found.statements()) == ([], [])
    assert {one.why for one in found.left_out} <= {"it is a picture, a file, a call or a notice"}


def test_one_channel_of_discord_by_itself(tmp_path: Path) -> None:
    """Taken out of the package."""
    records = [written(1, "I sail."), written(2, "Hello there", "2024-05-03")]
    for name, text in (("messages.json", json.dumps(records)), ("messages.csv", TABLE)):
        assert [one.text for one in brought(tmp_path, name, text).voices()] == SAID


def posted(name: str, text: str, time: str, **more: object) -> dict[str, object]:
    """Return a message of Google Chat."""
    person = {"name": name, "email": f"{name[:4].lower()}@example.org", "user_type": "Human"}
    return {"creator": person, "created_date": time, "text": text, "topic_id": text[:3], **more}


TIMES = {
    "English": (
        "Thursday, May 2, 2024 at 3:14:05\u202fPM UTC",
        "Thursday, May 2, 2024 at 3:15:00 PM UTC",
    ),
    "German": (
        "Donnerstag, 2. Mai 2024 um 15:14:05 UTC",
        "Donnerstag, 2. Mai 2024 um 15:15:00 UTC",
    ),
}


@pytest.mark.parametrize("times", TIMES.values(), ids=TIMES.keys())
@pytest.mark.parametrize("persona", [THEO, "Nobody At All"])
def test_google_chat(tmp_path: Path, times: tuple[str, str], persona: str) -> None:
    """One group, or all of an account, which says whose it is."""
    room = {
        "messages": [
            posted("Mira Lund", "Do you sail?", times[0], message_id="a"),
            posted(THEO, "Yes.", times[1], message_id="b"),
            {"creator": {"name": "Mira Lund"}, "message_state": "DELETED"},
        ]
    }
    if persona == THEO:
        assert pairs_of(brought(tmp_path, "messages.json", json.dumps(room))) == PAIRS
    account = {
        "Takeout/Google Chat/Groups/DM abc/messages.json": room,
        "Takeout/Google Chat/Groups/DM abc/group_info.json": {"members": [{"name": THEO}]},
        "Takeout/Google Chat/Users/User 1/user_info.json": {"user": {"name": THEO, "email": "x"}},
    }
    assert pairs_of(brought(tmp_path, "takeout.zip", zipped(account), persona)) == PAIRS


def event(who: str, text: str, minute: int) -> dict[str, object]:
    """Return a message of Hangouts."""
    parts = [{"type": "TEXT", "text": text[:3]}, {"type": "LINK", "text": text[3:]}]
    return {
        "sender_id": {"gaia_id": who, "chat_id": who},
        "timestamp": str((START + minute * 60_000) * 1_000),
        "chat_message": {"message_content": {"segment": parts if text else []}},
    }


def about() -> dict[str, object]:
    """Return what Hangouts tells of a conversation."""
    people = [{"id": {"gaia_id": n}, "fallback_name": name} for n, name in (("1", "M"), ("2", "T"))]
    own = {"self_read_state": {"participant_id": {"gaia_id": "2", "chat_id": "2"}}}
    return {"self_conversation_state": own, "participant_data": people}


def test_hangouts(tmp_path: Path) -> None:
    """The newer form and the older one, with the newest first or last; a picture is no words."""
    events = [event("1", "Do you sail?", 0), event("2", "Yes.", 1), event("1", "", 2)]
    new = {"conversations": [{"conversation": {"conversation": about()}, "events": events}]}
    inner = {"conversation": about(), "event": events[::-1]}
    old = {"conversation_state": [{"conversation_state": inner}]}
    for value in (new, old):
        found = brought(tmp_path, "Hangouts.json", json.dumps(value), "Nobody At All")
        assert (pairs_of(found), found.n_read) == (PAIRS, 3)


def at(minute: int) -> str:
    """Return a time of day as ISO 8601 has it."""
    return f"2024-05-02T10:{minute:02d}:00Z"


OTHER_PROGRAMS: dict[str, object] = {
    "Mattermost": [
        {"create_at": START, "username": "mira", "message": "Do you sail?"},
        {"create_at": START + 60_000, "username": THEO, "message": "Yes."},
    ],
    "Rocket.Chat": [
        {"ts": {"$date": at(0)}, "u": {"username": "m", "name": "Mira"}, "msg": "Do you sail?"},
        {"ts": {"$date": at(1)}, "u": {"username": "t", "name": THEO}, "msg": "Yes."},
    ],
    "X": [{"dmConversation": {"messages": [
        {"messageCreate": {"senderId": "1", "text": "Do you sail?", "createdAt": at(0)}},
        {"messageCreate": {"senderId": THEO, "text": "Yes.", "createdAt": at(1)}},
    ]}}],
    "Wire": [
        {"from": "Mira", "time": at(0), "data": {"content": "Do you sail?"}},
        {"from": THEO, "time": at(1), "data": {"content": "Yes."}},
    ],
}  # fmt: skip


@pytest.mark.parametrize("value", OTHER_PROGRAMS.values(), ids=OTHER_PROGRAMS.keys())
def test_other_programs_with_other_names(tmp_path: Path, value: object) -> None:
    """Of fields, and with the time within an object."""
    assert pairs_of(brought(tmp_path, "chat.json", json.dumps(value))) == PAIRS


def test_threema(tmp_path: Path) -> None:
    """A table that says which messages went out, and not who wrote them."""
    text = (
        '"identity","isoutbox","posted_at","body","type"\n'
        f'"ABC","0","{START}","Do you sail?","TEXT"\n"ABC","1","{START + 60_000}","Yes.","TEXT"\n'
    )
    assert pairs_of(brought(tmp_path, "ABC.csv", text)) == PAIRS
