"""Proposes facts out of a text about oneself: its sentences in the first person, as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from backends.errors import Sentence
from desktop.studio.readers.brought import Brought, Place, Statement
from persona.sentences import sentences

__all__ = ["Paragraph", "joined", "markdown_paragraphs", "plain_paragraphs", "propose"]

FIRST_PERSON = re.compile(
    r"\bI\b|\b(?:I['’](?:m|ve|d|ll)|my|mine|myself|we|our|ours|me)\b"
    r"|\b(?:ich|mir|mich|mein\w{0,2}|wir|unser\w{0,2})\b"
    r"|\b(?:je|moi|mon|ma|mes|nous|notre|nos|yo|mi|mis|mí|conmigo|nosotros|nuestr[oa]s?|io|mio|mia|miei"
    r"|noi|nostr[oaie]|eu|meu|minha|meus|minhas|ik|mijn|wij|onze|jag|jeg|mitt?|vi|vår|ja|mój|moja|moje"
    r"|я|мой|моя|моё|мои|меня|мне|мною|мы|наш\w{0,2}|ben|benim|bana|biz|én|enyém)\b|\b[jm]['’](?=\w)"
    r"|[我咱俺私僕]|(?<![가-힣])(?:나는|난|내가|나도|나의|내|나를|나에게|저는|전|제가|저도|저의|제|저를|저에게|저희|우리)"
    r"(?![가-힣])|(?<![가-힣])(?:저희|우리)(?:[는가도의]|집|가족)",
    re.IGNORECASE,
)
SHORT = re.compile(
    r"(?:\b(?:Dr|Prof|Mr|Mrs|Ms|St|Nr|No|ca|bzw|vs|etc|Jr|Sr|vgl|evtl|z\. ?B|u\. ?a|d\. ?h|geb)\."
    r"|\b(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Okt|Nov|Dec|Dez)\.|\b\d{1,2}\.)\s*$"
)
BULLET = re.compile(r"^\s*(?:[-*+•‣–]|\d{1,3}[.)])\s+")
HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.{1,200})$")
RULE = re.compile(r"^ {0,3}([-*_=])(?:\s*\1){2,}\s*$")
PICTURE = re.compile(r"!\[[^\[\]]{0,500}\]\([^()\s]{0,2000}\)")
BOX = re.compile(r"^\s*\[[ xX]\]\s+")  # of a list of tasks
LINK = re.compile(r"\[([^\[\]]{0,500})\]\(([^()\s]{0,2000})\)")
EMPHASIS = re.compile(r"(\*\*|__|\*|_|`|~~)(?=\S)(.{1,500}?)(?<=\S)\1")
TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff，。！？；：]")
QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«|「[^「」]*」|\"[^\"]*\"")
OF_OTHERS = re.compile(r"\s*>+(?:\s|$|(?=\w))")  # before each line of what is answered or cited
CITED = "it is quoted: somebody else's words"
NOT_MINE = "it is not in the first person"
A_QUESTION = "it is a question"
MIN_CHARS = 4
ENDS = (".", "!", "?", "。", "！", "？")
SHORT_CHARS = 12
MAX_LINES = 100  # of a paragraph, after which the end of a sentence ends it, too
MAX_CHARS = 20_000
TOO_LONG = Sentence("the paragraph is longer than {1} characters", MAX_CHARS)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that belongs together, and the heading above it."""

    place: Place
    text: str
    topic: str = ""


