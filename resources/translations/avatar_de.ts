<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Virtual Avatar Chat</source>
        <translation>Über Virtueller Avatar-Chat</translation>
    </message>
    <message>
        <source>Parts that others made</source>
        <translation>Teile von anderen</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>Diagnose kopieren</translation>
    </message>
    <message>
        <source>Check for a newer release</source>
        <translation>Nach neuerer Version suchen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird gesucht …</translation>
    </message>
    <message>
        <source>Version {tag} is available: {address}</source>
        <translation>Version {tag} ist verfügbar: {address}</translation>
    </message>
    <message>
        <source>This is the newest release.</source>
        <translation>Dies ist die neueste Version.</translation>
    </message>
    <message>
        <source>Made with the work of others, under their licences:</source>
        <translation>Enthält die Arbeit anderer, unter deren Lizenzen:</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Native library</source>
        <translation>Native Bibliothek</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>Engine</translation>
    </message>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Edit and ask again</source>
        <translation>Ändern und neu fragen</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>Neu antworten</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>AdapterPanel</name>
    <message>
        <source>Add an adapter…</source>
        <translation>Adapter hinzufügen …</translation>
    </message>
    <message>
        <source>the avatar&apos;s own</source>
        <translation>der eigene des Avatars</translation>
    </message>
    <message>
        <source>Add an adapter</source>
        <translation>Adapter hinzufügen</translation>
    </message>
    <message>
        <source>LoRA adapters (*.gguf)</source>
        <translation>LoRA-Adapter (*.gguf)</translation>
    </message>
    <message>
        <source>100 % is as trained, 0 % has no effect. Moves are heard at once.</source>
        <translation>100 % ist wie trainiert, 0 % hat keine Wirkung. Änderungen sind sofort zu hören.</translation>
    </message>
    <message>
        <source>None. A LoRA adapter gives a model another voice; it is a small .gguf.</source>
        <translation>Keine. Ein LoRA-Adapter gibt einem Modell eine andere Stimme; er ist eine kleine .gguf-Datei.</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>Virtual Avatar Chat</source>
        <translation>Virtueller Avatar-Chat</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>Hoher Kontrast, hell</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>Hoher Kontrast, dunkel</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Font size (pixels)</source>
        <translation>Schriftgröße (Pixel)</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>Bewegt</translation>
    </message>
    <message>
        <source>Still</source>
        <translation>Ruhig</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>Bewegung</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Notify me when an answer ends in the background</source>
        <translation>Benachrichtigen, wenn eine Antwort im Hintergrund fertig wird</translation>
    </message>
    <message>
        <source>Read answers aloud</source>
        <translation>Antworten vorlesen</translation>
    </message>
    <message>
        <source>Reading aloud needs the package PySide6-Addons.</source>
        <translation>Zum Vorlesen wird das Paket PySide6-Addons gebraucht.</translation>
    </message>
</context>
<context>
    <name>AskFile</name>
    <message>
        <source>{name} is there already. Replace it?</source>
        <translation>{name} gibt es schon. Ersetzen?</translation>
    </message>
</context>
<context>
    <name>AssistiveFeatures</name>
    <message>
        <source>This system has no voice; install one to have answers read aloud.</source>
        <translation>Dieses System hat keine Stimme; zum Vorlesen muss eine installiert werden.</translation>
    </message>
</context>
<context>
    <name>AvatarApp</name>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
</context>
<context>
    <name>BackendCatalogue</name>
    <message>
        <source>The engine said nothing.</source>
        <translation>Die Engine hat nichts gesagt.</translation>
    </message>
    <message>
        <source>The engine could not be started.</source>
        <translation>Die Engine konnte nicht gestartet werden.</translation>
    </message>
</context>
<context>
    <name>BackendTest</name>
    <message>
        <source>{name} says: “{line}” ({total} s in all, {speed} tok/s)</source>
        <translation>{name} sagt: „{line}“ (insgesamt {total} s, {speed} Token/s)</translation>
    </message>
    <message>
        <source>The model</source>
        <translation>Das Modell</translation>
    </message>
