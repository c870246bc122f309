"""Finds what is private by the word before it: dates of birth, codes, numbers of papers.

A number alone says nothing; behind "my PIN is" or "passport" it does. Four languages. No Qt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["accounts", "births", "codes", "identities"]

SENTENCE = re.compile(r"(?:[^.!?。！？\n]|(?<=\d)\.|(?<=\bgeb)\.|[.!?](?!\s|$))+", re.IGNORECASE)
MONTHS = (
    "Jan(?:uary|uar)?|Jänner|Feb(?:ruary|ruar)?|Feber|Mar(?:ch)?|März|Apr(?:il)?|May|Mai|June?|Juni"
    "|July?|Juli|Aug(?:ust)?|Sept?(?:ember)?|O[ck]t(?:ober)?|Nov(?:ember)?|De[cz](?:ember)?"
)
FULL_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:of\s)?(?:{MONTHS})\.?,?\s\d{{4}}\b"
    rf"|\b(?:{MONTHS})\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}\b"
    r"|(?<![\d.])\d{1,2}([./-])\s?\d{1,2}\1\s?(?:\d{4}|\d\d)(?!\d)"
    r"|(?<!\d)\d{4}([./-])\s?\d{1,2}\2\s?\d{1,2}(?!\d)"
    r"|(?<!\d)(?:\d\d){1,2}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日号號일]?"
    r"|[〇零一二三四五六七八九]{2,4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}[日号號]?",
    re.IGNORECASE,
)
BIRTH = re.compile(
    r"\bborn\b|\bDOB\b|\bbirth(?:day|date)?\b|\bgeb(?:oren|\.|urtstag\w*|urtsdatum)"
    r"|zur welt|auf die welt"
    r"|出生|诞生|誕生|生日|生于|生於|生在|[日号號]\s?生|\d生"
    r"|태어|생일|생년월일|출생|[일\d]\s?생|[에날]\s(?:났|나셨)",
    re.IGNORECASE,
)
LINK = (  # what may stand between the word and the number: "card says", "Nr. lautet:", "번호는"
    r"(?:[^\S\n]|[.:=#’'-]|\b(?:numbers?|no|nr|num|nummer|code|cards?|record|plates?|is|are|was|says|s"
    r"|ist|lautet|mit|der|die|das|my|with|the)\b|号|號|码|碼|编|編|是|为|為|的|证|證"
    r"|번호|코드|카드|증|는|은|이|가)*"
)
TOLD = (
    r"(?:[^\d.,;!?。，！？\n]{0,24}?"
    r"(?:\b(?:is|ist|lautet|are|says)\b|[:=：是为為]|[은는이가](?=\s)))?"
)
CODE_WORDS = (
    r"\bpass(?:word|code|phrase|wort)|\bkennwort|\bPIN\b"
    r"|\b(?!post|zip|bar|area)\w+code|\b(?:gate|door|entry|alarm|lock|garage)\scode"
    r"|\bcode(?=\s?(?:is\b|ist\b|lautet|[:=]))|(?:wifi|wi-fi|wlan)\skey|\bkeypad"
    r"|密码|密碼|口令|비밀번호|비번|암호|패스워드"
)
CODE = re.compile(rf"(?:{CODE_WORDS}){TOLD}{LINK}(?<![A-Za-z\d])([!-~]*\d[!-~]*)", re.IGNORECASE)
HOLDERS = (
    r"passport|passnummer|reisepass|ausweis|licen[cs]e|führerschein|insurance|versicher|kranken"
    r"|\bNHS|medicare|social security|\bSSN|\btax\b|steuer|account|konto|depot|sparbuch"
    r"|\bcard|\bkarte"
    r"|customer|kunden|patient|student|matrikel|staff|personal|member|mitglied|record|routing"
    r"|sort code|hospital|\bMRN|\bAHV|\bSV\b|renten|\bplates?\b|kennzeichen|donor|\bID\b"
    r"|身份证|身分證|护照|護照|驾驶?证|驾照|档案|医保|社保|病历|住院|就诊|献血|银行|卡|[账帐賬]|会员|学号|工号"
    r"|车牌|残疾证|存折|公积金|税号|여권|면허|주민|보험|환자|등록|진료|헌혈|계좌|통장|적금|카드|고객|회원|학번"
    r"|사번|차량|차\s?번호"
)
PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
IDENTITY = re.compile(
    rf"(?i:(?:{HOLDERS})[a-zäöüß]{{0,12}}{TOLD}{LINK})(?<![A-Za-z\d])"
    rf"([{PROVINCES}]?[A-ZÄÖÜ\d]+(?:[ ./·-]?[가-힣]?\s?[A-Z\d]+)*)(?:(?=[이예입])|(?![\w%€$£]))"
)
SERVICES = (
    r"insta(?:gram)?|discord|telegram|tiktok|twitter|snapchat|skype|steam|twitch|threema|\bsignal|wechat|whatsapp"
    r"|微信号?|QQ|抖音号?|小红书|微博|B站|카카오톡|카톡|인스타(?:그램)?|텔레그램|디스코드|트위터"
)
ACCOUNT = re.compile(
    rf"(?:{SERVICES})[^\d.,!?。，！？\n]{{0,14}}?(?<![A-Za-z\d])"
    r"([A-Za-z][\w.:]*(?:[\d_#]|\.[A-Za-z\d])[!-~]*|\d{5,})",
    re.IGNORECASE | re.ASCII,
)
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
MIN_CODE_CHARS, MIN_DIGITS, MIN_SIGNS = 3, 4, 6


def births(text: str) -> Iterator[str]:
    """Yield the full dates in sentences that tell of a birth."""
    for sentence in SENTENCE.finditer(text):
        if BIRTH.search(sentence[0]):
            yield from (match[0].strip() for match in FULL_DATE.finditer(sentence[0]))


def codes(text: str) -> Iterator[str]:
    """Yield passwords and codes: what has a digit, behind a word for one."""
    found = (match[1].strip("\"'() .,;") for match in CODE.finditer(text))
    yield from (own for own in found if len(own) >= MIN_CODE_CHARS)


def identities(text: str) -> Iterator[str]:
    """Yield numbers of papers, cards, patients, plates and the like, behind the word for them."""
    yield from (match[1] for match in IDENTITY.finditer(text) if _is_identity(match[1]))


def accounts(text: str) -> Iterator[str]:
    """Yield names of accounts, behind the name of the service."""
    yield from (match[1] for match in ACCOUNT.finditer(text))


def _is_identity(text: str) -> bool:
    """Tell whether it is long enough for a number of somebody's, and is no year."""
    n_digits, n_signs = sum(map(str.isdigit, text)), sum(map(str.isalnum, text))
    is_long = n_digits >= MIN_DIGITS or (n_digits > 1 and n_signs >= MIN_SIGNS)
    return is_long and not YEAR.fullmatch(text)