def plain_paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of a plain text: lines up to a blank one, and each point of a list."""
    collected: list[str] = []
    start = 1
    for number, line in enumerate([*re.split(r"\r\n|\n|\r|\f", text), ""], start=1):
        stands_alone = BULLET.match(line) or HEADING.match(line) or RULE.match(line)
        is_cited = bool(OF_OTHERS.match(line))
        is_turn = bool(collected) and is_cited != bool(OF_OTHERS.match(collected[0]))
        is_end = stands_alone or not line.strip() or is_turn or _is_full(collected)
        if collected and (is_end or HEADING.match(collected[-1])):
            yield Paragraph(Place(start), joined(collected))
            collected = []
        if line.strip():
            start = start if collected else number
            collected.append(line.strip() if RULE.match(line) else BULLET.sub("", line).strip())


def _is_full(lines: list[str]) -> bool:
    limit = MAX_LINES if lines and lines[-1].endswith(ENDS) else MAX_LINES * 4
    return len(lines) >= limit


def markdown_paragraphs(text: str) -> Iterator[Paragraph]:
    """Yield the paragraphs of Markdown without its marks; headings are topics."""
    topic = ""
    for paragraph in plain_paragraphs(_without_blocks(text)):
        heading = HEADING.match(paragraph.text)
        if heading:
            topic = _bare(heading[2].rstrip("# "))
        elif not RULE.match(paragraph.text):
            yield Paragraph(paragraph.place, _bare(paragraph.text), topic)


def propose(paragraphs: Iterable[Paragraph], brought: Brought) -> None:
    """Propose each sentence in the first person as a fact; say which others there are."""
    brought.unit = "sentences"
    for paragraph in paragraphs:
        if why := left_whole(paragraph.text):
            brought.n_read += 1
            brought.leave(paragraph.place, why)
            continue
        for sentence in split(paragraph.text):
            brought.n_read += 1
            if why := _fault(sentence):
                brought.leave(paragraph.place, why)
            else:
                topic = paragraph.topic[:80]
                brought.add(Statement(paragraph.place, sentence, topic))


def left_whole(text: str) -> str:
    """Return why no sentence of a paragraph is its owner's; nothing where one may be."""
    if OF_OTHERS.match(text):
        return CITED
    return TOO_LONG if len(text) > MAX_CHARS else ""


def split(text: str) -> list[str]:
    """Return the sentences of a paragraph; an abbreviation ends none."""
    found: list[str] = []
    for piece in sentences(text):
        if found and SHORT.search(found[-1][-SHORT_CHARS:]):
            found[-1] += piece
        else:
            found.append(piece)
    return [sentence.strip() for sentence in found if sentence.strip()]


def _fault(sentence: str) -> str:
    if is_too_short(sentence):
        return "it is no sentence"
    if is_question(sentence):
        return A_QUESTION
    return "" if FIRST_PERSON.search(QUOTED.sub("", sentence)) else NOT_MINE


def is_too_short(sentence: str) -> bool:
    """Return whether a text is none, however it ends; two Chinese characters may be one."""
    return len(sentence) < MIN_CHARS and not WIDE.search(sentence)


def is_question(sentence: str) -> bool:
    """Return whether a sentence ends as a question does, quoted or not."""
    return sentence.rstrip('"”’)»').endswith(("?", "？"))


def joined(lines: list[str]) -> str:
    """Return lines as one: with a space between, none between Chinese characters."""
    text = lines[0]
    for line in lines[1:]:
        if text.endswith("-") and text[-2:-1].isalpha() and line[:1].islower():
            text = text[:-1] + line  # a word that was cut at the end of the line
        elif WIDE.match(text[-1]) and WIDE.match(line[0]):
            text += line
        else:
            text += f" {line}"
    return text


def _without_blocks(text: str) -> str:
    """Return Markdown with front matter, code and comments blank; the lines keep their numbers."""
    text = re.sub(r"\A---\n.*?\n(?:---|\.\.\.)\n", _blank, text, flags=re.DOTALL)
    text = re.sub(r"^(```|~~~).*?^\1.*?$", _blank, text, flags=re.DOTALL | re.MULTILINE)
    return TAG.sub(_blank, _without_comments(text))


def _without_comments(text: str) -> str:
    first, *others = text.split("<!--")
    kept = [first]
    for other in others:
        comment, end, rest = other.partition("-->")
        kept.append("\n" * comment.count("\n") + rest if end else comment)
    return "".join(kept)


def _blank(match: re.Match[str]) -> str:
    return "\n" * match[0].count("\n")


def _bare(text: str) -> str:
    if len(text) > MAX_CHARS:
        return text  # left out as it is
    text = PICTURE.sub("", BOX.sub("", text))
    plain = LINK.sub(lambda link: f"{link[1]} ({link[2]})" if link[2] else link[1], text)
    for _ in range(2):  # bold in italics
        plain = EMPHASIS.sub(r"\2", plain)
    return plain.strip(" |")