</context>
<context>
    <name>BringPage</name>
    <message>
        <source>Your name in the chats, where it is another one</source>
        <translation>Dein Name in den Chats, falls er anders lautet</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Dateien wählen …</translation>
    </message>
    <message>
        <source>What is in the files</source>
        <translation>Inhalt der Dateien</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privates</translation>
    </message>
    <message>
        <source>Take what is ticked</source>
        <translation>Angekreuztes übernehmen</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>Dateien wählen</translation>
    </message>
    <message>
        <source>Tables, texts, chats ({kinds})</source>
        <translation>Tabellen, Texte, Chats ({kinds})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Tables of questions and answers, texts about you, chats of your own.</source>
        <translation>Tabellen mit Fragen und Antworten, Texte über dich, eigene Chats.</translation>
    </message>
    <message>
        <source>{what} Drop them here; you see everything first.</source>
        <translation>{what} Lass sie hier fallen; du siehst zuerst alles.</translation>
    </message>
    <message>
        <source>{name}: {format}; read: {count}</source>
        <translation>{name}: {format}; gelesen: {count}</translation>
    </message>
    <message>
        <source>Without private details</source>
        <translation>Ohne private Angaben</translation>
    </message>
    <message>
        <source>With private details</source>
        <translation>Mit privaten Angaben</translation>
    </message>
    <message>
        <source>Proposed facts</source>
        <translation>Vorgeschlagene Fakten</translation>
    </message>
    <message>
        <source>Left out, {count}: {why}</source>
        <translation>Ausgelassen, {count}: {why}</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… und {count} weitere</translation>
    </message>
    <message numerus="yes">
        <source>Take what is ticked (%n)</source>
        <translation>
            <numerusform>Angekreuztes übernehmen (%n)</numerusform>
            <numerusform>Angekreuztes übernehmen (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring files</source>
        <translation>Dateien mitbringen</translation>
    </message>
    <message>
        <source>Taken: {pairs} answers, {facts} facts, {voices} for the voice.</source>
        <translation>Übernommen: {pairs} Antworten, {facts} Fakten, {voices} für die Stimme.</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>Zeile {line}</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Reading: {done} of {all}</source>
        <translation>Wird gelesen: {done} von {all}</translation>
    </message>
</context>
<context>
    <name>BubbleView</name>
    <message>
        <source>Interrupted before the first word.</source>
        <translation>Vor dem ersten Wort unterbrochen.</translation>
    </message>
    <message>
        <source>Stopped before the first word.</source>
        <translation>Vor dem ersten Wort angehalten.</translation>
    </message>
</context>
<context>
    <name>Cage</name>
    <message>
        <source>confined</source>
        <translation>eingesperrt</translation>
    </message>
    <message>
        <source>not confined: {reason}</source>
        <translation>nicht eingesperrt: {reason}</translation>
    </message>
    <message>
        <source>no files but its own</source>
        <translation>nur die eigenen Dateien</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>kein Netz</translation>
    </message>
    <message>
        <source>no other programs</source>
        <translation>keine anderen Programme</translation>
    </message>
    <message>
        <source>this kernel has no Landlock</source>
        <translation>dieser Kernel hat kein Landlock</translation>
    </message>
    <message>
        <source>the backend does not say what it needs</source>
        <translation>das Backend sagt nicht, was es braucht</translation>
    </message>
    <message>
        <source>this system offers nothing for it</source>
        <translation>dieses System bietet nichts dafür</translation>
    </message>
    <message>
        <source>this system does not limit what is read</source>
        <translation>dieses System begrenzt nicht, was gelesen wird</translation>
    </message>
    <message>
        <source>the system refused it</source>
        <translation>das System hat es abgelehnt</translation>
    </message>
    <message>
        <source>other threads ran already</source>
        <translation>andere Threads liefen schon</translation>
    </message>
    <message>
        <source>none is loaded</source>
        <translation>keines geladen</translation>
    </message>
    <message>
        <source>tokens of context: {n}</source>
        <translation>Token im Kontext: {n}</translation>
    </message>
    <message>
        <source>threads: {n}</source>
        <translation>Threads: {n}</translation>
    </message>
</context>
<context>
    <name>CardCommands</name>
    <message>
        <source>Import a character card</source>
        <translation>Charakterkarte importieren</translation>
    </message>
    <message>
        <source>Character cards (*.png *.apng *.jpg *.jpeg *.webp *.json *.charx *.zip *.byaf *.yaml *.yml);;All files (*)</source>
        <translation>Charakterkarten (*.png *.apng *.jpg *.jpeg *.webp *.json *.charx *.zip *.byaf *.yaml *.yml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>{name} is here.</source>
        <translation>{name} ist da.</translation>
    </message>
    <message>
        <source>Lore without a character</source>
        <translation>Hintergrund ohne Figur</translation>
    </message>
    <message>
        <source>Give the {n} texts of {file} to {name}?</source>
        <translation>Die {n} Texte aus {file} an {name} geben?</translation>
    </message>
    <message>
        <source>They are told to the model where their keys are said.</source>
        <translation>Das Modell bekommt sie, wo ihre Stichwörter fallen.</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>Geben</translation>
    </message>
    <message>
        <source>{name} knows {n} texts of lore now.</source>
        <translation>{name} kennt jetzt {n} Hintergrundtexte.</translation>
    </message>
    <message>
        <source>Picture with the card in it (*.png)</source>
        <translation>Bild mit der Karte darin (*.png)</translation>
    </message>
    <message>
        <source>Archive with all pictures and the adapter (*.charx)</source>
        <translation>Archiv mit allen Bildern und dem Adapter (*.charx)</translation>
    </message>
    <message>
        <source>Text alone (*.json)</source>
        <translation>Nur Text (*.json)</translation>
    </message>
    <message>
        <source>Save this avatar as a card</source>
        <translation>Diesen Avatar als Karte speichern</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Gespeichert als {name}.</translation>
    </message>
    <message>
        <source>Remove this avatar</source>
        <translation>Diesen Avatar entfernen</translation>
    </message>
    <message>
        <source>Move {name} to the trash?</source>
        <translation>{name} in den Papierkorb legen?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The chats with this avatar stay. What visitors asked it in vain, and a training that was not kept, are thrown away.</source>
        <translation>Die Chats mit diesem Avatar bleiben. Was Besucher ihn vergeblich gefragt haben und ein Training, das nicht behalten wurde, werden weggeworfen.</translation>
    </message>
    <message>
        <source>{name} is in the trash.</source>
        <translation>{name} ist im Papierkorb.</translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message>
        <source>Name, language, picture</source>
        <translation>Name, Sprache, Bild</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Wie es ist</translation>
    </message>
    <message>
        <source>What is told stays in its language: the avatar answers best when it is asked in that one.</source>
        <translation>Was erzählt ist, bleibt in seiner Sprache: Am besten antwortet der Avatar, wenn er in dieser gefragt wird.</translation>
    </message>
</context>
<context>
    <name>ChatCommands</name>
    <message>
        <source>The avatar of this chat is not here any more; {name} answers.</source>
        <translation>Den Avatar dieses Chats gibt es hier nicht mehr; es antwortet {name}.</translation>
    </message>
    <message>
        <source>Next: “{text}”</source>
        <translation>Danach: „{text}“</translation>
    </message>
    <message>
        <source>You are editing an earlier message; what follows stays on its own branch.</source>
        <translation>Eine frühere Nachricht wird geändert; was folgte, bleibt auf seinem eigenen Zweig.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
</context>
<context>
    <name>ChatFiles</name>
    <message>
        <source>There is nothing to export yet.</source>
        <translation>Es gibt noch nichts zu exportieren.</translation>
    </message>
    <message>
        <source>Export a chat</source>
        <translation>Chat exportieren</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Gespeichert als {name}.</translation>
    </message>
    <message>
        <source>Import a chat</source>
        <translation>Chat importieren</translation>
    </message>
    <message>
        <source>“{title}” was deleted.</source>
        <translation>„{title}“ wurde gelöscht.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>The message and what followed it were deleted.</source>
        <translation>Die Nachricht und alles danach wurden gelöscht.</translation>
    </message>
</context>
<context>
    <name>ChatView</name>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>Search chats</source>
        <translation>Chats durchsuchen</translation>
    </message>
    <message>
        <source>Show or hide the chats</source>
        <translation>Chats ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show or hide why</source>
        <translation>Begründung ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Open model…</source>
        <translation>Modell öffnen …</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle …</translation>
    </message>
    <message>
        <source>Adapters…</source>
        <translation>Adapter …</translation>
    </message>
    <message>
        <source>What I remember about you…</source>
        <translation>Was ich mir über dich merke …</translation>
    </message>
    <message>
        <source>Export this chat…</source>
        <translation>Diesen Chat exportieren …</translation>
    </message>
    <message>
        <source>Import a chat…</source>
        <translation>Chat importieren …</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>The avatar of {name}, made by {name} in person.</source>
        <translation>Der Avatar von {name}, von {name} selbst gemacht.</translation>
    </message>
    <message>
        <source>The avatar of {name}, made by somebody else with the leave of {name}.</source>
        <translation>Der Avatar von {name}, von jemand anderem mit Erlaubnis von {name} gemacht.</translation>
    </message>
    <message>
        <source>The avatar of {name}. It does not say who made it, nor by whose leave.</source>
        <translation>Der Avatar von {name}. Wer ihn gemacht hat und mit wessen Erlaubnis, steht nicht dabei.</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Fakten</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Held back as tests</source>
        <translation>Nur als Test</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>none</source>
        <translation>nicht dabei</translation>
    </message>
    <message>
        <source>Trained adapter</source>
        <translation>Trainierter Adapter</translation>
    </message>
    <message>
        <source>Score card</source>
        <translation>Zeugnis</translation>
    </message>
    <message>
        <source>not named: all rights stay with its maker</source>
        <translation>nicht genannt: alle Rechte bleiben bei den Urhebern</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Made with version</source>
        <translation>Gemacht mit Version</translation>
    </message>
    <message>
        <source>Facts or answers have changed since.</source>
        <translation>Seither haben sich Fakten oder Antworten geändert.</translation>
    </message>
</context>
<context>
    <name>CreateDialog</name>
    <message>
        <source>New avatar</source>
        <translation>Neuer Avatar</translation>
    </message>
    <message>
        <source>Whose avatar is it?</source>
        <translation>Wessen Avatar ist es?</translation>
    </message>
    <message>
        <source>First and last name</source>
        <translation>Vor- und Nachname</translation>
    </message>
    <message>
        <source>Its language</source>
        <translation>Seine Sprache</translation>
    </message>
    <message>
        <source>Pronouns</source>
        <translation>Pronomen</translation>
    </message>
    <message>
        <source>May stay empty</source>
        <translation>Kann leer bleiben</translation>
    </message>
    <message>
        <source>Introduction</source>
        <translation>Vorstellung</translation>
    </message>
    <message>
        <source>One sentence, as you would say it: I am …</source>
        <translation>Ein Satz, wie du ihn sagen würdest: Ich bin …</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>Erstellt von</translation>
    </message>
    <message>
        <source>It always says that it is an avatar. Nothing of it leaves this computer.</source>
        <translation>Er sagt immer, dass er ein Avatar ist. Nichts davon verlässt diesen Computer.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>A drawn figure</source>
        <translation>Eine gezeichnete Figur</translation>
    </message>
    <message>
        <source>A photo</source>
        <translation>Ein Foto</translation>
    </message>
    <message>
        <source>Make the avatar</source>
        <translation>Avatar erstellen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>the person</source>
        <translation>die Person selbst</translation>
    </message>
    <message>
        <source>{name} in person</source>
        <translation>{name} selbst</translation>
    </message>
    <message>
        <source>somebody else, with the leave of {name}</source>
        <translation>jemand anderes, mit Erlaubnis von {name}</translation>
    </message>
    <message>
        <source>Choose a photo, or a drawn figure.</source>
        <translation>Wähle ein Foto oder eine gezeichnete Figur.</translation>
    </message>
    <message>
        <source>You have an avatar of {name} already; this will be another one.</source>
        <translation>Einen Avatar von {name} gibt es schon; dies wird ein weiterer.</translation>
    </message>
    <message>
        <source>somebody else, with the person&apos;s leave</source>
        <translation>jemand anderes, mit Erlaubnis der Person</translation>
    </message>
</context>
<context>
    <name>CurveView</name>
    <message>
        <source>The curves of the training: nothing yet</source>
        <translation>Die Kurven des Trainings: noch nichts</translation>
    </message>
    <message>
        <source>The curves of the training: step {step} of {all}, loss {loss}</source>
        <translation>Die Kurven des Trainings: Schritt {step} von {all}, Verlust {loss}</translation>
    </message>
    <message>
        <source>{words}; held out {loss} at step {step}</source>
        <translation>{words}; zurückgehalten {loss} bei Schritt {step}</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>held-out loss</source>
        <translation>Verlust, zurückgehalten</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
</context>
<context>
    <name>DialogCommands</name>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>Neue Zeile</translation>
    </message>
    <message>
        <source>Stop the answer, or leave what is being edited</source>
        <translation>Antwort anhalten oder Bearbeiten verlassen</translation>
    </message>
    <message>
        <source>Edit the last question (in an empty field)</source>
        <translation>Letzte Frage ändern (in leerem Feld)</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>Neu antworten</translation>
    </message>
    <message>
        <source>Copy what is selected, or the current message</source>
        <translation>Auswahl oder aktuelle Nachricht kopieren</translation>
    </message>
    <message>
        <source>Go to the message field</source>
        <translation>Zum Nachrichtenfeld</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>Models on this computer and on the Hub</source>
        <translation>Modelle auf diesem Computer und im Hub</translation>
    </message>
    <message>
        <source>Search chats</source>
        <translation>Chats durchsuchen</translation>
    </message>
    <message>
        <source>Larger, smaller, usual text</source>
        <translation>Größere, kleinere, übliche Schrift</translation>
    </message>
    <message>
        <source>Show or hide the chats</source>
        <translation>Chats ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show or hide why</source>
        <translation>Begründung ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>What this avatar remembers about you</source>
        <translation>Was dieser Avatar sich über dich merkt</translation>
    </message>
    <message>
        <source>Studio of your own avatar</source>
        <translation>Studio deines eigenen Avatars</translation>
    </message>
    <message>
        <source>Export this chat</source>
        <translation>Diesen Chat exportieren</translation>
    </message>
    <message>
        <source>Walk to a message and open its menu</source>
        <translation>Zu einer Nachricht gehen und ihr Menü öffnen</translation>
    </message>
    <message>
        <source>Rename or delete a chat in the list</source>
        <translation>Chat in der Liste umbenennen oder löschen</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>The prompt is kept only while the window is open.</source>
        <translation>Der Prompt wird nur aufgehoben, solange das Fenster offen ist.</translation>
    </message>
    <message>
        <source>The exact prompt</source>
        <translation>Der genaue Prompt</translation>
    </message>
    <message>
        <source>Open a link</source>
        <translation>Link öffnen</translation>
    </message>
    <message>
        <source>Open this link in the browser?</source>
        <translation>Diesen Link im Browser öffnen?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Score card</source>
        <translation>Zeugnis</translation>
    </message>
</context>
<context>
    <name>ElsewhereBox</name>
    <message>
        <source>On a faster computer</source>
        <translation>Auf einem schnelleren Computer</translation>
    </message>
    <message>
        <source>A folder with data, recipe and one command. It holds what you told, so give it only to a computer you trust. The adapter that comes back is looked at first.</source>
        <translation>Ein Ordner mit Daten, Rezept und einem Befehl. Darin steht, was du erzählt hast: Gib ihn nur auf einen Computer, dem du vertraust. Der Adapter, der zurückkommt, wird erst geprüft.</translation>
    </message>
    <message>
        <source>Write a folder…</source>
        <translation>Ordner schreiben …</translation>
    </message>
    <message>
        <source>Take it back…</source>
        <translation>Zurückholen …</translation>
    </message>
    <message>
        <source>The folder…</source>
        <translation>Den Ordner …</translation>
    </message>
    <message>
        <source>An adapter file…</source>
        <translation>Eine Adapterdatei …</translation>
    </message>
    <message>
        <source>Where the folder goes</source>
        <translation>Wohin der Ordner soll</translation>
    </message>
    <message>
        <source>Adapters (*.gguf);;All files (*)</source>
        <translation>Adapter (*.gguf);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>EnteredDialog</name>
    <message>
        <source>Throw away what you have entered?</source>
        <translation>Verwerfen, was eingegeben ist?</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Keep on writing</source>
        <translation>Weiter eingeben</translation>
    </message>
</context>
<context>
    <name>EntryDialog</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>A PEM file, for a server inside a company. Certificates are always verified.</source>
        <translation>Eine PEM-Datei, für einen Server in einer Firma. Zertifikate werden immer geprüft.</translation>
    </message>
    <message>
        <source>A build of your own, e.g. for a graphics card; it is tried out in a child first.</source>
        <translation>Ein eigener Build, z. B. für eine Grafikkarte; er wird erst in einem Kindprozess ausprobiert.</translation>
    </message>
    <message>
        <source>A library that it needs could not start.</source>
        <translation>Eine benötigte Bibliothek konnte nicht starten.</translation>
    </message>
    <message>
        <source>A library that it needs is missing.</source>
        <translation>Eine benötigte Bibliothek fehlt.</translation>
    </message>
    <message>
        <source>A line between the window and the engine could not be understood.</source>
        <translation>Eine Zeile zwischen Fenster und Engine war nicht zu verstehen.</translation>
    </message>
    <message>
        <source>A server that sends nothing for so long is given up.</source>
        <translation>Ein Server, der so lange nichts sendet, wird aufgegeben.</translation>
    </message>
    <message>
        <source>A stop text came before the first word.</source>
        <translation>Ein Stopptext kam vor dem ersten Wort.</translation>
    </message>
    <message>
        <source>A text of it has more than {1} characters.</source>
        <translation>Ein Text davon hat mehr als {1} Zeichen.</translation>
    </message>
    <message>
        <source>Add it as an adapter in Settings, and choose the model itself.</source>
        <translation>Füge sie in den Einstellungen als Adapter hinzu und wähle das Modell selbst.</translation>
    </message>
    <message>
        <source>Allow longer replies.</source>
        <translation>Längere Antworten erlauben.</translation>
    </message>
    <message>
        <source>Answers are less sure: the judge of what is known does not run here.</source>
        <translation>Antworten sind weniger sicher: Was beurteilt, ob etwas bekannt ist, läuft hier nicht.</translation>
    </message>
    <message>
        <source>Any OpenAI-compatible server: Ollama, vLLM, hosted … What you write is sent there.</source>
        <translation>Jeder OpenAI-kompatible Server: Ollama, vLLM, gehostet … Was du schreibst, wird dorthin gesendet.</translation>
    </message>
    <message>
        <source>Anybody who asks is told this: {1}.</source>
        <translation>Jeder, der fragt, erfährt das: {1}.</translation>
    </message>
    <message>
        <source>Ask again, or ask its owner.</source>
        <translation>Noch einmal fragen oder den Betreiber fragen.</translation>
    </message>
    <message>
        <source>Ask again, or choose another model.</source>
        <translation>Noch einmal fragen oder ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>Ask again, or in other words.</source>
        <translation>Noch einmal fragen oder mit anderen Worten.</translation>
    </message>
    <message>
        <source>Ask again, turn its thinking off, or allow more tokens for thoughts.</source>
        <translation>Noch einmal fragen, das Nachdenken ausschalten oder mehr Token für Gedanken erlauben.</translation>
    </message>
    <message>
        <source>Ask for the answer again.</source>
        <translation>Die Antwort noch einmal verlangen.</translation>
    </message>
    <message>
        <source>Ask in other words, or ask another model.</source>
        <translation>Frag mit anderen Worten, oder frag ein anderes Modell.</translation>
    </message>
    <message>
        <source>Ask in other words.</source>
        <translation>Mit anderen Worten fragen.</translation>
    </message>
    <message>
        <source>Automatic: all, or none where this build or machine has no graphics support.</source>
        <translation>Automatisch: alle, oder keine, wenn Build oder Computer keine Grafikunterstützung haben.</translation>
    </message>
    <message>
        <source>Backgrounds, sounds and other files were left out ({1}).</source>
        <translation>Hintergründe, Töne und andere Dateien wurden weggelassen ({1}).</translation>
    </message>
    <message>
        <source>Chats of this session are not kept.</source>
        <translation>Chats dieser Sitzung werden nicht aufgehoben.</translation>
    </message>
    <message>
        <source>Check its address in Settings; as a rule it ends with /v1.</source>
        <translation>Die Adresse in den Einstellungen prüfen; in der Regel endet sie auf /v1.</translation>
    </message>
    <message>
        <source>Check that the file is there, and that the disk has room.</source>
        <translation>Prüfen, ob die Datei da ist und der Datenträger Platz hat.</translation>
    </message>
    <message>
        <source>Check that you may read the file and that its drive is there.</source>
        <translation>Prüfen, ob die Datei gelesen werden darf und ihr Laufwerk da ist.</translation>
    </message>
    <message>
        <source>Check the address and the model in Settings.</source>
        <translation>Adresse und Modell in den Einstellungen prüfen.</translation>
    </message>
    <message>
        <source>Check the address, or enter the name of a model beside it in Settings.</source>
        <translation>Prüf die Adresse, oder gib in den Einstellungen daneben den Namen eines Modells ein.</translation>
    </message>
    <message>
        <source>Check the address; for a certificate of your own, name its file in Settings.</source>
        <translation>Die Adresse prüfen; für ein eigenes Zertifikat dessen Datei in den Einstellungen nennen.</translation>
    </message>
    <message>
        <source>Check the free space and the permissions of the folder.</source>
        <translation>Freien Platz und Rechte des Ordners prüfen.</translation>
    </message>
    <message>
        <source>Check the free space and the permissions of this folder.</source>
        <translation>Freien Platz und Rechte dieses Ordners prüfen.</translation>
    </message>
    <message>
        <source>Check the key of this server in Settings.</source>
        <translation>Den Schlüssel dieses Servers in den Einstellungen prüfen.</translation>
    </message>
    <message>
        <source>Check the name, or set a token for it.</source>
        <translation>Den Namen prüfen oder ein Token dafür setzen.</translation>
    </message>
    <message>
        <source>Check the network connection and try again.</source>
        <translation>Die Netzverbindung prüfen und nochmals versuchen.</translation>
    </message>
    <message>
        <source>Choose a .gguf file in Settings.</source>
        <translation>Eine .gguf-Datei in den Einstellungen wählen.</translation>
    </message>
    <message>
        <source>Choose a .gguf file.</source>
        <translation>Eine .gguf-Datei wählen.</translation>
    </message>
    <message>
        <source>Choose a JSON file that this app has exported.</source>
        <translation>Eine JSON-Datei wählen, die diese App exportiert hat.</translation>
    </message>
    <message>
        <source>Choose a chat or instruct model in GGUF format.</source>
        <translation>Ein Chat- oder Instruct-Modell im GGUF-Format wählen.</translation>
    </message>
    <message>
        <source>Choose a longer context, or a shorter text.</source>
        <translation>Einen längeren Kontext oder einen kürzeren Text wählen.</translation>
    </message>
    <message>
        <source>Choose a model in Settings → Model.</source>
        <translation>Ein Modell unter Einstellungen → Modell wählen.</translation>
    </message>
    <message>
        <source>Choose a model in Settings.</source>
        <translation>Ein Modell in den Einstellungen wählen.</translation>
    </message>
    <message>
        <source>Choose a shorter context, other settings, or a smaller model.</source>
        <translation>Einen kürzeren Kontext, andere Einstellungen oder ein kleineres Modell wählen.</translation>
    </message>
    <message>
        <source>Choose a smaller model or a smaller context, or close other programs.</source>
        <translation>Ein kleineres Modell oder einen kleineren Kontext wählen oder andere Programme schließen.</translation>
    </message>
    <message>
        <source>Choose a smaller model or a stronger quantization, or close other programs.</source>
        <translation>Ein kleineres Modell oder eine stärkere Quantisierung wählen oder andere Programme schließen.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Eine andere Datei wählen.</translation>
    </message>
    <message>
        <source>Choose another model, a smaller context, or download the file again.</source>
        <translation>Ein anderes Modell oder einen kleineren Kontext wählen oder die Datei neu herunterladen.</translation>
    </message>
    <message>
        <source>Choose another repository.</source>
        <translation>Ein anderes Repository wählen.</translation>
    </message>
    <message>
        <source>Choose another value in Settings.</source>
        <translation>Einen anderen Wert in den Einstellungen wählen.</translation>
    </message>
    <message>
        <source>Choose it as the model, or choose the adapter&apos;s own .gguf file.</source>
        <translation>Wähle sie als Modell, oder wähle die .gguf-Datei des Adapters.</translation>
    </message>
    <message>
        <source>Choose one in Settings.</source>
        <translation>Eines in den Einstellungen wählen.</translation>
    </message>
    <message>
        <source>Choose one of them in Settings, or start the server with it.</source>
        <translation>Wähle einen davon in den Einstellungen, oder starte den Server mit ihm.</translation>
    </message>
    <message>
        <source>Choose one of them in Settings.</source>
        <translation>Eines davon in den Einstellungen wählen.</translation>
    </message>
    <message>
        <source>Choose one of these.</source>
        <translation>Eines davon wählen.</translation>
    </message>
    <message>
        <source>Choose one of {1}.</source>
        <translation>Eines von {1} wählen.</translation>
    </message>
    <message>
        <source>Choose the .gguf file in it.</source>
        <translation>Die .gguf-Datei darin wählen.</translation>
    </message>
    <message>
        <source>Choose the base model that it was trained on, or remove it.</source>
        <translation>Das Basismodell wählen, mit dem er trainiert wurde, oder ihn entfernen.</translation>
    </message>
    <message>
        <source>Choose the folder that holds it in Settings, or leave the setting empty.</source>
        <translation>Den Ordner, der sie enthält, in den Einstellungen wählen oder die Einstellung leer lassen.</translation>
    </message>
    <message>
        <source>Choose the model that it was trained for.</source>
        <translation>Wähle das Modell, für das er trainiert wurde.</translation>
    </message>
    <message>
        <source>Choose the model that the adapter was trained on, or another adapter.</source>
        <translation>Das Modell wählen, mit dem der Adapter trainiert wurde, oder einen anderen Adapter.</translation>
    </message>
    <message>
        <source>Choose {1}.</source>
        <translation>{1} wählen.</translation>
    </message>
    <message>
        <source>Close other programs to free memory, or choose a shorter context.</source>
        <translation>Andere Programme schließen, um Speicher freizugeben, oder einen kürzeren Kontext wählen.</translation>
    </message>
    <message>
        <source>Close to what the model is sure of: for facts, and for small models.</source>
        <translation>Nah an dem, was das Modell sicher weiß: für Fakten und für kleine Modelle.</translation>
    </message>
    <message>
        <source>Close what uses it, then try again.</source>
        <translation>Schließen, was sie benutzt, dann nochmals versuchen.</translation>
    </message>
    <message>
        <source>Convert it again, or get a newer copy of the model.</source>
        <translation>Es neu konvertieren oder eine neuere Kopie des Modells holen.</translation>
    </message>
    <message>
        <source>Copy the link of the download button (with /resolve/ in it), not that of the page.</source>
        <translation>Den Link der Download-Schaltfläche kopieren (mit /resolve/ darin), nicht den der Seite.</translation>
    </message>
    <message>
        <source>Copy, download or convert it again.</source>
        <translation>Noch einmal kopieren, herunterladen oder umwandeln.</translation>
    </message>
    <message>
        <source>Correct it in Settings.</source>
        <translation>In den Einstellungen berichtigen.</translation>
    </message>
    <message>
        <source>Correct the schema, or leave it out.</source>
        <translation>Das Schema berichtigen oder weglassen.</translation>
    </message>
    <message>
        <source>Delete it and download it again.</source>
        <translation>Löschen und noch einmal herunterladen.</translation>
    </message>
    <message>
        <source>Delete it by hand.</source>
        <translation>Von Hand löschen.</translation>
    </message>
    <message>
        <source>Delete the folder yourself, with the app closed.</source>
        <translation>Den Ordner selbst löschen, während die App geschlossen ist.</translation>
    </message>
    <message>
        <source>Download all parts again from one place.</source>
        <translation>Alle Teile noch einmal von einem Ort herunterladen.</translation>
    </message>
    <message>
        <source>Download it again, from a source that you trust.</source>
        <translation>Noch einmal aus vertrauenswürdiger Quelle herunterladen.</translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation>Noch einmal herunterladen.</translation>
    </message>
    <message>
        <source>Download it again; if it happens again, choose another repository.</source>
        <translation>Noch einmal herunterladen; wenn es wieder geschieht, ein anderes Repository wählen.</translation>
    </message>
    <message>
        <source>Draws among the likely words, so replies vary; see the page Answers.</source>
        <translation>Zieht unter den wahrscheinlichen Wörtern, deshalb sind Antworten verschieden; siehe Seite Antworten.</translation>
    </message>
    <message>
        <source>Enter it in Settings, e.g. localhost:8080.</source>
        <translation>In den Einstellungen eintragen, z. B. localhost:8080.</translation>
    </message>
    <message>
        <source>Enter its new address in Settings.</source>
        <translation>Die neue Adresse in den Einstellungen eintragen.</translation>
    </message>
    <message>
        <source>Everybody on the way can read and change what is said. Only in a network you trust.</source>
        <translation>Jeder auf dem Weg kann lesen und ändern, was gesagt wird. Nur in einem Netz, dem du vertraust.</translation>
    </message>
    <message>
        <source>Export the chat again with this version of the app.</source>
        <translation>Den Chat mit dieser Version der App noch einmal exportieren.</translation>
    </message>
    <message>
        <source>Faster and smaller; turn it off only if a model answers nonsense.</source>
        <translation>Schneller und kleiner; nur ausschalten, wenn ein Modell Unsinn antwortet.</translation>
    </message>
    <message>
        <source>Fetch the model itself: git lfs pull, or the download link of its page{1}.</source>
        <translation>Das Modell selbst holen: git lfs pull, oder den Download-Link seiner Seite{1}.</translation>
    </message>
    <message>
        <source>Fields of a type that cannot be read were left out: {1}.</source>
        <translation>Felder von einer Art, die sich nicht lesen lässt, wurden weggelassen: {1}.</translation>
    </message>
    <message>
        <source>Files of the kind {1} are not understood.</source>
        <translation>Dateien der Art {1} werden nicht verstanden.</translation>
    </message>
    <message>
        <source>Files on the network are not fetched ({1}).</source>
        <translation>Dateien im Netz werden nicht geholt ({1}).</translation>
    </message>
    <message>
        <source>For long talks in which phrases come back: DRY instead of a penalty on single words.</source>
        <translation>Für lange Gespräche, in denen Wendungen wiederkehren: DRY statt einer Strafe für einzelne Wörter.</translation>
    </message>
    <message>
        <source>For models that can. It makes answers better and later; thoughts are never part of them.</source>
        <translation>Für Modelle, die es können. Antworten werden besser und kommen später; Gedanken gehören nie dazu.</translation>
    </message>
    <message>
        <source>Free some space, or choose a smaller file.</source>
        <translation>Platz schaffen oder eine kleinere Datei wählen.</translation>
    </message>
    <message>
        <source>Free some space; what is on screen stays there.</source>
        <translation>Platz schaffen; was auf dem Bildschirm steht, bleibt dort.</translation>
    </message>
    <message>
        <source>Get a copy from another source; this one was not converted correctly.</source>
        <translation>Eine Kopie aus anderer Quelle holen; diese wurde nicht richtig konvertiert.</translation>
    </message>
    <message>
        <source>Get a copy in another quantization.</source>
        <translation>Eine Kopie in anderer Quantisierung holen.</translation>
    </message>
    <message>
        <source>Get the model alone: the page of the llamafile names the GGUF that it was made of.</source>
        <translation>Das Modell allein holen: Die Seite der llamafile nennt die GGUF-Datei, aus der sie gemacht wurde.</translation>
    </message>
    <message>
        <source>Get the usual version.</source>
        <translation>Die übliche Fassung holen.</translation>
    </message>
    <message>
        <source>How daring the choice of words is; 0 always takes the likeliest one.</source>
        <translation>Wie gewagt die Wortwahl ist; 0 nimmt immer das wahrscheinlichste.</translation>
    </message>
    <message>
        <source>How much of the talk the model sees at once. Automatic: what fits the memory well.</source>
        <translation>Wie viel vom Gespräch das Modell auf einmal sieht. Automatisch: was gut in den Speicher passt.</translation>
    </message>
    <message>
        <source>Install it (pip install llama-cpp-python), or choose another backend.</source>
        <translation>Es installieren (pip install llama-cpp-python) oder ein anderes Backend wählen.</translation>
    </message>
    <message>
        <source>Install it, or choose another backend.</source>
        <translation>Es installieren oder ein anderes Backend wählen.</translation>
    </message>
    <message>
        <source>Install llama-cpp-python, or build the library as lib/README.md says.</source>
        <translation>llama-cpp-python installieren oder die Bibliothek wie in lib/README.md beschrieben bauen.</translation>
    </message>
    <message>
        <source>Install the app again, if this does not go away.</source>
        <translation>Installiere die App neu, wenn das so bleibt.</translation>
    </message>
    <message>
        <source>Install the app again, so that all its parts are in place.</source>
        <translation>Die App neu installieren, damit alle Teile vorhanden sind.</translation>
    </message>
    <message>
        <source>Install the app again.</source>
        <translation>Die App neu installieren.</translation>
    </message>
    <message>
        <source>Install the build for older processors, or use a server as backend.</source>
        <translation>Die Fassung für ältere Prozessoren installieren oder einen Server als Backend verwenden.</translation>
    </message>
    <message>
        <source>Install the newer app again; chats of this session are not kept.</source>
        <translation>Die neuere App wieder installieren; Chats dieser Sitzung werden nicht aufgehoben.</translation>
    </message>
    <message>
        <source>Install the package that it needs, or choose another backend.</source>
        <translation>Das benötigte Paket installieren oder ein anderes Backend wählen.</translation>
    </message>
    <message>
        <source>It cannot hold a conversation: it is an embedding model, which reads but never writes.</source>
        <translation>Es kann kein Gespräch führen: Es ist ein Embedding-Modell, das liest, aber nie schreibt.</translation>
    </message>
    <message>
        <source>It cannot hold a conversation: {1}.</source>
        <translation>Es kann kein Gespräch führen: {1}.</translation>
    </message>
    <message>
        <source>It claims more prediction layers than layers.</source>
        <translation>Es gibt mehr Vorhersageschichten als Schichten an.</translation>
    </message>
    <message>
        <source>It claims {1} experts and uses {2}.</source>
        <translation>Es gibt {1} Experten an und verwendet {2}.</translation>
    </message>
    <message>
        <source>It claims {1} experts in {2} groups.</source>
        <translation>Es gibt {1} Experten in {2} Gruppen an.</translation>
    </message>
    <message>
        <source>It crashes when it is asked for its defaults ({1}): it is of another kind.</source>
        <translation>Sie stürzt ab, wenn nach ihren Vorgaben gefragt wird ({1}): Sie ist von anderer Art.</translation>
    </message>
    <message>
        <source>It did not answer for {1} s.</source>
        <translation>Keine Antwort seit {1} s.</translation>
    </message>
    <message>
        <source>It divided by zero (arithmetic error).</source>
        <translation>Sie hat durch null geteilt (Rechenfehler).</translation>
    </message>
    <message>
        <source>It does not say under which licence it may be used.</source>
        <translation>Es sagt nicht, unter welcher Lizenz es benutzt werden darf.</translation>
    </message>
    <message>
        <source>It does not say which architecture it has.</source>
        <translation>Es sagt nicht, welche Architektur es hat.</translation>
    </message>
    <message>
        <source>It does not speak in the first person; the avatar says it as it stands.</source>
        <translation>Das steht nicht in der ersten Person; der Avatar sagt es, wie es dasteht.</translation>
    </message>
    <message>
        <source>It does not tell its {1}.</source>
        <translation>{1} ist darin nicht angegeben.</translation>
    </message>
    <message>
        <source>It ended by itself with exit code {1}, and said last: {2}.</source>
        <translation>Sie endete von selbst mit Exit-Code {1} und sagte zuletzt: {2}.</translation>
    </message>
    <message>
        <source>It ended by itself with exit code {1}.</source>
        <translation>Sie endete von selbst mit Exit-Code {1}.</translation>
    </message>
    <message>
        <source>It has no rows.</source>
        <translation>Die Datei hat keine Zeilen.</translation>
    </message>
    <message>
        <source>It has no two columns, one with questions and one with answers.</source>
        <translation>Die Datei hat keine zwei Spalten, eine mit Fragen und eine mit Antworten.</translation>
    </message>
    <message>
        <source>It has {1} MiB; {2} MiB are read at most.</source>
        <translation>Die Datei hat {1} MiB; gelesen werden höchstens {2} MiB.</translation>
    </message>
    <message>
        <source>It has {1} by {2} pixels, and is damaged or too large.</source>
        <translation>Es hat {1} mal {2} Pixel und ist beschädigt oder zu groß.</translation>
    </message>
    <message>
        <source>It has {1} characters, and the avatar says all of them.</source>
        <translation>Die Antwort hat {1} Zeichen, und der Avatar sagt sie alle.</translation>
    </message>
    <message>
        <source>It has {1} pages; {2} are read at most.</source>
        <translation>Die Datei hat {1} Seiten; gelesen werden höchstens {2}.</translation>
    </message>
    <message>
        <source>It holds {1} files.</source>
        <translation>Die Datei enthält {1} Dateien.</translation>
    </message>
    <message>
        <source>It is a HEIC or AVIF photo, as some telephones save them.</source>
        <translation>Es ist ein HEIC- oder AVIF-Foto, wie manche Telefone sie speichern.</translation>
    </message>
    <message>
        <source>It is a folder or no regular file.</source>
        <translation>Es ist ein Ordner oder keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>It is a form: its first row asks, and each other row is somebody&apos;s answers.</source>
        <translation>Es ist ein Formular: Die erste Zeile fragt, jede weitere enthält die Antworten einer Person.</translation>
    </message>
    <message>
        <source>It is a question, and would be kept as your answer.</source>
        <translation>Das ist eine Frage und würde als deine Antwort behalten.</translation>
    </message>
    <message>
        <source>It is an export of ChatGPT: the answers in it are a model&apos;s.</source>
        <translation>Es ist ein Export von ChatGPT: Die Antworten darin sind von einem Modell.</translation>
    </message>
    <message>
        <source>It is damaged in the file, or too large.</source>
        <translation>Er ist in der Datei beschädigt oder zu groß.</translation>
    </message>
    <message>
        <source>It is damaged, or no picture.</source>
        <translation>Es ist beschädigt oder kein Bild.</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>Die Datei ist leer.</translation>
    </message>
    <message>
        <source>It is locked with a password.</source>
        <translation>Die Datei ist mit einem Passwort gesperrt.</translation>
    </message>
    <message>
        <source>It is locked.</source>
        <translation>Die Datei ist gesperrt.</translation>
    </message>
    <message>
        <source>It is long: a fact is found best as one short sentence.</source>
        <translation>Das ist lang: Am besten gefunden wird ein Fakt, der ein kurzer Satz ist.</translation>
    </message>
    <message>
        <source>It is no JSON: there is no value in it.</source>
        <translation>Es ist kein JSON: Es steht kein Wert darin.</translation>
    </message>
    <message>
        <source>It is of an old or another office program, or locked with a password.</source>
        <translation>Die Datei ist von einem alten oder anderen Office-Programm oder mit einem Passwort gesperrt.</translation>
    </message>
    <message>
        <source>It is packed into a ZIP.</source>
        <translation>Er ist in ein ZIP gepackt.</translation>
    </message>
    <message>
        <source>It is used all the same; if the answers are poor, train the avatar once more.</source>
        <translation>Er wird trotzdem benutzt; sind die Antworten schlecht, trainiere den Avatar noch einmal.</translation>
    </message>
    <message>
        <source>It looks like a chat, of a program or a form that is not understood.</source>
        <translation>Die Datei sieht aus wie ein Chat, aber in einer Form, die nicht verstanden wird.</translation>
    </message>
    <message>
        <source>It needs more memory than there is.</source>
        <translation>Die Datei braucht mehr Arbeitsspeicher, als da ist.</translation>
    </message>
    <message>
        <source>It unpacks to {1} MiB in {2} files; {3} MiB are allowed.</source>
        <translation>Ausgepackt sind es {1} MiB in {2} Dateien; erlaubt sind {3} MiB.</translation>
    </message>
    <message>
        <source>It was trained for another model than {1}.</source>
        <translation>Er wurde für ein anderes Modell als {1} trainiert.</translation>
    </message>
    <message>
        <source>Its XML defines entities of its own, as no office program does.</source>
        <translation>Das XML definiert eigene Entitäten, was kein Office-Programm tut.</translation>
    </message>
    <message>
        <source>Its columns have no names, and neither of them asks anything.</source>
        <translation>Die Spalten haben keine Namen, und keine von beiden fragt etwas.</translation>
    </message>
    <message>
        <source>Its trained adapter cannot be used, so it was left out.</source>
        <translation>Sein trainierter Adapter ist nicht zu gebrauchen und wurde weggelassen.</translation>
    </message>
    <message>
        <source>Its values are nested too deeply.</source>
        <translation>Die Werte sind zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>Name the subject in a few words, such as “my health”: it is put into questions.</source>
        <translation>Nenne das Thema mit wenigen Worten, etwa „meine Gesundheit“: Es wird in Fragen eingesetzt.</translation>
    </message>
    <message>
        <source>Nobody in it is called {1}; these are in it: {2}.</source>
        <translation>Niemand darin heißt {1}; darin sind: {2}.</translation>
    </message>
    <message>
        <source>None of its {1} records is understood: no question and answer, no conversation.</source>
        <translation>Keiner der {1} Datensätze wird verstanden: weder Frage und Antwort noch Gespräch.</translation>
    </message>
    <message>
        <source>Say which of them is you: type that name on this page, or --owner NAME in a command.</source>
        <translation>Sag, wer davon du bist: Schreib den Namen auf dieser Seite in das Feld, im Befehl --owner NAME.</translation>
    </message>
    <message>
        <source>The window that is open already does not answer.</source>
        <translation>Das Fenster, das schon offen ist, antwortet nicht.</translation>
    </message>
    <message>
        <source>It is busy, or hangs.</source>
        <translation>Es ist beschäftigt oder hängt.</translation>
    </message>
    <message>
        <source>Wait a moment and try again, or end it; a second window opens with --new-window.</source>
        <translation>Einen Moment warten und es noch einmal versuchen oder es beenden; ein zweites Fenster öffnet sich mit --new-window.</translation>
    </message>
    <message>
        <source>It ends the program that opens it (exit code {1}).</source>
        <translation>Es beendet das Programm, das es öffnet (Exit-Code {1}).</translation>
    </message>
    <message>
        <source>A SOCKS proxy is set in the environment, and the package socksio is missing.</source>
        <translation>In der Umgebung ist ein SOCKS-Proxy eingestellt, und das Paket socksio fehlt.</translation>
    </message>
    <message>
        <source>It has no chat template, so it is probably a base model that continues text rather than answers; choose a template in Settings.</source>
        <translation>Es hat keine Chat-Vorlage und ist wohl ein Basismodell, das Text fortsetzt statt zu antworten; eine Vorlage in den Einstellungen wählen.</translation>
    </message>
    <message>
        <source>It has no tokenizer, so it cannot read text.</source>
        <translation>Es hat keinen Tokenizer und kann keinen Text lesen.</translation>
    </message>
    <message>
        <source>It has no vocabulary.</source>
        <translation>Es hat kein Vokabular.</translation>
    </message>
    <message>
        <source>It has version {1} of the GGUF format; this engine reads 2 and 3.</source>
        <translation>Es hat Version {1} des GGUF-Formats; diese Engine liest 2 und 3.</translation>
    </message>
    <message>
        <source>It has {1} tokens, and the context holds {2}.</source>
        <translation>Es hat {1} Token, und der Kontext fasst {2}.</translation>
    </message>
    <message>
        <source>It has {1} tokens; the context holds {2}.</source>
        <translation>Es hat {1} Token; der Kontext fasst {2}.</translation>
    </message>
    <message>
        <source>It holds only a vocabulary, no model: it is made for testing tokenizers.</source>
        <translation>Es enthält nur ein Vokabular, kein Modell: Es dient zum Testen von Tokenizern.</translation>
    </message>
    <message>
        <source>It is a LoRA adapter, which only works on top of a model ({1}).</source>
        <translation>Es ist ein LoRA-Adapter, der nur mit einem Modell funktioniert ({1}).</translation>
    </message>
    <message>
        <source>It is a device or a pipe, not a file.</source>
        <translation>Es ist ein Gerät oder eine Pipe, keine Datei.</translation>
    </message>
    <message>
        <source>It is a diffusion model ({1}), which does not write left to right.</source>
        <translation>Es ist ein Diffusionsmodell ({1}), das nicht von links nach rechts schreibt.</translation>
    </message>
    <message>
        <source>It is a folder, not a file.</source>
        <translation>Es ist ein Ordner, keine Datei.</translation>
    </message>
    <message>
        <source>It is a whole model, not a LoRA adapter.</source>
        <translation>Es ist ein ganzes Modell, kein LoRA-Adapter.</translation>
    </message>
    <message>
        <source>It is an adapter of an unknown kind ({1}).</source>
        <translation>Es ist ein Adapter unbekannter Art ({1}).</translation>
    </message>
    <message>
        <source>It is an embedding model ({1}): it reads text but writes none.</source>
        <translation>Es ist ein Embedding-Modell ({1}): Es liest Text, schreibt aber keinen.</translation>
    </message>
    <message>
        <source>It is an encoder ({1}), made for other tasks than chat.</source>
        <translation>Es ist ein Encoder ({1}), gemacht für andere Aufgaben als Gespräche.</translation>
    </message>
    <message>
        <source>It is made from another version of llama.cpp than this app expects ({1}).</source>
        <translation>Es stammt von einer anderen Version von llama.cpp, als diese App erwartet ({1}).</translation>
    </message>
    <message>
        <source>It is neither in {1} nor in an installed llama_cpp package.</source>
        <translation>Sie ist weder in {1} noch in einem installierten Paket llama_cpp.</translation>
    </message>
    <message>
        <source>It is neither one of {1} nor a folder.</source>
        <translation>Es ist weder eines von {1} noch ein Ordner.</translation>
    </message>
    <message>
        <source>It is no GGUF file. It looks like {1}.</source>
        <translation>Es ist keine GGUF-Datei. Es sieht aus wie {1}.</translation>
    </message>
    <message>
        <source>It is not the first part of its model.</source>
        <translation>Es ist nicht der erste Teil seines Modells.</translation>
    </message>
    <message>
        <source>It is {1} long: the download stopped early.</source>
        <translation>Es ist {1} lang: Der Download endete zu früh.</translation>
    </message>
    <message>
        <source>It needs a newer processor: an instruction is unknown to this one.</source>
        <translation>Ein neuerer Prozessor ist nötig: Dieser kennt einen Befehl nicht.</translation>
    </message>
    <message>
        <source>It needs a newer processor: this one has no {1} instructions.</source>
        <translation>Ein neuerer Prozessor ist nötig: Dieser hat keine {1}-Befehle.</translation>
    </message>
    <message>
        <source>It needs {1} of memory; {2} are free.</source>
        <translation>Es braucht {1} Speicher; {2} sind frei.</translation>
    </message>
    <message>
        <source>It offers {1}, but not {2}.</source>
        <translation>Er bietet {1}, aber nicht {2}.</translation>
    </message>
    <message>
        <source>It read memory that is not its own (access violation).</source>
        <translation>Sie hat fremden Speicher gelesen (Zugriffsverletzung).</translation>
    </message>
    <message>
        <source>It read memory that is not its own (segmentation fault).</source>
        <translation>Sie hat fremden Speicher gelesen (Segmentation Fault).</translation>
    </message>
    <message>
        <source>It takes no seed, top-k or min-p.</source>
        <translation>Er nimmt weder Seed noch top-k oder min-p.</translation>
    </message>
    <message>
        <source>It was interrupted.</source>
        <translation>Sie wurde unterbrochen.</translation>
    </message>
    <message>
        <source>It was kept as {1}; {2} messages of it could be brought over.</source>
        <translation>Sie wurde als {1} aufgehoben; {2} Nachrichten daraus konnten übernommen werden.</translation>
    </message>
    <message>
        <source>It was made for big-endian computers.</source>
        <translation>Es wurde für Big-Endian-Computer gemacht.</translation>
    </message>
    <message>
        <source>It was made for the architecture {1}, the model is {2}.</source>
        <translation>Er wurde für die Architektur {1} gemacht, das Modell ist {2}.</translation>
    </message>
    <message>
        <source>It was not built by the project&apos;s release workflow.</source>
        <translation>Sie wurde nicht vom Release-Workflow des Projekts gebaut.</translation>
    </message>
    <message>
        <source>Its architecture {1} is unknown: it was made for a newer engine.</source>
        <translation>Seine Architektur {1} ist unbekannt: Es wurde für eine neuere Engine gemacht.</translation>
    </message>
    <message>
        <source>Its chat template is too long to be used; choose one in Settings.</source>
        <translation>Seine Chat-Vorlage ist zu lang, um benutzt zu werden; eine in den Einstellungen wählen.</translation>
    </message>
    <message>
        <source>Its connection to this program was cut.</source>
        <translation>Ihre Verbindung zu diesem Programm wurde getrennt.</translation>
    </message>
    <message>
        <source>Its context extension {1} is unknown.</source>
        <translation>Seine Kontexterweiterung {1} ist unbekannt.</translation>
    </message>
    <message>
        <source>Its memory was damaged (heap corruption).</source>
        <translation>Ihr Speicher wurde beschädigt (Heap-Fehler).</translation>
    </message>
    <message>
        <source>Its name, or NAME=STRENGTH. vLLM lists its adapters among the models.</source>
        <translation>Sein Name, oder NAME=STÄRKE. vLLM führt seine Adapter unter den Modellen auf.</translation>
    </message>
    <message>
        <source>Its native code found a fault and gave up (abort).</source>
        <translation>Ihr nativer Code fand einen Fehler und gab auf (Abbruch).</translation>
    </message>
    <message>
        <source>Its native code was busy for too long, or hung.</source>
        <translation>Ihr nativer Code war zu lange beschäftigt oder hing fest.</translation>
    </message>
    <message>
        <source>Its part for {1} has another size than the model&apos;s.</source>
        <translation>Sein Teil für {1} hat eine andere Größe als der des Modells.</translation>
    </message>
    <message>
        <source>Its parts do not belong together: tensors are missing.</source>
        <translation>Seine Teile gehören nicht zusammen: Es fehlen Tensoren.</translation>
    </message>
    <message>
        <source>Its stack overflowed.</source>
        <translation>Ihr Stapel lief über.</translation>
    </message>
    <message>
        <source>Its terminal was closed.</source>
        <translation>Ihr Terminal wurde geschlossen.</translation>
    </message>
    <message>
        <source>Its tokenizer {1} is unknown.</source>
        <translation>Sein Tokenizer {1} ist unbekannt.</translation>
    </message>
    <message>
        <source>Its vocabulary contains a token twice.</source>
        <translation>Sein Vokabular enthält ein Token doppelt.</translation>
    </message>
    <message>
        <source>Its vocabulary is missing or not a list of texts.</source>
        <translation>Sein Vokabular fehlt oder ist keine Liste von Texten.</translation>
    </message>
    <message>
        <source>Its {1} bytes could not be turned into tokens.</source>
        <translation>Seine {1} Bytes konnten nicht in Token verwandelt werden.</translation>
    </message>
    <message>
        <source>Its {1} does not fit its {2} layers.</source>
        <translation>{1} passt nicht zu seinen {2} Schichten.</translation>
    </message>
    <message>
        <source>Its {1} is impossible ({2}).</source>
        <translation>{1} ist unmöglich ({2}).</translation>
    </message>
    <message>
        <source>Kept in the keyring of this system, never in a file.</source>
        <translation>Im Schlüsselbund dieses Systems, nie in einer Datei.</translation>
    </message>
    <message>
        <source>Load one there, then try again.</source>
        <translation>Dort eines laden, dann nochmals versuchen.</translation>
    </message>
    <message>
        <source>Look at your account there.</source>
        <translation>Dort ins eigene Konto sehen.</translation>
    </message>
    <message>
        <source>Look where you got it from.</source>
        <translation>Dort nachsehen, woher sie stammt.</translation>
    </message>
    <message>
        <source>Makes words less likely that were just used; 1 is off, above 1.3 sentences suffer.</source>
        <translation>Macht eben benutzte Wörter unwahrscheinlicher; 1 ist aus, über 1,3 leiden die Sätze.</translation>
    </message>
    <message>
        <source>Models on this disk work without it.</source>
        <translation>Modelle auf dieser Festplatte funktionieren auch ohne.</translation>
    </message>
    <message>
        <source>More than there are cores makes it slower.</source>
        <translation>Mehr als Kerne da sind, macht es langsamer.</translation>
    </message>
    <message>
        <source>Name a .gguf file with --model, or install the extra &quot;starter&quot;.</source>
        <translation>Eine .gguf-Datei mit --model nennen oder das Extra „starter“ installieren.</translation>
    </message>
    <message>
        <source>Name one of them, or the folder of another persona.</source>
        <translation>Nenne eine davon oder den Ordner eines anderen Avatars.</translation>
    </message>
    <message>
        <source>Natural and mostly to the point. The default.</source>
        <translation>Natürlich und meist zur Sache. Die Voreinstellung.</translation>
    </message>
    <message>
        <source>No address of a server is set.</source>
        <translation>Es ist keine Serveradresse eingestellt.</translation>
    </message>
    <message>
        <source>No model came with this installation, and none was chosen.</source>
        <translation>Mit dieser Installation kam kein Modell, und es wurde keines gewählt.</translation>
    </message>
    <message>
        <source>No model file is chosen.</source>
        <translation>Es ist keine Modelldatei gewählt.</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>Es ist kein Modell geladen.</translation>
    </message>
    <message>
        <source>No module with code for this processor lies beside it.</source>
        <translation>Daneben liegt kein Modul mit Code für diesen Prozessor.</translation>
    </message>
    <message>
        <source>No server is chosen.</source>
        <translation>Es ist kein Server gewählt.</translation>
    </message>
    <message>
        <source>Nothing answers at {1}.</source>
        <translation>Unter {1} antwortet nichts.</translation>
    </message>
    <message>
        <source>Only so many of the likeliest words are considered.</source>
        <translation>Nur so viele der wahrscheinlichsten Wörter werden betrachtet.</translation>
    </message>
    <message>
        <source>Only the likeliest words that together have this share; 1 is off.</source>
        <translation>Nur die wahrscheinlichsten Wörter, die zusammen diesen Anteil haben; 1 ist aus.</translation>
    </message>
    <message>
        <source>Only used where the server does not tell its own.</source>
        <translation>Nur benutzt, wo der Server seine eigene nicht nennt.</translation>
    </message>
    <message>
        <source>Open {1}/{2} in a browser and accept them{3}.</source>
        <translation>{1}/{2} im Browser öffnen und sie annehmen{3}.</translation>
    </message>
    <message>
        <source>Prefers words that surprise as much as usual; 1 is off.</source>
        <translation>Bevorzugt Wörter, die so sehr überraschen wie üblich; 1 ist aus.</translation>
    </message>
    <message>
        <source>Half of its part for {1} is missing.</source>
        <translation>Die Hälfte seines Teils für {1} fehlt.</translation>
    </message>
    <message>
        <source>Add it anew.</source>
        <translation>Füge sie neu hinzu.</translation>
    </message>
    <message>
        <source>Ask whoever sent it to save it once more.</source>
        <translation>Bitte den Absender, sie noch einmal zu speichern.</translation>
    </message>
    <message>
        <source>Be interviewed, or write some facts and answers, first.</source>
        <translation>Lass dich erst interviewen, oder schreibe einige Fakten und Antworten.</translation>
    </message>
    <message>
        <source>Bring chats with people, or a table of your own questions and answers.</source>
        <translation>Bring Chats mit Menschen mit, oder eine Tabelle mit eigenen Fragen und Antworten.</translation>
    </message>
    <message>
        <source>Bring it in parts.</source>
        <translation>Bring sie in Teilen.</translation>
    </message>
    <message>
        <source>Bring subtitles with names, or lines of a name, a colon and the words.</source>
        <translation>Nimm Untertitel mit Namen, oder Zeilen aus Name, Doppelpunkt und Worten.</translation>
    </message>
    <message>
        <source>Call the columns &quot;question&quot; and &quot;answer&quot; in the first row.</source>
        <translation>Nenne die Spalten in der ersten Zeile „question“ und „answer“ oder „Frage“ und „Antwort“.</translation>
    </message>
    <message>
        <source>Check that the disk has room and may be written to.</source>
        <translation>Prüfe, ob auf dem Datenträger Platz ist und geschrieben werden darf.</translation>
    </message>
    <message>
        <source>Check that the file is there and may be read.</source>
        <translation>Prüfe, ob die Datei da ist und gelesen werden darf.</translation>
    </message>
    <message>
        <source>Check the proxy of this system, or set NO_PROXY for this server.</source>
        <translation>Prüfe den Proxy dieses Systems, oder setze NO_PROXY für diesen Server.</translation>
    </message>
    <message>
        <source>Choose a character card: a picture with a card in it, a JSON or a CHARX file.</source>
        <translation>Wähle eine Charakterkarte: ein Bild mit einer Karte darin, eine JSON- oder eine CHARX-Datei.</translation>
    </message>
    <message>
        <source>Choose a file with questions and answers in it.</source>
        <translation>Wähle eine Datei mit Fragen und Antworten.</translation>
    </message>
    <message>
        <source>Choose a file with sentences about you.</source>
        <translation>Wähle eine Datei mit Sätzen über dich.</translation>
    </message>
    <message>
        <source>Choose a file with something in it.</source>
        <translation>Wähle eine Datei, in der etwas steht.</translation>
    </message>
    <message>
        <source>Choose a lorebook or a world info file: a JSON with entries.</source>
        <translation>Wähle ein Lorebook oder eine World-Info-Datei: JSON mit Einträgen.</translation>
    </message>
    <message>
        <source>Choose an avatar of your own; those that came with the app stay as they are.</source>
        <translation>Wähle einen eigenen Avatar; die mitgelieferten bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Choose another file: {1}.</source>
        <translation>Wähle eine andere Datei: {1}.</translation>
    </message>
    <message>
        <source>Choose one that was trained for {1}, and copy it once more.</source>
        <translation>Wähle einen, der für {1} trainiert wurde, und kopiere ihn noch einmal.</translation>
    </message>
    <message>
        <source>Choose the file in the folder blobs that it names (sha256-…): that is the model.</source>
        <translation>Wähle die Datei im Ordner „blobs“, die darin genannt ist (sha256-…): Sie ist das Modell.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>Schließe andere Programme und versuche es erneut.</translation>
    </message>
    <message>
        <source>Comes with the app and runs anywhere. Short, simple answers.</source>
        <translation>Kommt mit der App und läuft überall. Kurze, einfache Antworten.</translation>
    </message>
    <message>
        <source>Copy it again from the page of the server, and nothing beside it.</source>
        <translation>Kopiere ihn noch einmal von der Seite des Servers, und nichts daneben.</translation>
    </message>
    <message>
        <source>Copy what you wrote yourself into a TXT, and bring that.</source>
        <translation>Kopiere, was du selbst geschrieben hast, in eine TXT-Datei und wähle diese.</translation>
    </message>
    <message>
        <source>Delete this file to begin anew.</source>
        <translation>Lösche diese Datei, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>Do it once more.</source>
        <translation>Mach es noch einmal.</translation>
    </message>
    <message>
        <source>Do not open it; ask who made it for a CSV or a TXT.</source>
        <translation>Öffne sie nicht; bitte um eine CSV- oder TXT-Datei.</translation>
    </message>
    <message>
        <source>Do not open it; make the backup again on the telephone.</source>
        <translation>Öffne sie nicht; mach die Sicherung auf dem Telefon noch einmal.</translation>
    </message>
    <message>
        <source>Download it first: avatar-chat model get {1}.</source>
        <translation>Lade es erst herunter: avatar-chat model get {1}.</translation>
    </message>
    <message>
        <source>Download the model again, or bring back what the link leads to.</source>
        <translation>Lade das Modell noch einmal herunter, oder bring zurück, worauf der Verweis zeigt.</translation>
    </message>
    <message>
        <source>Download the model itself, as GGUF; sign in first where its page asks for that.</source>
        <translation>Lade das Modell selbst als GGUF herunter; melde dich vorher an, wo seine Seite das verlangt.</translation>
    </message>
    <message>
        <source>Download the {1} parts again, leave them as they are in one folder, and choose the one whose name has -00001-of-{2}.</source>
        <translation>Die {1} Teile noch einmal herunterladen, unverändert in einem Ordner lassen und den wählen, dessen Name -00001-of-{2} enthält.</translation>
    </message>
    <message>
        <source>Export a shorter time, or without pictures and files, or cut it into parts.</source>
        <translation>Exportiere eine kürzere Zeit, ohne Bilder und Dateien, oder teile sie.</translation>
    </message>
    <message>
        <source>Export it as CSV, JSON or a text.</source>
        <translation>Exportiere sie als CSV, JSON oder Text.</translation>
    </message>
    <message>
        <source>Export the chat as JSON or as a text; a page about yourself: save its text as TXT.</source>
        <translation>Exportiere den Chat als JSON oder als Text; eine Seite über dich selbst: Speichere ihren Text als TXT.</translation>
    </message>
    <message>
        <source>Export the chat on the telephone: in its menu, Settings, Export chat history.</source>
        <translation>Exportiere den Chat auf dem Telefon: in seinem Menü unter Einstellungen, Chatverlauf exportieren.</translation>
    </message>
    <message>
        <source>Export the chat without its media.</source>
        <translation>Exportiere den Chat ohne Medien.</translation>
    </message>
    <message>
        <source>Fetch or save the file again; the program that made it must be able to open it.</source>
        <translation>Hol oder speichere die Datei noch einmal; ihr Programm muss sie öffnen können.</translation>
    </message>
    <message>
        <source>Fields of another type were read as they are meant: {1}.</source>
        <translation>Felder eines anderen Typs wurden gelesen, wie sie gemeint sind: {1}.</translation>
    </message>
    <message>
        <source>Good answers in many languages on an ordinary laptop; does not think aloud.</source>
        <translation>Gute Antworten in vielen Sprachen auf einem gewöhnlichen Laptop; denkt nicht laut.</translation>
    </message>
    <message>
        <source>Install it, or start the app without the variable ALL_PROXY.</source>
        <translation>Installiere es, oder starte die App ohne die Variable ALL_PROXY.</translation>
    </message>
    <message>
        <source>It ended with code {1}.</source>
        <translation>Es endete mit dem Code {1}.</translation>
    </message>
    <message>
        <source>It has adapters: {1}.</source>
        <translation>Er hat Adapter: {1}.</translation>
    </message>
    <message>
        <source>It has characters that no key has, such as a line end or a curved quotation mark.</source>
        <translation>Er hat Zeichen, die kein Schlüssel hat, etwa ein Zeilenende oder ein typografisches Anführungszeichen.</translation>
    </message>
    <message>
        <source>It has no name.</source>
        <translation>Er hat keinen Namen.</translation>
    </message>
    <message>
        <source>It has {1} characters; {2} are allowed.</source>
        <translation>Sie hat {1} Zeichen; erlaubt sind {2}.</translation>
    </message>
    <message>
        <source>It holds nothing.</source>
        <translation>Er enthält nichts.</translation>
    </message>
    <message>
        <source>It holds {1}, which is no part of a LoRA adapter.</source>
        <translation>Er enthält {1}, was kein Teil eines LoRA-Adapters ist.</translation>
    </message>
    <message>
        <source>It is XML of a program or a form that is not understood.</source>
        <translation>Es ist XML eines Programms oder in einer Form, die nicht verstanden wird.</translation>
    </message>
    <message>
        <source>It is a chat with a model: the answers in it are the model&apos;s.</source>
        <translation>Es ist ein Chat mit einem Modell: Die Antworten darin sind die des Modells.</translation>
    </message>
    <message>
        <source>It is a link to {1}, which is not there.</source>
        <translation>Es ist ein Verweis auf {1}, das nicht da ist.</translation>
    </message>
    <message>
        <source>It is a mail, in which it is not sure whose words are whose.</source>
        <translation>Es ist eine E-Mail, bei der nicht sicher ist, wer was geschrieben hat.</translation>
    </message>
    <message>
        <source>It is a web page, in which it is not sure who said what.</source>
        <translation>Es ist eine Webseite, in der nicht sicher ist, wer was gesagt hat.</translation>
    </message>
    <message>
        <source>It is an address on the web, not a file on this computer.</source>
        <translation>Es ist eine Adresse im Netz, keine Datei auf diesem Computer.</translation>
    </message>
    <message>
        <source>It is as PEFT saves it; llama.cpp reads GGUF files only.</source>
        <translation>Er liegt vor, wie PEFT ihn speichert; llama.cpp liest nur GGUF-Dateien.</translation>
    </message>
    <message>
        <source>It is damaged or no text: save it again as UTF-8 where it was made.</source>
        <translation>Sie ist beschädigt oder kein Text: Speichere sie mit ihrem Programm noch einmal als UTF-8.</translation>
    </message>
    <message>
        <source>It is nested too deeply.</source>
        <translation>Sie ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>It is not said in it who speaks.</source>
        <translation>Es steht nicht darin, wer spricht.</translation>
    </message>
    <message>
        <source>It is one piece of {1}, which was cut for the download.</source>
        <translation>Es ist ein Stück von {1}, das für den Download zerschnitten wurde.</translation>
    </message>
    <message>
        <source>It is part {1} of {2}, but its name does not say so.</source>
        <translation>Es ist Teil {1} von {2}, aber sein Name sagt das nicht.</translation>
    </message>
    <message>
        <source>It is {1} long, {2} more than its index says: a download went wrong.</source>
        <translation>Es ist {1} lang, {2} mehr, als sein Verzeichnis sagt: Ein Download ist misslungen.</translation>
    </message>
    <message>
        <source>It leaves out the question.</source>
        <translation>Sie lässt die Frage weg.</translation>
    </message>
    <message>
        <source>It needs too much memory.</source>
        <translation>Sie braucht zu viel Speicher.</translation>
    </message>
    <message>
        <source>It needs {1} GB on the disk meanwhile; {2} GB are free.</source>
        <translation>Es braucht währenddessen {1} GB auf der Platte; frei sind {2} GB.</translation>
    </message>
    <message>
        <source>It takes these sampling values: {1}.</source>
        <translation>Er nimmt diese Sampling-Werte: {1}.</translation>
    </message>
    <message>
        <source>It took longer than {1} s.</source>
        <translation>Sie hat länger als {1} s gebraucht.</translation>
    </message>
    <message>
        <source>It was exported on a computer, and names and words are not told apart in it.</source>
        <translation>Er wurde auf einem Computer exportiert, und Namen und Worte sind darin nicht zu unterscheiden.</translation>
    </message>
    <message>
        <source>It was trained for another model than {1}: {2}.</source>
        <translation>Er wurde für ein anderes Modell als {1} trainiert: {2}.</translation>
    </message>
    <message>
        <source>It was trained for the avatar of {1}.</source>
        <translation>Er wurde für den Avatar von {1} trainiert.</translation>
    </message>
    <message>
        <source>Its XML defines a document type of its own, as no backup does.</source>
        <translation>Das XML legt einen eigenen Dokumenttyp fest, was keine Sicherung tut.</translation>
    </message>
    <message>
        <source>Its alpha is 0, so it changes nothing.</source>
        <translation>Sein Alpha ist 0, also ändert er nichts.</translation>
    </message>
    <message>
        <source>Its environment has no {1}.</source>
        <translation>In seiner Umgebung fehlt {1}.</translation>
    </message>
    <message>
        <source>Its files were changed meanwhile.</source>
        <translation>Seine Dateien wurden inzwischen geändert.</translation>
    </message>
    <message>
        <source>Its own words: “{2}”.</source>
        <translation>Seine eigenen Worte: „{2}“.</translation>
    </message>
    <message>
        <source>Its prompt is endless.</source>
        <translation>Ihr Prompt nimmt kein Ende.</translation>
    </message>
    <message>
        <source>Its rank is {1}, its alpha {2}.</source>
        <translation>Sein Rang ist {1}, sein Alpha {2}.</translation>
    </message>
    <message>
        <source>Its strength is {1}.</source>
        <translation>Seine Stärke ist {1}.</translation>
    </message>
    <message>
        <source>Its {1} parts were glued together, which GGUF files do not allow.</source>
        <translation>Seine {1} Teile wurden aneinandergehängt, was GGUF-Dateien nicht erlauben.</translation>
    </message>
    <message>
        <source>Join all pieces in their order: cat {1} &gt; {2} (Windows: copy /b).</source>
        <translation>Alle Stücke der Reihe nach zusammenfügen: cat {1} &gt; {2} (Windows: copy /b).</translation>
    </message>
    <message>
        <source>Keep the rows that are really yours, and bring them in a file of their own.</source>
        <translation>Behalte die Zeilen, die wirklich deine sind, und bring sie in einer eigenen Datei.</translation>
    </message>
    <message>
        <source>Keep what is really about you, and bring it in a file of its own.</source>
        <translation>Behalte, was wirklich von dir handelt, und bring es in einer eigenen Datei.</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>Lass sie weg.</translation>
    </message>
    <message>
        <source>Let a program for text recognition (OCR) read it, or write what it says into a TXT.</source>
        <translation>Lass sie von einer Texterkennung (OCR) lesen, oder schreib den Inhalt in eine TXT-Datei.</translation>
    </message>
    <message>
        <source>Let it send them as they are: without gzip, or without the proxy between.</source>
        <translation>Lass sie so senden, wie sie sind: ohne gzip, oder ohne den Proxy dazwischen.</translation>
    </message>
    <message>
        <source>Look at what it says, and at your account there.</source>
        <translation>Sieh nach, was er sagt, und in deinem Konto dort.</translation>
    </message>
    <message>
        <source>Look for the same model as GGUF: avatar-chat model search {1}.</source>
        <translation>Dasselbe Modell als GGUF suchen: avatar-chat model search {1}.</translation>
    </message>
    <message>
        <source>Lore that is too long to be ever told was left out: {1}.</source>
        <translation>Hintergrund, der zu lang ist, um je gesagt zu werden, wurde weggelassen: {1}.</translation>
    </message>
    <message>
        <source>Make one of it: python -m finetune.export.convert {1} --base BASE.</source>
        <translation>Eine daraus machen: python -m finetune.export.convert {1} --base BASE.</translation>
    </message>
    <message>
        <source>Mend it.</source>
        <translation>Ändere sie.</translation>
    </message>
    <message>
        <source>Name the files in it.</source>
        <translation>Nenne die Dateien darin.</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>Es kam keine Antwort.</translation>
    </message>
    <message>
        <source>No answer is told.</source>
        <translation>Keine Antwort ist erzählt.</translation>
    </message>
    <message>
        <source>No fact and no answer is told.</source>
        <translation>Kein Fakt und keine Antwort ist erzählt.</translation>
    </message>
    <message>
        <source>Nothing was added to {1}.</source>
        <translation>Zu {1} wurde nichts hinzugefügt.</translation>
    </message>
    <message>
        <source>Nothing was taken from {1}.</source>
        <translation>Aus {1} wurde nichts übernommen.</translation>
    </message>
    <message>
        <source>Of its named chat templates {1} is used.</source>
        <translation>Von seinen benannten Chat-Vorlagen wird {1} benutzt.</translation>
    </message>
    <message>
        <source>Of its {1} there are only zeros from {2} to {3}: a download left a hole.</source>
        <translation>Von {1} sind {2} bis {3} nur Nullen: Ein Download hat eine Lücke gelassen.</translation>
    </message>
    <message>
        <source>Open it: it says why the download failed. Then download the model again.</source>
        <translation>Öffne sie: Sie sagt, warum der Download gescheitert ist. Lade dann das Modell noch einmal herunter.</translation>
    </message>
    <message>
        <source>Paths that lead out of the card were not followed: {1}.</source>
        <translation>Pfaden, die aus der Karte hinausführen, wurde nicht gefolgt: {1}.</translation>
    </message>
    <message>
        <source>Pictures that are too large, damaged or of another state were left out: {1}.</source>
        <translation>Bilder, die zu groß oder beschädigt sind oder zu einem anderen Zustand gehören, wurden weggelassen: {1}.</translation>
    </message>
    <message>
        <source>Pictures that the card names are not in it: {1}.</source>
        <translation>Bilder, die die Karte nennt, sind nicht darin: {1}.</translation>
    </message>
    <message>
        <source>Put all {1} parts into one folder and choose {2}.</source>
        <translation>Alle {1} Teile in einen Ordner legen und {2} wählen.</translation>
    </message>
    <message>
        <source>Records need &quot;question&quot; and &quot;answer&quot;, &quot;instruction&quot; and &quot;output&quot;, or &quot;messages&quot;.</source>
        <translation>Datensätze brauchen „question“ und „answer“, „instruction“ und „output“ oder „messages“.</translation>
    </message>
    <message>
        <source>Regular expressions among the keys of its lorebook are not used ({1}).</source>
        <translation>Reguläre Ausdrücke unter den Schlüsseln des Lorebooks werden nicht benutzt ({1}).</translation>
    </message>
    <message>
        <source>Reinstall the app.</source>
        <translation>Die App neu installieren.</translation>
    </message>
    <message>
        <source>Remove it, or ask in other words.</source>
        <translation>Ihn entfernen oder mit anderen Worten fragen.</translation>
    </message>
    <message>
        <source>Restart the app: what can be read is then moved to a fresh file.</source>
        <translation>Die App neu starten: Was gelesen werden kann, kommt dann in eine frische Datei.</translation>
    </message>
    <message>
        <source>Restart the app; if it happens again, please report it.</source>
        <translation>Die App neu starten; wenn es wieder geschieht, bitte melden.</translation>
    </message>
    <message>
        <source>Restart the engine or the app; the new setting is used from then on.</source>
        <translation>Engine oder App neu starten; die neue Einstellung gilt ab dann.</translation>
    </message>
    <message>
        <source>Save a copy without a password.</source>
        <translation>Speichere eine Kopie ohne Passwort.</translation>
    </message>
    <message>
        <source>Save a copy without protection.</source>
        <translation>Speichere eine Kopie ohne Schutz.</translation>
    </message>
    <message>
        <source>Save it again from the program that made it.</source>
        <translation>Speichere sie noch einmal mit ihrem Programm.</translation>
    </message>
    <message>
        <source>Save it as JPEG or PNG, and choose that.</source>
        <translation>Speichere es als JPEG oder PNG, und wähle das.</translation>
    </message>
    <message>
        <source>Save it as XLSX or CSV, a text as DOCX or TXT, without a password.</source>
        <translation>Speichere sie als XLSX oder CSV, einen Text als DOCX oder TXT, ohne Passwort.</translation>
    </message>
    <message>
        <source>Save the pages that tell of you as a PDF of their own, or as TXT.</source>
        <translation>Speichere die Seiten, die von dir handeln, als eigene PDF-Datei oder als TXT.</translation>
    </message>
    <message>
        <source>Save the text or the table alone, without pictures, or as CSV or TXT.</source>
        <translation>Speichere nur den Text oder die Tabelle, ohne Bilder, oder als CSV oder TXT.</translation>
    </message>
    <message>
        <source>Search for the model&apos;s name together with GGUF.</source>
        <translation>Nach dem Namen des Modells zusammen mit GGUF suchen.</translation>
    </message>
    <message>
        <source>Servers cannot be used here.</source>
        <translation>Server können hier nicht benutzt werden.</translation>
    </message>
    <message>
        <source>Set a token: avatar-chat model key huggingface.</source>
        <translation>Ein Token setzen: avatar-chat model key huggingface.</translation>
    </message>
    <message>
        <source>Set the context to {1} tokens or less, or choose a smaller model.</source>
        <translation>Den Kontext auf höchstens {1} Token setzen oder ein kleineres Modell wählen.</translation>
    </message>
    <message>
        <source>Shorten it, or make several of it.</source>
        <translation>Kürze ihn, oder mach mehrere daraus.</translation>
    </message>
    <message>
        <source>Shorten it, or raise the context length in Settings → Model.</source>
        <translation>Kürzen oder die Kontextlänge unter Einstellungen → Modell erhöhen.</translation>
    </message>
    <message>
        <source>Shorten the question, or raise the context length in Settings → Model.</source>
        <translation>Die Frage kürzen oder die Kontextlänge unter Einstellungen → Modell erhöhen.</translation>
    </message>
    <message>
        <source>Shorten the question.</source>
        <translation>Die Frage kürzen.</translation>
    </message>
    <message>
        <source>Signal {1} ended it.</source>
        <translation>Signal {1} hat sie beendet.</translation>
    </message>
    <message>
        <source>Something asked it to end.</source>
        <translation>Etwas hat sie aufgefordert zu enden.</translation>
    </message>
    <message>
        <source>Start a new chat, or choose a longer context in Settings.</source>
        <translation>Einen neuen Chat beginnen oder in den Einstellungen einen längeren Kontext wählen.</translation>
    </message>
    <message>
        <source>Start a new chat, or raise its length.</source>
        <translation>Einen neuen Chat beginnen oder die Kontextlänge erhöhen.</translation>
    </message>
    <message>
        <source>Start a new chat.</source>
        <translation>Einen neuen Chat beginnen.</translation>
    </message>
    <message>
        <source>Start another one.</source>
        <translation>Starte eine andere.</translation>
    </message>
    <message>
        <source>Start the server, or check its address.</source>
        <translation>Den Server starten oder seine Adresse prüfen.</translation>
    </message>
    <message>
        <source>Stops whole phrases from coming back, single words may; 0 is off, 0.8 is usual.</source>
        <translation>Verhindert, dass ganze Wendungen wiederkehren, einzelne Wörter dürfen; 0 ist aus, 0,8 ist üblich.</translation>
    </message>
    <message>
        <source>Take it out; a key belongs into the keyring.</source>
        <translation>Herausnehmen; ein Schlüssel gehört in den Schlüsselbund.</translation>
    </message>
    <message>
        <source>Takes the likeliest word each time: one question, one reply.</source>
        <translation>Nimmt jedes Mal das wahrscheinlichste Wort: eine Frage, eine Antwort.</translation>
    </message>
    <message>
        <source>Test lists the models that the server has.</source>
        <translation>Testen zeigt die Modelle, die der Server hat.</translation>
    </message>
    <message>
        <source>The Hub answered with status {1}.</source>
        <translation>Der Hub antwortete mit Status {1}.</translation>
    </message>
    <message>
        <source>The Hub does not let {1} read {2}.</source>
        <translation>Der Hub lässt {1} {2} nicht lesen.</translation>
    </message>
    <message>
        <source>The Hub has too many requests from here.</source>
        <translation>Der Hub hat zu viele Anfragen von hier erhalten.</translation>
    </message>
    <message>
        <source>The adapter cannot be used.</source>
        <translation>Der Adapter kann nicht benutzt werden.</translation>
    </message>
    <message>
        <source>The adapter of {1} is not used.</source>
        <translation>Der Adapter von {1} wird nicht benutzt.</translation>
    </message>
    <message>
        <source>The adapter of {1} may not suit the model.</source>
        <translation>Der Adapter von {1} passt vielleicht nicht zum Modell.</translation>
    </message>
    <message>
        <source>The adapter {1} cannot be used.</source>
        <translation>Der Adapter {1} kann nicht benutzt werden.</translation>
    </message>
    <message>
        <source>The adapter {1} could not be loaded.</source>
        <translation>Der Adapter {1} konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>The adapter {1} does not fit {2}.</source>
        <translation>Der Adapter {1} passt nicht zu {2}.</translation>
    </message>
    <message>
        <source>The adapter {1} is damaged.</source>
        <translation>Der Adapter {1} ist beschädigt.</translation>
    </message>
    <message>
        <source>The adapters could not be used.</source>
        <translation>Die Adapter konnten nicht benutzt werden.</translation>
    </message>
    <message>
        <source>The address of the server cannot be read.</source>
        <translation>Die Serveradresse ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The address of the server contains a user name or a password.</source>
        <translation>Die Serveradresse enthält einen Benutzernamen oder ein Passwort.</translation>
    </message>
    <message>
        <source>The authors of {1} ask you to accept their terms first.</source>
        <translation>Die Autoren von {1} verlangen, zuerst ihre Bedingungen anzunehmen.</translation>
    </message>
    <message>
        <source>The avatar was not changed.</source>
        <translation>Der Avatar wurde nicht geändert.</translation>
    </message>
    <message>
        <source>The avatar was not made.</source>
        <translation>Der Avatar wurde nicht gemacht.</translation>
    </message>
    <message>
        <source>The avatar was not saved.</source>
        <translation>Der Avatar wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The avatar was not taken.</source>
        <translation>Der Avatar wurde nicht übernommen.</translation>
    </message>
    <message>
        <source>The backend llama-cpp-python cannot be used here.</source>
        <translation>Das Backend llama-cpp-python kann hier nicht benutzt werden.</translation>
    </message>
    <message>
        <source>The backend {1} cannot be used here.</source>
        <translation>Das Backend {1} kann hier nicht benutzt werden.</translation>
    </message>
    <message>
        <source>The backend {1} is not known.</source>
        <translation>Das Backend {1} ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The backend {1} made a mistake of its own.</source>
        <translation>Das Backend {1} hat selbst einen Fehler gemacht.</translation>
    </message>
    <message>
        <source>The backends could not be asked.</source>
        <translation>Die Backends konnten nicht gefragt werden.</translation>
    </message>
    <message>
        <source>The base model of the first avatar; use it with an adapter that the large recipe trained.</source>
        <translation>Das Basismodell des ersten Avatars; mit einem Adapter zu benutzen, den das große Rezept trainiert hat.</translation>
    </message>
    <message>
        <source>The best of this list on a machine with 8 GB to spare; slow without a graphics card.</source>
        <translation>Das beste dieser Liste auf einem Rechner mit 8 GB freiem Speicher; langsam ohne Grafikkarte.</translation>
    </message>
    <message>
        <source>The card in the picture is empty.</source>
        <translation>Die Karte im Bild ist leer.</translation>
    </message>
    <message>
        <source>The card is of a newer version; what that added is kept, but not used.</source>
        <translation>Die Karte ist von einer neueren Version; was diese hinzufügt, wird aufbewahrt, aber nicht benutzt.</translation>
    </message>
    <message>
        <source>The card was not saved.</source>
        <translation>Die Karte wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The certificate of {1} could not be verified, so nothing was sent.</source>
        <translation>Das Zertifikat von {1} ließ sich nicht prüfen, darum wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>The change to {1} was not kept.</source>
        <translation>Die Änderung an {1} wurde nicht behalten.</translation>
    </message>
    <message>
        <source>The chat could not be exported.</source>
        <translation>Der Chat konnte nicht exportiert werden.</translation>
    </message>
    <message>
        <source>The chat could not be imported.</source>
        <translation>Der Chat konnte nicht importiert werden.</translation>
    </message>
    <message>
        <source>The chat could not be stored or read.</source>
        <translation>Der Chat konnte nicht gespeichert oder gelesen werden.</translation>
    </message>
    <message>
        <source>The chat template failed; ChatML was used.</source>
        <translation>Die Chat-Vorlage ist gescheitert; ChatML wurde benutzt.</translation>
    </message>
    <message>
        <source>The child ended with code {1}.</source>
        <translation>Der Kindprozess endete mit Code {1}.</translation>
    </message>
    <message>
        <source>The connection to {1} was lost in the middle.</source>
        <translation>Die Verbindung zu {1} brach mittendrin ab.</translation>
    </message>
    <message>
        <source>The connection to {1} was lost.</source>
        <translation>Die Verbindung zu {1} ist abgebrochen.</translation>
    </message>
    <message>
        <source>The context is full.</source>
        <translation>Der Kontext ist voll.</translation>
    </message>
    <message>
        <source>The conversation is too long for the model.</source>
        <translation>Das Gespräch ist zu lang für das Modell.</translation>
    </message>
    <message>
        <source>The conversation is too long.</source>
        <translation>Das Gespräch ist zu lang.</translation>
    </message>
    <message>
        <source>The download did not succeed.</source>
        <translation>Der Download ist nicht gelungen.</translation>
    </message>
    <message>
        <source>The downloaded file was thrown away.</source>
        <translation>Die heruntergeladene Datei wurde verworfen.</translation>
    </message>
    <message>
        <source>The encoder {1} could not be loaded.</source>
        <translation>Der Encoder {1} konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>The encoder&apos;s process did not start, or ended.</source>
        <translation>Der Prozess des Encoders ist nicht gestartet oder hat geendet.</translation>
    </message>
    <message>
        <source>The engine could not be started.</source>
        <translation>Die Engine konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>The engine did not answer any more and was stopped.</source>
        <translation>Die Engine antwortete nicht mehr und wurde beendet.</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly; the chat is kept.</source>
        <translation>Die Engine hat unerwartet aufgehört; der Chat ist erhalten.</translation>
    </message>
    <message>
        <source>The file has more characters; the first was imported, not these: {1}.</source>
        <translation>Die Datei enthält mehrere Charaktere; importiert wurde der erste, diese nicht: {1}.</translation>
    </message>
    <message>
        <source>The file is damaged or was made to do harm: {1}.</source>
        <translation>Die Datei ist beschädigt oder soll Schaden anrichten: {1}.</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <translation>Die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>The file is empty: the download did not start.</source>
        <translation>Die Datei ist leer: Der Download hat nicht begonnen.</translation>
    </message>
    <message>
        <source>The file names it, and does not hold it.</source>
        <translation>Die Datei nennt ihn und enthält ihn nicht.</translation>
    </message>
    <message>
        <source>The halves of its part for {1} do not fit each other.</source>
        <translation>Die Hälften seines Teils für {1} passen nicht zueinander.</translation>
    </message>
    <message>
        <source>The installer ended with code {1}.</source>
        <translation>Das Installationsprogramm endete mit dem Code {1}.</translation>
    </message>
    <message>
        <source>The judge does not run here.</source>
        <translation>Die Beurteilung läuft hier nicht.</translation>
    </message>
    <message>
        <source>The judge of what is known does not run, and without it answers are guesses.</source>
        <translation>Was beurteilt, ob etwas bekannt ist, läuft nicht, und ohne das sind Antworten geraten.</translation>
    </message>
    <message>
        <source>The key could not be kept.</source>
        <translation>Der Schlüssel konnte nicht aufbewahrt werden.</translation>
    </message>
    <message>
        <source>The key of the server cannot be used.</source>
        <translation>Der Schlüssel des Servers ist nicht zu gebrauchen.</translation>
    </message>
    <message>
        <source>The library {1} cannot be used.</source>
        <translation>Die Bibliothek {1} kann nicht benutzt werden.</translation>
    </message>
    <message>
        <source>The line is not there any more: it was removed in another window.</source>
        <translation>Die Zeile ist nicht mehr da: Sie wurde in einem anderen Fenster entfernt.</translation>
    </message>
    <message>
        <source>The list of models could not be read.</source>
        <translation>Die Liste der Modelle konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The llama.cpp library cannot be changed while the engine runs.</source>
        <translation>Die llama.cpp-Bibliothek kann bei laufender Engine nicht gewechselt werden.</translation>
    </message>
    <message>
        <source>The llama.cpp library was not found.</source>
        <translation>Die llama.cpp-Bibliothek wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>The longest reply was reached before a word of it.</source>
        <translation>Die größte Antwortlänge war erreicht, bevor ein Wort davon kam.</translation>
    </message>
    <message>
        <source>The lorebook is too large; its last texts were left out ({1}).</source>
        <translation>Das Lorebook ist zu groß; seine letzten Texte wurden weggelassen ({1}).</translation>
    </message>
    <message>
        <source>The merged model of the first generation. It invents things about its person; compare its score card.</source>
        <translation>Das zusammengeführte Modell der ersten Generation. Es erfindet Dinge über seine Person; vergleiche sein Zeugnis.</translation>
    </message>
    <message>
        <source>The merges of its vocabulary are missing.</source>
        <translation>Die Merges seines Vokabulars fehlen.</translation>
    </message>
    <message>
        <source>The model began to repeat itself at once.</source>
        <translation>Das Modell begann sofort, sich zu wiederholen.</translation>
    </message>
    <message>
        <source>The model calculates nonsense.</source>
        <translation>Das Modell rechnet Unsinn.</translation>
    </message>
    <message>
        <source>The model called a tool in place of an answer, and there are no tools here.</source>
        <translation>Das Modell rief statt einer Antwort ein Werkzeug auf, und hier gibt es keine.</translation>
    </message>
    <message>
        <source>The model could not go on with its reply.</source>
        <translation>Das Modell konnte seine Antwort nicht fortsetzen.</translation>
    </message>
    <message>
        <source>The model does not work with flash attention; it runs without.</source>
        <translation>Das Modell funktioniert nicht mit Flash Attention; es läuft ohne.</translation>
    </message>
    <message>
        <source>The model ended its reply before the first word.</source>
        <translation>Das Modell beendete seine Antwort vor dem ersten Wort.</translation>
    </message>
    <message>
        <source>The model file could no longer be read (bus error).</source>
        <translation>Die Modelldatei war nicht mehr lesbar (Bus-Fehler).</translation>
    </message>
    <message>
        <source>The model has no chat template; ChatML is used.</source>
        <translation>Das Modell hat keine Chat-Vorlage; ChatML wird benutzt.</translation>
    </message>
    <message>
        <source>The model has no tensor {1}.</source>
        <translation>Das Modell hat keinen Tensor {1}.</translation>
    </message>
    <message>
        <source>The model is not complete.</source>
        <translation>Das Modell ist nicht vollständig.</translation>
    </message>
    <message>
        <source>The model only thought, and its thoughts are no answer.</source>
        <translation>Das Modell hat nur nachgedacht, und seine Gedanken sind keine Antwort.</translation>
    </message>
    <message>
        <source>The model refused to answer.</source>
        <translation>Das Modell hat die Antwort verweigert.</translation>
    </message>
    <message>
        <source>The model runs on the CPU.</source>
        <translation>Das Modell läuft auf der CPU.</translation>
    </message>
    <message>
        <source>The model was not removed.</source>
        <translation>Das Modell wurde nicht entfernt.</translation>
    </message>
    <message>
        <source>The model&apos;s chat template cannot be used; ChatML is used.</source>
        <translation>Die Chat-Vorlage des Modells ist nicht brauchbar; ChatML wird benutzt.</translation>
    </message>
    <message>
        <source>The name has {1} characters; the first {2} are used.</source>
        <translation>Der Name hat {1} Zeichen; die ersten {2} werden verwendet.</translation>
    </message>
    <message>
        <source>The name has {1} characters; {2} are the most.</source>
        <translation>Der Name hat {1} Zeichen; höchstens {2} sind möglich.</translation>
    </message>
    <message>
        <source>The native library could not do what it was asked.</source>
        <translation>Die native Bibliothek konnte nicht tun, was verlangt war.</translation>
    </message>
    <message>
        <source>The newest release could not be looked up.</source>
        <translation>Nach der neuesten Version konnte nicht gesucht werden.</translation>
    </message>
    <message>
        <source>The old file was kept as {1}; the defaults are used now.</source>
        <translation>Die alte Datei wurde als {1} aufgehoben; jetzt gelten die Vorgaben.</translation>
    </message>
    <message>
        <source>The old file was kept as {1}; what can be read of it is used now.</source>
        <translation>Die alte Datei wurde als {1} aufgehoben; was davon lesbar ist, gilt jetzt.</translation>
    </message>
    <message>
        <source>The package httpx2 is not installed.</source>
        <translation>Das Paket httpx2 ist nicht installiert.</translation>
    </message>
    <message>
        <source>The persona in {1} cannot be used.</source>
        <translation>Der Avatar in {1} kann nicht benutzt werden.</translation>
    </message>
    <message>
        <source>The prompt could not be read by the model.</source>
        <translation>Der Prompt konnte vom Modell nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The prompt does not fit the model&apos;s context.</source>
        <translation>Der Prompt passt nicht in den Kontext des Modells.</translation>
    </message>
    <message>
        <source>The prompt is longer than the context of the server.</source>
        <translation>Der Prompt ist länger als der Kontext des Servers.</translation>
    </message>
    <message>
        <source>The proposed facts were not kept.</source>
        <translation>Die vorgeschlagenen Fakten wurden nicht behalten.</translation>
    </message>
    <message>
        <source>The proxy before {1} does not let the connection through.</source>
        <translation>Der Proxy vor {1} lässt die Verbindung nicht durch.</translation>
    </message>
    <message>
        <source>The question could not be prepared.</source>
        <translation>Die Frage konnte nicht vorbereitet werden.</translation>
    </message>
    <message>
        <source>The question does not fit the model&apos;s context.</source>
        <translation>Die Frage passt nicht in den Kontext des Modells.</translation>
    </message>
    <message>
        <source>The questions of visitors could not be written.</source>
        <translation>Die Fragen der Besucher konnten nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The reason given is: “{1}”.</source>
        <translation>Als Grund ist angegeben: „{1}“.</translation>
    </message>
    <message>
        <source>The reply broke off.</source>
        <translation>Die Antwort brach ab.</translation>
    </message>
    <message>
        <source>The reply cannot be forced into this JSON schema.</source>
        <translation>Die Antwort lässt sich nicht in dieses JSON-Schema zwingen.</translation>
    </message>
    <message>
        <source>The reply could not be continued.</source>
        <translation>Die Antwort konnte nicht fortgesetzt werden.</translation>
    </message>
    <message>
        <source>The repository could not be read.</source>
        <translation>Das Repository konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The same family, noticeably better; for laptops with 4 GB to spare.</source>
        <translation>Dieselbe Familie, spürbar besser; für Laptops mit 4 GB freiem Speicher.</translation>
    </message>
    <message>
        <source>The same for every word that occurred at all; 0 is off.</source>
        <translation>Dasselbe für jedes Wort, das überhaupt vorkam; 0 ist aus.</translation>
    </message>
    <message>
        <source>The same, the more the oftener it occurred; 0 is off.</source>
        <translation>Dasselbe, umso mehr, je öfter es vorkam; 0 ist aus.</translation>
    </message>
    <message>
        <source>The score card was not kept.</source>
        <translation>Das Zeugnis wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>The score card was not made.</source>
        <translation>Das Zeugnis wurde nicht erstellt.</translation>
    </message>
    <message>
        <source>The search could not be done.</source>
        <translation>Die Suche war nicht möglich.</translation>
    </message>
    <message>
        <source>The server at {1} has a fault (status {3}).</source>
        <translation>Der Server {1} hat eine Störung (Status {3}).</translation>
    </message>
    <message>
        <source>The server at {1} has moved to {2}.</source>
        <translation>Der Server {1} ist nach {2} umgezogen.</translation>
    </message>
    <message>
        <source>The server cannot be used.</source>
        <translation>Der Server kann nicht benutzt werden.</translation>
    </message>
    <message>
        <source>The server could not answer.</source>
        <translation>Der Server konnte nicht antworten.</translation>
    </message>
    <message>
        <source>The server could not be used.</source>
        <translation>Der Server konnte nicht benutzt werden.</translation>
    </message>
    <message>
        <source>The server did not answer as a model does.</source>
        <translation>Der Server hat nicht wie ein Modell geantwortet.</translation>
    </message>
    <message>
        <source>The server does not have this adapter.</source>
        <translation>Der Server hat diesen Adapter nicht.</translation>
    </message>
    <message>
        <source>The server does not have this model.</source>
        <translation>Der Server hat dieses Modell nicht.</translation>
    </message>
    <message>
        <source>The server does not list its models.</source>
        <translation>Der Server nennt seine Modelle nicht.</translation>
    </message>
    <message>
        <source>The server does not tell its context; {1} tokens are assumed.</source>
        <translation>Der Server nennt seinen Kontext nicht; {1} Token werden angenommen.</translation>
    </message>
    <message>
        <source>The server has no model.</source>
        <translation>Der Server hat kein Modell.</translation>
    </message>
    <message>
        <source>The server offers {1}, but the file should have {2}.</source>
        <translation>Der Server bietet {1}, aber die Datei sollte {2} haben.</translation>
    </message>
    <message>
        <source>The server refused the request.</source>
        <translation>Der Server hat die Anfrage abgelehnt.</translation>
    </message>
    <message>
        <source>The server sent no answer.</source>
        <translation>Der Server hat keine Antwort gesendet.</translation>
    </message>
    <message>
        <source>The server&apos;s answer could not be read.</source>
        <translation>Die Antwort des Servers konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The server&apos;s filter held it back.</source>
        <translation>Der Filter des Servers hat sie zurückgehalten.</translation>
    </message>
    <message>
        <source>The setting names {1}, where no such library is.</source>
        <translation>Die Einstellung nennt {1}, wo keine solche Bibliothek ist.</translation>
    </message>
    <message>
        <source>The settings could not be saved.</source>
        <translation>Die Einstellungen konnten nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>The settings file could not be read.</source>
        <translation>Die Einstellungsdatei konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The stored chats could not be read.</source>
        <translation>Die gespeicherten Chats konnten nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The stored chats were written by a newer version of this app.</source>
        <translation>Die gespeicherten Chats stammen von einer neueren Version dieser App.</translation>
    </message>
    <message>
        <source>The system killed it, perhaps because memory ran out.</source>
        <translation>Das System hat sie beendet, vielleicht weil der Speicher ausging.</translation>
    </message>
    <message>
        <source>The text is too long to be measured.</source>
        <translation>Der Text ist zu lang, um gemessen zu werden.</translation>
    </message>
    <message>
        <source>The text was not read.</source>
        <translation>Der Text wurde nicht gelesen.</translation>
    </message>
    <message>
        <source>The {1} of its vocabulary do not fit its tokens.</source>
        <translation>{1} seines Vokabulars passen nicht zu seinen Token.</translation>
    </message>
    <message>
        <source>Their version is {1}, this app knows {2}.</source>
        <translation>Ihre Version ist {1}, diese App kennt {2}.</translation>
    </message>
    <message>
        <source>There are {1} texts in the ZIP.</source>
        <translation>In dem ZIP sind {1} Texte.</translation>
    </message>
    <message>
        <source>There is no adapter in {1}: its training has not come to an end.</source>
        <translation>In {1} ist kein Adapter: Das Training ist nicht zu Ende gekommen.</translation>
    </message>
    <message>
        <source>There is no backend of the name {1}.</source>
        <translation>Es gibt kein Backend namens {1}.</translation>
    </message>
    <message>
        <source>There is no environment {1}.</source>
        <translation>Die Umgebung {1} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no letter in the name.</source>
        <translation>In dem Namen ist kein Buchstabe.</translation>
    </message>
    <message>
        <source>There is no model to answer with.</source>
        <translation>Es gibt kein Modell, das antworten könnte.</translation>
    </message>
    <message>
        <source>There is no persona {1}.</source>
        <translation>Es gibt keinen Avatar {1}.</translation>
    </message>
    <message>
        <source>There is no such file in {1}.</source>
        <translation>In {1} gibt es keine solche Datei.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>Es gibt keine solche Datei.</translation>
    </message>
    <message>
        <source>There is no text in it, only pictures of pages: it was scanned.</source>
        <translation>Es steht kein Text darin, nur Bilder von Seiten: Die Datei wurde gescannt.</translation>
    </message>
    <message>
        <source>There is no text in it.</source>
        <translation>Es steht kein Text darin.</translation>
    </message>
    <message>
        <source>There is no text in the ZIP.</source>
        <translation>In dem ZIP ist kein Text.</translation>
    </message>
    <message>
        <source>There is not a word in it.</source>
        <translation>Darin steht kein Wort.</translation>
    </message>
    <message>
        <source>There is not a word in the question.</source>
        <translation>In der Frage steht kein Wort.</translation>
    </message>
    <message>
        <source>There is not enough room on the disk.</source>
        <translation>Auf der Festplatte ist nicht genug Platz.</translation>
    </message>
    <message>
        <source>There is nothing in it.</source>
        <translation>Es ist nichts darin.</translation>
    </message>
    <message>
        <source>There is nothing to answer with yet.</source>
        <translation>Es gibt noch nichts, womit geantwortet werden könnte.</translation>
    </message>
    <message>
        <source>There is nothing to download.</source>
        <translation>Es gibt nichts herunterzuladen.</translation>
    </message>
    <message>
        <source>There is nothing to learn from.</source>
        <translation>Es gibt nichts, woraus gelernt werden kann.</translation>
    </message>
    <message>
        <source>There is nothing to score of {1}.</source>
        <translation>Bei {1} gibt es nichts zu bewerten.</translation>
    </message>
    <message>
        <source>There was not enough memory.</source>
        <translation>Der Speicher reichte nicht.</translation>
    </message>
    <message>
        <source>They cannot be combined.</source>
        <translation>Sie lassen sich nicht kombinieren.</translation>
    </message>
    <message>
        <source>This build has no GPU support; the model runs on the CPU.</source>
        <translation>Dieser Build unterstützt keine GPU; das Modell läuft auf der CPU.</translation>
    </message>
    <message>
        <source>This build needs a newer CPU (illegal instruction).</source>
        <translation>Dieser Build braucht eine neuere CPU (unzulässiger Befehl).</translation>
    </message>
    <message>
        <source>This build of llama.cpp has no graphics support.</source>
        <translation>Dieser Build von llama.cpp unterstützt keine Grafikkarte.</translation>
    </message>
    <message>
        <source>This copy does not know where its releases are published.</source>
        <translation>Diese Kopie weiß nicht, wo ihre Versionen veröffentlicht werden.</translation>
    </message>
    <message>
        <source>This could not be done.</source>
        <translation>Das war nicht möglich.</translation>
    </message>
    <message>
        <source>This fact is there already.</source>
        <translation>Diesen Fakt gibt es schon.</translation>
    </message>
    <message>
        <source>This model does not allow flash attention; it answers a little slower.</source>
        <translation>Dieses Modell erlaubt keine Flash Attention; es antwortet etwas langsamer.</translation>
    </message>
    <message>
        <source>This one is confined to other files.</source>
        <translation>Diese ist auf andere Dateien beschränkt.</translation>
    </message>
    <message>
        <source>This question has an answer already: “{1}”.</source>
        <translation>Auf diese Frage gibt es schon eine Antwort: „{1}“.</translation>
    </message>
    <message>
        <source>Train the avatar once more, for this model.</source>
        <translation>Trainiere den Avatar noch einmal, für dieses Modell.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>Gleich noch einmal versuchen.</translation>
    </message>
    <message>
        <source>Try again in {1} s.</source>
        <translation>In {1} s nochmals versuchen.</translation>
    </message>
    <message>
        <source>Try again later, or choose another repository.</source>
        <translation>Später nochmals versuchen oder ein anderes Repository wählen.</translation>
    </message>
    <message>
        <source>Try again later, or enter the name of a model in Settings.</source>
        <translation>Später nochmals versuchen oder in den Einstellungen den Namen eines Modells eintragen.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Später nochmals versuchen.</translation>
    </message>
    <message>
        <source>Try again on the CPU with a smaller context, or choose another model or backend.</source>
        <translation>Auf der CPU mit kleinerem Kontext nochmals versuchen oder ein anderes Modell oder Backend wählen.</translation>
    </message>
    <message>
        <source>Try again with a smaller context.</source>
        <translation>Mit kleinerem Kontext nochmals versuchen.</translation>
    </message>
    <message>
        <source>Try again, or choose another backend; the log has the details.</source>
        <translation>Nochmals versuchen oder ein anderes Backend wählen; das Protokoll nennt die Einzelheiten.</translation>
    </message>
    <message>
        <source>Try again, or use a faster server.</source>
        <translation>Nochmals versuchen oder einen schnelleren Server benutzen.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Nochmals versuchen.</translation>
    </message>
    <message>
        <source>Try again; check that it still runs.</source>
        <translation>Nochmals versuchen; prüfen, ob er noch läuft.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, choose a shorter context.</source>
        <translation>Nochmals versuchen; wenn es wieder geschieht, einen kürzeren Kontext wählen.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, choose a smaller context or another model.</source>
        <translation>Nochmals versuchen; wenn es wieder geschieht, einen kleineren Kontext oder ein anderes Modell wählen.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, choose another backend and report it with the log.</source>
        <translation>Nochmals versuchen; wenn es wieder geschieht, ein anderes Backend wählen und es mit dem Protokoll melden.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, please report it.</source>
        <translation>Nochmals versuchen; wenn es wieder geschieht, bitte melden.</translation>
    </message>
    <message>
        <source>Turn your own row into two columns, question and answer.</source>
        <translation>Aus der eigenen Zeile zwei Spalten machen, Frage und Antwort.</translation>
    </message>
    <message>
        <source>Type whose avatar it is.</source>
        <translation>Schreib, wessen Avatar es ist.</translation>
    </message>
    <message>
        <source>Understood are {1}.</source>
        <translation>Verstanden werden {1}.</translation>
    </message>
    <message>
        <source>Unlock it, or set the environment variable {1} before the app starts.</source>
        <translation>Ihn entsperren oder vor dem Start der App die Umgebungsvariable {1} setzen.</translation>
    </message>
    <message>
        <source>Unpack it, and bring the files in it that are yours.</source>
        <translation>Entpack sie, und bring die Dateien darin, die deine sind.</translation>
    </message>
    <message>
        <source>Unpack it, and choose the .gguf file in it.</source>
        <translation>Auspacken und die .gguf-Datei darin wählen.</translation>
    </message>
    <message>
        <source>Unpack it, and choose the folder.</source>
        <translation>Entpack es, und wähle den Ordner.</translation>
    </message>
    <message>
        <source>Up to twice as fast where facts are quoted; never changes a reply.</source>
        <translation>Bis zu doppelt so schnell, wo Fakten zitiert werden; ändert nie eine Antwort.</translation>
    </message>
    <message>
        <source>Update this app, or choose a model of an older family.</source>
        <translation>Diese App aktualisieren oder ein Modell einer älteren Familie wählen.</translation>
    </message>
    <message>
        <source>Update this app.</source>
        <translation>Diese App aktualisieren.</translation>
    </message>
    <message>
        <source>Use a LoRA adapter.</source>
        <translation>Einen LoRA-Adapter benutzen.</translation>
    </message>
    <message>
        <source>Use https, or allow http in Settings if you trust the network between.</source>
        <translation>https benutzen oder in den Einstellungen http erlauben, wenn das Netz dazwischen vertrauenswürdig ist.</translation>
    </message>
    <message>
        <source>Use one of them alone.</source>
        <translation>Nur einen von ihnen benutzen.</translation>
    </message>
    <message>
        <source>Varied and playful; min-p keeps it from falling apart. For models from 3B on.</source>
        <translation>Abwechslungsreich und verspielt; min-p hält es zusammen. Für Modelle ab 3B.</translation>
    </message>
    <message>
        <source>Wait a little and try again.</source>
        <translation>Etwas warten und nochmals versuchen.</translation>
    </message>
    <message>
        <source>Wait a little.</source>
        <translation>Etwas warten.</translation>
    </message>
    <message>
        <source>What I remember about you could not be read.</source>
        <translation>Was ich mir über dich merke, konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>What I remember about you could not be saved.</source>
        <translation>Was ich mir über dich merke, konnte nicht gespeichert werden.</translation>
    </message>
    <message>
        <source>What answers at {1} does not speak http.</source>
        <translation>Was unter {1} antwortet, spricht kein http.</translation>
    </message>
    <message>
        <source>What answers at {1} does not speak https.</source>
        <translation>Was unter {1} antwortet, spricht kein https.</translation>
    </message>
    <message>
        <source>What can be read of it is used now.</source>
        <translation>Was davon lesbar ist, gilt jetzt.</translation>
    </message>
    <message>
        <source>What is typed was not kept.</source>
        <translation>Das Getippte wurde nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>What your account at {1} allows is used up.</source>
        <translation>Was dein Konto bei {1} erlaubt, ist aufgebraucht.</translation>
    </message>
    <message>
        <source>Which columns hold questions and answers is not clear: {1}.</source>
        <translation>Welche Spalten Fragen und Antworten enthalten, ist nicht klar: {1}.</translation>
    </message>
    <message>
        <source>With its prompt it has {1} tokens; the context holds {2}.</source>
        <translation>Mit seinem Prompt hat es {1} Token; der Kontext fasst {2}.</translation>
    </message>
    <message>
        <source>With the persona&apos;s instructions it has {1} tokens; the context holds {2}.</source>
        <translation>Mit den Anweisungen des Avatars sind es {1} Token; der Kontext fasst {2}.</translation>
    </message>
    <message>
        <source>Words less likely than this share of the likeliest one are left out; 0 is off.</source>
        <translation>Wörter, die unwahrscheinlicher sind als dieser Anteil des wahrscheinlichsten, fallen weg; 0 ist aus.</translation>
    </message>
    <message>
        <source>Write FILE=0.5.</source>
        <translation>Schreib DATEI=0.5.</translation>
    </message>
    <message>
        <source>Write NAME=0.5.</source>
        <translation>Schreib NAME=0.5.</translation>
    </message>
    <message>
        <source>Write http:// before the address, or check its port.</source>
        <translation>Schreib http:// vor die Adresse, oder prüf ihren Port.</translation>
    </message>
    <message>
        <source>Write https:// before the address, or check its port.</source>
        <translation>Schreib https:// vor die Adresse, oder prüf ihren Port.</translation>
    </message>
    <message>
        <source>Write it as https://host:port/v1.</source>
        <translation>Als https://host:port/v1 schreiben.</translation>
    </message>
    <message>
        <source>Write it as lines of a name, a colon and the words of each message.</source>
        <translation>Schreib ihn als Zeilen aus Name, Doppelpunkt und den Worten jeder Nachricht.</translation>
    </message>
    <message>
        <source>Write it as owner/name.</source>
        <translation>Als besitzer/name schreiben.</translation>
    </message>
    <message>
        <source>{1} answered with status {3}.</source>
        <translation>{1} antwortete mit Status {3}.</translation>
    </message>
    <message>
        <source>{1} answers in a way that is not known here.</source>
        <translation>{1} antwortet auf eine Art, die hier nicht bekannt ist.</translation>
    </message>
    <message>
        <source>{1} are needed in {2}; {3} are free.</source>
        <translation>In {2} werden {1} gebraucht; {3} sind frei.</translation>
    </message>
    <message>
        <source>{1} cannot be given a lorebook.</source>
        <translation>{1} kann kein Lorebook bekommen.</translation>
    </message>
    <message>
        <source>{1} cannot be reached: this machine seems to be offline.</source>
        <translation>{1} ist nicht erreichbar: Dieser Computer scheint offline zu sein.</translation>
    </message>
    <message>
        <source>{1} cannot be read as a picture.</source>
        <translation>{1} lässt sich nicht als Bild lesen.</translation>
    </message>
    <message>
        <source>{1} cannot be used as a model.</source>
        <translation>{1} kann nicht als Modell benutzt werden.</translation>
    </message>
    <message>
        <source>{1} cannot be used as an adapter.</source>
        <translation>{1} kann nicht als Adapter benutzt werden.</translation>
    </message>
    <message>
        <source>{1} cannot chat.</source>
        <translation>{1} kann kein Gespräch führen.</translation>
    </message>
    <message>
        <source>{1} cannot measure the likelihood of a text.</source>
        <translation>{1} kann die Wahrscheinlichkeit eines Textes nicht messen.</translation>
    </message>
    <message>
        <source>{1} could not be loaded.</source>
        <translation>{1} konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>{1} could not be made ready.</source>
        <translation>{1} konnte nicht bereit gemacht werden.</translation>
    </message>
    <message>
        <source>{1} could not be moved to the trash.</source>
        <translation>{1} konnte nicht in den Papierkorb gelegt werden.</translation>
    </message>
    <message>
        <source>{1} could not read a text of {2} tokens.</source>
        <translation>{1} konnte einen Text von {2} Token nicht lesen.</translation>
    </message>
    <message>
        <source>{1} does not allow this.</source>
        <translation>{1} erlaubt das nicht.</translation>
    </message>
    <message>
        <source>{1} does not count its tensors.</source>
        <translation>{1} zählt seine Tensoren nicht.</translation>
    </message>
    <message>
        <source>{1} does not exist, or is private.</source>
        <translation>{1} gibt es nicht, oder es ist privat.</translation>
    </message>
    <message>
        <source>{1} does not fit the memory.</source>
        <translation>{1} passt nicht in den Speicher.</translation>
    </message>
    <message>
        <source>{1} does not know the address or the model.</source>
        <translation>{1} kennt die Adresse oder das Modell nicht.</translation>
    </message>
    <message>
        <source>{1} does not let this question through.</source>
        <translation>{1} lässt diese Frage nicht durch.</translation>
    </message>
    <message>
        <source>{1} does not lie in {2}; files elsewhere are yours alone.</source>
        <translation>{1} liegt nicht in {2}; Dateien anderswo bleiben unberührt.</translation>
    </message>
    <message>
        <source>{1} does not say which part it is.</source>
        <translation>{1} sagt nicht, welcher Teil es ist.</translation>
    </message>
    <message>
        <source>{1} has a fault.</source>
        <translation>{1} hat eine Störung.</translation>
    </message>
    <message>
        <source>{1} has moved.</source>
        <translation>{1} ist umgezogen.</translation>
    </message>
    <message>
        <source>{1} has no GGUF file.</source>
        <translation>{1} hat keine GGUF-Datei.</translation>
    </message>
    <message>
        <source>{1} has no such list, or it is at another address.</source>
        <translation>{1} hat keine solche Liste, oder sie steht unter einer anderen Adresse.</translation>
    </message>
    <message>
        <source>{1} has the format {2}, this app reads {3}.</source>
        <translation>{1} hat das Format {2}, diese App liest {3}.</translation>
    </message>
    <message>
        <source>{1} has too many requests, or your limit is reached.</source>
        <translation>{1} hat zu viele Anfragen, oder dein Limit ist erreicht.</translation>
    </message>
    <message>
        <source>{1} has {2}, but nothing called {3}.</source>
        <translation>{1} hat {2}, aber nichts namens {3}.</translation>
    </message>
    <message>
        <source>{1} holds no source of this app, or an older one.</source>
        <translation>{1} enthält keinen Quelltext dieser App oder einen älteren.</translation>
    </message>
    <message>
        <source>{1} is a part of another model.</source>
        <translation>{1} ist ein Teil eines anderen Modells.</translation>
    </message>
    <message>
        <source>{1} is an adapter that is not converted yet.</source>
        <translation>{1} ist ein Adapter, der noch nicht umgewandelt ist.</translation>
    </message>
    <message>
        <source>{1} is another file than the one that was trained for.</source>
        <translation>{1} ist eine andere Datei als die, für die trainiert wurde.</translation>
    </message>
    <message>
        <source>{1} is another machine, and http sends everything there unencrypted.</source>
        <translation>{1} ist ein anderer Computer, und http sendet alles unverschlüsselt dorthin.</translation>
    </message>
    <message>
        <source>{1} is in use already.</source>
        <translation>{1} wird bereits benutzt.</translation>
    </message>
    <message>
        <source>{1} is larger than {2} MiB.</source>
        <translation>{1} ist größer als {2} MiB.</translation>
    </message>
    <message>
        <source>{1} is no number.</source>
        <translation>{1} ist keine Zahl.</translation>
    </message>
    <message>
        <source>{1} is not the name of a repository.</source>
        <translation>{1} ist nicht der Name eines Repositorys.</translation>
    </message>
    <message>
        <source>{1} is not there any more.</source>
        <translation>{1} ist nicht mehr da.</translation>
    </message>
    <message>
        <source>{1} is out of range.</source>
        <translation>{1} liegt außerhalb des erlaubten Bereichs.</translation>
    </message>
    <message>
        <source>{1} lists none.</source>
        <translation>{1} nennt keines.</translation>
    </message>
    <message>
        <source>{1} makes a {2}, which is no Backend.</source>
        <translation>{1} macht ein {2}, das kein Backend ist.</translation>
    </message>
    <message>
        <source>{1} needs another engine.</source>
        <translation>{1} braucht eine andere Engine.</translation>
    </message>
    <message>
        <source>{1} of its {2} parts are missing: {3}.</source>
        <translation>{1} von {2} Teilen fehlen: {3}.</translation>
    </message>
    <message>
        <source>{1} packs its answers in a way that cannot be read.</source>
        <translation>{1} packt seine Antworten auf eine Art, die sich nicht lesen lässt.</translation>
    </message>
    <message>
        <source>{1} repeats tensors of another part.</source>
        <translation>{1} wiederholt Tensoren eines anderen Teils.</translation>
    </message>
    <message>
        <source>{1} returned nothing.</source>
        <translation>{1} gab nichts zurück.</translation>
    </message>
    <message>
        <source>{1} said that all is well, and sent nothing.</source>
        <translation>{1} meldete, dass alles in Ordnung ist, und sendete nichts.</translation>
    </message>
    <message>
        <source>{1} sent a web page{2}.</source>
        <translation>{1} sendete eine Webseite{2}.</translation>
    </message>
    <message>
        <source>{1} sent no JSON, but this: “{2}”.</source>
        <translation>{1} sandte kein JSON, sondern dies: „{2}“.</translation>
    </message>
    <message>
        <source>{1} wants a key, or does not accept the key that is set.</source>
        <translation>{1} verlangt einen Schlüssel oder nimmt den eingestellten nicht an.</translation>
    </message>
    <message>
        <source>{1} wants to be paid.</source>
        <translation>{1} will bezahlt werden.</translation>
    </message>
    <message>
        <source>{1} was not removed.</source>
        <translation>{1} wurde nicht entfernt.</translation>
    </message>
    <message>
        <source>{1} was silent for too long.</source>
        <translation>{1} schwieg zu lange.</translation>
    </message>
    <message>
        <source>{1}: another window is writing.</source>
        <translation>{1}: Ein anderes Fenster schreibt gerade.</translation>
    </message>
    <message>
        <source>{1}: the disk is full.</source>
        <translation>{1}: Die Festplatte ist voll.</translation>
    </message>
    <message>
        <source>{1}: the download stopped early, or the file is damaged.</source>
        <translation>{1}: Der Download endete zu früh, oder die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>{1}: the file is damaged.</source>
        <translation>{1}: Die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>{4} of {3} lines that came from {1} could not be read: “{2}”.</source>
        <translation>{4} von {3} Zeilen, die von {1} kamen, waren nicht lesbar: „{2}“.</translation>
    </message>
    <message>
        <source>cut off: the longest reply is reached</source>
        <translation>abgeschnitten: die größte Antwortlänge ist erreicht</translation>
    </message>
    <message>
        <source>cut off while it thought</source>
        <translation>beim Nachdenken abgeschnitten</translation>
    </message>
    <message>
        <source>cut off: the context is full</source>
        <translation>abgeschnitten: der Kontext ist voll</translation>
    </message>
    <message>
        <source>ended, because it began to repeat itself</source>
        <translation>beendet, weil sie begann, sich zu wiederholen</translation>
    </message>
    <message>
        <source>cut off by the server&apos;s filter</source>
        <translation>vom Filter des Servers abgeschnitten</translation>
    </message>
    <message>
        <source>the model refused</source>
        <translation>das Modell hat abgelehnt</translation>
    </message>
    <message>
        <source>the model called a tool; there are none here</source>
        <translation>das Modell rief ein Werkzeug auf; hier gibt es keine</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>unreadable lines in the server&apos;s answer: {1}</source>
        <translation>unlesbare Zeilen in der Antwort des Servers: {1}</translation>
    </message>
    <message>
        <source>It sent a line without an end.</source>
        <translation>Sie hat eine Zeile ohne Ende gesendet.</translation>
    </message>
    <message>
        <source>The engine speaks version {1} of the protocol, this program version {2}.</source>
        <translation>Die Engine spricht Version {1} des Protokolls, dieses Programm Version {2}.</translation>
    </message>
    <message>
        <source>The engine cannot be understood.</source>
        <translation>Die Engine ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>Install the app again, so that all its parts have the same version.</source>
        <translation>Die App neu installieren, damit alle ihre Teile dieselbe Version haben.</translation>
    </message>
    <message>
        <source>an e-mail address</source>
        <translation>eine E-Mail-Adresse</translation>
    </message>
    <message>
        <source>a web address</source>
        <translation>eine Webadresse</translation>
    </message>
    <message>
        <source>an account</source>
        <translation>ein Konto</translation>
    </message>
    <message>
        <source>an account number</source>
        <translation>eine Kontonummer</translation>
    </message>
    <message>
        <source>an address</source>
        <translation>eine Anschrift</translation>
    </message>
    <message>
        <source>a telephone number</source>
        <translation>eine Telefonnummer</translation>
    </message>
    <message>
        <source>a date of birth</source>
        <translation>ein Geburtsdatum</translation>
    </message>
    <message>
        <source>a password or code</source>
        <translation>ein Passwort oder Code</translation>
    </message>
    <message>
        <source>an identity number</source>
        <translation>eine Ausweis- oder Kundennummer</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>ein Name</translation>
    </message>
    <message>
        <source>text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>table, comma between the columns</source>
        <translation>Tabelle, Komma zwischen den Spalten</translation>
    </message>
    <message>
        <source>table, semicolon between the columns</source>
        <translation>Tabelle, Semikolon zwischen den Spalten</translation>
    </message>
    <message>
        <source>table, tab between the columns</source>
        <translation>Tabelle, Tabulator zwischen den Spalten</translation>
    </message>
    <message>
        <source>table, bar between the columns</source>
        <translation>Tabelle, senkrechter Strich zwischen den Spalten</translation>
    </message>
    <message>
        <source>PDF, {1} pages</source>
        <translation>PDF, Seiten: {1}</translation>
    </message>
    <message>
        <source>chat, JSON</source>
        <translation>Chat, JSON</translation>
    </message>
    <message>
        <source>WhatsApp chat</source>
        <translation>WhatsApp-Chat</translation>
    </message>
    <message>
        <source>Telegram chat</source>
        <translation>Telegram-Chat</translation>
    </message>
    <message>
        <source>SillyTavern chat</source>
        <translation>SillyTavern-Chat</translation>
    </message>
    <message>
        <source>LINE chat</source>
        <translation>LINE-Chat</translation>
    </message>
    <message>
        <source>KakaoTalk chat</source>
        <translation>KakaoTalk-Chat</translation>
    </message>
    <message>
        <source>Discord chat</source>
        <translation>Discord-Chat</translation>
    </message>
    <message>
        <source>Signal chat</source>
        <translation>Signal-Chat</translation>
    </message>
    <message>
        <source>WeChat chat</source>
        <translation>WeChat-Chat</translation>
    </message>
    <message>
        <source>QQ chat</source>
        <translation>QQ-Chat</translation>
    </message>
    <message>
        <source>iMessage chat</source>
        <translation>iMessage-Chat</translation>
    </message>
    <message>
        <source>IRC log</source>
        <translation>IRC-Protokoll</translation>
    </message>
    <message>
        <source>chat log</source>
        <translation>Chatprotokoll</translation>
    </message>
    <message>
        <source>chat, copied</source>
        <translation>Chat, kopiert</translation>
    </message>
    <message>
        <source>talk, text</source>
        <translation>Gespräch, Text</translation>
    </message>
    <message>
        <source>questions and answers, text</source>
        <translation>Fragen und Antworten, Text</translation>
    </message>
    <message>
        <source>transcript</source>
        <translation>Mitschrift</translation>
    </message>
    <message>
        <source>subtitles</source>
        <translation>Untertitel</translation>
    </message>
    <message>
        <source>several chats</source>
        <translation>mehrere Chats</translation>
    </message>
    <message>
        <source>it is there already</source>
        <translation>es ist schon da</translation>
    </message>
    <message>
        <source>it stands twice in the file</source>
        <translation>es steht zweimal in der Datei</translation>
    </message>
    <message>
        <source>{1} answers to its question are enough</source>
        <translation>{1} Antworten auf diese Frage genügen</translation>
    </message>
    <message>
        <source>its question has another answer already, in &quot;{1}&quot;</source>
        <translation>die Frage hat schon eine andere Antwort, in „{1}“</translation>
    </message>
    <message>
        <source>it is not in the first person</source>
        <translation>es steht nicht in der ersten Person</translation>
    </message>
    <message>
        <source>it is a question</source>
        <translation>es ist eine Frage</translation>
    </message>
    <message>
        <source>it is no sentence</source>
        <translation>es ist kein Satz</translation>
    </message>
    <message>
        <source>the paragraph is longer than {1} characters</source>
        <translation>der Absatz ist länger als {1} Zeichen</translation>
    </message>
    <message>
        <source>there is no question</source>
        <translation>es fehlt die Frage</translation>
    </message>
    <message>
        <source>there is no answer</source>
        <translation>es fehlt die Antwort</translation>
    </message>
    <message>
        <source>the question is longer than {1} characters</source>
        <translation>die Frage ist länger als {1} Zeichen</translation>
    </message>
    <message>
        <source>the answer is longer than {1} characters</source>
        <translation>die Antwort ist länger als {1} Zeichen</translation>
    </message>
    <message>
        <source>it is longer than {1} characters</source>
        <translation>es ist länger als {1} Zeichen</translation>
    </message>
    <message>
        <source>it holds damaged characters</source>
        <translation>es enthält beschädigte Zeichen</translation>
    </message>
    <message>
        <source>it is of another person: never taken as the owner&apos;s words</source>
        <translation>es ist von jemand anderem und zählt nie als eigene Worte</translation>
    </message>
    <message>
        <source>it answers nothing, and {1} later ones are enough</source>
        <translation>es antwortet auf nichts, und {1} spätere genügen</translation>
    </message>
    <message>
        <source>it was forwarded: somebody else&apos;s words</source>
        <translation>es wurde weitergeleitet: fremde Worte</translation>
    </message>
    <message>
        <source>it is quoted: somebody else&apos;s words</source>
        <translation>es ist zitiert: Worte von jemand anderem</translation>
    </message>
    <message>
        <source>the file says that this answer is not to be learnt</source>
        <translation>laut der Datei soll diese Antwort nicht gelernt werden</translation>
    </message>
    <message>
        <source>it is a picture, a file, a call or a notice</source>
        <translation>es ist ein Bild, eine Datei, ein Anruf oder ein Hinweis</translation>
    </message>
    <message>
        <source>it is a picture, a file or a deleted message</source>
        <translation>es ist ein Bild, eine Datei oder eine gelöschte Nachricht</translation>
    </message>
    <message>
        <source>it is a notice, or empty</source>
        <translation>es ist ein Hinweis oder leer</translation>
    </message>
    <message>
        <source>it is a notice of WhatsApp</source>
        <translation>es ist ein Hinweis von WhatsApp</translation>
    </message>
    <message>
        <source>it is a notice of the program</source>
        <translation>es ist ein Hinweis des Programms</translation>
    </message>
    <message>
        <source>it is a picture, a sticker, a file or a call</source>
        <translation>es ist ein Bild, ein Sticker, eine Datei oder ein Anruf</translation>
    </message>
    <message>
        <source>it is not said who speaks</source>
        <translation>es steht nicht da, wer spricht</translation>
    </message>
    <message>
        <source>it is no chat</source>
        <translation>es ist kein Chat</translation>
    </message>
    <message>
        <source>it stands before the first message</source>
        <translation>es steht vor der ersten Nachricht</translation>
    </message>
    <message>
        <source>it stands before the first who speaks</source>
        <translation>es steht vor dem Ersten, der spricht</translation>
    </message>
    <message>
        <source>the row is empty</source>
        <translation>die Zeile ist leer</translation>
    </message>
    <message>
        <source>it stands above the header</source>
        <translation>es steht über der Kopfzeile</translation>
    </message>
    <message>
        <source>it has {1} cells, and the table {2} columns: quote its delimiters</source>
        <translation>sie hat {1} Zellen, die Tabelle {2} Spalten: Trennzeichen in Anführungszeichen setzen</translation>
    </message>
    <message>
        <source>the sheet has no questions and answers</source>
        <translation>das Blatt hat keine Fragen und Antworten</translation>
    </message>
    <message>
        <source>its kind is none of {1}</source>
        <translation>die Art ist keine von {1}</translation>
    </message>
    <message>
        <source>its shape is not known: no question and answer, no conversation</source>
        <translation>die Form ist unbekannt: weder Frage und Antwort noch Gespräch</translation>
    </message>
    <message>
        <source>it is no object</source>
        <translation>es ist kein Objekt</translation>
    </message>
    <message>
        <source>the conversation is empty</source>
        <translation>das Gespräch ist leer</translation>
    </message>
    <message>
        <source>the text is empty</source>
        <translation>der Text ist leer</translation>
    </message>
    <message>
        <source>question and answer stand in one text, with marks of a model</source>
        <translation>Frage und Antwort stehen in einem Text, mit Marken eines Modells</translation>
    </message>
    <message>
        <source>the last question has no answer</source>
        <translation>die letzte Frage hat keine Antwort</translation>
    </message>
    <message>
        <source>nothing was asked before an answer</source>
        <translation>vor einer Antwort wurde nichts gefragt</translation>
    </message>
    <message>
        <source>an answer follows on another</source>
        <translation>eine Antwort folgt auf eine andere</translation>
    </message>
    <message>
        <source>a call of a tool stands between question and answer</source>
        <translation>zwischen Frage und Antwort steht ein Werkzeugaufruf</translation>
    </message>
    <message>
        <source>the role &quot;{1}&quot; is not known</source>
        <translation>die Rolle „{1}“ ist unbekannt</translation>
    </message>
    <message>
        <source>its values are nested too deeply</source>
        <translation>die Werte sind zu tief verschachtelt</translation>
    </message>
    <message>
        <source>the list is not closed: the file may be cut off</source>
        <translation>die Liste ist nicht geschlossen: die Datei ist wohl abgeschnitten</translation>
    </message>
    <message>
        <source>it is the beginning of a message: the file may be cut off</source>
        <translation>es ist der Anfang einer Nachricht: die Datei ist vielleicht abgeschnitten</translation>
    </message>
    <message>
        <source>it stands behind the end of the list</source>
        <translation>es steht hinter dem Ende der Liste</translation>
    </message>
    <message>
        <source>the owner is {1}</source>
        <translation>von dir ist, was {1} schrieb</translation>
    </message>
    <message>
        <source>the first row was taken for the names of the columns: {1}</source>
        <translation>die erste Zeile wurde für die Namen der Spalten gehalten: {1}</translation>
    </message>
    <message>
        <source>columns that are not used: {1}</source>
        <translation>nicht verwendete Spalten: {1}</translation>
    </message>
    <message>
        <source>quotation marks inside of cells are not doubled; read as they stand</source>
        <translation>Anführungszeichen in Zellen sind nicht verdoppelt; gelesen, wie sie stehen</translation>
    </message>
    <message>
        <source>page {1}</source>
        <translation>Seite {1}</translation>
    </message>
    <message>
        <source>paragraph {1}</source>
        <translation>Absatz {1}</translation>
    </message>
    <message>
        <source>message {1}</source>
        <translation>Nachricht {1}</translation>
    </message>
    <message>
        <source>record {1}</source>
        <translation>Datensatz {1}</translation>
    </message>
    <message>
        <source>Check that it can be read, and that the disk has room.</source>
        <translation>Prüfe, ob es lesbar ist und die Platte Platz hat.</translation>
    </message>
    <message>
        <source>Check that the disk has room.</source>
        <translation>Prüfe, ob die Platte Platz hat.</translation>
    </message>
    <message>
        <source>Check the connection and the free disk space, and try again.</source>
        <translation>Prüfe die Verbindung und den freien Platz und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>Choose another place, or make room on the disk.</source>
        <translation>Wähle einen anderen Ort oder mach Platz auf der Platte.</translation>
    </message>
    <message>
        <source>Choose the folder that has README.md and finetune in it.</source>
        <translation>Wähle den Ordner, in dem README.md und finetune liegen.</translation>
    </message>
    <message>
        <source>Choose the folder that the training has left.</source>
        <translation>Wähle den Ordner, den das Training hinterlassen hat.</translation>
    </message>
    <message>
        <source>Close other programs and go on: what was saved is there.</source>
        <translation>Schließe andere Programme und mach weiter: Was gespeichert war, ist da.</translation>
    </message>
    <message>
        <source>Fetch it in Models…, and come back.</source>
        <translation>Hol es unter „Modelle …“ und komm wieder.</translation>
    </message>
    <message>
        <source>Go on with it.</source>
        <translation>Mach damit weiter.</translation>
    </message>
    <message>
        <source>Go on, or look at the log in the folder of the training.</source>
        <translation>Mach weiter oder sieh in das Protokoll im Ordner des Trainings.</translation>
    </message>
    <message>
        <source>Install Python from your system or from python.org, or choose a source install.</source>
        <translation>Installiere Python aus deinem System oder von python.org, oder wähle eine Quellinstallation.</translation>
    </message>
    <message>
        <source>Install the parts for training, or convert it where it was trained.</source>
        <translation>Installiere die Teile für das Training, oder wandle ihn dort um, wo er trainiert wurde.</translation>
    </message>
    <message>
        <source>It could not be converted.</source>
        <translation>Er konnte nicht umgewandelt werden.</translation>
    </message>
    <message>
        <source>It is as PEFT has saved it, and what makes a GGUF of it is not installed here.</source>
        <translation>Er ist so, wie PEFT ihn gespeichert hat, und was daraus ein GGUF macht, ist hier nicht installiert.</translation>
    </message>
    <message>
        <source>It is larger than any adapter.</source>
        <translation>Es ist größer als jeder Adapter.</translation>
    </message>
    <message>
        <source>Its conversion did not end.</source>
        <translation>Seine Umwandlung endete nicht.</translation>
    </message>
    <message>
        <source>Make room, or train on another computer.</source>
        <translation>Mach Platz oder trainiere auf einem anderen Computer.</translation>
    </message>
    <message>
        <source>Open the studio of that one.</source>
        <translation>Öffne das Studio von jenem.</translation>
    </message>
    <message>
        <source>Run the command of its README.md to the end, or choose a .gguf file.</source>
        <translation>Führe den Befehl aus seiner README.md bis zum Ende aus, oder wähle eine .gguf-Datei.</translation>
    </message>
    <message>
        <source>The adapter was not kept.</source>
        <translation>Der Adapter wurde nicht behalten.</translation>
    </message>
    <message>
        <source>The folder for another computer was not written.</source>
        <translation>Der Ordner für einen anderen Computer wurde nicht geschrieben.</translation>
    </message>
    <message>
        <source>The one that the avatar was made for is not on this computer.</source>
        <translation>Das, für das der Avatar gemacht wurde, ist nicht auf diesem Computer.</translation>
    </message>
    <message>
        <source>The parts for training were not installed.</source>
        <translation>Die Teile für das Training wurden nicht installiert.</translation>
    </message>
    <message>
        <source>The system ended it, perhaps because memory ran out.</source>
        <translation>Das System hat es beendet, vielleicht weil der Speicher ausging.</translation>
    </message>
    <message>
        <source>The training did not start.</source>
        <translation>Das Training begann nicht.</translation>
    </message>
    <message>
        <source>The training ended by itself.</source>
        <translation>Das Training endete von selbst.</translation>
    </message>
    <message>
        <source>The training is not done.</source>
        <translation>Das Training ist nicht fertig.</translation>
    </message>
    <message>
        <source>The training was not prepared.</source>
        <translation>Das Training wurde nicht vorbereitet.</translation>
    </message>
    <message>
        <source>There is no Python from 3.11 on, with venv, on this computer.</source>
        <translation>Auf diesem Computer gibt es kein Python ab 3.11 mit venv.</translation>
    </message>
    <message>
        <source>There is no model to train for.</source>
        <translation>Es gibt kein Modell, für das trainiert werden kann.</translation>
    </message>
    <message>
        <source>There is not enough room to train.</source>
        <translation>Der Platz reicht nicht zum Trainieren.</translation>
    </message>
    <message>
        <source>This adapter cannot be taken.</source>
        <translation>Dieser Adapter kann nicht genommen werden.</translation>
    </message>
    <message>
        <source>This folder cannot be used for training.</source>
        <translation>Dieser Ordner taugt nicht zum Trainieren.</translation>
    </message>
    <message>
        <source>Train once more.</source>
        <translation>Trainiere noch einmal.</translation>
    </message>
    <message>
        <source>Write a new folder and train once more.</source>
        <translation>Schreibe einen neuen Ordner und trainiere noch einmal.</translation>
    </message>
    <message>
        <source>Check that the disk has room, or choose another place.</source>
        <translation>Prüfe, ob auf dem Datenträger Platz ist, oder wähle einen anderen Ort.</translation>
    </message>
    <message>
        <source>An error was met that this app does not handle itself; the log has the details.</source>
        <translation>Ein Fehler trat auf, den diese App nicht selbst behandelt; das Protokoll nennt die Einzelheiten.</translation>
    </message>
    <message>
        <source>An id occurs twice in its facts or examples.</source>
        <translation>Eine Kennung kommt in den Fakten oder Beispielen zweimal vor.</translation>
    </message>
    <message>
        <source>Another window or program is using {1}.</source>
        <translation>Ein anderes Fenster oder Programm benutzt gerade {1}.</translation>
    </message>
    <message>
        <source>Entry {1} of {2} is damaged or too long.</source>
        <translation>Eintrag {1} in {2} ist beschädigt oder zu lang.</translation>
    </message>
    <message>
        <source>Import it in the menu of the window: “Import a character card…”.</source>
        <translation>Importiere sie über das Menü des Fensters: „Charakterkarte importieren …“.</translation>
    </message>
    <message>
        <source>In this app. It always takes the likeliest word: same question, same answer.</source>
        <translation>In dieser App. Nimmt immer das wahrscheinlichste Wort: gleiche Frage, gleiche Antwort.</translation>
    </message>
    <message>
        <source>It is a film or picture (AVIF, HEIC, MP4); cards come in PNG, JPEG and WebP.</source>
        <translation>Es ist ein Film oder Bild (AVIF, HEIC, MP4); Karten gibt es als PNG, JPEG und WebP.</translation>
    </message>
    <message>
        <source>A card is a PNG, JSON or CHARX file, not {1}.</source>
        <translation>Eine Karte ist eine PNG-, JSON- oder CHARX-Datei, nicht {1}.</translation>
    </message>
    <message>
        <source>A line would not be readable.</source>
        <translation>Eine Zeile wäre nicht lesbar.</translation>
    </message>
    <message>
        <source>A part of it could not be imported.</source>
        <translation>Ein Teil davon konnte nicht geladen werden.</translation>
    </message>
    <message>
        <source>A part of the path {1} is no folder.</source>
        <translation>Ein Teil des Pfads {1} ist kein Ordner.</translation>
    </message>
    <message>
        <source>A setting of the server is wrong.</source>
        <translation>Eine Einstellung des Servers ist falsch.</translation>
    </message>
    <message>
        <source>A field of it is of another kind than expected.</source>
        <translation>Ein Feld ist von anderer Art als erwartet.</translation>
    </message>
    <message>
        <source>Correct it; “avatar-chat persona check {1}” says more.</source>
        <translation>Berichtige das; „avatar-chat persona check {1}“ sagt mehr.</translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <translation>Die Datei kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>It cannot be read: it is no text in UTF-8.</source>
        <translation>Die Datei kann nicht gelesen werden: Sie ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>It has another form than both agree on.</source>
        <translation>Sie hat eine andere Form als vereinbart.</translation>
    </message>
    <message>
        <source>It has more than {1} MiB.</source>
        <translation>Die Datei hat mehr als {1} MiB.</translation>
    </message>
    <message>
        <source>It has more than {1} characters.</source>
        <translation>Es sind mehr als {1} Zeichen.</translation>
    </message>
    <message>
        <source>It has more than {1} files.</source>
        <translation>Das Archiv hat mehr als {1} Dateien.</translation>
    </message>
    <message>
        <source>It has more than {1} values.</source>
        <translation>Die Datei hat mehr als {1} Werte.</translation>
    </message>
    <message>
        <source>It has no {1} that can be read.</source>
        <translation>Es gibt darin keine lesbare {1}.</translation>
    </message>
    <message>
        <source>It has no {1} that can be read; unpack it, and choose {2}.</source>
        <translation>Es gibt darin keine lesbare {1}; entpack das Archiv und wähle {2}.</translation>
    </message>
    <message>
        <source>It has raised an error that it does not handle itself.</source>
        <translation>Es hat einen Fehler gemeldet, den es nicht selbst behandelt.</translation>
    </message>
    <message>
        <source>It holds NUL bytes (first in line {1}), which no text has.</source>
        <translation>Die Datei enthält NUL-Bytes (zuerst in Zeile {1}), die in keinem Text vorkommen.</translation>
    </message>
    <message>
        <source>It holds {1} objects: save the one that is meant alone.</source>
        <translation>Darin sind {1} Objekte: Speichere das gemeinte allein.</translation>
    </message>
    <message>
        <source>It is JSON, but no object.</source>
        <translation>Es ist JSON, aber kein Objekt.</translation>
    </message>
    <message>
        <source>It is YAML of more than {1} MiB.</source>
        <translation>Es ist YAML mit mehr als {1} MiB.</translation>
    </message>
    <message>
        <source>It is YAML, which cannot be read here: save it as JSON.</source>
        <translation>Es ist YAML, das hier nicht gelesen werden kann: Speichere es als JSON.</translation>
    </message>
    <message>
        <source>It is a GIF picture; cards come in PNG, JPEG and WebP.</source>
        <translation>Es ist ein GIF-Bild; Karten gibt es als PNG, JPEG und WebP.</translation>
    </message>
    <message>
        <source>It is a PDF.</source>
        <translation>Es ist ein PDF.</translation>
    </message>
    <message>
        <source>It is a character card, which becomes an avatar of its own.</source>
        <translation>Es ist eine Charakterkarte, aus der ein eigener Avatar wird.</translation>
    </message>
    <message>
        <source>It is a chat of ChatGPT, not a character.</source>
        <translation>Es ist ein Chat von ChatGPT, keine Figur.</translation>
    </message>
    <message>
        <source>It is a chat of RisuAI, not a character.</source>
        <translation>Es ist ein Chat von RisuAI, keine Figur.</translation>
    </message>
    <message>
        <source>It is a chat of SillyTavern, not a character.</source>
        <translation>Es ist ein Chat von SillyTavern, keine Figur.</translation>
    </message>
    <message>
        <source>It is a database.</source>
        <translation>Es ist eine Datenbank.</translation>
    </message>
    <message>
        <source>It is a file of a kind that is not known, no text.</source>
        <translation>Es ist eine Datei unbekannter Art, kein Text.</translation>
    </message>
    <message>
        <source>It is a link that leads out of the folder.</source>
        <translation>Es ist ein Verweis, der aus dem Ordner hinausführt.</translation>
    </message>
    <message>
        <source>It is a lorebook alone, without a character.</source>
        <translation>Es ist nur ein Lorebook, ohne Figur.</translation>
    </message>
    <message>
        <source>It is a model of Open WebUI, not a character card.</source>
        <translation>Es ist ein Modell von Open WebUI, keine Charakterkarte.</translation>
    </message>
    <message>
        <source>It is a model or an adapter; it belongs into Models.</source>
        <translation>Es ist ein Modell oder ein Adapter; es gehört unter „Modelle“.</translation>
    </message>
    <message>
        <source>It is a module of RisuAI, not a character.</source>
        <translation>Es ist ein Modul von RisuAI, keine Figur.</translation>
    </message>
    <message>
        <source>It is a packed file (7z); unpack it, and choose what is in it.</source>
        <translation>Es ist eine gepackte Datei (7z); entpack sie und wähle, was darin ist.</translation>
    </message>
    <message>
        <source>It is a packed file (RAR); unpack it, and choose what is in it.</source>
        <translation>Es ist eine gepackte Datei (RAR); entpack sie und wähle, was darin ist.</translation>
    </message>
    <message>
        <source>It is a packed file (gzip); unpack it, and choose what is in it.</source>
        <translation>Es ist eine gepackte Datei (gzip); entpack sie und wähle, was darin ist.</translation>
    </message>
    <message>
        <source>It is a picture without a character card in it.</source>
        <translation>Es ist ein Bild ohne Charakterkarte darin.</translation>
    </message>
    <message>
        <source>It is a pointer to a file that was not downloaded; get the file.</source>
        <translation>Es ist nur ein Verweis auf eine Datei, die nicht heruntergeladen wurde; hol die Datei.</translation>
    </message>
    <message>
        <source>It is a preset of LM Studio, not a character card.</source>
        <translation>Es ist eine Voreinstellung von LM Studio, keine Charakterkarte.</translation>
    </message>
    <message>
        <source>It is a preset of RisuAI, not a character.</source>
        <translation>Es ist eine Voreinstellung von RisuAI, keine Figur.</translation>
    </message>
    <message>
        <source>It is a preset of SillyTavern, not a character.</source>
        <translation>Es ist eine Voreinstellung von SillyTavern, keine Figur.</translation>
    </message>
    <message>
        <source>It is a scenario of NovelAI.</source>
        <translation>Es ist ein Szenario von NovelAI.</translation>
    </message>
    <message>
        <source>It is a shared avatar, one of its own.</source>
        <translation>Es ist ein geteilter Avatar, der für sich steht.</translation>
    </message>
    <message>
        <source>It is a story of KoboldAI.</source>
        <translation>Es ist eine Geschichte von KoboldAI.</translation>
    </message>
    <message>
        <source>It is a web page; the download went wrong.</source>
        <translation>Es ist eine Webseite; der Download ist misslungen.</translation>
    </message>
    <message>
        <source>It is a workflow of ComfyUI, not a character.</source>
        <translation>Es ist ein Workflow von ComfyUI, keine Figur.</translation>
    </message>
    <message>
        <source>It is an SVG picture; cards come in PNG, JPEG and WebP.</source>
        <translation>Es ist ein SVG-Bild; Karten gibt es als PNG, JPEG und WebP.</translation>
    </message>
    <message>
        <source>It is an empty file.</source>
        <translation>Es ist eine leere Datei.</translation>
    </message>
    <message>
        <source>It is damaged or incomplete.</source>
        <translation>Die Datei ist beschädigt oder unvollständig.</translation>
    </message>
    <message>
        <source>It is damaged or no PDF.</source>
        <translation>Die Datei ist beschädigt oder kein PDF.</translation>
    </message>
    <message>
        <source>It is damaged.</source>
        <translation>Die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>It needs 1 to {1} questions.</source>
        <translation>Es braucht 1 bis {1} Fragen.</translation>
    </message>
    <message>
        <source>It says that it is {1}, and is not from byte {2} on.</source>
        <translation>Die Datei gibt sich als {1} aus und ist es ab Byte {2} nicht.</translation>
    </message>
    <message>
        <source>Its SHA-256 begins with {1}, but should begin with {2}.</source>
        <translation>Ihr SHA-256 beginnt mit {1}, sollte aber mit {2} beginnen.</translation>
    </message>
    <message>
        <source>Its address does not answer, or answers something else.</source>
        <translation>Unter der Adresse antwortet nichts, oder etwas anderes.</translation>
    </message>
    <message>
        <source>Its answer is not clear.</source>
        <translation>Die Antwort ist nicht zu verstehen.</translation>
    </message>
    <message>
        <source>Its fields are not those of a character card.</source>
        <translation>Die Felder sind nicht die einer Charakterkarte.</translation>
    </message>
    <message>
        <source>Its folder or its picture is damaged.</source>
        <translation>Ordner oder Bild des Avatars sind beschädigt.</translation>
    </message>
    <message>
        <source>Its id needs 1 to {1} printable characters.</source>
        <translation>Die Kennung braucht 1 bis {1} druckbare Zeichen.</translation>
    </message>
    <message>
        <source>Its {1} bytes are more than the {2} allowed.</source>
        <translation>Die Datei hat {1} Bytes; erlaubt sind {2}.</translation>
    </message>
    <message>
        <source>Its {1} lines are more than the {2} allowed.</source>
        <translation>Die Datei hat {1} Zeilen; erlaubt sind {2}.</translation>
    </message>
    <message>
        <source>No grammar can be made of it.</source>
        <translation>Daraus lässt sich keine Grammatik machen.</translation>
    </message>
    <message>
        <source>No reason is given by llama.cpp.</source>
        <translation>llama.cpp nennt keinen Grund.</translation>
    </message>
    <message>
        <source>Open it in the menu of the window: “Open a shared avatar…”.</source>
        <translation>Öffne ihn über das Menü des Fensters: „Geteilten Avatar öffnen …“.</translation>
    </message>
    <message>
        <source>RisuAI has encrypted the card: export it there without a lock.</source>
        <translation>RisuAI hat die Karte verschlüsselt: Exportiere sie dort ohne Sperre.</translation>
    </message>
    <message>
        <source>The Python package {1}, which it needs, is not installed.</source>
        <translation>Das benötigte Python-Paket {1} ist nicht installiert.</translation>
    </message>
    <message>
        <source>The address of the proxy cannot be used.</source>
        <translation>Die Adresse des Proxys ist nicht zu gebrauchen.</translation>
    </message>
    <message>
        <source>The archive has no character that can be read.</source>
        <translation>Das Archiv enthält keine lesbare Figur.</translation>
    </message>
    <message>
        <source>The avatar in {1} cannot be opened.</source>
        <translation>Der Avatar in {1} lässt sich nicht öffnen.</translation>
    </message>
    <message>
        <source>The card has more than {1} MiB of text.</source>
        <translation>Die Karte hat mehr als {1} MiB Text.</translation>
    </message>
    <message>
        <source>The card in the picture has more than {1} MiB.</source>
        <translation>Die Karte im Bild hat mehr als {1} MiB.</translation>
    </message>
    <message>
        <source>The card in the picture is damaged: it cannot be unpacked.</source>
        <translation>Die Karte im Bild ist beschädigt: Sie lässt sich nicht entpacken.</translation>
    </message>
    <message>
        <source>The card in the picture is damaged: it is no base64.</source>
        <translation>Die Karte im Bild ist beschädigt: Sie ist kein base64.</translation>
    </message>
    <message>
        <source>The card in {1} cannot be imported.</source>
        <translation>Die Karte in {1} kann nicht importiert werden.</translation>
    </message>
    <message>
        <source>The drive of {1} cannot be read or written.</source>
        <translation>Das Laufwerk von {1} lässt sich nicht lesen oder beschreiben.</translation>
    </message>
    <message>
        <source>The field {1} has more than {2} characters.</source>
        <translation>Das Feld {1} hat mehr als {2} Zeichen.</translation>
    </message>
    <message>
        <source>The field {1} holds a NUL character.</source>
        <translation>Das Feld {1} enthält ein NUL-Zeichen.</translation>
    </message>
    <message>
        <source>The field {1} is empty.</source>
        <translation>Das Feld {1} ist leer.</translation>
    </message>
    <message>
        <source>The field {1} is missing.</source>
        <translation>Das Feld {1} fehlt.</translation>
    </message>
    <message>
        <source>The field {1} is of another kind than expected.</source>
        <translation>Das Feld {1} ist von anderer Art als erwartet.</translation>
    </message>
    <message>
        <source>The grammar that was made of it cannot be read by llama.cpp.</source>
        <translation>llama.cpp kann die daraus gemachte Grammatik nicht lesen.</translation>
    </message>
    <message>
        <source>The id {1} occurs twice.</source>
        <translation>Die Kennung {1} kommt zweimal vor.</translation>
    </message>
    <message>
        <source>The library {1}, which it needs, is not there.</source>
        <translation>Die benötigte Bibliothek {1} fehlt.</translation>
    </message>
    <message>
        <source>The lorebook in {1} cannot be used.</source>
        <translation>Das Lorebook in {1} ist nicht verwendbar.</translation>
    </message>
    <message>
        <source>The module {1} has no class {2}.</source>
        <translation>Das Modul {1} hat keine Klasse {2}.</translation>
    </message>
    <message>
        <source>The name {1} is too long.</source>
        <translation>Der Name {1} ist zu lang.</translation>
    </message>
    <message>
        <source>The next part of it could not be computed.</source>
        <translation>Der nächste Teil davon ließ sich nicht berechnen.</translation>
    </message>
    <message>
        <source>The path {1} leaves the folder.</source>
        <translation>Der Pfad {1} führt aus dem Ordner hinaus.</translation>
    </message>
    <message>
        <source>The persona in {1} cannot be used because of {2}.</source>
        <translation>Der Avatar in {1} kann nicht benutzt werden, und zwar wegen {2}.</translation>
    </message>
    <message>
        <source>The picture has too many parts.</source>
        <translation>Das Bild hat zu viele Teile.</translation>
    </message>
    <message>
        <source>The picture is cut short.</source>
        <translation>Das Bild ist abgeschnitten.</translation>
    </message>
    <message>
        <source>The picture is damaged: the checksum of its card is wrong.</source>
        <translation>Das Bild ist beschädigt: Die Prüfsumme seiner Karte ist falsch.</translation>
    </message>
    <message>
        <source>The picture is no PNG.</source>
        <translation>Das Bild ist kein PNG.</translation>
    </message>
    <message>
        <source>The repository {1} has {2} of its {3} parts.</source>
        <translation>Das Repository {1} hat {2} von {3} Teilen.</translation>
    </message>
    <message>
        <source>The server {1} offers {2}, but not {3}.</source>
        <translation>Der Server {1} bietet {2}, aber nicht {3}.</translation>
    </message>
    <message>
        <source>The setting of its longest silence is no number of seconds.</source>
        <translation>Die längste Stille ist nicht in Sekunden angegeben.</translation>
    </message>
    <message>
        <source>You may not read or change {1}.</source>
        <translation>Du darfst {1} nicht lesen oder ändern.</translation>
    </message>
    <message>
        <source>{1} cannot be read or written.</source>
        <translation>{1} lässt sich nicht lesen oder schreiben.</translation>
    </message>
    <message>
        <source>{1} has more than {2} entries.</source>
        <translation>{1} hat mehr als {2} Einträge.</translation>
    </message>
    <message>
        <source>{1} has no block of TOML with the name and the greeting.</source>
        <translation>{1} hat keinen TOML-Block mit Name und Begrüßung.</translation>
    </message>
    <message>
        <source>{1} holds no certificate.</source>
        <translation>{1} enthält kein Zertifikat.</translation>
    </message>
    <message>
        <source>{1} in it is damaged or too large.</source>
        <translation>{1} darin ist beschädigt oder zu groß.</translation>
    </message>
    <message>
        <source>{1} is a folder.</source>
        <translation>{1} ist ein Ordner.</translation>
    </message>
    <message>
        <source>{1} is a link that leads to itself.</source>
        <translation>{1} ist ein Verweis auf sich selbst.</translation>
    </message>
    <message>
        <source>{1} is a link, which may lead anywhere.</source>
        <translation>{1} ist ein Verweis, der irgendwohin führen kann.</translation>
    </message>
    <message>
        <source>{1} is damaged.</source>
        <translation>{1} ist beschädigt.</translation>
    </message>
    <message>
        <source>{1} is larger than {2} KiB.</source>
        <translation>{1} ist größer als {2} KiB.</translation>
    </message>
    <message>
        <source>{1} is no chat of this app, or damaged.</source>
        <translation>{1} ist kein Chat dieser App oder beschädigt.</translation>
    </message>
    <message>
        <source>{1} is no program for this computer.</source>
        <translation>{1} ist kein Programm für diesen Computer.</translation>
    </message>
    <message>
        <source>{1} is no text in UTF-8.</source>
        <translation>{1} ist kein Text in UTF-8.</translation>
    </message>
    <message>
        <source>{1} is not there.</source>
        <translation>{1} ist nicht da.</translation>
    </message>
    <message>
        <source>{1} is on a drive that can only be read.</source>
        <translation>{1} liegt auf einem Laufwerk, das nur gelesen werden kann.</translation>
    </message>
    <message>
        <source>{1} is there already.</source>
        <translation>{1} gibt es schon.</translation>
    </message>
    <message>
        <source>{1} would be larger than its drive allows.</source>
        <translation>{1} würde größer, als das Laufwerk erlaubt.</translation>
    </message>
    <message>
        <source>{1} files</source>
        <translation>{1} Dateien</translation>
    </message>
    <message>
        <source>{1} tokens</source>
        <translation>{1} Token</translation>
    </message>
    <message>
        <source>{1}, written twice</source>
        <translation>{1}, doppelt kodiert</translation>
    </message>
    <message>
        <source>this is no JSON</source>
        <translation>das ist kein JSON</translation>
    </message>
    <message>
        <source>It is damaged, or no avatar.</source>
        <translation>Die Datei ist beschädigt oder kein Avatar.</translation>
    </message>
    <message>
        <source>It is damaged, or no card.</source>
        <translation>Die Datei ist beschädigt oder keine Karte.</translation>
    </message>
    <message>
        <source>It is damaged, or no lorebook.</source>
        <translation>Die Datei ist beschädigt oder kein Lorebook.</translation>
    </message>
    <message>
        <source>It is no DOCX that can be read.</source>
        <translation>Es ist kein lesbares DOCX.</translation>
    </message>
    <message>
        <source>It is no JSON from line {1}, column {2} on.</source>
        <translation>Ab Zeile {1}, Spalte {2} ist es kein JSON.</translation>
    </message>
    <message>
        <source>It is no JSON object.</source>
        <translation>Es ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>It is no JSON that can be read: its values are nested too deeply.</source>
        <translation>Es ist kein lesbares JSON: Die Werte sind zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>It is no JSON that can be read: line {1} is nested too deeply.</source>
        <translation>Es ist kein lesbares JSON: Zeile {1} ist zu tief verschachtelt.</translation>
    </message>
    <message>
        <source>It is no JSON.</source>
        <translation>Es ist kein JSON.</translation>
    </message>
    <message>
        <source>It is no JSON: line {1} is damaged.</source>
        <translation>Es ist kein JSON: Zeile {1} ist beschädigt.</translation>
    </message>
    <message>
        <source>It is no XLSX that can be read.</source>
        <translation>Es ist kein lesbares XLSX.</translation>
    </message>
    <message>
        <source>It is no XML that can be read from line {1} on.</source>
        <translation>Ab Zeile {1} ist es kein lesbares XML.</translation>
    </message>
    <message>
        <source>It is no YAML that can be read.</source>
        <translation>Es ist kein lesbares YAML.</translation>
    </message>
    <message>
        <source>It is no llama.cpp of the expected version.</source>
        <translation>Es ist kein llama.cpp der erwarteten Version.</translation>
    </message>
    <message>
        <source>It is no lorebook.</source>
        <translation>Es ist kein Lorebook.</translation>
    </message>
    <message>
        <source>It is no text.</source>
        <translation>Die Datei ist kein Text.</translation>
    </message>
    <message>
        <source>It is not a regular file.</source>
        <translation>Es ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>The system cannot open it as a library.</source>
        <translation>Das System kann sie nicht als Bibliothek öffnen.</translation>
    </message>
    <message>
        <source>The system refuses {1} ({2}).</source>
        <translation>Das System verweigert {1} ({2}).</translation>
    </message>
    <message>
        <source>The template could not be read.</source>
        <translation>Die Vorlage konnte nicht gelesen werden.</translation>
    </message>
    <message>
        <source>There is no room left for {1}.</source>
        <translation>Für {1} ist kein Platz mehr.</translation>
    </message>
    <message>
        <source>There is none in {1}.</source>
        <translation>In {1} gibt es keine.</translation>
    </message>
    <message>
        <source>They are personas of SillyTavern, not a character.</source>
        <translation>Es sind Personas von SillyTavern, keine Figur.</translation>
    </message>
    <message>
        <source>They are settings of a sampler, not a character.</source>
        <translation>Es sind Sampling-Einstellungen, keine Figur.</translation>
    </message>
    <message>
        <source>This is no TOML.</source>
        <translation>Das ist kein TOML.</translation>
    </message>
    <message>
        <source>Too many files are open to open {1}, too.</source>
        <translation>Zu viele Dateien sind offen, um auch noch {1} zu öffnen.</translation>
    </message>
    <message>
        <source>An avatar holds at most {1} facts and {1} answers.</source>
        <translation>Ein Avatar fasst höchstens {1} Fakten und {1} Antworten.</translation>
    </message>
    <message>
        <source>It has more than {1} rows; an avatar holds {2} answers.</source>
        <translation>Die Datei hat mehr als {1} Zeilen; ein Avatar fasst {2} Antworten.</translation>
    </message>
    <message>
        <source>It holds more than {1} questions or sentences; an avatar holds {2} of each.</source>
        <translation>Die Datei enthält mehr als {1} Fragen oder Sätze; ein Avatar fasst davon je {2}.</translation>
    </message>
    <message>
        <source>Remove what is not really about you.</source>
        <translation>Entferne, was nicht wirklich von dir handelt.</translation>
    </message>
    <message>
        <source>There would be {1} of them; an avatar holds at most {2} facts and {2} answers.</source>
        <translation>Es wären dann {1}; ein Avatar fasst höchstens {2} Fakten und {2} Antworten.</translation>
    </message>
    <message>
        <source>{1} would have more than {2} lines or {3} MiB.</source>
        <translation>{1} hätte mehr als {2} Zeilen oder {3} MiB.</translation>
    </message>
    <message>
        <source>an avatar holds at most {1} facts and {1} answers</source>
        <translation>ein Avatar fasst höchstens {1} Fakten und {1} Antworten</translation>
    </message>
    <message>
        <source>Take less of it: what is really about you.</source>
        <translation>Nimm weniger davon: was wirklich von dir handelt.</translation>
    </message>
    <message>
        <source>The keyring of this system cannot be used.</source>
        <translation>Der Schlüsselbund dieses Systems ist nicht benutzbar.</translation>
    </message>
    <message>
        <source>Its program cannot be started.</source>
        <translation>Ihr Programm lässt sich nicht starten.</translation>
    </message>
    <message>
        <source>The package keyring is not installed.</source>
        <translation>Das Paket keyring ist nicht installiert.</translation>
    </message>
    <message>
        <source>The program for it cannot be started.</source>
        <translation>Das Programm dafür lässt sich nicht starten.</translation>
    </message>
    <message>
        <source>Its logits are no numbers: it or an adapter is damaged, or the build is faulty.</source>
        <translation>Seine Logits sind keine Zahlen: Es oder ein Adapter ist beschädigt, oder der Build ist fehlerhaft.</translation>
    </message>
    <message>
        <source>It is no LoRA adapter: {1}.</source>
        <translation>Es ist kein LoRA-Adapter: {1}.</translation>
    </message>
    <message>
        <source>Its alpha is no number, so its strength is not known.</source>
        <translation>Sein Alpha ist keine Zahl, daher ist seine Stärke nicht bekannt.</translation>
    </message>
    <message>
        <source>Leave out its adapters, download it again, or choose another library or backend.</source>
        <translation>Die Adapter weglassen, das Modell neu herunterladen oder eine andere Bibliothek oder ein anderes Backend wählen.</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>Hair style</source>
        <translation>Frisur</translation>
    </message>
    <message>
        <source>Skin</source>
        <translation>Haut</translation>
    </message>
    <message>
        <source>Clothes</source>
        <translation>Kleidung</translation>
    </message>
    <message>
        <source>Glasses</source>
        <translation>Brille</translation>
    </message>
    <message>
        <source>Beard</source>
        <translation>Bart</translation>
    </message>
    <message>
        <source>short</source>
        <translation>kurz</translation>
    </message>
    <message>
        <source>parted</source>
        <translation>gescheitelt</translation>
    </message>
    <message>
        <source>long</source>
        <translation>lang</translation>
    </message>
    <message>
        <source>bun</source>
        <translation>Dutt</translation>
    </message>
    <message>
        <source>curly</source>
        <translation>lockig</translation>
    </message>
    <message>
        <source>bald</source>
        <translation>kahl</translation>
    </message>
    <message>
        <source>headscarf</source>
        <translation>Kopftuch</translation>
    </message>
    <message>
        <source>black</source>
        <translation>schwarz</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>braun</translation>
    </message>
    <message>
        <source>auburn</source>
        <translation>rotbraun</translation>
    </message>
    <message>
        <source>blond</source>
        <translation>blond</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>grau</translation>
    </message>
    <message>
        <source>white</source>
        <translation>weiß</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>blau</translation>
    </message>
    <message>
        <source>very light</source>
        <translation>sehr hell</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>tan</source>
        <translation>gebräunt</translation>
    </message>
    <message>
        <source>olive</source>
        <translation>oliv</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>T-shirt</source>
        <translation>T-Shirt</translation>
    </message>
    <message>
        <source>shirt</source>
        <translation>Hemd</translation>
    </message>
    <message>
        <source>hoodie</source>
        <translation>Kapuzenpulli</translation>
    </message>
    <message>
        <source>teal</source>
        <translation>petrol</translation>
    </message>
    <message>
        <source>plum</source>
        <translation>pflaume</translation>
    </message>
    <message>
        <source>red</source>
        <translation>rot</translation>
    </message>
    <message>
        <source>ochre</source>
        <translation>ocker</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ohne</translation>
    </message>
    <message>
        <source>round</source>
        <translation>rund</translation>
    </message>
    <message>
        <source>square</source>
        <translation>eckig</translation>
    </message>
    <message>
        <source>full</source>
        <translation>Vollbart</translation>
    </message>
    <message>
        <source>Hair colour</source>
        <translation>Haarfarbe</translation>
    </message>
    <message>
        <source>Colour of clothes</source>
        <translation>Farbe der Kleidung</translation>
    </message>
</context>
<context>
    <name>FigureForm</name>
    <message>
        <source>The drawn figure</source>
        <translation>Die gezeichnete Figur</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>Open a model</source>
        <translation>Modell öffnen</translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation>Modelle (*.gguf);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Show or hide the chats</source>
        <translation>Chats ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Show or hide why</source>
        <translation>Begründung ein- oder ausblenden</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Virtual avatar.</source>
        <translation>Virtueller Avatar.</translation>
    </message>
    <message>
        <source>Avatar of {name}</source>
        <translation>Avatar von {name}</translation>
    </message>
    <message>
        <source>waiting, {seconds} s</source>
        <translation>wartet, {seconds} s</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>bereit</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>hört zu</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>denkt nach</translation>
    </message>
    <message>
        <source>speaking</source>
        <translation>spricht</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>unsicher</translation>
    </message>
    <message>
        <source>in trouble</source>
        <translation>hat ein Problem</translation>
    </message>
</context>
<context>
    <name>InterviewPage</name>
    <message>
        <source>Your answer, as you would say it</source>
        <translation>Deine Antwort, wie du sie sagen würdest</translation>
    </message>
    <message>
        <source>Skip this question</source>
        <translation>Diese Frage überspringen</translation>
    </message>
    <message>
        <source>Ask what was skipped</source>
        <translation>Übersprungenes fragen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Every question is answered: add more under Facts and answers.</source>
        <translation>Jede Frage ist beantwortet: Mehr kannst du unter „Fakten und Antworten“ hinzufügen.</translation>
    </message>
    <message>
        <source>Send it once more to keep it as it is.</source>
        <translation>Noch einmal senden, um sie so zu behalten.</translation>
    </message>
    <message>
        <source>Answer “{text}”</source>
        <translation>„{text}“ beantworten</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s) taken.</source>
        <translation>
            <numerusform>%n Fakt übernommen.</numerusform>
            <numerusform>%n Fakten übernommen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n fact(s)</source>
        <translation>
            <numerusform>%n Fakt hinzufügen</numerusform>
            <numerusform>%n Fakten hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a fact</source>
        <translation>Fakt hinzufügen</translation>
    </message>
    <message>
        <source>That was all. Thank you!</source>
        <translation>Das war alles. Danke!</translation>
    </message>
    <message>
        <source>{done} of {all} answered</source>
        <translation>{done} von {all} beantwortet</translation>
    </message>
    <message>
        <source>a good start: ask it something under “Try it”, or go on</source>
        <translation>ein guter Anfang: frag unter „Ausprobieren“ etwas, oder mach weiter</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>Rückgängig gemacht: {what}</translation>
    </message>
    <message>
        <source>a dozen is a good start</source>
        <translation>ein Dutzend ist ein guter Anfang</translation>
    </message>
</context>
<context>
    <name>Licence</name>
    <message>
        <source>All rights stay with you: others may talk to it, no more</source>
        <translation>Alle Rechte bleiben bei dir: Andere dürfen mit ihm sprechen, mehr nicht</translation>
    </message>
    <message>
        <source>Anybody may use and change it, and names you</source>
        <translation>Jeder darf ihn nutzen und ändern und nennt dabei dich</translation>
    </message>
    <message>
        <source>The same, but not to earn money with it</source>
        <translation>Ebenso, aber nicht, um damit Geld zu verdienen</translation>
    </message>
    <message>
        <source>Not to earn money, and as it is</source>
        <translation>Nicht, um Geld zu verdienen, und nur unverändert</translation>
    </message>
    <message>
        <source>Anybody may do anything with it</source>
        <translation>Jeder darf alles damit tun</translation>
    </message>
</context>
<context>
    <name>List</name>
    <message>
        <source>, </source>
        <translation>, </translation>
    </message>
    <message>
        <source>{share} %</source>
        <translation>{share} %</translation>
    </message>
</context>
<context>
    <name>MemoryMark</name>
    <message numerus="yes">
        <source>%n older message(s) no longer seen</source>
        <translation>
            <numerusform>%n ältere Nachricht wird nicht mehr gesehen</numerusform>
            <numerusform>%n ältere Nachrichten werden nicht mehr gesehen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Mending</name>
    <message>
        <source>That should have been…</source>
        <translation>Richtig wäre …</translation>
    </message>
    <message>
        <source>Should not say that…</source>
        <translation>Soll das nicht sagen …</translation>
    </message>
    <message>
        <source>What visitors ask</source>
        <translation>Was Besucher fragen</translation>
    </message>
    <message>
        <source>What you say</source>
        <translation>Was du sagst</translation>
    </message>
    <message>
        <source>Mend “{text}”</source>
        <translation>„{text}“ berichtigen</translation>
    </message>
    <message>
        <source>What you say instead</source>
        <translation>Was du stattdessen sagst</translation>
    </message>
    <message>
        <source>Withhold “{text}”</source>
        <translation>„{text}“ zurückhalten</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Copy selection</source>
        <translation>Auswahl kopieren</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>Nachricht kopieren</translation>
    </message>
    <message>
        <source>Copy code block {n}</source>
        <translation>Codeblock {n} kopieren</translation>
    </message>
    <message>
        <source>Open {link}</source>
        <translation>{link} öffnen</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>Vorlesen beenden</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>Vorlesen</translation>
    </message>
    <message>
        <source>Why this answer</source>
        <translation>Warum diese Antwort</translation>
    </message>
    <message>
        <source>Edit and ask again</source>
        <translation>Ändern und neu fragen</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>Neu antworten</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>Vorherige Fassung</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>Nächste Fassung</translation>
    </message>
    <message>
        <source>Delete this and what follows</source>
        <translation>Dies und alles danach löschen</translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>is thinking</source>
        <translation>denkt nach</translation>
    </message>
    <message>
        <source>thought for {seconds} s</source>
        <translation>dachte {seconds} s nach</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Nochmals versuchen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>not known exactly</source>
        <translation>nicht genau bekannt</translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>%n Fakt</numerusform>
            <numerusform>%n Fakten</numerusform>
        </translation>
    </message>
    <message>
        <source>owner&apos;s words</source>
        <translation>Worte der Person</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>what comes nearest is told</source>
        <translation>das Nächstliegende wird gesagt</translation>
    </message>
    <message>
        <source>nothing about this in {name}&apos;s facts</source>
        <translation>nichts dazu in den Fakten über {name}</translation>
    </message>
    <message>
        <source>less sure: the judge of what is known does not run here</source>
        <translation>weniger sicher: was beurteilt, ob etwas bekannt ist, läuft hier nicht</translation>
    </message>
    <message>
        <source>ended, because it began to repeat itself</source>
        <translation>beendet, weil sie sich zu wiederholen begann</translation>
    </message>
    <message>
        <source>{seconds} s to first word</source>
        <translation>{seconds} s bis zum ersten Wort</translation>
    </message>
    <message>
        <source>{seconds} s to first word, {speed} tok/s</source>
        <translation>{seconds} s bis zum ersten Wort, {speed} Token/s</translation>
    </message>
    <message>
        <source>{prompt} tokens read, {reused} of them known from before; {made} tokens written</source>
        <translation>{prompt} Token gelesen, davon {reused} schon bekannt; {made} Token geschrieben</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>Vorherige Fassung</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>Nächste Fassung</translation>
    </message>
</context>
<context>
    <name>ModelCommands</name>
    <message>
        <source>Adapters</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>{avatar} with {model}</source>
        <translation>{avatar} mit {model}</translation>
    </message>
    <message>
        <source>Other models…</source>
        <translation>Andere Modelle …</translation>
    </message>
    <message>
        <source>{name} ended the engine last time, so it was not loaded again.</source>
        <translation>{name} hat beim letzten Mal die Engine beendet und wurde deshalb nicht wieder geladen.</translation>
    </message>
    <message>
        <source>Load it anyway</source>
        <translation>Trotzdem laden</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
</context>
<context>
    <name>ModelManager</name>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Where models come from</source>
        <translation>Woher Modelle kommen</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Worth trying</source>
        <translation>Einen Versuch wert</translation>
    </message>
    <message>
        <source>Search the Hub</source>
        <translation>Den Hub durchsuchen</translation>
    </message>
    <message>
        <source>Use a file on this disk…</source>
        <translation>Eine Datei auf diesem Datenträger benutzen …</translation>
    </message>
    <message>
        <source>Use a model</source>
        <translation>Ein Modell benutzen</translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation>Modelle (*.gguf);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>This is an adapter: add it to a model in Settings.</source>
        <translation>Das ist ein Adapter: Füge ihn in den Einstellungen einem Modell hinzu.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>In Gebrauch</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Benutzen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Download again</source>
        <translation>Erneut herunterladen</translation>
    </message>
    <message>
        <source>Came with the app</source>
        <translation>Kam mit der App</translation>
    </message>
    <message>
        <source>Its download has not ended.</source>
        <translation>Der Download ist nicht zu Ende.</translation>
    </message>
    <message>
        <source>The file is not the one that was here before: it was changed.</source>
        <translation>Die Datei ist nicht mehr die von vorher: Sie wurde geändert.</translation>
    </message>
    <message>
        <source>The file is gone: it was deleted, moved, or its drive is away.</source>
        <translation>Die Datei ist weg: gelöscht, verschoben, oder ihr Laufwerk fehlt.</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>Ein Modell entfernen</translation>
    </message>
    <message>
        <source>Delete {name} from this disk?</source>
        <translation>{name} von diesem Datenträger löschen?</translation>
    </message>
    <message>
        <source>It can be downloaded again.</source>
        <translation>Es kann wieder heruntergeladen werden.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sizes are those of the models&apos; pages. A download is checked by SHA-256.</source>
        <translation>Die Größen stehen auf den Seiten der Modelle. Ein Download wird mit SHA-256 geprüft.</translation>
    </message>
    <message>
        <source>licence: see its page</source>
        <translation>Lizenz: siehe seine Seite</translation>
    </message>
    <message>
        <source>About {need} of {free} free.</source>
        <translation>Etwa {need} von {free} freien.</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>Dateien …</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>A base model without a chat template: choose one in Settings first.</source>
        <translation>Ein Basismodell ohne Chat-Vorlage: Wähle erst eine in den Einstellungen.</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Backend</source>
        <translation>Backend</translation>
    </message>
    <message>
        <source>Model file</source>
        <translation>Modelldatei</translation>
    </message>
    <message>
        <source>none came with the app</source>
        <translation>mit der App kam keines</translation>
    </message>
    <message>
        <source>Built in: {n}</source>
        <translation>Eingebaut: {n}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Chat template…</source>
        <translation>Chat-Vorlage …</translation>
    </message>
    <message>
        <source>Chat template</source>
        <translation>Chat-Vorlage</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Eine Datei wählen …</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>Modelle …</translation>
    </message>
    <message>
        <source>Models on this computer, and others to download</source>
        <translation>Modelle auf diesem Computer, und andere zum Herunterladen</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>Weitere Einstellungen</translation>
    </message>
    <message>
        <source>Show more settings of this backend</source>
        <translation>Weitere Einstellungen dieses Backends zeigen</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>Ein Modell wählen</translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation>Modelle (*.gguf);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>One of your own is used in place of the model&apos;s.</source>
        <translation>Statt der des Modells wird eine eigene benutzt.</translation>
    </message>
    <message>
        <source>The model has none, so it is probably a base model: choose one.</source>
        <translation>Das Modell hat keine, ist also wohl ein Basismodell: Wähle eine.</translation>
    </message>
    <message>
        <source>The model&apos;s own is used.</source>
        <translation>Die des Modells wird benutzt.</translation>
    </message>
    <message>
        <source>This is an adapter: add it to a model below.</source>
        <translation>Das ist ein Adapter: Füge ihn unten einem Modell hinzu.</translation>
    </message>
</context>
<context>
    <name>ModelSearch</name>
    <message>
        <source>Search the Hugging Face Hub, or OWNER/NAME</source>
        <translation>Hugging Face Hub durchsuchen, oder BESITZER/NAME</translation>
    </message>
    <message>
        <source>Search the Hugging Face Hub</source>
        <translation>Den Hugging Face Hub durchsuchen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Token…</source>
        <translation>Token …</translation>
    </message>
    <message>
        <source>For repositories whose terms you have accepted, or private ones</source>
        <translation>Für Repositorys, deren Bedingungen du angenommen hast, oder private</translation>
    </message>
    <message>
        <source>The Hub is being asked</source>
        <translation>Der Hub wird gefragt</translation>
    </message>
    <message>
        <source>Models in GGUF format from the Hugging Face Hub.</source>
        <translation>Modelle im GGUF-Format aus dem Hugging Face Hub.</translation>
    </message>
    <message>
        <source>Nothing was found. Try fewer words.</source>
        <translation>Nichts gefunden. Versuche es mit weniger Wörtern.</translation>
    </message>
    <message>
        <source>Back to the results</source>
        <translation>Zurück zu den Ergebnissen</translation>
    </message>
    <message>
        <source>{n} downloads a month</source>
        <translation>{n} Downloads im Monat</translation>
    </message>
    <message>
        <source>{n} parameters</source>
        <translation>{n} Parameter</translation>
    </message>
    <message>
        <source>Its authors ask you to accept their terms on its page first.</source>
        <translation>Die Autoren bitten dich, erst auf der Seite ihre Bedingungen anzunehmen.</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>Dateien …</translation>
    </message>
    <message>
        <source>{n} parts</source>
        <translation>{n} Teile</translation>
    </message>
    <message>
        <source>About {need} of {free} free.</source>
        <translation>Etwa {need} von {free} freien.</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Your token of the Hugging Face Hub; it is kept in the system&apos;s keyring.</source>
        <translation>Dein Token des Hugging Face Hub; er liegt im Schlüsselbund des Systems.</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>OpenDialog</name>
    <message>
        <source>Open an avatar</source>
        <translation>Einen Avatar öffnen</translation>
    </message>
    <message>
        <source>You have an earlier or another state of this avatar.</source>
        <translation>Du hast einen früheren oder anderen Stand dieses Avatars.</translation>
    </message>
    <message>
        <source>Its trained adapter cannot be used.</source>
        <translation>Sein trainierter Adapter ist nicht zu gebrauchen.</translation>
    </message>
    <message>
        <source>The avatar can be taken without it: it answers all the same.</source>
        <translation>Der Avatar kann ohne ihn übernommen werden: Er antwortet trotzdem.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Take it without adapter</source>
        <translation>Ohne Adapter übernehmen</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Beide behalten</translation>
    </message>
    <message>
        <source>It comes from somebody else: take it only if you trust them.</source>
        <translation>Er kommt von jemand anderem: Nimm ihn nur, wenn du der Person vertraust.</translation>
    </message>
</context>
<context>
    <name>OptionForm</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose: {label}</source>
        <translation>Wählen: {label}</translation>
    </message>
</context>
<context>
    <name>PersonaMenu</name>
    <message>
        <source>Avatar</source>
        <translation>Avatar</translation>
    </message>
    <message>
        <source>Import a character card…</source>
        <translation>Charakterkarte importieren …</translation>
    </message>
    <message>
        <source>Save this avatar as a card…</source>
        <translation>Diesen Avatar als Karte speichern …</translation>
    </message>
    <message>
        <source>Remove this avatar…</source>
        <translation>Diesen Avatar entfernen …</translation>
    </message>
</context>
<context>
    <name>PhotoForm</name>
    <message>
        <source>Photo: move it with the arrow keys, plus and minus change its size</source>
        <translation>Foto: mit den Pfeiltasten verschieben, Plus und Minus ändern die Größe</translation>
    </message>
    <message>
        <source>Choose a photo…</source>
        <translation>Foto wählen …</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>Bilder ({kinds})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>{name} wird gelesen …</translation>
    </message>
    <message>
        <source>Drag it into place; the wheel makes it larger.</source>
        <translation>Zieh es zurecht; das Mausrad vergrößert es.</translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation>Foto wählen</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>PromptBar</name>
    <message>
        <source>Message {name}&apos;s avatar</source>
        <translation>Nachricht an den Avatar von {name}</translation>
    </message>
    <message>
        <source>{count} characters. A question of more than {limit} is too long to be answered from what is told.</source>
        <translation>{count} Zeichen. Eine Frage mit mehr als {limit} ist zu lang, um sie aus dem Erzählten zu beantworten.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>Senden</translation>
    </message>
</context>
<context>
    <name>ProposalCard</name>
    <message numerus="yes">
        <source>Facts in your answers: take, mend or strike them (%n)</source>
        <translation>
            <numerusform>Fakt in deinen Antworten: übernehmen, ändern oder streichen (%n)</numerusform>
            <numerusform>Fakten in deinen Antworten: übernehmen, ändern oder streichen (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Take all ({n})</source>
        <translation>Alle übernehmen ({n})</translation>
    </message>
</context>
<context>
    <name>ProposalRow</name>
    <message>
        <source>Proposed fact</source>
        <translation>Vorgeschlagener Fakt</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Strike</source>
        <translation>Streichen</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>Laufwerk</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>Verknüpfung</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Suchen in:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Dateien des &amp;Typs:</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
</context>
<context>
    <name>RemarkCard</name>
    <message>
        <source>Read it as a text</source>
        <translation>Als Text lesen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>RowsModel</name>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Fact or answer</source>
        <translation>Fakt oder Antwort</translation>
    </message>
    <message>
        <source>Edit “{text}”</source>
        <translation>„{text}“ ändern</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>Fakt</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>About itself</source>
        <translation>Über sich selbst</translation>
    </message>
    <message>
        <source>Kept private</source>
        <translation>Vertraulich</translation>
    </message>
    <message>
        <source>Small talk</source>
        <translation>Smalltalk</translation>
    </message>
    <message>
        <source>General</source>
        <translation>Allgemeines</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Nur als Test</translation>
    </message>
    <message numerus="yes">
        <source>%n more wording(s) of it stay as they are.</source>
        <translation>
            <numerusform>%n weitere Fassung davon bleibt, wie sie ist.</numerusform>
            <numerusform>%n weitere Fassungen davon bleiben, wie sie sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stands twice: “{other}”</source>
        <translation>Steht zweimal: „{other}“</translation>
    </message>
    <message>
        <source>May contradict “{other}”</source>
        <translation>Widerspricht vielleicht „{other}“</translation>
    </message>
    <message>
        <source>Has no answer</source>
        <translation>Hat keine Antwort</translation>
    </message>
    <message>
        <source>Told to anybody: {detail}</source>
        <translation>Würde jedem erzählt: {detail}</translation>
    </message>
</context>
<context>
    <name>SamplingRows</name>
    <message>
        <source>Every avatar and model</source>
        <translation>Jeden Avatar und jedes Modell</translation>
    </message>
    <message>
        <source>Only {pair}</source>
        <translation>Nur {pair}</translation>
    </message>
    <message>
        <source>Applies to</source>
        <translation>Gilt für</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>Voreinstellung</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset the sampling values</source>
        <translation>Die Werte zurücksetzen</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>Eigene</translation>
    </message>
    <message>
        <source>Values of your own; a preset replaces them.</source>
        <translation>Eigene Werte; eine Voreinstellung ersetzt sie.</translation>
    </message>
</context>
<context>
    <name>ScoreCard</name>
    <message>
        <source>Tells what it was told</source>
        <translation>Sagt, was erzählt wurde</translation>
    </message>
    <message>
        <source>Refuses what it was not told</source>
        <translation>Lehnt ab, was nicht erzählt wurde</translation>
    </message>
    <message>
        <source>Refuses what it was told</source>
        <translation>Verweigert, was erzählt wurde</translation>
    </message>
    <message>
        <source>Answers with an invention</source>
        <translation>Antworten mit Erfundenem</translation>
    </message>
    <message>
        <source>Inventions in 100 answers</source>
        <translation>Erfindungen in 100 Antworten</translation>
    </message>
    <message>
        <source>Speaks in the owner&apos;s words</source>
        <translation>Spricht mit den Worten der Person</translation>
    </message>
    <message>
        <source>Knows who it is</source>
        <translation>Weiß, wer er ist</translation>
    </message>
    <message>
        <source>Repeats itself in a talk</source>
        <translation>Wiederholt sich im Gespräch</translation>
    </message>
    <message>
        <source>Right where it refuses</source>
        <translation>Lehnt zu Recht ab</translation>
    </message>
    <message>
        <source>Refuses small talk</source>
        <translation>Lehnt Smalltalk ab</translation>
    </message>
    <message>
        <source>Contradicts itself in other wordings</source>
        <translation>Widerspricht sich bei anderem Wortlaut</translation>
    </message>
    <message>
        <source>Repeats itself within an answer</source>
        <translation>Wiederholt sich in einer Antwort</translation>
    </message>
    <message>
        <source>Different pairs of words in a talk</source>
        <translation>Verschiedene Wortpaare im Gespräch</translation>
    </message>
    <message>
        <source>Answers given before, word for word</source>
        <translation>Antworten, die es wörtlich schon gab</translation>
    </message>
    <message>
        <source>Inventions in a talk</source>
        <translation>Erfindungen in einem Gespräch</translation>
    </message>
    <message>
        <source>Answers that end by themselves</source>
        <translation>Antworten, die von selbst enden</translation>
    </message>
    <message>
        <source>Answers that the check cut short</source>
        <translation>Antworten, die die Prüfung abgebrochen hat</translation>
    </message>
    <message>
        <source>Answers in the model&apos;s words</source>
        <translation>Antworten in den Worten des Modells</translation>
    </message>
    <message>
        <source>Seconds to the first token</source>
        <translation>Sekunden bis zum ersten Token</translation>
    </message>
    <message>
        <source>Seconds to the first text</source>
        <translation>Sekunden bis zum ersten Text</translation>
    </message>
    <message>
        <source>Seconds for an answer</source>
        <translation>Sekunden für eine Antwort</translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation>Token je Sekunde</translation>
    </message>
    <message>
        <source>Tokens read anew for an answer</source>
        <translation>Für eine Antwort neu gelesene Token</translation>
    </message>
    <message>
        <source>Most tokens read anew for an answer</source>
        <translation>Höchstens für eine Antwort neu gelesene Token</translation>
    </message>
    <message>
        <source>Tokens read anew, late over early</source>
        <translation>Neu gelesene Token, spät zu früh</translation>
    </message>
    <message>
        <source>Distance from the owner&apos;s words (perplexity)</source>
        <translation>Abstand zu den Worten der Person (Perplexität)</translation>
    </message>
    <message>
        <source>Answers small talk</source>
        <translation>Beantwortet Smalltalk</translation>
    </message>
    <message>
        <source>no questions</source>
        <translation>keine Fragen</translation>
    </message>
    <message>
        <source>{hits} of {n}, so between {low} and {high}</source>
        <translation>{hits} von {n}, also zwischen {low} und {high}</translation>
    </message>
    <message>
        <source>Made on {date} by the training pipeline, {mode}, with {model}.</source>
        <translation>Am {date} von der Trainingsstrecke erstellt, {mode}, mit {model}.</translation>
    </message>
    <message>
        <source>Made on {date} in the studio from what is told, {mode}, with {model}. Questions: {n}.</source>
        <translation>Am {date} im Studio aus dem Erzählten erstellt, {mode}, mit {model}. Fragen: {n}.</translation>
    </message>
    <message>
        <source>free</source>
        <translation>frei</translation>
    </message>
    <message>
        <source>grounded</source>
        <translation>gestützt</translation>
    </message>
    <message>
        <source>strict</source>
        <translation>streng</translation>
    </message>
    <message>
        <source>They are a sample of {n}.</source>
        <translation>Sie sind eine Stichprobe aus {n}.</translation>
    </message>
    <message>
        <source>Engine or judge had to be started again: {n}.</source>
        <translation>Neustarts von Engine oder Beurteilung: {n}.</translation>
    </message>
    <message>
        <source>Invented</source>
        <translation>Erfunden</translation>
    </message>
    <message>
        <source>Should have refused</source>
        <translation>Hätte ablehnen sollen</translation>
    </message>
    <message>
        <source>Small talk not answered</source>
        <translation>Smalltalk nicht beantwortet</translation>
    </message>
    <message>
        <source>Refused what is told</source>
        <translation>Abgelehnt, obwohl erzählt</translation>
    </message>
    <message>
        <source>Told something else</source>
        <translation>Etwas anderes gesagt</translation>
    </message>
    <message>
        <source>[near miss, made by the program]</source>
        <translation>[knapp daneben, vom Programm gemacht]</translation>
    </message>
    <message>
        <source>Every answer is as wanted.</source>
        <translation>Jede Antwort ist wie gewünscht.</translation>
    </message>
    <message>
        <source>Answers that are not as wanted: {n}</source>
        <translation>Antworten, die nicht wie gewünscht sind: {n}</translation>
    </message>
    <message>
        <source>Nothing is trained and nothing leaves this computer. The avatar is asked as a visitor would ask, each question in a chat of its own, by an engine of its own.</source>
        <translation>Nichts wird trainiert, und nichts verlässt diesen Computer. Der Avatar wird gefragt, wie ein Besucher fragt, jede Frage in einem eigenen Gespräch, mit einer eigenen Engine.</translation>
    </message>
    <message>
        <source>What it should tell: your held-back questions (mark a pair in the table with “Hold back”; then it only tests and is never an answer); other wordings of the interview; your own questions in a frame such as “May I ask you something?”, which are easy; and names that stand in one fact alone.</source>
        <translation>Was er sagen soll: deine Testfragen (markiere ein Paar in der Tabelle mit „Nur als Test“; dann prüft es nur und ist nie eine Antwort); andere Formulierungen des Interviews; deine eigenen Fragen in einem Rahmen wie „Darf ich dich etwas fragen?“, die leicht sind; und Namen, die nur in einem Fakt stehen.</translation>
    </message>
    <message>
        <source>What it should refuse: near misses, made by the program. Some ask for what hardly anybody tells, such as a shoe size; some for a detail of a name or thing in your facts. They are left out where a word of theirs stands in what you told. Nobody has checked them: one may be answered by a fact all the same. And what you keep private.</source>
        <translation>Was er ablehnen soll: knapp danebenliegende Fragen, die das Programm macht. Manche fragen nach etwas, das kaum jemand erzählt, etwa der Schuhgröße, manche nach einer Einzelheit zu einem Namen oder Ding in deinen Fakten. Sie entfallen, wo ein Wort von ihnen in dem steht, was du erzählt hast. Niemand hat sie geprüft: Ein Fakt kann eine davon trotzdem beantworten. Und was du für dich behältst.</translation>
    </message>
    <message>
        <source>An answer tells what you told where your sentence, or most of its letters, is in it; for a model that speaks, and for held-back questions, also where the reader of claims finds the same in other words. An invention is a sentence of the model&apos;s that claims something about you which none of your texts says. In your words is what you wrote yourself, or nearly.</source>
        <translation>Eine Antwort sagt, was du erzählt hast, wenn dein Satz oder die meisten seiner Buchstaben darin stehen; bei einem Modell, das selbst spricht, und bei Testfragen auch, wenn der Leser von Behauptungen dasselbe in anderen Worten findet. Erfunden ist ein Satz des Modells, der etwas über dich behauptet, das keiner deiner Texte sagt. Deine Worte sind, was du selbst geschrieben hast, oder beinahe.</translation>
    </message>
    <message>
        <source>The interval holds the true share in 95 of 100 such cards: few questions, a wide interval. It says nothing about questions of another kind.</source>
        <translation>Der Bereich enthält den wahren Anteil in 95 von 100 solchen Zeugnissen: wenige Fragen, weiter Bereich. Über andersartige Fragen sagt er nichts.</translation>
    </message>
</context>
<context>
    <name>ScorePage</name>
    <message>
        <source>Make the score card</source>
        <translation>Zeugnis erstellen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Show its line</source>
        <translation>Zeile zeigen</translation>
    </message>
    <message>
        <source>The judge and the model are being started…</source>
        <translation>Beurteilung und Modell werden gestartet …</translation>
    </message>
    <message>
        <source>How it is made</source>
        <translation>Wie es entsteht</translation>
    </message>
    <message>
        <source>{done} of {all}: {question}</source>
        <translation>{done} von {all}: {question}</translation>
    </message>
    <message>
        <source>No score card yet. It takes some minutes; you can go on working meanwhile.</source>
        <translation>Noch kein Zeugnis. Es dauert einige Minuten; du kannst währenddessen weiterarbeiten.</translation>
    </message>
    <message>
        <source>Facts or answers have changed since: make it anew.</source>
        <translation>Seither haben sich Fakten oder Antworten geändert: Erstelle es neu.</translation>
    </message>
    <message>
        <source>Answers that are not as wanted</source>
        <translation>Antworten, die nicht wie gewünscht sind</translation>
    </message>
    <message>
        <source>Questions asked</source>
        <translation>Gestellte Fragen</translation>
    </message>
    <message>
        <source>How it is made…</source>
        <translation>Wie es entsteht …</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Seiten der Einstellungen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>The fields below are for backends that sample, and for servers.</source>
        <translation>Die Felder unten sind für Backends, die ziehen, und für Server.</translation>
    </message>
    <message>
        <source>Test this backend</source>
        <translation>Dieses Backend testen</translation>
    </message>
    <message>
        <source>Loading the model and asking it for one line…</source>
        <translation>Das Modell wird geladen und um eine Zeile gebeten …</translation>
    </message>
    <message>
        <source>Grounded: facts are checked</source>
        <translation>Gestützt: Fakten werden geprüft</translation>
    </message>
    <message>
        <source>Strict: only what is known</source>
        <translation>Streng: nur Bekanntes</translation>
    </message>
    <message>
        <source>Free: the model alone</source>
        <translation>Frei: nur das Modell</translation>
    </message>
    <message>
        <source>Honesty</source>
        <translation>Ehrlichkeit</translation>
    </message>
    <message>
        <source>Automatic: by the size of the model</source>
        <translation>Automatisch: nach der Größe des Modells</translation>
    </message>
    <message>
        <source>Quoting: in the owner&apos;s words</source>
        <translation>Zitieren: in den Worten der Person</translation>
    </message>
    <message>
        <source>Speaking: in the model&apos;s words, from all facts</source>
        <translation>Sprechen: in den Worten des Modells, aus allen Fakten</translation>
    </message>
    <message>
        <source>Manner</source>
        <translation>Art zu antworten</translation>
    </message>
    <message>
        <source>Longest reply (tokens)</source>
        <translation>Längste Antwort (Token)</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>Longest thoughts (tokens)</source>
        <translation>Längste Gedanken (Token)</translation>
    </message>
    <message>
        <source>Only for models that think before they answer.</source>
        <translation>Nur für Modelle, die vor der Antwort nachdenken.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Dein Name</translation>
    </message>
    <message>
        <source>as avatars should call you</source>
        <translation>wie Avatare dich nennen sollen</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Startwert</translation>
    </message>
    <message>
        <source>a new one each time</source>
        <translation>jedes Mal ein neuer</translation>
    </message>
</context>
<context>
    <name>SettingsFields</name>
    <message>
        <source>unknown editor</source>
        <translation>unbekanntes Eingabefeld</translation>
    </message>
</context>
<context>
    <name>SharePage</name>
    <message>
        <source>Save as one file…</source>
        <translation>Als eine Datei speichern …</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) hold private details; look at them first.</source>
        <translation>
            <numerusform>%n Zeile enthält private Angaben; sieh sie zuerst an.</numerusform>
            <numerusform>%n Zeilen enthalten private Angaben; sieh sie zuerst an.</numerusform>
        </translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Save as one file</source>
        <translation>Als eine Datei speichern</translation>
    </message>
    <message>
        <source>Avatars ({kinds})</source>
        <translation>Avatare ({kinds})</translation>
    </message>
    <message>
        <source>Licence: what others may do with it</source>
        <translation>Lizenz: was andere damit dürfen</translation>
    </message>
    <message>
        <source>No licence</source>
        <translation>Keine Lizenz</translation>
    </message>
    <message>
        <source>Not in it: chats, what visitors asked in vain, the interview, the voice file.</source>
        <translation>Nicht darin: Chats, vergeblich Gefragtes, das Interview, die Stimmdatei.</translation>
    </message>
    <message>
        <source>Picture with a card…</source>
        <translation>Bild mit Karte …</translation>
    </message>
    <message>
        <source>Folder of Markdown…</source>
        <translation>Ordner mit Markdown …</translation>
    </message>
    <message>
        <source>Save as a picture with a card</source>
        <translation>Als Bild mit Karte speichern</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>Bilder ({kinds})</translation>
    </message>
    <message>
        <source>Where the new folder goes</source>
        <translation>Wohin der neue Ordner kommt</translation>
    </message>
    <message>
        <source>For other programs, without adapter and score card:</source>
        <translation>Für andere Programme, ohne Adapter und Zeugnis:</translation>
    </message>
    <message>
        <source>The picture of the avatar</source>
        <translation>Das Bild des Avatars</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Search chats</source>
        <translation>Chats durchsuchen</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Neuer Chat</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Angeheftet</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) found</source>
        <translation>
            <numerusform>%n Nachricht gefunden</numerusform>
            <numerusform>%n Nachrichten gefunden</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chats</translation>
    </message>
    <message numerus="yes">
        <source>More than %n message(s) found, the newest here</source>
        <translation>
            <numerusform>Mehr als %n Nachricht gefunden, hier die neuesten</numerusform>
            <numerusform>Mehr als %n Nachrichten gefunden, hier die neuesten</numerusform>
        </translation>
    </message>
    <message>
        <source>No chats yet</source>
        <translation>Noch keine Chats</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>MMMM yyyy</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
