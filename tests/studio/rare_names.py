"""Ten chats, German and English, with rare names of third people and with many other nouns."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["CHATS", "Chat", "whatsapp"]


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat of two: the lines of the owner begin with ``> ``."""

    owner: str
    other: str
    names: frozenset[str]  # of third people, as they stand in words of both
    text: str


def whatsapp(chat: Chat) -> str:
    """Return it as an export of WhatsApp for Android, a message every two minutes."""
    lines = []
    for number, line in enumerate(chat.text.strip().splitlines()):
        who = chat.owner if line.startswith("> ") else chat.other
        minute = 9 * 60 + 2 * number
        clock = f"{minute // 60:02}:{minute % 60:02}"
        lines.append(f"12.10.24, {clock} - {who}: {line.removeprefix('> ')}")
    return "\n".join(lines) + "\n"


def _chat(owner: str, other: str, names: str, text: str) -> Chat:
    return Chat(owner, other, frozenset(names.split()), text)


CHATS = {
    "de-hafen": _chat(
        "Wiebke Harms",
        "Onno",
        "Hinnerk Fenna Tjark",
        """
Kommst du morgen mit aufs Boot?
> Nur wenn Hinnerk auch kommt. Allein mit dir habe ich Angst vor Wellen.
Hinnerk hat Dienst bis Mittag, der Kapitän ist krank.
> Dann frage ich Fenna, die kann auch segeln.
Hast du noch Kaffee und Zucker an Bord?
> Kaffee ja, Milch nein. Bring Brot mit, und Käse.
Wer repariert eigentlich den Motor?
> Das macht Tjark, wenn er Zeit hat. Der Motor ist von Yanmar.
Und das Segel?
> Ich nähe es mit Garn von Hand, das dauert bis Montag.
Regen ist angesagt, und Wind aus Westen.
> Bei Regen bleibe ich zu Hause und koche Tee mit Honig.
Hast du mit Tjark schon über Geld geredet?
> Noch nicht, Tjark redet ungern über Geld.
""",
    ),
    "de-schule": _chat(
        "Gunda Ahrend",
        "Maren",
        "Swantje Iwo Thilde",
        """
Wie war der Elternabend?
> Lang. Swantje hat die ganze Zeit geredet, über Hausaufgaben und Handys.
Und was sagt die Lehrerin?
> Sie sagt, dass Kinder mehr Sport brauchen und weniger Zucker.
Kommt Iwo am Freitag zu uns?
> Ja, wenn er kein Fieber mehr hat. Grippe ist überall.
Soll ich Kuchen backen?
> Lieber Pizza, Iwo mag keinen Kuchen. Und Saft ohne Zucker.
Wer holt ihn ab?
> Ich habe Thilde gefragt, die arbeitet bis drei in der Bibliothek.
Ist das Thildes Auto vor der Tür?
> Nein, das gehört dem Hausmeister. Thilde fährt mit Rad.
Musst du für Mathe mit ihm üben?
> Mathe geht, für Deutsch brauchen wir Hilfe. Mit Geduld klappt alles.
""",
    ),
    "de-garten": _chat(
        "Detlev Sommer",
        "Anke",
        "Ottokar Wendelin Friedegund",
        """
Was pflanzt du dieses Jahr?
> Tomaten, Bohnen und Salat. Ottokar gibt mir Kompost.
Wer ist das?
> Ottokar wohnt nebenan und hat Hühner. Von ihm habe ich auch Stroh.
Hast du noch Erde übrig?
> Erde ja, Torf nein. Sand liegt neben der Garage.
Und der Zaun?
> Den baue ich mit Wendelin, sobald Holz da ist.
Kann er so etwas?
> Wendelin ist Tischler. Er arbeitet mit Lärche und ohne Schrauben.
Was machst du gegen Schnecken?
> Ich nehme Bier. Friedegund schwört auf Kaffee.
Und Ferien?
> Wir fahren nach Schweden, mit Zelt und Kanu, wenn Geld übrig ist.
Grüß Friedegund von mir!
> Mache ich, Friedegund freut sich über Post und über Besuch.
""",
    ),
    "de-band": _chat(
        "Kai-Uwe Brandt",
        "Steffen",
        "Bjarne Lioba Korbinian",
        """
Wann ist Probe?
> Mittwoch um acht, wenn Bjarne den Schlüssel findet.
Wer singt denn jetzt?
> Lioba. Sie hat früher im Chor gesungen, Jazz und Gospel.
Und wer spielt Bass?
> Bass spielt Korbinian, bis wir Ersatz haben. Schlagzeug mache ich.
Hat Bjarne schon Noten verteilt?
> Noten gibt es bei Lioba, als Datei oder auf Papier.
Wo treten wir auf?
> In Lüneburg, auf dem Markt. Strom kommt vom Bäcker, Licht haben wir.
Gibt es Geld dafür?
> Nein, nur Bier und Bratwurst. Für Applaus spiele ich auch.
Soll ich Korbinian Bescheid sagen?
> Ja bitte, Korbinian liest nie Nachrichten.
Hast du Hunger?
> Immer. Ich hole Pommes mit Ketchup, Lioba will nur Salat.
""",
    ),
    "de-buero": _chat(
        "Annegret Pohl",
        "Jutta",
        "Gerlinde Ekkehard Runa",
        """
Wie läuft das Projekt?
> Zäh. Ekkehard liefert keine Zahlen, und Druck kommt von oben.
Wer leitet das jetzt?
> Seit Juni macht Gerlinde das, vorher war Runa dran.
Warum ist sie weg?
> Runa hat Zwillinge bekommen. Seitdem ist Ruhe im Flur.
Bist du noch in Teilzeit?
> Ja, mit Laptop und Kaffee auf dem Balkon. Das ist Luxus.
Gehst du mit Gerlinde essen?
> Dienstags, es gibt Fisch mit Reis oder Nudeln mit Soße.
Hast du Urlaub?
> Ab August. Ich will Ruhe, Sonne und Bücher.
Hat Ekkehard sich entschuldigt?
> Nein. Ekkehards Laune ist schlecht, und Schuld hat der Chef.
Machst du Sport?
> Yoga mit Musik, gegen Stress. Und Pilates für Anfänger.
""",
    ),
    "en-choir": _chat(
        "Nerys Quill",
        "Tam",
        "Ottoline Caradoc Zebedee",
        """
Are you singing on Sunday?
> Only if Ottoline plays the organ. Otherwise we sing without.
Who is conducting?
> Caradoc, as always. He counts in Welsh.
What are you wearing?
> Black. The robes are in the wash.
Did Zebedee find his music?
> No, Zebedee lost it on the bus to Leeds.
Coming to Caradoc's party?
> I can't, I have a cold. Say hello to Ottoline.
How do you get there?
> By train, then the number nine bus. It takes an hour.
Do you like Bach?
> Bach yes, Wagner never.
""",
    ),
    "en-allotment": _chat(
        "Gareth Moss",
        "Pam",
        "Perpetua Ebenezer Sunniva",
        """
What are you planting?
> Beans and leeks. Perpetua gave me seeds from Norway.
Who has the key to the shed?
> I left it with Ebenezer. He is there on Mondays.
Do you still have bees?
> Two hives. Sunniva helps me with the honey.
What about slugs?
> Beer traps. It works better than salt.
Did you fix the fence?
> Ebenezer fixed it, I only held the hammer.
Will you enter the show?
> Yes, with marrows. Last year Perpetua won.
Tea later?
> After four. Sunniva is bringing cake.
""",
    ),
    "en-work": _chat(
        "Dorothea Finch",
        "Lou",
        "Thaddeus Ignatius Wilhelmina",
        """
How is the new office?
> Cold. Thaddeus keeps opening the window.
Who runs the team now?
> Wilhelmina, since March. She came from Sales.
Is the printer working?
> It jammed again. IT says Friday.
Did you tell her?
> I told Wilhelmina on Tuesday. She laughed.
Lunch?
> Soup, with Ignatius. He pays today.
What do you do all day?
> Excel, mostly. And coffee with Thaddeus.
Holidays?
> Greece in June, if Ignatius covers for me.
""",
    ),
    "en-boat": _chat(
        "Idris Penhale",
        "Morwenna",
        "Gwendolen Barnaby Tamsyn",
        """
Is the boat in the water?
> Not yet. Barnaby is painting the hull.
What colour?
> Blue, because Gwendolen hates green.
Who is your crew?
> Tamsyn and me. And the dog.
Do you race?
> Every Wednesday from Falmouth. We never win.
What do you eat on board?
> Pasties. Gwendolen bakes them.
Did you ask Tamsyn about May?
> She says May is fine, June is better.
Where is the anchor?
> At Barnaby's house, behind the sofa.
""",
    ),
    "en-school": _chat(
        "Florence Abara",
        "Jess",
        "Ignacia Leopold Xanthe",
        """
How was parents' evening?
> Long. Xanthe talked about homework for an hour.
Who is his teacher?
> Mr Leopold. Strict, but fair.
Is he eating at ours on Friday?
> Yes, and bring Ignacia. She likes pizza.
What did the doctor say?
> Flu. He needs rest and water.
Does he like maths?
> He prefers History and French. Science is hard.
Who drives?
> I do. Xanthe has no car, and Ignacia is at work.
""",
    ),
}
