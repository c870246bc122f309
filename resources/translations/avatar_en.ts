<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BringPage</name>
    <message numerus="yes">
        <source>Take what is ticked (%n)</source>
        <translation>
            <numerusform>Take what is ticked (%n)</numerusform>
            <numerusform>Take what is ticked (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>InterviewPage</name>
    <message numerus="yes">
        <source>%n fact(s) taken.</source>
        <translation>
            <numerusform>%n fact taken.</numerusform>
            <numerusform>%n facts taken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n fact(s)</source>
        <translation>
            <numerusform>Add %n fact</numerusform>
            <numerusform>Add %n facts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MemoryMark</name>
    <message numerus="yes">
        <source>%n older message(s) no longer seen</source>
        <translation>
            <numerusform>%n older message no longer seen</numerusform>
            <numerusform>%n older messages no longer seen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>%n fact</numerusform>
            <numerusform>%n facts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProposalCard</name>
    <message numerus="yes">
        <source>Facts in your answers: take, mend or strike them (%n)</source>
        <translation>
            <numerusform>Fact in your answers: take, mend or strike it (%n)</numerusform>
            <numerusform>Facts in your answers: take, mend or strike them (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowsModel</name>
    <message numerus="yes">
        <source>%n more wording(s) of it stay as they are.</source>
        <translation>
            <numerusform>%n more wording of it stays as it is.</numerusform>
            <numerusform>%n more wordings of it stay as they are.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SharePage</name>
    <message numerus="yes">
        <source>%n row(s) hold private details; look at them first.</source>
        <translation>
            <numerusform>%n row holds private details; look at it first.</numerusform>
            <numerusform>%n rows hold private details; look at them first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message numerus="yes">
        <source>%n message(s) found</source>
        <translation>
            <numerusform>%n message found</numerusform>
            <numerusform>%n messages found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %n message(s) found, the newest here</source>
        <translation>
            <numerusform>More than %n message found, the newest here</numerusform>
            <numerusform>More than %n messages found, the newest here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodoPage</name>
    <message numerus="yes">
        <source>%n question(s) are answered by other facts.</source>
        <translation>
            <numerusform>%n question is answered by other facts.</numerusform>
            <numerusform>%n questions are answered by other facts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainWords</name>
    <message numerus="yes">
        <source>%n answer(s) of yours</source>
        <translation>
            <numerusform>%n answer of yours</numerusform>
            <numerusform>%n answers of yours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>%n fact</numerusform>
            <numerusform>%n facts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n at most; it ends sooner where it learns no more</source>
        <translation>
            <numerusform>%n at most; it ends sooner where it learns no more</numerusform>
            <numerusform>%n at most; it ends sooner where it learns no more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It rests on %n question(s) that were held back: one answer more or less is {points} %.</source>
        <translation>
            <numerusform>It rests on %n question that was held back: one answer more or less is {points} %.</numerusform>
            <numerusform>It rests on %n questions that were held back: one answer more or less is {points} %.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TryPanel</name>
    <message numerus="yes">
        <source>%n more question(s) wait.</source>
        <translation>
            <numerusform>%n more question waits.</numerusform>
            <numerusform>%n more questions wait.</numerusform>
        </translation>
    </message>
</context>
</TS>