</context>
<context>
    <name>SilenceWatch</name>
    <message>
        <source>Looking through what is told, {seconds} s</source>
        <translation>Das Erzählte wird durchgesehen, {seconds} s</translation>
    </message>
    <message>
        <source>Waiting for the server, {seconds} s</source>
        <translation>Warten auf den Server, {seconds} s</translation>
    </message>
    <message>
        <source>Waiting for the model, {seconds} s</source>
        <translation>Warten auf das Modell, {seconds} s</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Reading what {name} has told, {percent} %</source>
        <translation>Was {name} erzählt hat, wird gelesen, {percent} %</translation>
    </message>
    <message>
        <source>Loading {name}, {percent} %</source>
        <translation>{name} wird geladen, {percent} %</translation>
    </message>
    <message>
        <source>{model} with {name}&apos;s adapter</source>
        <translation>{model} mit dem Adapter von {name}</translation>
    </message>
    <message>
        <source>{name} is not loaded, it ended the engine last time</source>
        <translation>{name} ist nicht geladen, es hat beim letzten Mal die Engine beendet</translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation>Kein Modell geladen</translation>
    </message>
    <message>
        <source>The engine rests until the next question</source>
        <translation>Die Engine ruht bis zur nächsten Frage</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>auf diesem Computer</translation>
    </message>
    <message>
        <source>on a server</source>
        <translation>auf einem Server</translation>
    </message>
    <message>
        <source>llama.cpp runs the model and always takes the likeliest word (greedy): same question, same answer.</source>
        <translation>llama.cpp führt das Modell aus und nimmt immer das wahrscheinlichste Wort (greedy): gleiche Frage, gleiche Antwort.</translation>
    </message>
    <message>
        <source>llama.cpp runs the model and draws among the likely words (sampling): answers vary.</source>
        <translation>llama.cpp führt das Modell aus und zieht unter den wahrscheinlichen Wörtern (Sampling): Antworten sind verschieden.</translation>
    </message>
    <message>
        <source>The model runs on the server that you chose: what you write goes there.</source>
        <translation>Das Modell läuft auf dem Server, den du gewählt hast: Was du schreibst, geht dorthin.</translation>
    </message>
    <message>
        <source>facts are checked</source>
        <translation>Fakten werden geprüft</translation>
    </message>
    <message>
        <source>only what is known</source>
        <translation>nur Bekanntes</translation>
    </message>
    <message>
        <source>facts are not checked</source>
        <translation>Fakten ungeprüft</translation>
    </message>
    <message>
        <source>Grounded: what the model says of the person is held against the facts, and what nobody told is said to be unknown.</source>
        <translation>Gestützt: Was das Modell über die Person sagt, wird mit den Fakten verglichen; was niemand erzählt hat, gilt als unbekannt.</translation>
    </message>
    <message>
        <source>Strict: questions about the person are answered in the person&apos;s own words only.</source>
        <translation>Streng: Fragen nach der Person werden nur mit ihren eigenen Worten beantwortet.</translation>
    </message>
    <message>
        <source>Free: the model answers alone, so it may invent something.</source>
        <translation>Frei: Das Modell antwortet allein und kann etwas erfinden.</translation>
    </message>
