"""What programs write in the place of a message: left out, deleted or missed, in many languages."""

from __future__ import annotations

import re

__all__ = ["is_edited", "is_placeholder", "is_sign"]

MAX_CHARS = 70
MAX_WORDS = 8
LAST_ANCHORED = "\u0590"  # scripts behind join words, or articles to them


def _words(*lines: str) -> str:
    """Return a pattern of words; letters that stand alone have to begin one."""
    words = [word for line in lines for word in line.split()]
    return "|".join(rf"\b{word}" if word[0] < LAST_ANCHORED else word for word in words)


# Beginnings of words, in the order of the languages: en de nl sv da nb fi, es pt fr it ca ro, pl cs
# sk hr ru uk bg, tr hu el, he ar fa hi th vi id ms, zh ja ko.
THING = _words(
    "image photo picture bild afbeelding foto billede kuva imagen imagem immagine imatge",
    "imagine grafika zdjęcie obráz obrázok slika изображ фото зображ görüntü fotoğraf kép",
    "εικόνα תמונה صورة تصویر तस्वीर รูป ภาพ hình ảnh gambar 图 圖 照片 画像 写真 이미지 사진",
    "video vídeo vidéo wideo videó видео відео βίντεο סרטון וידאו فيديو ویدیو वीडियो วิดีโอ",
    "视频 影片 動画 동영상 비디오 audio ljud lyd ääni áudio аудио аудіо ses hang ήχος שמע",
    "صوت 音频 音訊 音声 오디오 음성 sticker klistermärke klistermærke klistremerke tarra",
    "pegatina figurinha autocollant adesiv naklejk samolep nálep стикер çıkartma matrica",
    "αυτοκόλλητο מדבקה ملصق stiker 贴图 貼圖 ステッカー 스티커 gif dokument document",
    "documento documente документ belge asiakirja έγγραφο מסמך مستند dokumen 文件 文檔",
    "ドキュメント 문서 contact kontakt tarjeta cartão contatto fiche контакт yhteystieto",
    "kişi névjegy איש بطاقة 联系人 聯絡人 連絡先 연락처 media medie medien mídia média",
    "médias multimedia медиа medya μέσα מדיה وسائط 媒体 媒體 メディア 미디어 파일 view",
    "nachricht",
)
OMITTED = _words(
    "omitted weggelassen ausgelassen ausgeschlossen weggelaten utelämn utesluten utelatt",
    "uteladt udelad jätetty poisjätetty omitid omess omis omès oculta absent manquant",
    "retiré pominięt vynechán vynechan izostavljen пропущ опущен dahil çıkarıldı atlandı",
    "kihagyva παραλείφθηκε הושמט محذوف استبعاد حذف छोड़ ละไว้ ไม่รวม bỏ disertakan dihilangkan",
    "dikecualikan 忽略 省略 略去 略過 略过 含まれていません 생략 제외",
)
MESSAGE = _words(
    "message nachricht bericht meddeland melding besked viesti viestin mensaj mensag",
    "messagg missatge mesaj wiadomo zpráv správ poruk sporočil сообщен повідомлен съобщен",
    "порук mesajı üzenet μήνυμα הודעה رسالة الرسالة پیام پیغام संदेश मैसेज मेसेज ข้อความ tin",
    "pesan mesej 消息 訊息 信息 讯息 メッセージ 메시지 메세지",
)
DELETED = _words(
    "delet gelösch verwijder radera togs slett poist elimin apag borr supprim esborr suprim",
    "șters sters usun smaz odstran vymaz izbris obris удал видал изтри silin sildi silmiş",
    "töröl διαγρ διέγρ מחק נמחק حذف حُذفت हटा मिटा डिलीट ลบ xóa xoá menghapus dihapus hapus",
    "dipadam memadam 删除 刪除 撤回 收回 削除 取り消し 삭제",
)
EDITED = _words(
    "edit bearbeitet bewerk redig redaktör muokat modific modifié düzenle szerkeszt edyt",
    "upraven upravit uređ izmen измен отредакт редаг редактир επεξεργ נערכ تعديل ویرایش संपादित",
    "แก้ไข chỉnh diedit disunting 编辑 編輯 編集 수정 편집",
)
CALL = _words(
    "call sprachanruf videoanruf anruf oproep spraakoproep röstsamtal videosamtal samtal",
    "opkald anrop puhelu äänipuhelu llamada videollamada chamada videochamada appel",
    "ligação chiamata videochiamata trucada apel połączenie hovor poziv звонок аудиозвонок",
    "видеозвонок дзвінок arama hívás κλήση שיחת מכالمة مكالمة تماس कॉल สาย gọi panggilan",
    "通话 通話 来电 來電 着信 통화 전화",
)
MISSED = _words(
    "missed verpasst gemist missat misset ubesvart vastaamaton perdida perdid manqué manque",
    "pers perdud ratat nieodebran zmeškan propušten пропущ пропущен cevapsız nem nincs",
    "αναπάντητη שלא فائت ازدست मिस्ड ไม่ได้รับ nhỡ terjawab terlepas 未接 不在 부재중",
)
ATTACHED = _words(
    "attachment anhang bijlage bilaga vedhæft vedlegg liitteen adjunto anexo pièce allegato",
    "załącznik příloh вложени вкладення eki gönderdi συνημμένο מצורף مرفق अटैचमेंट lampiran",
    "tệp 附件 添付 첨부",
)
SENT = _words(
    "sent gesendet verzonden gestuurd skickade skickat sendte sendt lähet envi inviat wysła",
    "posla odeslal отправил надіслав gönder έστειλε שלח أرسل भेजा mengirim gửi 发送 傳送",
    "传送 送信 보냈",
)
REACTED = _words(
    "liked reacted gefällt reagiert reagi reager reaccion aimé réagi piace curtiu gustó",
    "отреагир оценил beğendi tepki polubi zareagow いいね リアクション 赞 表情回应 좋아",
    "반응",
)
# A program speaks in one sentence, never of itself and never to somebody in particular.
OF_A_PERSON = re.compile(
    r"[?？!！,，;]|\b(?:i|my|your|ich|mein\w*|dein\w*|ik|mijn|jouw|je l'|j'ai|mon|ton|yo|mi|io"
    r"|tuo|mio|eu|meu|seu|jag|jeg|mój|twoj\w*|я|мо[ёйяе]\w*|тво\w+)\b|我|제가|내가|나는",
    re.IGNORECASE,
)


def is_edited(mark: str) -> bool:
    """Tell whether what stands in brackets behind a message says that it was edited."""
    return bool(re.search(EDITED, mark, re.IGNORECASE))


def _both(one: str, other: str) -> re.Pattern[str]:
    return re.compile(rf"(?=.*(?:{one}))(?=.*(?:{other}))", re.IGNORECASE)


SIGNS = (_both(ATTACHED, SENT), _both(MESSAGE, REACTED))
PLACEHOLDERS = (_both(THING, OMITTED), _both(MESSAGE, DELETED), _both(CALL, MISSED))


def is_placeholder(line: str) -> bool:
    """Tell whether a line is what a program writes where a message was left out, or is gone."""
    if len(line) > MAX_CHARS or len(line.split()) > MAX_WORDS or OF_A_PERSON.search(line):
        return False
    return any(pattern.match(line) for pattern in PLACEHOLDERS)


def is_sign(text: str) -> bool:
    """Tell whether a text stands for an attachment, or for a sign below another message."""
    if len(text) > MAX_CHARS * 2 or len(text.split()) > MAX_WORDS + 4 or re.search("[?？]", text):
        return False
    return any(pattern.match(text) for pattern in SIGNS)