</context>
<context>
    <name>StudioCommands</name>
    <message>
        <source>New avatar…</source>
        <translation>Neuer Avatar …</translation>
    </message>
    <message>
        <source>Studio of this avatar…</source>
        <translation>Studio dieses Avatars …</translation>
    </message>
    <message>
        <source>Name, language, picture…</source>
        <translation>Name, Sprache, Bild …</translation>
    </message>
    <message>
        <source>Open a shared avatar…</source>
        <translation>Geteilten Avatar öffnen …</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>The training of {name} is done.</source>
        <translation>Das Training von {name} ist fertig.</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>The training of {name} waits; step {step} of {all} is saved.</source>
        <translation>Das Training von {name} wartet; Schritt {step} von {all} ist gesichert.</translation>
    </message>
    <message>
        <source>The training of {name} waits.</source>
        <translation>Das Training von {name} wartet.</translation>
    </message>
    <message>
        <source>{name} is here. Ask something, or go on in the studio.</source>
        <translation>{name} ist da. Frag etwas, oder mach im Studio weiter.</translation>
    </message>
    <message>
        <source>Studio</source>
        <translation>Studio</translation>
    </message>
    <message>
        <source>Open a shared avatar</source>
        <translation>Geteilten Avatar öffnen</translation>
    </message>
    <message>
        <source>{name} is here.</source>
        <translation>{name} ist da.</translation>
    </message>
    <message>
        <source>{name} was replaced.</source>
        <translation>{name} wurde ersetzt.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Avatars (*.avatar persona.md);;All files (*)</source>
        <translation>Avatare (*.avatar persona.md);;Alle Dateien (*)</translation>
    </message>
</context>
<context>
    <name>StudioWindow</name>
    <message>
        <source>Studio: {name}</source>
        <translation>Studio: {name}</translation>
    </message>
    <message>
        <source>Pages of the studio</source>
        <translation>Seiten des Studios</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>Interview</translation>
    </message>
    <message>
        <source>Facts and answers</source>
        <translation>Fakten und Antworten</translation>
    </message>
    <message>
        <source>Bring</source>
        <translation>Mitbringen</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>Zu tun</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Zeugnis</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Teilen</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Gespeichert als {name}.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
</context>
<context>
    <name>TablePage</name>
    <message>
        <source>Search facts and answers</source>
        <translation>Fakten und Antworten durchsuchen</translation>
    </message>
    <message>
        <source>Hold back</source>
        <translation>Nur als Test</translation>
    </message>
    <message>
        <source>A pair that is held back only tests the avatar: it is never an answer.</source>
        <translation>Ein solches Paar prüft den Avatar nur: Es ist nie eine Antwort.</translation>
    </message>
    <message>
        <source>New fact</source>
        <translation>Neuer Fakt</translation>
    </message>
    <message>
        <source>One sentence in the first person</source>
        <translation>Ein Satz in der ersten Person</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Add a fact</source>
        <translation>Fakt hinzufügen</translation>
    </message>
    <message>
        <source>New answer</source>
        <translation>Neue Antwort</translation>
    </message>
    <message>
        <source>What visitors ask</source>
        <translation>Was Besucher fragen</translation>
    </message>
    <message>
        <source>What you say</source>
        <translation>Was du sagst</translation>
    </message>
    <message>
        <source>Add an answer</source>
        <translation>Antwort hinzufügen</translation>
    </message>
    <message>
        <source>Not talked about</source>
        <translation>Worüber nicht gesprochen wird</translation>
    </message>
    <message>
        <source>Subject, such as “my health”</source>
        <translation>Thema, etwa „meine Gesundheit“</translation>
    </message>
    <message>
        <source>What you say instead</source>
        <translation>Was du stattdessen sagst</translation>
    </message>
    <message>
        <source>Add a subject that is not talked about</source>
        <translation>Thema hinzufügen, über das nicht geredet wird</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Answer with it again</source>
        <translation>Wieder damit antworten</translation>
    </message>
    <message>
        <source>Hold back as a test</source>
        <translation>Nur als Test nutzen</translation>
    </message>
    <message>
        <source>Move to “{topic}”</source>
        <translation>Nach „{topic}“ verschieben</translation>
    </message>
    <message>
        <source>Facts and answers</source>
        <translation>Fakten und Antworten</translation>
    </message>
    <message>
        <source>Fact…</source>
        <translation>Fakt …</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>Antwort …</translation>
    </message>
    <message>
        <source>Not talked about…</source>
        <translation>Privates …</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
</context>
<context>
    <name>TemplateDialog</name>
    <message>
        <source>Chat template</source>
        <translation>Chat-Vorlage</translation>
    </message>
    <message>
        <source>Template (Jinja)</source>
        <translation>Vorlage (Jinja)</translation>
    </message>
    <message>
        <source>What the model is given</source>
        <translation>Was das Modell bekommt</translation>
    </message>
    <message>
        <source>It puts the conversation into the form that the model was trained on.</source>
        <translation>Sie bringt das Gespräch in die Form, auf die das Modell trainiert wurde.</translation>
    </message>
    <message>
        <source>This model has no template, so it is probably a base model that continues text. Choose a form below, or write one.</source>
        <translation>Dieses Modell hat keine Vorlage, ist also wohl ein Basismodell, das Text fortsetzt. Wähle unten eine Form, oder schreib eine.</translation>
    </message>
    <message>
        <source>Choose a known form</source>
        <translation>Eine bekannte Form wählen</translation>
    </message>
    <message>
        <source>Choose a known form…</source>
        <translation>Eine bekannte Form wählen …</translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation>Die des Modells</translation>
    </message>
    <message>
        <source>Use this template</source>
        <translation>Diese Vorlage benutzen</translation>
    </message>
    <message>
        <source>Use the model&apos;s own</source>
        <translation>Die des Modells benutzen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>Sie funktioniert.</translation>
    </message>
    <message>
        <source>It works, without a place for instructions: they go into the first question.</source>
        <translation>Sie funktioniert, ohne Platz für Anweisungen: Diese kommen in die erste Frage.</translation>
    </message>
</context>
<context>
    <name>TemplatePreview</name>
    <message>
        <source>It took too long and was ended.</source>
        <translation>Es dauerte zu lange und wurde beendet.</translation>
    </message>
    <message>
        <source>The template ended the child that rendered it.</source>
        <translation>Die Vorlage hat den Kindprozess beendet, der sie ausführte.</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodoPage</name>
    <message>
        <source>Keep what visitors asked in vain, on this computer</source>
        <translation>Vergeblich Gefragtes auf diesem Computer behalten</translation>
    </message>
    <message>
        <source>The judge reads…</source>
        <translation>Wird beurteilt …</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) are answered by other facts.</source>
        <translation>
            <numerusform>%n Frage ist durch anderes beantwortet.</numerusform>
            <numerusform>%n Fragen sind durch anderes beantwortet.</numerusform>
        </translation>
    </message>
    <message>
        <source>Topics with open questions</source>
        <translation>Themen mit offenen Fragen</translation>
    </message>
    <message>
        <source>Asked in vain, most asked first</source>
        <translation>Vergeblich gefragt, das Häufigste zuerst</translation>
    </message>
    <message>
        <source>Ask me about it</source>
        <translation>Frag mich danach</translation>
    </message>
    <message>
        <source>Look with the judge</source>
        <translation>Prüfen lassen</translation>
    </message>
    <message>
        <source>Answer it…</source>
        <translation>Beantworten …</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Forget all</source>
        <translation>Alle vergessen</translation>
    </message>
    <message>
        <source>Nobody has asked anything in vain yet.</source>
        <translation>Noch hat niemand etwas vergeblich gefragt.</translation>
    </message>
</context>
<context>
    <name>TopicList</name>
    <message>
        <source>Topics</source>
        <translation>Themen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Zu prüfen</translation>
    </message>
    <message>
        <source>Not talked about</source>
        <translation>Privat gehalten</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Nur als Test</translation>
    </message>
    <message>
        <source>No topic</source>
        <translation>Ohne Thema</translation>
    </message>
    <message>
        <source>Small talk</source>
        <translation>Smalltalk</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>The training is being prepared…</source>
        <translation>Das Training wird vorbereitet …</translation>
    </message>
    <message>
        <source>Throw away what was trained, and begin anew?</source>
        <translation>Das Trainierte verwerfen und neu beginnen?</translation>
    </message>
    <message>
        <source>Stop, and throw away what was trained?</source>
        <translation>Anhalten und das Trainierte verwerfen?</translation>
    </message>
    <message>
        <source>{name} speaks with it from now on.</source>
        <translation>{name} spricht von jetzt an damit.</translation>
    </message>
    <message>
        <source>The adapter is being kept…</source>
        <translation>Der Adapter wird übernommen …</translation>
    </message>
    <message>
        <source>What was trained is being thrown away…</source>
        <translation>Das Trainierte wird verworfen …</translation>
    </message>
    <message>
        <source>Looking for Python…</source>
        <translation>Python wird gesucht …</translation>
    </message>
    <message>
        <source>Folder of a source install</source>
        <translation>Ordner einer Quellinstallation</translation>
    </message>
    <message>
        <source>Looking at it…</source>
        <translation>Es wird geprüft …</translation>
    </message>
    <message>
        <source>Copy {place} to the other computer and run there: python3 train.py</source>
        <translation>Kopiere {place} auf den anderen Computer und führe dort aus: python3 train.py</translation>
    </message>
    <message>
        <source>The folder is being written…</source>
        <translation>Der Ordner wird geschrieben …</translation>
    </message>
    <message>
        <source>Throw away the training that is here, if that one can be used?</source>
        <translation>Das hiesige Training verwerfen, wenn jenes brauchbar ist?</translation>
    </message>
    <message>
        <source>Nothing has to be trained: the avatar answers already. A training makes the model speak more in your words, and say less where nothing is told.</source>
        <translation>Trainiert werden muss nichts: Der Avatar antwortet schon. Ein Training lässt das Modell mehr in deinen Worten sprechen und weniger sagen, wo nichts erzählt ist.</translation>
    </message>
    <message>
        <source>Train the avatar</source>
        <translation>Den Avatar trainieren</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>There are few answers to learn from: go on with the interview first.</source>
        <translation>Es gibt wenige Antworten zum Lernen: Mach erst mit dem Interview weiter.</translation>
    </message>
    <message>
        <source>Another avatar is being trained just now.</source>
        <translation>Gerade wird ein anderer Avatar trainiert.</translation>
    </message>
    <message>
        <source>PyTorch and what goes with it are not part of this installation: about {download} to download, {disk} on the disk. They go into a folder of their own, {folder}; nothing else on this computer changes. Or choose a source install that has them.</source>
        <translation>PyTorch und was dazugehört sind nicht Teil dieser Installation: etwa {download} zu laden, {disk} auf der Platte. Sie kommen in einen eigenen Ordner, {folder}; sonst ändert sich auf diesem Computer nichts. Oder wähle eine Quellinstallation, die sie hat.</translation>
    </message>
    <message>
        <source>Training needs more parts</source>
        <translation>Zum Trainieren fehlen Teile</translation>
    </message>
    <message>
        <source>Yes, install them</source>
        <translation>Ja, installieren</translation>
    </message>
    <message>
        <source>Choose a source install…</source>
        <translation>Quellinstallation wählen …</translation>
    </message>
    <message>
        <source>The parts for training are being installed</source>
        <translation>Die Teile für das Training werden installiert</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>It saves itself and pauses…</source>
        <translation>Es speichert sich und macht Pause …</translation>
    </message>
    <message>
        <source>The avatar is being trained</source>
        <translation>Der Avatar wird trainiert</translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation>Anhalten …</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Begin anew…</source>
        <translation>Neu beginnen …</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>The training did not come to its end</source>
        <translation>Das Training kam nicht zu seinem Ende</translation>
    </message>
    <message>
        <source>The training waits</source>
        <translation>Das Training wartet</translation>
    </message>
    <message>
        <source>Facts or answers have changed since: only a new training learns them.</source>
        <translation>Fakten oder Antworten haben sich seither geändert: Nur ein neues Training lernt sie.</translation>
    </message>
    <message>
        <source>The training is done</source>
        <translation>Das Training ist fertig</translation>
    </message>
    <message>
        <source>Keep it, if it is better; the avatar stays as it is otherwise.</source>
        <translation>Behalte es, wenn es besser ist; sonst bleibt der Avatar, wie er ist.</translation>
    </message>
    <message>
        <source>It fits the model. It was not measured: try the avatar after keeping it.</source>
        <translation>Es passt zum Modell. Gemessen wurde es nicht: Probiere den Avatar, wenn du es behalten hast.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Measuring: this takes some minutes.</source>
        <translation>Messung: Das dauert einige Minuten.</translation>
    </message>
    <message>
        <source>Preparing: this takes some minutes.</source>
        <translation>Vorbereitung: Das dauert einige Minuten.</translation>
    </message>
    <message>
        <source>Step {step} of {all}</source>
        <translation>Schritt {step} von {all}</translation>
    </message>
    <message>
        <source>{words}, {time} left</source>
        <translation>{words}, noch {time}</translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>Wie weit es ist</translation>
    </message>
</context>
<context>
    <name>TrainWords</name>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) of yours</source>
        <translation>
            <numerusform>%n Antwort von dir</numerusform>
            <numerusform>%n Antworten von dir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>%n Fakt</numerusform>
            <numerusform>%n Fakten</numerusform>
        </translation>
    </message>
    <message>
        <source>{answers}, {facts}</source>
        <translation>{answers}, {facts}</translation>
    </message>
    <message>
        <source>Learns from</source>
        <translation>Lernt aus</translation>
    </message>
    <message numerus="yes">
        <source>%n at most; it ends sooner where it learns no more</source>
        <translation>
            <numerusform>höchstens %n; früher Schluss, wenn es nichts mehr lernt</numerusform>
            <numerusform>höchstens %n; früher Schluss, wenn es nichts mehr lernt</numerusform>
        </translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>about {time} on this computer</source>
        <translation>etwa {time} auf diesem Computer</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>{memory} of memory, {disk} on the disk meanwhile</source>
        <translation>{memory} Speicher, solange {disk} auf der Platte</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Braucht</translation>
    </message>
    <message numerus="yes">
        <source>It rests on %n question(s) that were held back: one answer more or less is {points} %.</source>
        <translation>
            <numerusform>Es beruht auf %n zurückgehaltenen Frage: Eine Antwort mehr oder weniger macht {points} % aus.</numerusform>
            <numerusform>Es beruht auf %n zurückgehaltenen Fragen: Eine Antwort mehr oder weniger macht {points} % aus.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>Score card</source>
        <translation>Zeugnis</translation>
    </message>
</context>
<context>
    <name>TryPanel</name>
    <message>
        <source>Ask as a visitor would</source>
        <translation>Frag wie ein Besucher</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Du</translation>
    </message>
    <message numerus="yes">
        <source>%n more question(s) wait.</source>
        <translation>
            <numerusform>Noch %n Frage wartet.</numerusform>
            <numerusform>Noch %n Fragen warten.</numerusform>
        </translation>
    </message>
    <message>
        <source>The judge reads…</source>
        <translation>Wird beurteilt …</translation>
    </message>
    <message>
        <source>(The model answers this, in the chat.)</source>
        <translation>(Das beantwortet das Modell im Chat.)</translation>
    </message>
    <message>
        <source>The judge does not run: the nearest text was taken.</source>
        <translation>Die Beurteilung läuft nicht: Der ähnlichste Text wurde genommen.</translation>
    </message>
    <message>
        <source>Judged to be known: {share} %</source>
        <translation>Als bekannt beurteilt: {share} %</translation>
    </message>
    <message>
        <source>Fact: {text}</source>
        <translation>Fakt: {text}</translation>
    </message>
    <message>
        <source>Your pair: {text}</source>
        <translation>Deine Frage: {text}</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Below an answer stands how sure the judge is, and what it rests on.</source>
        <translation>Unter einer Antwort steht, wie sicher sie ist und worauf sie beruht.</translation>
    </message>
</context>
<context>
    <name>VirtualList</name>
    <message>
        <source>Jump to newest</source>
        <translation>Zum Neuesten</translation>
    </message>
</context>
<context>
    <name>VisitorPage</name>
    <message>
        <source>What I remember about you</source>
        <translation>Was ich mir über dich merke</translation>
    </message>
    <message>
        <source>{name} remembers in later chats what you say of yourself, if you allow it. It is kept on this computer only, and never part of an export or of a shared avatar.</source>
        <translation>{name} merkt sich für spätere Chats, was du über dich sagst, wenn du es erlaubst. Es bleibt auf diesem Computer und ist nie Teil eines Exports oder eines geteilten Avatars.</translation>
    </message>
    <message>
        <source>Remember me across chats</source>
        <translation>Sich über Chats hinweg an mich erinnern</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Dein Name</translation>
    </message>
    <message>
        <source>as this avatar should call you</source>
        <translation>wie dieser Avatar dich nennen soll</translation>
    </message>
    <message>
        <source>Nothing is remembered yet. Say something of yourself, or add a line.</source>
        <translation>Noch ist nichts gemerkt. Erzähl etwas von dir, oder füge eine Zeile hinzu.</translation>
    </message>
    <message>
        <source>What you said of yourself</source>
        <translation>Was du über dich gesagt hast</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>Zeile hinzufügen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Forget me</source>
        <translation>Mich vergessen</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Understood</source>
        <translation>Verstanden</translation>
    </message>
    <message>
        <source>Your own avatar…</source>
        <translation>Eigener Avatar …</translation>
    </message>
    <message>
        <source>Answers are made by the server that you chose.</source>
        <translation>Die Antworten macht der Server, den du gewählt hast.</translation>
    </message>
    <message>
        <source>Everything runs on this computer: nothing that you type leaves it.</source>
        <translation>Alles läuft auf diesem Computer: Nichts, was du schreibst, verlässt ihn.</translation>
    </message>
    <message>
        <source>This is a virtual avatar: it speaks for a person, and is not that person.</source>
        <translation>Dies ist ein virtueller Avatar: Er spricht für einen Menschen und ist nicht dieser Mensch.</translation>
    </message>
    <message>
        <source>Below each answer you see which facts it rests on, or that it is not known.</source>
        <translation>Unter jeder Antwort steht, auf welchen Fakten sie beruht oder dass es nicht bekannt ist.</translation>
    </message>
    <message>
        <source>A question without an answer is kept here for whoever made the avatar.</source>
        <translation>Eine Frage ohne Antwort wird hier für den aufgehoben, der den Avatar gemacht hat.</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Why this answer</source>
        <translation>Warum diese Antwort</translation>
    </message>
    <message>
        <source>Score card</source>
        <translation>Zeugnis</translation>
    </message>
    <message>
        <source>Ask something; the facts behind the answer appear here.</source>
        <translation>Nach einer Frage erscheinen hier die Fakten hinter der Antwort.</translation>
    </message>
    <message>
        <source>No fact answers this question, so the avatar said so.</source>
        <translation>Kein Fakt beantwortet diese Frage, und das hat der Avatar gesagt.</translation>
    </message>
    <message>
        <source>The owner does not talk about this.</source>
        <translation>Darüber spricht der Eigentümer nicht.</translation>
    </message>
    <message>
        <source>This answer rests on the owner&apos;s own words.</source>
        <translation>Diese Antwort beruht auf eigenen Worten des Eigentümers.</translation>
    </message>
    <message>
        <source>This answer rests on no fact.</source>
        <translation>Diese Antwort beruht auf keinem Fakt.</translation>
    </message>
    <message>
        <source>Held back, no fact supports it: {text}</source>
        <translation>Nicht gesagt, weil kein Fakt es stützt: {text}</translation>
    </message>
    <message>
        <source>Nothing answers exactly this, so what comes nearest was told.</source>
        <translation>Genau darauf gibt es keine Antwort; deshalb wurde gesagt, was dem am nächsten kommt.</translation>
    </message>
    <message>
        <source>Judged to be known</source>
        <translation>Als bekannt beurteilt</translation>
    </message>
    <message>
        <source>The owner&apos;s answer to</source>
        <translation>Eigene Antwort auf</translation>
    </message>
    <message>
        <source>Worded by</source>
        <translation>Wortlaut von</translation>
    </message>
    <message>
        <source>the owner</source>
        <translation>der Person selbst</translation>
    </message>
    <message>
        <source>{prompt} tokens, {reused} reused</source>
        <translation>{prompt} Token, {reused} bekannt</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>Prompt</translation>
    </message>
    <message>
        <source>Show the exact prompt</source>
        <translation>Genauen Prompt zeigen</translation>
    </message>
    <message>
        <source>Open the full card</source>
        <translation>Ganzes Zeugnis öffnen</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>{title}: {percent} %</source>
        <translation>{title}: {percent} %</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>It is here, whole, with the right SHA-256.</source>
        <translation>Es ist da, vollständig, mit der richtigen SHA-256.</translation>
    </message>
    <message>
        <source>Paused. {words}</source>
        <translation>Angehalten. {words}</translation>
    </message>
    <message>
        <source>Waits for the one before. {words}</source>
        <translation>Wartet auf den vorigen. {words}</translation>
    </message>
    <message>
        <source>Asking the Hub…</source>
        <translation>Der Hub wird gefragt …</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>reading again what is there</source>
        <translation>liest nach, was schon da ist</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
    <message>
        <source>{size} from before</source>
        <translation>{size} von vorher</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Use the adapter {name}</source>
        <translation>Den Adapter {name} benutzen</translation>
    </message>
    <message>
        <source>Strength of {name}</source>
        <translation>Stärke von {name}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
</context>
<context>
    <name>backend</name>
    <message>
        <source>Context length (tokens)</source>
        <translation>Kontextlänge (Token)</translation>
    </message>
    <message>
        <source>How much of the talk the model sees at once. Automatic: what fits the memory well.</source>
        <translation>Wie viel vom Gespräch das Modell auf einmal sieht. Automatisch: was gut in den Speicher passt.</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>automatisch</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>More than there are cores makes it slower.</source>
        <translation>Mehr als Kerne da sind, macht es langsamer.</translation>
    </message>
    <message>
        <source>as many as cores</source>
        <translation>so viele wie Kerne</translation>
    </message>
    <message>
        <source>Layers on the GPU</source>
        <translation>Schichten auf der GPU</translation>
    </message>
    <message>
        <source>Automatic: all, or none where this build or machine has no graphics support.</source>
        <translation>Automatisch: alle, oder keine, wenn Build oder Computer keine Grafikunterstützung haben.</translation>
    </message>
    <message>
        <source>Memory of the context</source>
        <translation>Speicher des Kontexts</translation>
    </message>
    <message>
        <source>8 bits take half the memory and change some replies a little.</source>
        <translation>8 Bit brauchen halb so viel Speicher und ändern manche Antworten ein wenig.</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 Bit</translation>
    </message>
    <message>
        <source>8 bits</source>
        <translation>8 Bit</translation>
    </message>
    <message>
        <source>Flash attention</source>
        <translation>Flash Attention</translation>
    </message>
    <message>
        <source>Faster and smaller; turn it off only if a model answers nonsense.</source>
        <translation>Schneller und kleiner; nur ausschalten, wenn ein Modell Unsinn antwortet.</translation>
    </message>
    <message>
        <source>Draft from the conversation</source>
        <translation>Aus dem Gespräch vorausschreiben</translation>
    </message>
    <message>
        <source>Up to twice as fast where facts are quoted; never changes a reply.</source>
        <translation>Bis zu doppelt so schnell, wo Fakten zitiert werden; ändert nie eine Antwort.</translation>
    </message>
    <message>
        <source>Stop a reply that runs in circles</source>
        <translation>Eine Antwort anhalten, die sich im Kreis dreht</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>Thinking before the answer</source>
        <translation>Nachdenken vor der Antwort</translation>
    </message>
    <message>
        <source>For models that can. It makes answers better and later; thoughts are never part of them.</source>
        <translation>Für Modelle, die es können. Antworten werden besser und kommen später; Gedanken gehören nie dazu.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>on</source>
        <translation>ein</translation>
    </message>
    <message>
        <source>a little</source>
        <translation>wenig</translation>
    </message>
    <message>
        <source>some</source>
        <translation>mittel</translation>
    </message>
    <message>
        <source>a lot</source>
        <translation>viel</translation>
    </message>
    <message>
        <source>llama.cpp library</source>
        <translation>llama.cpp-Bibliothek</translation>
    </message>
    <message>
        <source>A build of your own, e.g. for a graphics card; it is tried out in a child first.</source>
        <translation>Ein eigener Build, z. B. für eine Grafikkarte; er wird erst in einem Kindprozess ausprobiert.</translation>
    </message>
    <message>
        <source>the one that came with the app</source>
        <translation>die, die mit der App kam</translation>
    </message>
    <message>
        <source>Draws among the likely words, so replies vary; see the page Answers.</source>
        <translation>Zieht unter den wahrscheinlichen Wörtern, deshalb sind Antworten verschieden; siehe Seite Antworten.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Any OpenAI-compatible server: Ollama, vLLM, hosted … What you write is sent there.</source>
        <translation>Jeder OpenAI-kompatible Server: Ollama, vLLM, gehostet … Was du schreibst, wird dorthin gesendet.</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>Serveradresse</translation>
    </message>
    <message>
        <source>http for this machine, https for any other.</source>
        <translation>http für diesen Computer, https für jeden anderen.</translation>
    </message>
    <message>
        <source>Model on the server</source>
        <translation>Modell auf dem Server</translation>
    </message>
    <message>
        <source>Test lists the models that the server has.</source>
        <translation>Testen zeigt die Modelle, die der Server hat.</translation>
    </message>
    <message>
        <source>the server&apos;s first</source>
        <translation>das erste des Servers</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Kept in the keyring of this system, never in a file.</source>
        <translation>Im Schlüsselbund dieses Systems, nie in einer Datei.</translation>
    </message>
    <message>
        <source>Adapter on the server</source>
        <translation>Adapter auf dem Server</translation>
    </message>
    <message>
        <source>Its name, or NAME=STRENGTH. vLLM lists its adapters among the models.</source>
        <translation>Sein Name, oder NAME=STÄRKE. vLLM führt seine Adapter unter den Modellen auf.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keiner</translation>
    </message>
    <message>
        <source>Only used where the server does not tell its own.</source>
        <translation>Nur benutzt, wo der Server seine eigene nicht nennt.</translation>
    </message>
    <message>
        <source>Longest silence (seconds)</source>
        <translation>Längste Stille (Sekunden)</translation>
    </message>
    <message>
        <source>A server that sends nothing for so long is given up.</source>
        <translation>Ein Server, der so lange nichts sendet, wird aufgegeben.</translation>
    </message>
    <message>
        <source>Certificates of your own</source>
        <translation>Eigene Zertifikate</translation>
    </message>
    <message>
        <source>A PEM file, for a server inside a company. Certificates are always verified.</source>
        <translation>Eine PEM-Datei, für einen Server in einer Firma. Zertifikate werden immer geprüft.</translation>
    </message>
    <message>
        <source>those of the system</source>
        <translation>die des Systems</translation>
    </message>
    <message>
        <source>Allow unencrypted http to another machine</source>
        <translation>Unverschlüsseltes http zu einem anderen Computer erlauben</translation>
    </message>
    <message>
        <source>Everybody on the way can read and change what is said. Only in a network you trust.</source>
        <translation>Jeder auf dem Weg kann lesen und ändern, was gesagt wird. Nur in einem Netz, dem du vertraust.</translation>
    </message>
    <message>
        <source>llama.cpp, always the same</source>
        <translation>llama.cpp, immer gleich</translation>
    </message>
    <message>
        <source>In this app. It always takes the likeliest word: same question, same answer.</source>
        <translation>In dieser App. Nimmt immer das wahrscheinlichste Wort: gleiche Frage, gleiche Antwort.</translation>
    </message>
    <message>
        <source>llama.cpp, varied</source>
        <translation>llama.cpp, abwechslungsreich</translation>
    </message>
</context>
<context>
    <name>light</name>
    <message>
        <source>Fits the memory with room to spare.</source>
        <translation>Passt gut in den Speicher.</translation>
    </message>
    <message>
        <source>Just fits the memory: close other large programs first.</source>
        <translation>Passt gerade noch in den Speicher: Schließ erst andere große Programme.</translation>
    </message>
    <message>
        <source>Does not fit the memory.</source>
        <translation>Passt nicht in den Speicher.</translation>
    </message>
    <message>
        <source>It needs {need} of {free} free</source>
        <translation>Es braucht {need} von {free} freien</translation>
    </message>
    <message>
        <source>{figures}; a context of {n} tokens would fit.</source>
        <translation>{figures}; ein Kontext von {n} Token würde passen.</translation>
    </message>
    <message>
        <source>{figures}; no context is short enough.</source>
        <translation>{figures}; kein Kontext ist kurz genug.</translation>
    </message>
    <message>
        <source>{figures}, with a context of {n} tokens; up to {most} would fit.</source>
        <translation>{figures}, mit einem Kontext von {n} Token; bis zu {most} würden passen.</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>Comes with the app and runs anywhere. Short, simple answers.</source>
        <translation>Kommt mit der App und läuft überall. Kurze, einfache Antworten.</translation>
    </message>
    <message>
        <source>The same family, noticeably better; for laptops with 4 GB to spare.</source>
        <translation>Dieselbe Familie, spürbar besser; für Laptops mit 4 GB freiem Speicher.</translation>
    </message>
    <message>
        <source>Good answers in many languages on an ordinary laptop; does not think aloud.</source>
        <translation>Gute Antworten in vielen Sprachen auf einem gewöhnlichen Laptop; denkt nicht laut.</translation>
    </message>
    <message>
        <source>The best of this list on a machine with 8 GB to spare; slow without a graphics card.</source>
        <translation>Das beste dieser Liste auf einem Rechner mit 8 GB freiem Speicher; langsam ohne Grafikkarte.</translation>
    </message>
    <message>
        <source>The base model of the first avatar; use it with an adapter that the large recipe trained.</source>
        <translation>Das Basismodell des ersten Avatars; mit einem Adapter zu benutzen, den das große Rezept trainiert hat.</translation>
    </message>
    <message>
        <source>The merged model of the first generation. It invents things about its person; compare its score card.</source>
        <translation>Das zusammengeführte Modell der ersten Generation. Es erfindet Dinge über seine Person; vergleiche sein Zeugnis.</translation>
    </message>
</context>
<context>
    <name>sampling</name>
    <message>
        <source>Balanced</source>
        <translation>Ausgewogen</translation>
    </message>
    <message>
        <source>Natural and mostly to the point. The default.</source>
        <translation>Natürlich und meist zur Sache. Die Voreinstellung.</translation>
    </message>
    <message>
        <source>Faithful</source>
        <translation>Treu</translation>
    </message>
    <message>
        <source>Close to what the model is sure of: for facts, and for small models.</source>
        <translation>Nah an dem, was das Modell sicher weiß: für Fakten und für kleine Modelle.</translation>
    </message>
    <message>
        <source>Lively</source>
        <translation>Lebhaft</translation>
    </message>
    <message>
        <source>Varied and playful; min-p keeps it from falling apart. For models from 3B on.</source>
        <translation>Abwechslungsreich und verspielt; min-p hält es zusammen. Für Modelle ab 3B.</translation>
    </message>
    <message>
        <source>Against repetition</source>
        <translation>Gegen Wiederholung</translation>
    </message>
    <message>
        <source>For long talks in which phrases come back: DRY instead of a penalty on single words.</source>
        <translation>Für lange Gespräche, in denen Wendungen wiederkehren: DRY statt einer Strafe für einzelne Wörter.</translation>
    </message>
    <message>
        <source>Always the same</source>
        <translation>Immer gleich</translation>
    </message>
    <message>
        <source>Takes the likeliest word each time: one question, one reply.</source>
        <translation>Nimmt jedes Mal das wahrscheinlichste Wort: eine Frage, eine Antwort.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>Temperatur</translation>
    </message>
    <message>
        <source>How daring the choice of words is; 0 always takes the likeliest one.</source>
        <translation>Wie gewagt die Wortwahl ist; 0 nimmt immer das wahrscheinlichste.</translation>
    </message>
    <message>
        <source>top-k</source>
        <translation>top-k</translation>
    </message>
    <message>
        <source>Only so many of the likeliest words are considered.</source>
        <translation>Nur so viele der wahrscheinlichsten Wörter werden betrachtet.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>top-p</source>
        <translation>top-p</translation>
    </message>
    <message>
        <source>Only the likeliest words that together have this share; 1 is off.</source>
        <translation>Nur die wahrscheinlichsten Wörter, die zusammen diesen Anteil haben; 1 ist aus.</translation>
    </message>
    <message>
        <source>min-p</source>
        <translation>min-p</translation>
    </message>
    <message>
        <source>Words less likely than this share of the likeliest one are left out; 0 is off.</source>
        <translation>Wörter, die unwahrscheinlicher sind als dieser Anteil des wahrscheinlichsten, fallen weg; 0 ist aus.</translation>
    </message>
    <message>
        <source>typical-p</source>
        <translation>typical-p</translation>
    </message>
    <message>
        <source>Prefers words that surprise as much as usual; 1 is off.</source>
        <translation>Bevorzugt Wörter, die so sehr überraschen wie üblich; 1 ist aus.</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>Wiederholungsstrafe</translation>
    </message>
    <message>
        <source>Makes words less likely that were just used; 1 is off, above 1.3 sentences suffer.</source>
        <translation>Macht eben benutzte Wörter unwahrscheinlicher; 1 ist aus, über 1,3 leiden die Sätze.</translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation>Präsenzstrafe</translation>
    </message>
    <message>
        <source>The same for every word that occurred at all; 0 is off.</source>
        <translation>Dasselbe für jedes Wort, das überhaupt vorkam; 0 ist aus.</translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation>Häufigkeitsstrafe</translation>
    </message>
    <message>
        <source>The same, the more the oftener it occurred; 0 is off.</source>
        <translation>Dasselbe, umso mehr, je öfter es vorkam; 0 ist aus.</translation>
    </message>
    <message>
        <source>DRY</source>
        <translation>DRY</translation>
    </message>
    <message>
        <source>Stops whole phrases from coming back, single words may; 0 is off, 0.8 is usual.</source>
        <translation>Verhindert, dass ganze Wendungen wiederkehren, einzelne Wörter dürfen; 0 ist aus, 0,8 ist üblich.</translation>
    </message>
</context>
</TS>
