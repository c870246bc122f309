<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Virtual Avatar Chat</source>
        <translation>가상 아바타 채팅 정보</translation>
    </message>
    <message>
        <source>Parts that others made</source>
        <translation>다른 사람이 만든 구성 요소</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>진단 정보 복사</translation>
    </message>
    <message>
        <source>Check for a newer release</source>
        <translation>새 버전 확인</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>복사됨</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>확인하는 중…</translation>
    </message>
    <message>
        <source>Version {tag} is available: {address}</source>
        <translation>새 버전 {tag} 사용 가능: {address}</translation>
    </message>
    <message>
        <source>This is the newest release.</source>
        <translation>최신 버전입니다.</translation>
    </message>
    <message>
        <source>Made with the work of others, under their licences:</source>
        <translation>다른 사람들의 작업물을 각 라이선스에 따라 사용했습니다:</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Native library</source>
        <translation>네이티브 라이브러리</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>엔진</translation>
    </message>
    <message>
        <source>System</source>
        <translation>시스템</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Edit and ask again</source>
        <translation>수정하고 다시 묻기</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>다시 답변</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
</context>
<context>
    <name>AdapterPanel</name>
    <message>
        <source>Add an adapter…</source>
        <translation>어댑터 추가…</translation>
    </message>
    <message>
        <source>the avatar&apos;s own</source>
        <translation>아바타 자체 어댑터</translation>
    </message>
    <message>
        <source>Add an adapter</source>
        <translation>어댑터 추가</translation>
    </message>
    <message>
        <source>LoRA adapters (*.gguf)</source>
        <translation>LoRA 어댑터 (*.gguf)</translation>
    </message>
    <message>
        <source>100 % is as trained, 0 % has no effect. Moves are heard at once.</source>
        <translation>100%는 학습된 그대로, 0%는 효과 없음입니다. 바꾸면 바로 반영됩니다.</translation>
    </message>
    <message>
        <source>None. A LoRA adapter gives a model another voice; it is a small .gguf.</source>
        <translation>없음. LoRA 어댑터는 모델에 다른 말투를 주는 작은 .gguf 파일입니다.</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>Virtual Avatar Chat</source>
        <translation>가상 아바타 채팅</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>As the system</source>
        <translation>시스템 설정 따름</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>고대비, 밝게</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>고대비, 어둡게</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>테마</translation>
    </message>
    <message>
        <source>Font size (pixels)</source>
        <translation>글자 크기(픽셀)</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>움직임</translation>
    </message>
    <message>
        <source>Still</source>
        <translation>정지</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>움직임 효과</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Notify me when an answer ends in the background</source>
        <translation>답변이 백그라운드에서 끝나면 알림</translation>
    </message>
    <message>
        <source>Read answers aloud</source>
        <translation>답변 소리 내어 읽기</translation>
    </message>
    <message>
        <source>Reading aloud needs the package PySide6-Addons.</source>
        <translation>소리 내어 읽으려면 PySide6-Addons 패키지가 필요합니다.</translation>
    </message>
</context>
<context>
    <name>AskFile</name>
    <message>
        <source>{name} is there already. Replace it?</source>
        <translation>같은 이름의 파일이 이미 있습니다: {name}. 바꿀까요?</translation>
    </message>
</context>
<context>
    <name>AssistiveFeatures</name>
    <message>
        <source>This system has no voice; install one to have answers read aloud.</source>
        <translation>이 시스템에는 음성이 없습니다. 답변을 소리 내어 읽으려면 음성을 설치하세요.</translation>
    </message>
</context>
<context>
    <name>AvatarApp</name>
    <message>
        <source>You</source>
        <translation>나</translation>
    </message>
</context>
<context>
    <name>BackendCatalogue</name>
    <message>
        <source>The engine said nothing.</source>
        <translation>엔진이 아무 말도 하지 않았습니다.</translation>
    </message>
    <message>
        <source>The engine could not be started.</source>
        <translation>엔진을 시작할 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>BackendTest</name>
    <message>
        <source>{name} says: “{line}” ({total} s in all, {speed} tok/s)</source>
        <translation>{name}: “{line}” (총 {total}초, 초당 {speed}토큰)</translation>
    </message>
    <message>
        <source>The model</source>
        <translation>모델</translation>
    </message>
</context>
<context>
    <name>BringPage</name>
    <message>
        <source>Your name in the chats, where it is another one</source>
        <translation>대화에서 쓰는 이름(다를 때)</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>파일 선택…</translation>
    </message>
    <message>
        <source>What is in the files</source>
        <translation>파일 내용</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>사적인 내용</translation>
    </message>
    <message>
        <source>Take what is ticked</source>
        <translation>선택한 것 가져오기</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>파일 선택</translation>
    </message>
    <message>
        <source>Tables, texts, chats ({kinds})</source>
        <translation>표, 글, 대화 ({kinds})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>읽는 중…</translation>
    </message>
    <message>
        <source>Tables of questions and answers, texts about you, chats of your own.</source>
        <translation>질문과 답변 표, 자신에 관한 글, 자신의 대화.</translation>
    </message>
    <message>
        <source>{what} Drop them here; you see everything first.</source>
        <translation>{what} 여기에 끌어다 놓으세요. 먼저 모두 보여 드립니다.</translation>
    </message>
    <message>
        <source>{name}: {format}; read: {count}</source>
        <translation>{name}: {format}; 읽음: {count}</translation>
    </message>
    <message>
        <source>Without private details</source>
        <translation>사적인 내용 없음</translation>
    </message>
    <message>
        <source>With private details</source>
        <translation>사적인 내용 있음</translation>
    </message>
    <message>
        <source>Proposed facts</source>
        <translation>제안된 사실</translation>
    </message>
    <message>
        <source>Left out, {count}: {why}</source>
        <translation>제외된 것 {count}개: {why}</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… 외 {count}개</translation>
    </message>
    <message numerus="yes">
        <source>Take what is ticked (%n)</source>
        <translation>
            <numerusform>선택한 것 가져오기 (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring files</source>
        <translation>파일 가져오기</translation>
    </message>
    <message>
        <source>Taken: {pairs} answers, {facts} facts, {voices} for the voice.</source>
        <translation>가져옴: 답변 {pairs}개, 사실 {facts}개, 말투 {voices}개.</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>{line}행</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>읽은 양</translation>
    </message>
    <message>
        <source>Reading: {done} of {all}</source>
        <translation>읽는 중: {all}개 중 {done}개</translation>
    </message>
</context>
<context>
    <name>BubbleView</name>
    <message>
        <source>Interrupted before the first word.</source>
        <translation>첫 단어가 나오기 전에 중단되었습니다.</translation>
    </message>
    <message>
        <source>Stopped before the first word.</source>
        <translation>첫 단어가 나오기 전에 중지했습니다.</translation>
    </message>
</context>
<context>
    <name>Cage</name>
    <message>
        <source>confined</source>
        <translation>격리됨</translation>
    </message>
    <message>
        <source>not confined: {reason}</source>
        <translation>격리되지 않음: {reason}</translation>
    </message>
    <message>
        <source>no files but its own</source>
        <translation>자신의 파일만</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>네트워크 없음</translation>
    </message>
    <message>
        <source>no other programs</source>
        <translation>다른 프로그램 실행 불가</translation>
    </message>
    <message>
        <source>this kernel has no Landlock</source>
        <translation>이 커널에는 Landlock이 없음</translation>
    </message>
    <message>
        <source>the backend does not say what it needs</source>
        <translation>백엔드가 무엇이 필요한지 알리지 않음</translation>
    </message>
    <message>
        <source>this system offers nothing for it</source>
        <translation>이 시스템은 그런 기능을 제공하지 않음</translation>
    </message>
    <message>
        <source>this system does not limit what is read</source>
        <translation>이 시스템은 읽기를 제한하지 않음</translation>
    </message>
    <message>
        <source>the system refused it</source>
        <translation>시스템이 거부함</translation>
    </message>
    <message>
        <source>other threads ran already</source>
        <translation>다른 스레드가 이미 실행 중이었음</translation>
    </message>
    <message>
        <source>none is loaded</source>
        <translation>불러온 모델 없음</translation>
    </message>
    <message>
        <source>tokens of context: {n}</source>
        <translation>컨텍스트 토큰: {n}</translation>
    </message>
    <message>
        <source>threads: {n}</source>
        <translation>스레드: {n}</translation>
    </message>
</context>
<context>
    <name>CardCommands</name>
    <message>
        <source>Import a character card</source>
        <translation>캐릭터 카드 가져오기</translation>
    </message>
    <message>
        <source>Character cards (*.png *.apng *.jpg *.jpeg *.webp *.json *.charx *.zip *.byaf *.yaml *.yml);;All files (*)</source>
        <translation>캐릭터 카드 (*.png *.apng *.jpg *.jpeg *.webp *.json *.charx *.zip *.byaf *.yaml *.yml);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>{name} is here.</source>
        <translation>{name}의 아바타가 준비되었습니다.</translation>
    </message>
    <message>
        <source>Lore without a character</source>
        <translation>인물 없는 설정 자료</translation>
    </message>
    <message>
        <source>Give the {n} texts of {file} to {name}?</source>
        <translation>{file}의 글 {n}개를 {name}에게 줄까요?</translation>
    </message>
    <message>
        <source>They are told to the model where their keys are said.</source>
        <translation>해당 키워드가 나오면 모델에 전해집니다.</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>주기</translation>
    </message>
    <message>
        <source>{name} knows {n} texts of lore now.</source>
        <translation>이제 {name}의 설정 글은 {n}개입니다.</translation>
    </message>
    <message>
        <source>Picture with the card in it (*.png)</source>
        <translation>카드가 들어 있는 그림 (*.png)</translation>
    </message>
    <message>
        <source>Archive with all pictures and the adapter (*.charx)</source>
        <translation>모든 그림과 어댑터가 든 압축 파일 (*.charx)</translation>
    </message>
    <message>
        <source>Text alone (*.json)</source>
        <translation>텍스트만 (*.json)</translation>
    </message>
    <message>
        <source>Save this avatar as a card</source>
        <translation>이 아바타를 카드로 저장</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>저장했습니다: {name}</translation>
    </message>
    <message>
        <source>Remove this avatar</source>
        <translation>이 아바타 제거</translation>
    </message>
    <message>
        <source>Move {name} to the trash?</source>
        <translation>{name}의 아바타를 휴지통으로 옮길까요?</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>The chats with this avatar stay. What visitors asked it in vain, and a training that was not kept, are thrown away.</source>
        <translation>이 아바타와 나눈 대화는 남습니다. 답을 얻지 못한 방문자의 질문과 적용하지 않은 학습은 버려집니다.</translation>
    </message>
    <message>
        <source>{name} is in the trash.</source>
        <translation>{name}의 아바타를 휴지통으로 옮겼습니다.</translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message>
        <source>Name, language, picture</source>
        <translation>이름, 언어, 모습</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>What is told stays in its language: the avatar answers best when it is asked in that one.</source>
        <translation>이미 말한 내용은 원래 언어로 남습니다. 그 언어로 물을 때 아바타가 가장 잘 답합니다.</translation>
    </message>
</context>
<context>
    <name>ChatCommands</name>
    <message>
        <source>The avatar of this chat is not here any more; {name} answers.</source>
        <translation>이 대화의 아바타가 더 이상 없어 {name}의 아바타가 답합니다.</translation>
    </message>
    <message>
        <source>Next: “{text}”</source>
        <translation>다음: “{text}”</translation>
    </message>
    <message>
        <source>You are editing an earlier message; what follows stays on its own branch.</source>
        <translation>이전 메시지를 수정하는 중입니다. 그 뒤의 내용은 원래 갈래에 남습니다.</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>복사했습니다.</translation>
    </message>
</context>
<context>
    <name>ChatFiles</name>
    <message>
        <source>There is nothing to export yet.</source>
        <translation>아직 내보낼 내용이 없습니다.</translation>
    </message>
    <message>
        <source>Export a chat</source>
        <translation>대화 내보내기</translation>
    </message>
    <message>
        <source>You</source>
        <translation>나</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>저장했습니다: {name}</translation>
    </message>
    <message>
        <source>Import a chat</source>
        <translation>대화 가져오기</translation>
    </message>
    <message>
        <source>“{title}” was deleted.</source>
        <translation>“{title}” 대화를 삭제했습니다.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>The message and what followed it were deleted.</source>
        <translation>메시지와 그 뒤의 내용을 삭제했습니다.</translation>
    </message>
</context>
<context>
    <name>ChatView</name>
    <message>
        <source>Conversation</source>
        <translation>대화 내용</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>New chat</source>
        <translation>새 대화</translation>
    </message>
    <message>
        <source>Search chats</source>
        <translation>대화 검색</translation>
    </message>
    <message>
        <source>Show or hide the chats</source>
        <translation>대화 목록 표시/숨기기</translation>
    </message>
    <message>
        <source>Show or hide why</source>
        <translation>답변 근거 표시/숨기기</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>키보드 단축키</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Open model…</source>
        <translation>모델 열기…</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>모델…</translation>
    </message>
    <message>
        <source>Adapters…</source>
        <translation>어댑터…</translation>
    </message>
    <message>
        <source>What I remember about you…</source>
        <translation>나에 대해 기억하는 것…</translation>
    </message>
    <message>
        <source>Export this chat…</source>
        <translation>이 대화 내보내기…</translation>
    </message>
    <message>
        <source>Import a chat…</source>
        <translation>대화 가져오기…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>설정…</translation>
    </message>
    <message>
        <source>About</source>
        <translation>정보</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>The avatar of {name}, made by {name} in person.</source>
        <translation>{name}의 아바타입니다. {name} 본인이 만들었습니다.</translation>
    </message>
    <message>
        <source>The avatar of {name}, made by somebody else with the leave of {name}.</source>
        <translation>{name}의 아바타입니다. 다른 사람이 {name}의 허락을 받아 만들었습니다.</translation>
    </message>
    <message>
        <source>The avatar of {name}. It does not say who made it, nor by whose leave.</source>
        <translation>{name}의 아바타입니다. 누가 누구의 허락을 받아 만들었는지는 적혀 있지 않습니다.</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>사실</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>답변</translation>
    </message>
    <message>
        <source>Held back as tests</source>
        <translation>시험용</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Trained adapter</source>
        <translation>학습된 어댑터</translation>
    </message>
    <message>
        <source>Score card</source>
        <translation>평가표</translation>
    </message>
    <message>
        <source>not named: all rights stay with its maker</source>
        <translation>적혀 있지 않음: 모든 권리는 만든 사람에게 있음</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Made with version</source>
        <translation>제작 버전</translation>
    </message>
    <message>
        <source>Facts or answers have changed since.</source>
        <translation>그 뒤로 사실이나 답변이 바뀌었습니다.</translation>
    </message>
</context>
<context>
    <name>CreateDialog</name>
    <message>
        <source>New avatar</source>
        <translation>새 아바타</translation>
    </message>
    <message>
        <source>Whose avatar is it?</source>
        <translation>누구의 아바타인가요?</translation>
    </message>
    <message>
        <source>First and last name</source>
        <translation>성과 이름</translation>
    </message>
    <message>
        <source>Its language</source>
        <translation>아바타의 언어</translation>
    </message>
    <message>
        <source>Pronouns</source>
        <translation>인칭 대명사</translation>
    </message>
    <message>
        <source>May stay empty</source>
        <translation>비워 두어도 됩니다</translation>
    </message>
    <message>
        <source>Introduction</source>
        <translation>자기소개</translation>
    </message>
    <message>
        <source>One sentence, as you would say it: I am …</source>
        <translation>평소 말하듯 한 문장으로: 저는 …</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>만든 사람</translation>
    </message>
    <message>
        <source>It always says that it is an avatar. Nothing of it leaves this computer.</source>
        <translation>자신이 아바타임을 언제나 밝힙니다. 어떤 내용도 이 컴퓨터 밖으로 나가지 않습니다.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>모습</translation>
    </message>
    <message>
        <source>A drawn figure</source>
        <translation>캐릭터 그림</translation>
    </message>
    <message>
        <source>A photo</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Make the avatar</source>
        <translation>아바타 만들기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>the person</source>
        <translation>본인</translation>
    </message>
    <message>
        <source>{name} in person</source>
        <translation>{name} 본인</translation>
    </message>
    <message>
        <source>somebody else, with the leave of {name}</source>
        <translation>다른 사람({name}의 허락을 받음)</translation>
    </message>
    <message>
        <source>Choose a photo, or a drawn figure.</source>
        <translation>사진이나 캐릭터 그림을 고르세요.</translation>
    </message>
    <message>
        <source>You have an avatar of {name} already; this will be another one.</source>
        <translation>{name}의 아바타가 이미 있습니다. 또 하나를 만들게 됩니다.</translation>
    </message>
    <message>
        <source>somebody else, with the person&apos;s leave</source>
        <translation>다른 사람(본인의 허락을 받음)</translation>
    </message>
</context>
<context>
    <name>CurveView</name>
    <message>
        <source>The curves of the training: nothing yet</source>
        <translation>학습 곡선: 아직 없음</translation>
    </message>
    <message>
        <source>The curves of the training: step {step} of {all}, loss {loss}</source>
        <translation>학습 곡선: {all}단계 중 {step}단계, 손실 {loss}</translation>
    </message>
    <message>
        <source>{words}; held out {loss} at step {step}</source>
        <translation>{words}; 따로 둔 질문 {step}단계에서 {loss}</translation>
    </message>
    <message>
        <source>step</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>held-out loss</source>
        <translation>따로 둔 질문의 손실</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
</context>
<context>
    <name>DialogCommands</name>
    <message>
        <source>Send</source>
        <translation>보내기</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>줄 바꿈</translation>
    </message>
    <message>
        <source>Stop the answer, or leave what is being edited</source>
        <translation>답변 중지 또는 수정 취소</translation>
    </message>
    <message>
        <source>Edit the last question (in an empty field)</source>
        <translation>마지막 질문 수정(입력란이 비어 있을 때)</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>다시 답변</translation>
    </message>
    <message>
        <source>Copy what is selected, or the current message</source>
        <translation>선택한 내용 또는 현재 메시지 복사</translation>
    </message>
    <message>
        <source>Go to the message field</source>
        <translation>메시지 입력란으로 이동</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>새 대화</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>모델 열기</translation>
    </message>
    <message>
        <source>Models on this computer and on the Hub</source>
        <translation>이 컴퓨터와 Hub의 모델</translation>
    </message>
    <message>
        <source>Search chats</source>
        <translation>대화 검색</translation>
    </message>
    <message>
        <source>Larger, smaller, usual text</source>
        <translation>글자 크게, 작게, 기본 크기</translation>
    </message>
    <message>
        <source>Show or hide the chats</source>
        <translation>대화 목록 표시/숨기기</translation>
    </message>
    <message>
        <source>Show or hide why</source>
        <translation>답변 근거 표시/숨기기</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>What this avatar remembers about you</source>
        <translation>이 아바타가 나에 대해 기억하는 것</translation>
    </message>
    <message>
        <source>Studio of your own avatar</source>
        <translation>내 아바타의 작업실</translation>
    </message>
    <message>
        <source>Export this chat</source>
        <translation>이 대화 내보내기</translation>
    </message>
    <message>
        <source>Walk to a message and open its menu</source>
        <translation>메시지로 이동하여 메뉴 열기</translation>
    </message>
    <message>
        <source>Rename or delete a chat in the list</source>
        <translation>목록의 대화 이름 바꾸기 또는 삭제</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>키보드 단축키</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>The prompt is kept only while the window is open.</source>
        <translation>프롬프트는 창이 열려 있는 동안에만 보관됩니다.</translation>
    </message>
    <message>
        <source>The exact prompt</source>
        <translation>정확한 프롬프트</translation>
    </message>
    <message>
        <source>Open a link</source>
        <translation>링크 열기</translation>
    </message>
    <message>
        <source>Open this link in the browser?</source>
        <translation>이 링크를 브라우저에서 열까요?</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Score card</source>
        <translation>평가표</translation>
    </message>
</context>
<context>
    <name>ElsewhereBox</name>
    <message>
        <source>On a faster computer</source>
        <translation>더 빠른 컴퓨터에서</translation>
    </message>
    <message>
        <source>A folder with data, recipe and one command. It holds what you told, so give it only to a computer you trust. The adapter that comes back is looked at first.</source>
        <translation>데이터와 레시피, 명령 하나가 든 폴더입니다. 들려준 내용이 들어 있으니 믿을 수 있는 컴퓨터에만 옮기세요. 돌아온 어댑터는 먼저 검사합니다.</translation>
    </message>
    <message>
        <source>Write a folder…</source>
        <translation>폴더 만들기…</translation>
    </message>
    <message>
        <source>Take it back…</source>
        <translation>다시 가져오기…</translation>
    </message>
    <message>
        <source>The folder…</source>
        <translation>폴더…</translation>
    </message>
    <message>
        <source>An adapter file…</source>
        <translation>어댑터 파일…</translation>
    </message>
    <message>
        <source>Where the folder goes</source>
        <translation>폴더를 둘 곳</translation>
    </message>
    <message>
        <source>Adapters (*.gguf);;All files (*)</source>
        <translation>어댑터 (*.gguf);;모든 파일 (*)</translation>
    </message>
</context>
<context>
    <name>EnteredDialog</name>
    <message>
        <source>Throw away what you have entered?</source>
        <translation>입력한 내용을 버릴까요?</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Keep on writing</source>
        <translation>계속 입력</translation>
    </message>
</context>
<context>
    <name>EntryDialog</name>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>A PEM file, for a server inside a company. Certificates are always verified.</source>
        <translation>회사 내부 서버를 위한 PEM 파일입니다. 인증서는 항상 확인합니다.</translation>
    </message>
    <message>
        <source>A build of your own, e.g. for a graphics card; it is tried out in a child first.</source>
        <translation>그래픽 카드용 등 직접 만든 빌드입니다. 먼저 자식 프로세스에서 시험합니다.</translation>
    </message>
    <message>
        <source>A library that it needs could not start.</source>
        <translation>필요한 라이브러리를 시작할 수 없습니다.</translation>
    </message>
    <message>
        <source>A library that it needs is missing.</source>
        <translation>필요한 라이브러리가 없습니다.</translation>
    </message>
    <message>
        <source>A line between the window and the engine could not be understood.</source>
        <translation>창과 엔진 사이의 한 줄을 이해할 수 없습니다.</translation>
    </message>
    <message>
        <source>A server that sends nothing for so long is given up.</source>
        <translation>이만큼 아무것도 보내지 않는 서버는 포기합니다.</translation>
    </message>
    <message>
        <source>A stop text came before the first word.</source>
        <translation>첫 단어보다 먼저 중지 문구가 나왔습니다.</translation>
    </message>
    <message>
        <source>A text of it has more than {1} characters.</source>
        <translation>그중 한 글이 {1}자를 넘습니다.</translation>
    </message>
    <message>
        <source>Add it as an adapter in Settings, and choose the model itself.</source>
        <translation>설정에서 어댑터로 추가하고 모델 자체를 선택하세요.</translation>
    </message>
    <message>
        <source>Allow longer replies.</source>
        <translation>더 긴 답변을 허용하세요.</translation>
    </message>
    <message>
        <source>Answers are less sure: the judge of what is known does not run here.</source>
        <translation>답변의 확실성이 낮습니다. 알려진 것인지 판정하는 기능이 여기서 실행되지 않습니다.</translation>
    </message>
    <message>
        <source>Any OpenAI-compatible server: Ollama, vLLM, hosted … What you write is sent there.</source>
        <translation>OpenAI 호환 서버라면 모두: Ollama, vLLM, 호스팅 … 입력한 내용이 그곳으로 전송됩니다.</translation>
    </message>
    <message>
        <source>Anybody who asks is told this: {1}.</source>
        <translation>묻는 사람 누구에게나 알려집니다: {1}.</translation>
    </message>
    <message>
        <source>Ask again, or ask its owner.</source>
        <translation>다시 묻거나 서버 운영자에게 문의하세요.</translation>
    </message>
    <message>
        <source>Ask again, or choose another model.</source>
        <translation>다시 묻거나 다른 모델을 선택하세요.</translation>
    </message>
    <message>
        <source>Ask again, or in other words.</source>
        <translation>다시 묻거나 다른 말로 물어보세요.</translation>
    </message>
    <message>
        <source>Ask again, turn its thinking off, or allow more tokens for thoughts.</source>
        <translation>다시 묻거나, 생각하기를 끄거나, 생각에 더 많은 토큰을 허용하세요.</translation>
    </message>
    <message>
        <source>Ask for the answer again.</source>
        <translation>답변을 다시 요청하세요.</translation>
    </message>
    <message>
        <source>Ask in other words, or ask another model.</source>
        <translation>다른 말로 묻거나 다른 모델에게 물어보세요.</translation>
    </message>
    <message>
        <source>Ask in other words.</source>
        <translation>다른 말로 물어보세요.</translation>
    </message>
    <message>
        <source>Automatic: all, or none where this build or machine has no graphics support.</source>
        <translation>자동: 전부, 또는 그래픽을 지원하지 않으면 0개입니다.</translation>
    </message>
    <message>
        <source>Backgrounds, sounds and other files were left out ({1}).</source>
        <translation>배경, 소리와 그 밖의 파일은 빠졌습니다({1}).</translation>
    </message>
    <message>
        <source>Chats of this session are not kept.</source>
        <translation>이번 실행의 대화는 보관되지 않습니다.</translation>
    </message>
    <message>
        <source>Check its address in Settings; as a rule it ends with /v1.</source>
        <translation>설정에서 주소를 확인하세요. 보통 /v1로 끝납니다.</translation>
    </message>
    <message>
        <source>Check that the file is there, and that the disk has room.</source>
        <translation>파일이 있는지, 디스크에 공간이 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>Check that you may read the file and that its drive is there.</source>
        <translation>파일을 읽을 권한이 있는지, 드라이브가 연결되어 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>Check the address and the model in Settings.</source>
        <translation>설정에서 주소와 모델을 확인하세요.</translation>
    </message>
    <message>
        <source>Check the address, or enter the name of a model beside it in Settings.</source>
        <translation>주소를 확인하거나 설정에서 그 옆에 모델 이름을 입력하세요.</translation>
    </message>
    <message>
        <source>Check the address; for a certificate of your own, name its file in Settings.</source>
        <translation>주소를 확인하세요. 자체 인증서라면 설정에서 그 파일을 지정하세요.</translation>
    </message>
    <message>
        <source>Check the free space and the permissions of the folder.</source>
        <translation>여유 공간과 폴더 권한을 확인하세요.</translation>
    </message>
    <message>
        <source>Check the free space and the permissions of this folder.</source>
        <translation>여유 공간과 이 폴더의 권한을 확인하세요.</translation>
    </message>
    <message>
        <source>Check the key of this server in Settings.</source>
        <translation>설정에서 이 서버의 키를 확인하세요.</translation>
    </message>
    <message>
        <source>Check the name, or set a token for it.</source>
        <translation>이름을 확인하거나 토큰을 설정하세요.</translation>
    </message>
    <message>
        <source>Check the network connection and try again.</source>
        <translation>네트워크 연결을 확인하고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Choose a .gguf file in Settings.</source>
        <translation>설정에서 .gguf 파일을 선택하세요.</translation>
    </message>
    <message>
        <source>Choose a .gguf file.</source>
        <translation>.gguf 파일을 선택하세요.</translation>
    </message>
    <message>
        <source>Choose a JSON file that this app has exported.</source>
        <translation>이 앱이 내보낸 JSON 파일을 선택하세요.</translation>
    </message>
    <message>
        <source>Choose a chat or instruct model in GGUF format.</source>
        <translation>GGUF 형식의 대화용 또는 지시용 모델을 선택하세요.</translation>
    </message>
    <message>
        <source>Choose a longer context, or a shorter text.</source>
        <translation>더 긴 컨텍스트나 더 짧은 글을 선택하세요.</translation>
    </message>
    <message>
        <source>Choose a model in Settings → Model.</source>
        <translation>설정 → 모델에서 모델을 선택하세요.</translation>
    </message>
    <message>
        <source>Choose a model in Settings.</source>
        <translation>설정에서 모델을 선택하세요.</translation>
    </message>
    <message>
        <source>Choose a shorter context, other settings, or a smaller model.</source>
        <translation>더 짧은 컨텍스트, 다른 설정 또는 더 작은 모델을 선택하세요.</translation>
    </message>
    <message>
        <source>Choose a smaller model or a smaller context, or close other programs.</source>
        <translation>더 작은 모델이나 컨텍스트를 선택하거나 다른 프로그램을 닫으세요.</translation>
    </message>
    <message>
        <source>Choose a smaller model or a stronger quantization, or close other programs.</source>
        <translation>더 작은 모델이나 더 강한 양자화를 선택하거나 다른 프로그램을 닫으세요.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>다른 파일을 선택하세요.</translation>
    </message>
    <message>
        <source>Choose another model, a smaller context, or download the file again.</source>
        <translation>다른 모델이나 더 작은 컨텍스트를 선택하거나 파일을 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>Choose another repository.</source>
        <translation>다른 저장소를 선택하세요.</translation>
    </message>
    <message>
        <source>Choose another value in Settings.</source>
        <translation>설정에서 다른 값을 선택하세요.</translation>
    </message>
    <message>
        <source>Choose it as the model, or choose the adapter&apos;s own .gguf file.</source>
        <translation>이것을 모델로 선택하거나 어댑터의 .gguf 파일을 선택하세요.</translation>
    </message>
    <message>
        <source>Choose one in Settings.</source>
        <translation>설정에서 하나를 선택하세요.</translation>
    </message>
    <message>
        <source>Choose one of them in Settings, or start the server with it.</source>
        <translation>설정에서 그중 하나를 고르거나, 그것으로 서버를 시작하세요.</translation>
    </message>
    <message>
        <source>Choose one of them in Settings.</source>
        <translation>설정에서 그중 하나를 선택하세요.</translation>
    </message>
    <message>
        <source>Choose one of these.</source>
        <translation>이 중 하나를 선택하세요.</translation>
    </message>
    <message>
        <source>Choose one of {1}.</source>
        <translation>{1} 중 하나를 선택하세요.</translation>
    </message>
    <message>
        <source>Choose the .gguf file in it.</source>
        <translation>그 안의 .gguf 파일을 선택하세요.</translation>
    </message>
    <message>
        <source>Choose the base model that it was trained on, or remove it.</source>
        <translation>학습에 쓰인 기본 모델을 선택하거나 어댑터를 제거하세요.</translation>
    </message>
    <message>
        <source>Choose the folder that holds it in Settings, or leave the setting empty.</source>
        <translation>설정에서 그것이 들어 있는 폴더를 선택하거나 비워 두세요.</translation>
    </message>
    <message>
        <source>Choose the model that it was trained for.</source>
        <translation>학습할 때 쓴 모델을 고르세요.</translation>
    </message>
    <message>
        <source>Choose the model that the adapter was trained on, or another adapter.</source>
        <translation>어댑터 학습에 쓰인 모델이나 다른 어댑터를 선택하세요.</translation>
    </message>
    <message>
        <source>Choose {1}.</source>
        <translation>{1}을(를) 선택하세요.</translation>
    </message>
    <message>
        <source>Close other programs to free memory, or choose a shorter context.</source>
        <translation>다른 프로그램을 닫아 메모리를 확보하거나 더 짧은 컨텍스트를 선택하세요.</translation>
    </message>
    <message>
        <source>Close to what the model is sure of: for facts, and for small models.</source>
        <translation>모델이 확신하는 것에 가깝게: 사실과 작은 모델에 알맞습니다.</translation>
    </message>
    <message>
        <source>Close what uses it, then try again.</source>
        <translation>사용 중인 프로그램을 닫은 뒤 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Convert it again, or get a newer copy of the model.</source>
        <translation>다시 변환하거나 더 최신 모델 파일을 받으세요.</translation>
    </message>
    <message>
        <source>Copy the link of the download button (with /resolve/ in it), not that of the page.</source>
        <translation>페이지 링크가 아니라 다운로드 버튼의 링크(/resolve/가 든 것)를 복사하세요.</translation>
    </message>
    <message>
        <source>Copy, download or convert it again.</source>
        <translation>다시 복사하거나 내려받거나 변환하세요.</translation>
    </message>
    <message>
        <source>Correct it in Settings.</source>
        <translation>설정에서 바로잡으세요.</translation>
    </message>
    <message>
        <source>Correct the schema, or leave it out.</source>
        <translation>스키마를 고치거나 빼세요.</translation>
    </message>
    <message>
        <source>Delete it and download it again.</source>
        <translation>삭제하고 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>Delete it by hand.</source>
        <translation>직접 삭제하세요.</translation>
    </message>
    <message>
        <source>Delete the folder yourself, with the app closed.</source>
        <translation>앱을 닫고 폴더를 직접 지우세요.</translation>
    </message>
    <message>
        <source>Download all parts again from one place.</source>
        <translation>모든 조각을 한곳에서 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>Download it again, from a source that you trust.</source>
        <translation>신뢰하는 곳에서 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation>다시 내려받으세요.</translation>
    </message>
    <message>
        <source>Download it again; if it happens again, choose another repository.</source>
        <translation>다시 내려받으세요. 또 발생하면 다른 저장소를 선택하세요.</translation>
    </message>
    <message>
        <source>Draws among the likely words, so replies vary; see the page Answers.</source>
        <translation>그럴듯한 단어 중에서 뽑아 답이 달라집니다. 답변 페이지를 보세요.</translation>
    </message>
    <message>
        <source>Enter it in Settings, e.g. localhost:8080.</source>
        <translation>설정에 입력하세요. 예: localhost:8080.</translation>
    </message>
    <message>
        <source>Enter its new address in Settings.</source>
        <translation>설정에 새 주소를 입력하세요.</translation>
    </message>
    <message>
        <source>Everybody on the way can read and change what is said. Only in a network you trust.</source>
        <translation>중간의 누구나 내용을 읽고 바꿀 수 있습니다. 믿을 수 있는 네트워크에서만 쓰세요.</translation>
    </message>
    <message>
        <source>Export the chat again with this version of the app.</source>
        <translation>이 버전의 앱으로 대화를 다시 내보내세요.</translation>
    </message>
    <message>
        <source>Faster and smaller; turn it off only if a model answers nonsense.</source>
        <translation>더 빠르고 작습니다. 모델이 엉뚱한 답을 할 때만 끄세요.</translation>
    </message>
    <message>
        <source>Fetch the model itself: git lfs pull, or the download link of its page{1}.</source>
        <translation>모델 자체를 가져오세요: git lfs pull 또는 모델 페이지의 다운로드 링크{1}.</translation>
    </message>
    <message>
        <source>Fields of a type that cannot be read were left out: {1}.</source>
        <translation>읽을 수 없는 형식의 필드를 제외했습니다: {1}.</translation>
    </message>
    <message>
        <source>Files of the kind {1} are not understood.</source>
        <translation>{1} 형식의 파일은 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Files on the network are not fetched ({1}).</source>
        <translation>네트워크에 있는 파일은 가져오지 않습니다({1}).</translation>
    </message>
    <message>
        <source>For long talks in which phrases come back: DRY instead of a penalty on single words.</source>
        <translation>구절이 되풀이되는 긴 대화용: 단어 벌점 대신 DRY를 씁니다.</translation>
    </message>
    <message>
        <source>For models that can. It makes answers better and later; thoughts are never part of them.</source>
        <translation>생각할 수 있는 모델용입니다. 답이 더 좋아지지만 늦어집니다. 생각은 답에 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>Free some space, or choose a smaller file.</source>
        <translation>공간을 확보하거나 더 작은 파일을 선택하세요.</translation>
    </message>
    <message>
        <source>Free some space; what is on screen stays there.</source>
        <translation>공간을 확보하세요. 화면에 있는 내용은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Get a copy from another source; this one was not converted correctly.</source>
        <translation>다른 곳에서 파일을 받으세요. 이 파일은 올바르게 변환되지 않았습니다.</translation>
    </message>
    <message>
        <source>Get a copy in another quantization.</source>
        <translation>다른 양자화의 파일을 받으세요.</translation>
    </message>
    <message>
        <source>Get the model alone: the page of the llamafile names the GGUF that it was made of.</source>
        <translation>모델만 받으세요. llamafile 페이지에 원본 GGUF가 적혀 있습니다.</translation>
    </message>
    <message>
        <source>Get the usual version.</source>
        <translation>일반 버전을 받으세요.</translation>
    </message>
    <message>
        <source>How daring the choice of words is; 0 always takes the likeliest one.</source>
        <translation>단어 선택이 얼마나 과감한지. 0은 항상 가장 그럴듯한 것을 고릅니다.</translation>
    </message>
    <message>
        <source>How much of the talk the model sees at once. Automatic: what fits the memory well.</source>
        <translation>모델이 한 번에 보는 대화의 양. 자동: 메모리에 넉넉히 들어가는 만큼입니다.</translation>
    </message>
    <message>
        <source>Install it (pip install llama-cpp-python), or choose another backend.</source>
        <translation>설치하거나(pip install llama-cpp-python) 다른 백엔드를 선택하세요.</translation>
    </message>
    <message>
        <source>Install it, or choose another backend.</source>
        <translation>설치하거나 다른 백엔드를 선택하세요.</translation>
    </message>
    <message>
        <source>Install llama-cpp-python, or build the library as lib/README.md says.</source>
        <translation>llama-cpp-python을 설치하거나 lib/README.md에 적힌 대로 라이브러리를 빌드하세요.</translation>
    </message>
    <message>
        <source>Install the app again, if this does not go away.</source>
        <translation>계속되면 앱을 다시 설치하세요.</translation>
    </message>
    <message>
        <source>Install the app again, so that all its parts are in place.</source>
        <translation>앱을 다시 설치하여 모든 구성 요소를 갖추세요.</translation>
    </message>
    <message>
        <source>Install the app again.</source>
        <translation>앱을 다시 설치하세요.</translation>
    </message>
    <message>
        <source>Install the build for older processors, or use a server as backend.</source>
        <translation>구형 프로세서용 빌드를 설치하거나 서버를 백엔드로 사용하세요.</translation>
    </message>
    <message>
        <source>Install the newer app again; chats of this session are not kept.</source>
        <translation>더 새로운 앱을 다시 설치하세요. 이번 실행의 대화는 보관되지 않습니다.</translation>
    </message>
    <message>
        <source>Install the package that it needs, or choose another backend.</source>
        <translation>필요한 패키지를 설치하거나 다른 백엔드를 선택하세요.</translation>
    </message>
    <message>
        <source>It cannot hold a conversation: it is an embedding model, which reads but never writes.</source>
        <translation>대화할 수 없습니다. 읽기만 하고 쓰지 않는 임베딩 모델입니다.</translation>
    </message>
    <message>
        <source>It cannot hold a conversation: {1}.</source>
        <translation>대화를 할 수 없습니다: {1}.</translation>
    </message>
    <message>
        <source>It claims more prediction layers than layers.</source>
        <translation>예측 레이어 수가 전체 레이어 수보다 많다고 되어 있습니다.</translation>
    </message>
    <message>
        <source>It claims {1} experts and uses {2}.</source>
        <translation>전문가가 {1}개라고 하면서 {2}개를 사용합니다.</translation>
    </message>
    <message>
        <source>It claims {1} experts in {2} groups.</source>
        <translation>전문가 {1}개가 {2}개 그룹에 있다고 되어 있습니다.</translation>
    </message>
    <message>
        <source>It crashes when it is asked for its defaults ({1}): it is of another kind.</source>
        <translation>기본값을 물으면 충돌합니다({1}). 다른 종류의 라이브러리입니다.</translation>
    </message>
    <message>
        <source>It did not answer for {1} s.</source>
        <translation>{1}초 동안 응답이 없었습니다.</translation>
    </message>
    <message>
        <source>It divided by zero (arithmetic error).</source>
        <translation>0으로 나누었습니다(산술 오류).</translation>
    </message>
    <message>
        <source>It does not say under which licence it may be used.</source>
        <translation>어떤 라이선스로 사용할 수 있는지 나와 있지 않습니다.</translation>
    </message>
    <message>
        <source>It does not say which architecture it has.</source>
        <translation>어떤 아키텍처인지 나와 있지 않습니다.</translation>
    </message>
    <message>
        <source>It does not speak in the first person; the avatar says it as it stands.</source>
        <translation>일인칭이 아닙니다. 아바타는 적힌 그대로 말합니다.</translation>
    </message>
    <message>
        <source>It does not tell its {1}.</source>
        <translation>{1}이(가) 나와 있지 않습니다.</translation>
    </message>
    <message>
        <source>It ended by itself with exit code {1}, and said last: {2}.</source>
        <translation>종료 코드 {1}(으)로 스스로 끝났습니다. 마지막으로 남긴 말: {2}.</translation>
    </message>
    <message>
        <source>It ended by itself with exit code {1}.</source>
        <translation>종료 코드 {1}(으)로 스스로 끝났습니다.</translation>
    </message>
    <message>
        <source>It has no rows.</source>
        <translation>행이 없습니다.</translation>
    </message>
    <message>
        <source>It has no two columns, one with questions and one with answers.</source>
        <translation>질문 열과 답변 열, 두 열이 없습니다.</translation>
    </message>
    <message>
        <source>It has {1} MiB; {2} MiB are read at most.</source>
        <translation>크기가 {1} MiB입니다. 최대 {2} MiB까지 읽습니다.</translation>
    </message>
    <message>
        <source>It has {1} by {2} pixels, and is damaged or too large.</source>
        <translation>{1}×{2}픽셀이며, 손상되었거나 너무 큽니다.</translation>
    </message>
    <message>
        <source>It has {1} characters, and the avatar says all of them.</source>
        <translation>{1}자이며, 아바타가 그 전부를 말합니다.</translation>
    </message>
    <message>
        <source>It has {1} pages; {2} are read at most.</source>
        <translation>{1}쪽입니다. 최대 {2}쪽까지 읽습니다.</translation>
    </message>
    <message>
        <source>It holds {1} files.</source>
        <translation>파일이 {1}개 들어 있습니다.</translation>
    </message>
    <message>
        <source>It is a HEIC or AVIF photo, as some telephones save them.</source>
        <translation>일부 휴대전화가 저장하는 HEIC 또는 AVIF 사진입니다.</translation>
    </message>
    <message>
        <source>It is a folder or no regular file.</source>
        <translation>폴더이거나 일반 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>It is a form: its first row asks, and each other row is somebody&apos;s answers.</source>
        <translation>양식입니다. 첫 행이 묻고, 나머지 행은 각 사람의 답입니다.</translation>
    </message>
    <message>
        <source>It is a question, and would be kept as your answer.</source>
        <translation>질문인데, 내 답변으로 저장됩니다.</translation>
    </message>
    <message>
        <source>It is an export of ChatGPT: the answers in it are a model&apos;s.</source>
        <translation>ChatGPT에서 내보낸 파일입니다. 그 안의 답은 모델의 것입니다.</translation>
    </message>
    <message>
        <source>It is damaged in the file, or too large.</source>
        <translation>파일 안에서 손상되었거나 너무 큽니다.</translation>
    </message>
    <message>
        <source>It is damaged, or no picture.</source>
        <translation>손상되었거나 그림이 아닙니다.</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>비어 있습니다.</translation>
    </message>
    <message>
        <source>It is locked with a password.</source>
        <translation>비밀번호로 잠겨 있습니다.</translation>
    </message>
    <message>
        <source>It is locked.</source>
        <translation>잠겨 있습니다.</translation>
    </message>
    <message>
        <source>It is long: a fact is found best as one short sentence.</source>
        <translation>깁니다. 사실은 짧은 한 문장일 때 가장 잘 찾아집니다.</translation>
    </message>
    <message>
        <source>It is no JSON: there is no value in it.</source>
        <translation>JSON이 아닙니다. 값이 없습니다.</translation>
    </message>
    <message>
        <source>It is of an old or another office program, or locked with a password.</source>
        <translation>오래되었거나 다른 오피스 프로그램의 파일이거나 비밀번호로 잠겨 있습니다.</translation>
    </message>
    <message>
        <source>It is packed into a ZIP.</source>
        <translation>ZIP으로 압축되어 있습니다.</translation>
    </message>
    <message>
        <source>It is used all the same; if the answers are poor, train the avatar once more.</source>
        <translation>그래도 사용합니다. 답변이 좋지 않으면 아바타를 다시 학습하세요.</translation>
    </message>
    <message>
        <source>It looks like a chat, of a program or a form that is not understood.</source>
        <translation>대화처럼 보이지만, 알 수 없는 프로그램이나 형식입니다.</translation>
    </message>
    <message>
        <source>It needs more memory than there is.</source>
        <translation>남은 메모리보다 많은 메모리가 필요합니다.</translation>
    </message>
    <message>
        <source>It unpacks to {1} MiB in {2} files; {3} MiB are allowed.</source>
        <translation>압축을 풀면 파일 {2}개에 {1} MiB입니다. {3} MiB까지 허용됩니다.</translation>
    </message>
    <message>
        <source>It was trained for another model than {1}.</source>
        <translation>{1}이(가) 아닌 다른 모델용으로 학습되었습니다.</translation>
    </message>
    <message>
        <source>Its XML defines entities of its own, as no office program does.</source>
        <translation>XML이 자체 엔티티를 정의합니다. 오피스 프로그램은 그렇게 하지 않습니다.</translation>
    </message>
    <message>
        <source>Its columns have no names, and neither of them asks anything.</source>
        <translation>열에 이름이 없고, 어느 열도 묻지 않습니다.</translation>
    </message>
    <message>
        <source>Its trained adapter cannot be used, so it was left out.</source>
        <translation>학습된 어댑터를 쓸 수 없어 뺐습니다.</translation>
    </message>
    <message>
        <source>Its values are nested too deeply.</source>
        <translation>값이 너무 깊이 중첩되어 있습니다.</translation>
    </message>
    <message>
        <source>Name the subject in a few words, such as “my health”: it is put into questions.</source>
        <translation>“내 건강”처럼 몇 마디로 적으세요. 질문 속에 들어갑니다.</translation>
    </message>
    <message>
        <source>Nobody in it is called {1}; these are in it: {2}.</source>
        <translation>이름이 {1}인 사람이 없습니다. 들어 있는 사람: {2}.</translation>
    </message>
    <message>
        <source>None of its {1} records is understood: no question and answer, no conversation.</source>
        <translation>{1}개 레코드 중 읽을 수 있는 것이 없습니다. 질문과 답도, 대화도 아닙니다.</translation>
    </message>
    <message>
        <source>Say which of them is you: type that name on this page, or --owner NAME in a command.</source>
        <translation>그중 누가 본인인지 알려 주세요. 이 페이지에 그 이름을 적거나, 명령에서는 --owner 이름을 쓰세요.</translation>
    </message>
    <message>
        <source>The window that is open already does not answer.</source>
        <translation>이미 열려 있는 창이 응답하지 않습니다.</translation>
    </message>
    <message>
        <source>It is busy, or hangs.</source>
        <translation>작업 중이거나 멈춰 있습니다.</translation>
    </message>
    <message>
        <source>Wait a moment and try again, or end it; a second window opens with --new-window.</source>
        <translation>잠시 후 다시 시도하거나 그 창을 종료하세요. --new-window로 두 번째 창을 열 수 있습니다.</translation>
    </message>
    <message>
        <source>It ends the program that opens it (exit code {1}).</source>
        <translation>이것을 여는 프로그램이 종료됩니다(종료 코드 {1}).</translation>
    </message>
    <message>
        <source>A SOCKS proxy is set in the environment, and the package socksio is missing.</source>
        <translation>환경에 SOCKS 프록시가 설정되어 있는데 socksio 패키지가 없습니다.</translation>
    </message>
    <message>
        <source>It has no chat template, so it is probably a base model that continues text rather than answers; choose a template in Settings.</source>
        <translation>채팅 템플릿이 없으므로 답하기보다 글을 이어 쓰는 기본 모델로 보입니다. 설정에서 템플릿을 선택하세요.</translation>
    </message>
    <message>
        <source>It has no tokenizer, so it cannot read text.</source>
        <translation>토크나이저가 없어 글을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>It has no vocabulary.</source>
        <translation>어휘가 없습니다.</translation>
    </message>
    <message>
        <source>It has version {1} of the GGUF format; this engine reads 2 and 3.</source>
        <translation>GGUF 형식 버전이 {1}입니다. 이 엔진은 2와 3을 읽습니다.</translation>
    </message>
    <message>
        <source>It has {1} tokens, and the context holds {2}.</source>
        <translation>{1}토큰이며 컨텍스트는 {2}토큰까지 담을 수 있습니다.</translation>
    </message>
    <message>
        <source>It has {1} tokens; the context holds {2}.</source>
        <translation>{1}토큰입니다. 컨텍스트는 {2}토큰까지 담을 수 있습니다.</translation>
    </message>
    <message>
        <source>It holds only a vocabulary, no model: it is made for testing tokenizers.</source>
        <translation>모델 없이 어휘만 들어 있습니다. 토크나이저 시험용입니다.</translation>
    </message>
    <message>
        <source>It is a LoRA adapter, which only works on top of a model ({1}).</source>
        <translation>LoRA 어댑터이므로 모델 위에서만 작동합니다({1}).</translation>
    </message>
    <message>
        <source>It is a device or a pipe, not a file.</source>
        <translation>파일이 아니라 장치나 파이프입니다.</translation>
    </message>
    <message>
        <source>It is a diffusion model ({1}), which does not write left to right.</source>
        <translation>왼쪽에서 오른쪽으로 쓰지 않는 확산 모델({1})입니다.</translation>
    </message>
    <message>
        <source>It is a folder, not a file.</source>
        <translation>파일이 아니라 폴더입니다.</translation>
    </message>
    <message>
        <source>It is a whole model, not a LoRA adapter.</source>
        <translation>LoRA 어댑터가 아니라 전체 모델입니다.</translation>
    </message>
    <message>
        <source>It is an adapter of an unknown kind ({1}).</source>
        <translation>알 수 없는 종류의 어댑터입니다({1}).</translation>
    </message>
    <message>
        <source>It is an embedding model ({1}): it reads text but writes none.</source>
        <translation>임베딩 모델({1})입니다. 글을 읽기만 하고 쓰지는 않습니다.</translation>
    </message>
    <message>
        <source>It is an encoder ({1}), made for other tasks than chat.</source>
        <translation>대화가 아닌 다른 작업용 인코더({1})입니다.</translation>
    </message>
    <message>
        <source>It is made from another version of llama.cpp than this app expects ({1}).</source>
        <translation>이 앱이 기대하는 것과 다른 llama.cpp 버전으로 만들어졌습니다({1}).</translation>
    </message>
    <message>
        <source>It is neither in {1} nor in an installed llama_cpp package.</source>
        <translation>{1}에도, 설치된 llama_cpp 패키지에도 없습니다.</translation>
    </message>
    <message>
        <source>It is neither one of {1} nor a folder.</source>
        <translation>{1} 중 하나도 아니고 폴더도 아닙니다.</translation>
    </message>
    <message>
        <source>It is no GGUF file. It looks like {1}.</source>
        <translation>GGUF 파일이 아닙니다. {1}처럼 보입니다.</translation>
    </message>
    <message>
        <source>It is not the first part of its model.</source>
        <translation>모델의 첫 번째 조각이 아닙니다.</translation>
    </message>
    <message>
        <source>It is {1} long: the download stopped early.</source>
        <translation>길이가 {1}입니다. 다운로드가 도중에 멈췄습니다.</translation>
    </message>
    <message>
        <source>It needs a newer processor: an instruction is unknown to this one.</source>
        <translation>더 새로운 프로세서가 필요합니다. 이 프로세서가 모르는 명령이 있습니다.</translation>
    </message>
    <message>
        <source>It needs a newer processor: this one has no {1} instructions.</source>
        <translation>더 새로운 프로세서가 필요합니다. 이 프로세서에는 {1} 명령이 없습니다.</translation>
    </message>
    <message>
        <source>It needs {1} of memory; {2} are free.</source>
        <translation>메모리 {1}이(가) 필요하지만 {2}만 비어 있습니다.</translation>
    </message>
    <message>
        <source>It offers {1}, but not {2}.</source>
        <translation>{1}은(는) 있지만 {2}은(는) 없습니다.</translation>
    </message>
    <message>
        <source>It read memory that is not its own (access violation).</source>
        <translation>자기 것이 아닌 메모리를 읽었습니다(액세스 위반).</translation>
    </message>
    <message>
        <source>It read memory that is not its own (segmentation fault).</source>
        <translation>자기 것이 아닌 메모리를 읽었습니다(세그멘테이션 오류).</translation>
    </message>
    <message>
        <source>It takes no seed, top-k or min-p.</source>
        <translation>시드, top-k, min-p를 받지 않습니다.</translation>
    </message>
    <message>
        <source>It was interrupted.</source>
        <translation>중단되었습니다.</translation>
    </message>
    <message>
        <source>It was kept as {1}; {2} messages of it could be brought over.</source>
        <translation>{1}(으)로 보관했으며 메시지 {2}개를 옮겨 왔습니다.</translation>
    </message>
    <message>
        <source>It was made for big-endian computers.</source>
        <translation>빅 엔디언 컴퓨터용으로 만들어졌습니다.</translation>
    </message>
    <message>
        <source>It was made for the architecture {1}, the model is {2}.</source>
        <translation>아키텍처 {1}용으로 만들어졌지만 모델은 {2}입니다.</translation>
    </message>
    <message>
        <source>It was not built by the project&apos;s release workflow.</source>
        <translation>프로젝트의 릴리스 절차로 빌드되지 않았습니다.</translation>
    </message>
    <message>
        <source>Its architecture {1} is unknown: it was made for a newer engine.</source>
        <translation>{1} 아키텍처를 알 수 없습니다. 더 새로운 엔진용입니다.</translation>
    </message>
    <message>
        <source>Its chat template is too long to be used; choose one in Settings.</source>
        <translation>채팅 템플릿이 너무 길어 사용할 수 없습니다. 설정에서 선택하세요.</translation>
    </message>
    <message>
        <source>Its connection to this program was cut.</source>
        <translation>이 프로그램과의 연결이 끊겼습니다.</translation>
    </message>
    <message>
        <source>Its context extension {1} is unknown.</source>
        <translation>{1} 컨텍스트 확장 방식을 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Its memory was damaged (heap corruption).</source>
        <translation>메모리가 손상되었습니다(힙 손상).</translation>
    </message>
    <message>
        <source>Its name, or NAME=STRENGTH. vLLM lists its adapters among the models.</source>
        <translation>이름 또는 NAME=강도. vLLM은 어댑터를 모델 목록에 보여 줍니다.</translation>
    </message>
    <message>
        <source>Its native code found a fault and gave up (abort).</source>
        <translation>네이티브 코드가 오류를 발견하고 멈췄습니다(중단).</translation>
    </message>
    <message>
        <source>Its native code was busy for too long, or hung.</source>
        <translation>네이티브 코드가 너무 오래 바빴거나 멈췄습니다.</translation>
    </message>
    <message>
        <source>Its part for {1} has another size than the model&apos;s.</source>
        <translation>{1} 부분의 크기가 모델과 다릅니다.</translation>
    </message>
    <message>
        <source>Its parts do not belong together: tensors are missing.</source>
        <translation>조각들이 서로 맞지 않습니다. 텐서가 빠져 있습니다.</translation>
    </message>
    <message>
        <source>Its stack overflowed.</source>
        <translation>스택이 넘쳤습니다.</translation>
    </message>
    <message>
        <source>Its terminal was closed.</source>
        <translation>터미널이 닫혔습니다.</translation>
    </message>
    <message>
        <source>Its tokenizer {1} is unknown.</source>
        <translation>{1} 토크나이저를 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Its vocabulary contains a token twice.</source>
        <translation>어휘에 같은 토큰이 두 번 들어 있습니다.</translation>
    </message>
    <message>
        <source>Its vocabulary is missing or not a list of texts.</source>
        <translation>어휘가 없거나 텍스트 목록이 아닙니다.</translation>
    </message>
    <message>
        <source>Its {1} bytes could not be turned into tokens.</source>
        <translation>{1}바이트를 토큰으로 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>Its {1} does not fit its {2} layers.</source>
        <translation>{1}이(가) 레이어 {2}개와 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Its {1} is impossible ({2}).</source>
        <translation>{1} 값이 불가능합니다({2}).</translation>
    </message>
    <message>
        <source>Kept in the keyring of this system, never in a file.</source>
        <translation>이 시스템의 키링에만 보관하고 파일에는 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Load one there, then try again.</source>
        <translation>그곳에서 모델을 불러온 뒤 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Look at your account there.</source>
        <translation>그곳의 계정을 확인하세요.</translation>
    </message>
    <message>
        <source>Look where you got it from.</source>
        <translation>내려받은 곳을 확인하세요.</translation>
    </message>
    <message>
        <source>Makes words less likely that were just used; 1 is off, above 1.3 sentences suffer.</source>
        <translation>방금 쓴 단어를 덜 쓰게 합니다. 1은 끔, 1.3을 넘으면 문장이 나빠집니다.</translation>
    </message>
    <message>
        <source>Models on this disk work without it.</source>
        <translation>이 디스크에 있는 모델은 그것 없이도 작동합니다.</translation>
    </message>
    <message>
        <source>More than there are cores makes it slower.</source>
        <translation>코어 수보다 많으면 느려집니다.</translation>
    </message>
    <message>
        <source>Name a .gguf file with --model, or install the extra &quot;starter&quot;.</source>
        <translation>--model로 .gguf 파일을 지정하거나 추가 구성 요소 “starter”를 설치하세요.</translation>
    </message>
    <message>
        <source>Name one of them, or the folder of another persona.</source>
        <translation>그중 하나 또는 다른 아바타의 폴더를 지정하세요.</translation>
    </message>
    <message>
        <source>Natural and mostly to the point. The default.</source>
        <translation>자연스럽고 대체로 핵심을 말합니다. 기본값입니다.</translation>
    </message>
    <message>
        <source>No address of a server is set.</source>
        <translation>서버 주소가 설정되지 않았습니다.</translation>
    </message>
    <message>
        <source>No model came with this installation, and none was chosen.</source>
        <translation>이 설치에는 모델이 없고, 선택된 모델도 없습니다.</translation>
    </message>
    <message>
        <source>No model file is chosen.</source>
        <translation>모델 파일이 선택되지 않았습니다.</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>불러온 모델이 없습니다.</translation>
    </message>
    <message>
        <source>No module with code for this processor lies beside it.</source>
        <translation>이 프로세서용 코드가 든 모듈이 옆에 없습니다.</translation>
    </message>
    <message>
        <source>No server is chosen.</source>
        <translation>서버가 선택되지 않았습니다.</translation>
    </message>
    <message>
        <source>Nothing answers at {1}.</source>
        <translation>{1}에서 응답이 없습니다.</translation>
    </message>
    <message>
        <source>Only so many of the likeliest words are considered.</source>
        <translation>가장 그럴듯한 단어를 이만큼만 살핍니다.</translation>
    </message>
    <message>
        <source>Only the likeliest words that together have this share; 1 is off.</source>
        <translation>합쳐서 이 비율이 되는 가장 그럴듯한 단어만; 1은 끔입니다.</translation>
    </message>
    <message>
        <source>Only used where the server does not tell its own.</source>
        <translation>서버가 알려 주지 않을 때만 씁니다.</translation>
    </message>
    <message>
        <source>Open {1}/{2} in a browser and accept them{3}.</source>
        <translation>브라우저에서 {1}/{2}을(를) 열고 동의하세요{3}.</translation>
    </message>
    <message>
        <source>Prefers words that surprise as much as usual; 1 is off.</source>
        <translation>보통만큼 뜻밖인 단어를 선호합니다. 1은 끔입니다.</translation>
    </message>
    <message>
        <source>Half of its part for {1} is missing.</source>
        <translation>{1} 부분의 절반이 없습니다.</translation>
    </message>
    <message>
        <source>Add it anew.</source>
        <translation>다시 추가하세요.</translation>
    </message>
    <message>
        <source>Ask whoever sent it to save it once more.</source>
        <translation>보낸 사람에게 다시 저장해 달라고 하세요.</translation>
    </message>
    <message>
        <source>Be interviewed, or write some facts and answers, first.</source>
        <translation>먼저 인터뷰를 하거나 사실과 답변을 몇 개 적으세요.</translation>
    </message>
    <message>
        <source>Bring chats with people, or a table of your own questions and answers.</source>
        <translation>사람과 나눈 대화나 직접 만든 질문과 답변의 표를 가져오세요.</translation>
    </message>
    <message>
        <source>Bring it in parts.</source>
        <translation>나누어 가져오세요.</translation>
    </message>
    <message>
        <source>Bring subtitles with names, or lines of a name, a colon and the words.</source>
        <translation>이름이 있는 자막이나, 이름과 쌍점 뒤에 말이 오는 줄을 가져오세요.</translation>
    </message>
    <message>
        <source>Call the columns &quot;question&quot; and &quot;answer&quot; in the first row.</source>
        <translation>첫 줄의 열 이름을 “질문”과 “답변”으로 하세요.</translation>
    </message>
    <message>
        <source>Check that the disk has room and may be written to.</source>
        <translation>디스크에 공간이 있고 쓸 수 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>Check that the file is there and may be read.</source>
        <translation>파일이 있고 읽을 수 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>Check the proxy of this system, or set NO_PROXY for this server.</source>
        <translation>이 시스템의 프록시를 확인하거나 이 서버에 NO_PROXY를 설정하세요.</translation>
    </message>
    <message>
        <source>Choose a character card: a picture with a card in it, a JSON or a CHARX file.</source>
        <translation>캐릭터 카드를 고르세요: 카드가 든 그림, JSON 또는 CHARX 파일.</translation>
    </message>
    <message>
        <source>Choose a file with questions and answers in it.</source>
        <translation>질문과 답변이 든 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Choose a file with sentences about you.</source>
        <translation>자신에 관한 문장이 든 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Choose a file with something in it.</source>
        <translation>내용이 있는 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Choose a lorebook or a world info file: a JSON with entries.</source>
        <translation>로어북이나 월드 인포 파일을 고르세요: 항목이 있는 JSON.</translation>
    </message>
    <message>
        <source>Choose an avatar of your own; those that came with the app stay as they are.</source>
        <translation>직접 만든 아바타를 고르세요. 앱에 포함된 아바타는 그대로 둡니다.</translation>
    </message>
    <message>
        <source>Choose another file: {1}.</source>
        <translation>다른 파일을 고르세요: {1}.</translation>
    </message>
    <message>
        <source>Choose one that was trained for {1}, and copy it once more.</source>
        <translation>{1}용으로 학습된 것을 골라 다시 복사하세요.</translation>
    </message>
    <message>
        <source>Choose the file in the folder blobs that it names (sha256-…): that is the model.</source>
        <translation>그 안에 적힌 blobs 폴더의 파일(sha256-…)을 선택하세요. 그것이 모델입니다.</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>다른 프로그램을 닫고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Comes with the app and runs anywhere. Short, simple answers.</source>
        <translation>앱과 함께 제공되며 어디서나 실행됩니다. 짧고 간단하게 답합니다.</translation>
    </message>
    <message>
        <source>Copy it again from the page of the server, and nothing beside it.</source>
        <translation>서버 페이지에서 키만 다시 복사하세요.</translation>
    </message>
    <message>
        <source>Copy what you wrote yourself into a TXT, and bring that.</source>
        <translation>직접 쓴 내용만 TXT 파일로 복사하여 가져오세요.</translation>
    </message>
    <message>
        <source>Delete this file to begin anew.</source>
        <translation>다시 시작하려면 이 파일을 삭제하세요.</translation>
    </message>
    <message>
        <source>Do it once more.</source>
        <translation>다시 한 번 시도하세요.</translation>
    </message>
    <message>
        <source>Do not open it; ask who made it for a CSV or a TXT.</source>
        <translation>열지 말고 만든 사람에게 CSV나 TXT를 요청하세요.</translation>
    </message>
    <message>
        <source>Do not open it; make the backup again on the telephone.</source>
        <translation>열지 말고 전화기에서 백업을 다시 만드세요.</translation>
    </message>
    <message>
        <source>Download it first: avatar-chat model get {1}.</source>
        <translation>먼저 내려받으세요: avatar-chat model get {1}.</translation>
    </message>
    <message>
        <source>Download the model again, or bring back what the link leads to.</source>
        <translation>모델을 다시 내려받거나 링크가 가리키는 파일을 되돌려 놓으세요.</translation>
    </message>
    <message>
        <source>Download the model itself, as GGUF; sign in first where its page asks for that.</source>
        <translation>모델 자체를 GGUF로 내려받으세요. 페이지에서 요구하면 먼저 로그인하세요.</translation>
    </message>
    <message>
        <source>Download the {1} parts again, leave them as they are in one folder, and choose the one whose name has -00001-of-{2}.</source>
        <translation>조각 {1}개를 다시 내려받아 한 폴더에 그대로 두고, 이름에 -00001-of-{2}이(가) 있는 것을 선택하세요.</translation>
    </message>
    <message>
        <source>Export a shorter time, or without pictures and files, or cut it into parts.</source>
        <translation>더 짧은 기간만, 또는 그림과 파일 없이 내보내거나 나누세요.</translation>
    </message>
    <message>
        <source>Export it as CSV, JSON or a text.</source>
        <translation>CSV, JSON 또는 텍스트로 내보내세요.</translation>
    </message>
    <message>
        <source>Export the chat as JSON or as a text; a page about yourself: save its text as TXT.</source>
        <translation>대화를 JSON이나 텍스트로 내보내세요. 자신에 관한 페이지라면 글을 TXT로 저장하세요.</translation>
    </message>
    <message>
        <source>Export the chat on the telephone: in its menu, Settings, Export chat history.</source>
        <translation>전화기에서 대화를 내보내세요: 대화 메뉴의 설정, 대화 내보내기.</translation>
    </message>
    <message>
        <source>Export the chat without its media.</source>
        <translation>미디어 없이 대화를 내보내세요.</translation>
    </message>
    <message>
        <source>Fetch or save the file again; the program that made it must be able to open it.</source>
        <translation>파일을 다시 받거나 저장하세요. 만든 프로그램에서 열려야 합니다.</translation>
    </message>
    <message>
        <source>Fields of another type were read as they are meant: {1}.</source>
        <translation>형식이 다른 필드를 뜻대로 읽었습니다: {1}.</translation>
    </message>
    <message>
        <source>Good answers in many languages on an ordinary laptop; does not think aloud.</source>
        <translation>평범한 노트북에서 여러 언어로 좋은 답을 합니다. 생각 과정은 보여 주지 않습니다.</translation>
    </message>
    <message>
        <source>Install it, or start the app without the variable ALL_PROXY.</source>
        <translation>설치하거나 ALL_PROXY 변수 없이 앱을 시작하세요.</translation>
    </message>
    <message>
        <source>It ended with code {1}.</source>
        <translation>코드 {1}(으)로 끝났습니다.</translation>
    </message>
    <message>
        <source>It has adapters: {1}.</source>
        <translation>어댑터가 있습니다: {1}.</translation>
    </message>
    <message>
        <source>It has characters that no key has, such as a line end or a curved quotation mark.</source>
        <translation>줄 끝이나 굽은 따옴표처럼 키에 없는 글자가 들어 있습니다.</translation>
    </message>
    <message>
        <source>It has no name.</source>
        <translation>이름이 없습니다.</translation>
    </message>
    <message>
        <source>It has {1} characters; {2} are allowed.</source>
        <translation>{1}자인데, {2}자까지 허용됩니다.</translation>
    </message>
    <message>
        <source>It holds nothing.</source>
        <translation>아무것도 들어 있지 않습니다.</translation>
    </message>
    <message>
        <source>It holds {1}, which is no part of a LoRA adapter.</source>
        <translation>LoRA 어댑터의 일부가 아닌 {1}이(가) 들어 있습니다.</translation>
    </message>
    <message>
        <source>It is XML of a program or a form that is not understood.</source>
        <translation>알 수 없는 프로그램이나 형식의 XML입니다.</translation>
    </message>
    <message>
        <source>It is a chat with a model: the answers in it are the model&apos;s.</source>
        <translation>모델과 나눈 대화입니다. 그 안의 답변은 모델의 것입니다.</translation>
    </message>
    <message>
        <source>It is a link to {1}, which is not there.</source>
        <translation>{1}(으)로 가는 링크인데, 그 파일이 없습니다.</translation>
    </message>
    <message>
        <source>It is a mail, in which it is not sure whose words are whose.</source>
        <translation>이메일이라서 어느 말이 누구의 것인지 확실하지 않습니다.</translation>
    </message>
    <message>
        <source>It is a web page, in which it is not sure who said what.</source>
        <translation>웹 페이지여서 누가 무슨 말을 했는지 분명하지 않습니다.</translation>
    </message>
    <message>
        <source>It is an address on the web, not a file on this computer.</source>
        <translation>웹 주소이며 이 컴퓨터의 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>It is as PEFT saves it; llama.cpp reads GGUF files only.</source>
        <translation>PEFT가 저장한 형식입니다. llama.cpp는 GGUF 파일만 읽습니다.</translation>
    </message>
    <message>
        <source>It is damaged or no text: save it again as UTF-8 where it was made.</source>
        <translation>손상되었거나 글이 아닙니다. 만든 곳에서 UTF-8로 다시 저장하세요.</translation>
    </message>
    <message>
        <source>It is nested too deeply.</source>
        <translation>너무 깊이 중첩되어 있습니다.</translation>
    </message>
    <message>
        <source>It is not said in it who speaks.</source>
        <translation>누가 말하는지 적혀 있지 않습니다.</translation>
    </message>
    <message>
        <source>It is one piece of {1}, which was cut for the download.</source>
        <translation>다운로드용으로 나눈 {1}의 한 조각입니다.</translation>
    </message>
    <message>
        <source>It is part {1} of {2}, but its name does not say so.</source>
        <translation>조각 {2}개 중 {1}번째이지만 이름에 나와 있지 않습니다.</translation>
    </message>
    <message>
        <source>It is {1} long, {2} more than its index says: a download went wrong.</source>
        <translation>길이가 {1}로, 색인에 적힌 것보다 {2} 더 깁니다. 다운로드가 잘못되었습니다.</translation>
    </message>
    <message>
        <source>It leaves out the question.</source>
        <translation>질문이 빠집니다.</translation>
    </message>
    <message>
        <source>It needs too much memory.</source>
        <translation>메모리를 너무 많이 씁니다.</translation>
    </message>
    <message>
        <source>It needs {1} GB on the disk meanwhile; {2} GB are free.</source>
        <translation>진행 중에 디스크 {1} GB가 필요한데, {2} GB가 비어 있습니다.</translation>
    </message>
    <message>
        <source>It takes these sampling values: {1}.</source>
        <translation>받는 샘플링 값: {1}.</translation>
    </message>
    <message>
        <source>It took longer than {1} s.</source>
        <translation>{1}초 넘게 걸렸습니다.</translation>
    </message>
    <message>
        <source>It was exported on a computer, and names and words are not told apart in it.</source>
        <translation>컴퓨터에서 내보낸 것이어서 이름과 말을 구별할 수 없습니다.</translation>
    </message>
    <message>
        <source>It was trained for another model than {1}: {2}.</source>
        <translation>{1}이(가) 아닌 다른 모델용으로 학습되었습니다: {2}.</translation>
    </message>
    <message>
        <source>It was trained for the avatar of {1}.</source>
        <translation>{1}의 아바타용으로 학습되었습니다.</translation>
    </message>
    <message>
        <source>Its XML defines a document type of its own, as no backup does.</source>
        <translation>XML이 문서 형식을 스스로 정의하는데, 어떤 백업도 그렇게 하지 않습니다.</translation>
    </message>
    <message>
        <source>Its alpha is 0, so it changes nothing.</source>
        <translation>알파가 0이므로 아무것도 바꾸지 않습니다.</translation>
    </message>
    <message>
        <source>Its environment has no {1}.</source>
        <translation>그 환경에 {1}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>Its files were changed meanwhile.</source>
        <translation>그동안 파일이 바뀌었습니다.</translation>
    </message>
    <message>
        <source>Its own words: “{2}”.</source>
        <translation>서버의 말: “{2}”.</translation>
    </message>
    <message>
        <source>Its prompt is endless.</source>
        <translation>만들어 내는 프롬프트가 끝나지 않습니다.</translation>
    </message>
    <message>
        <source>Its rank is {1}, its alpha {2}.</source>
        <translation>랭크는 {1}, 알파는 {2}입니다.</translation>
    </message>
    <message>
        <source>Its strength is {1}.</source>
        <translation>강도는 {1}입니다.</translation>
    </message>
    <message>
        <source>Its {1} parts were glued together, which GGUF files do not allow.</source>
        <translation>조각 {1}개를 이어 붙였는데, GGUF 파일에서는 허용되지 않습니다.</translation>
    </message>
    <message>
        <source>Join all pieces in their order: cat {1} &gt; {2} (Windows: copy /b).</source>
        <translation>모든 조각을 순서대로 합치세요: cat {1} &gt; {2} (Windows: copy /b).</translation>
    </message>
    <message>
        <source>Keep the rows that are really yours, and bring them in a file of their own.</source>
        <translation>정말 자신의 것인 줄만 따로 파일로 가져오세요.</translation>
    </message>
    <message>
        <source>Keep what is really about you, and bring it in a file of its own.</source>
        <translation>정말 자신에 관한 것만 따로 파일로 가져오세요.</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>그것은 빼 주세요.</translation>
    </message>
    <message>
        <source>Let a program for text recognition (OCR) read it, or write what it says into a TXT.</source>
        <translation>문자 인식(OCR) 프로그램으로 읽거나 내용을 TXT로 쓰세요.</translation>
    </message>
    <message>
        <source>Let it send them as they are: without gzip, or without the proxy between.</source>
        <translation>그대로 보내게 하세요. gzip 없이, 또는 중간 프록시 없이.</translation>
    </message>
    <message>
        <source>Look at what it says, and at your account there.</source>
        <translation>서버가 하는 말과 그곳의 계정을 확인하세요.</translation>
    </message>
    <message>
        <source>Look for the same model as GGUF: avatar-chat model search {1}.</source>
        <translation>같은 모델의 GGUF를 찾아보세요: avatar-chat model search {1}.</translation>
    </message>
    <message>
        <source>Lore that is too long to be ever told was left out: {1}.</source>
        <translation>너무 길어 쓰일 수 없는 설정은 뺐습니다: {1}.</translation>
    </message>
    <message>
        <source>Make one of it: python -m finetune.export.convert {1} --base BASE.</source>
        <translation>GGUF로 변환하세요: python -m finetune.export.convert {1} --base BASE.</translation>
    </message>
    <message>
        <source>Mend it.</source>
        <translation>고쳐 주세요.</translation>
    </message>
    <message>
        <source>Name the files in it.</source>
        <translation>그 안의 파일을 고르세요.</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>답변이 오지 않았습니다.</translation>
    </message>
    <message>
        <source>No answer is told.</source>
        <translation>아직 답변이 없습니다.</translation>
    </message>
    <message>
        <source>No fact and no answer is told.</source>
        <translation>사실도 답변도 아직 없습니다.</translation>
    </message>
    <message>
        <source>Nothing was added to {1}.</source>
        <translation>{1}에 아무것도 더하지 않았습니다.</translation>
    </message>
    <message>
        <source>Nothing was taken from {1}.</source>
        <translation>{1}에서 아무것도 가져오지 않았습니다.</translation>
    </message>
    <message>
        <source>Of its named chat templates {1} is used.</source>
        <translation>이름이 있는 채팅 템플릿 가운데 {1}을(를) 사용합니다.</translation>
    </message>
    <message>
        <source>Of its {1} there are only zeros from {2} to {3}: a download left a hole.</source>
        <translation>{1} 중 {2}부터 {3}까지 0뿐입니다. 내려받기가 빈 곳을 남겼습니다.</translation>
    </message>
    <message>
        <source>Open it: it says why the download failed. Then download the model again.</source>
        <translation>열어 보세요. 다운로드가 실패한 이유가 적혀 있습니다. 그런 다음 모델을 다시 내려받으세요.</translation>
    </message>
    <message>
        <source>Paths that lead out of the card were not followed: {1}.</source>
        <translation>카드 밖으로 나가는 경로는 따르지 않았습니다: {1}.</translation>
    </message>
    <message>
        <source>Pictures that are too large, damaged or of another state were left out: {1}.</source>
        <translation>너무 크거나 손상되었거나 다른 상태의 그림은 제외했습니다: {1}.</translation>
    </message>
    <message>
        <source>Pictures that the card names are not in it: {1}.</source>
        <translation>카드가 가리키는 그림이 안에 없습니다: {1}.</translation>
    </message>
    <message>
        <source>Put all {1} parts into one folder and choose {2}.</source>
        <translation>조각 {1}개를 모두 한 폴더에 넣고 {2}을(를) 선택하세요.</translation>
    </message>
    <message>
        <source>Records need &quot;question&quot; and &quot;answer&quot;, &quot;instruction&quot; and &quot;output&quot;, or &quot;messages&quot;.</source>
        <translation>레코드에는 question과 answer, instruction과 output 또는 messages가 필요합니다.</translation>
    </message>
    <message>
        <source>Regular expressions among the keys of its lorebook are not used ({1}).</source>
        <translation>로어북 키에 있는 정규 표현식은 쓰지 않습니다({1}).</translation>
    </message>
    <message>
        <source>Reinstall the app.</source>
        <translation>앱을 다시 설치하세요.</translation>
    </message>
    <message>
        <source>Remove it, or ask in other words.</source>
        <translation>제거하거나 다른 말로 물어보세요.</translation>
    </message>
    <message>
        <source>Restart the app: what can be read is then moved to a fresh file.</source>
        <translation>앱을 다시 시작하세요. 읽을 수 있는 내용은 새 파일로 옮겨집니다.</translation>
    </message>
    <message>
        <source>Restart the app; if it happens again, please report it.</source>
        <translation>앱을 다시 시작하세요. 또 발생하면 알려 주세요.</translation>
    </message>
    <message>
        <source>Restart the engine or the app; the new setting is used from then on.</source>
        <translation>엔진이나 앱을 다시 시작하면 새 설정이 적용됩니다.</translation>
    </message>
    <message>
        <source>Save a copy without a password.</source>
        <translation>비밀번호 없이 사본을 저장하세요.</translation>
    </message>
    <message>
        <source>Save a copy without protection.</source>
        <translation>보호 없이 사본을 저장하세요.</translation>
    </message>
    <message>
        <source>Save it again from the program that made it.</source>
        <translation>만든 프로그램에서 다시 저장하세요.</translation>
    </message>
    <message>
        <source>Save it as JPEG or PNG, and choose that.</source>
        <translation>JPEG나 PNG로 저장한 뒤 그것을 고르세요.</translation>
    </message>
    <message>
        <source>Save it as XLSX or CSV, a text as DOCX or TXT, without a password.</source>
        <translation>XLSX나 CSV로, 글은 DOCX나 TXT로, 비밀번호 없이 저장하세요.</translation>
    </message>
    <message>
        <source>Save the pages that tell of you as a PDF of their own, or as TXT.</source>
        <translation>자신에 관한 쪽만 따로 PDF나 TXT로 저장하세요.</translation>
    </message>
    <message>
        <source>Save the text or the table alone, without pictures, or as CSV or TXT.</source>
        <translation>그림 없이 글이나 표만, 또는 CSV나 TXT로 저장하세요.</translation>
    </message>
    <message>
        <source>Search for the model&apos;s name together with GGUF.</source>
        <translation>모델 이름과 GGUF를 함께 검색하세요.</translation>
    </message>
    <message>
        <source>Servers cannot be used here.</source>
        <translation>여기서는 서버를 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>Set a token: avatar-chat model key huggingface.</source>
        <translation>토큰을 설정하세요: avatar-chat model key huggingface.</translation>
    </message>
    <message>
        <source>Set the context to {1} tokens or less, or choose a smaller model.</source>
        <translation>컨텍스트를 {1}토큰 이하로 설정하거나 더 작은 모델을 선택하세요.</translation>
    </message>
    <message>
        <source>Shorten it, or make several of it.</source>
        <translation>줄이거나 여러 개로 나누세요.</translation>
    </message>
    <message>
        <source>Shorten it, or raise the context length in Settings → Model.</source>
        <translation>줄이거나 설정 → 모델에서 컨텍스트 길이를 늘리세요.</translation>
    </message>
    <message>
        <source>Shorten the question, or raise the context length in Settings → Model.</source>
        <translation>질문을 줄이거나 설정 → 모델에서 컨텍스트 길이를 늘리세요.</translation>
    </message>
    <message>
        <source>Shorten the question.</source>
        <translation>질문을 줄이세요.</translation>
    </message>
    <message>
        <source>Signal {1} ended it.</source>
        <translation>신호 {1}(으)로 종료되었습니다.</translation>
    </message>
    <message>
        <source>Something asked it to end.</source>
        <translation>종료하라는 요청을 받았습니다.</translation>
    </message>
    <message>
        <source>Start a new chat, or choose a longer context in Settings.</source>
        <translation>새 대화를 시작하거나 설정에서 더 긴 컨텍스트를 선택하세요.</translation>
    </message>
    <message>
        <source>Start a new chat, or raise its length.</source>
        <translation>새 대화를 시작하거나 길이를 늘리세요.</translation>
    </message>
    <message>
        <source>Start a new chat.</source>
        <translation>새 대화를 시작하세요.</translation>
    </message>
    <message>
        <source>Start another one.</source>
        <translation>다른 엔진을 시작하세요.</translation>
    </message>
    <message>
        <source>Start the server, or check its address.</source>
        <translation>서버를 시작하거나 주소를 확인하세요.</translation>
    </message>
    <message>
        <source>Stops whole phrases from coming back, single words may; 0 is off, 0.8 is usual.</source>
        <translation>구절 전체의 반복을 막고 단어는 허용합니다. 0은 끔, 보통 0.8입니다.</translation>
    </message>
    <message>
        <source>Take it out; a key belongs into the keyring.</source>
        <translation>빼세요. 키는 키링에 보관해야 합니다.</translation>
    </message>
    <message>
        <source>Takes the likeliest word each time: one question, one reply.</source>
        <translation>매번 가장 그럴듯한 단어를 고릅니다: 질문 하나에 답 하나.</translation>
    </message>
    <message>
        <source>Test lists the models that the server has.</source>
        <translation>테스트하면 서버의 모델이 나열됩니다.</translation>
    </message>
    <message>
        <source>The Hub answered with status {1}.</source>
        <translation>Hub가 상태 {1}(으)로 응답했습니다.</translation>
    </message>
    <message>
        <source>The Hub does not let {1} read {2}.</source>
        <translation>Hub가 {1}에 {2} 읽기를 허용하지 않습니다.</translation>
    </message>
    <message>
        <source>The Hub has too many requests from here.</source>
        <translation>여기서 Hub로 보낸 요청이 너무 많습니다.</translation>
    </message>
    <message>
        <source>The adapter cannot be used.</source>
        <translation>어댑터를 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The adapter of {1} is not used.</source>
        <translation>{1}의 어댑터는 사용되지 않습니다.</translation>
    </message>
    <message>
        <source>The adapter of {1} may not suit the model.</source>
        <translation>{1}의 어댑터가 모델에 맞지 않을 수 있습니다.</translation>
    </message>
    <message>
        <source>The adapter {1} cannot be used.</source>
        <translation>{1} 어댑터를 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The adapter {1} could not be loaded.</source>
        <translation>{1} 어댑터를 불러올 수 없습니다.</translation>
    </message>
    <message>
        <source>The adapter {1} does not fit {2}.</source>
        <translation>{1} 어댑터가 {2} 모델과 맞지 않습니다.</translation>
    </message>
    <message>
        <source>The adapter {1} is damaged.</source>
        <translation>{1} 어댑터가 손상되었습니다.</translation>
    </message>
    <message>
        <source>The adapters could not be used.</source>
        <translation>어댑터를 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>The address of the server cannot be read.</source>
        <translation>서버 주소를 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The address of the server contains a user name or a password.</source>
        <translation>서버 주소에 사용자 이름이나 비밀번호가 들어 있습니다.</translation>
    </message>
    <message>
        <source>The authors of {1} ask you to accept their terms first.</source>
        <translation>{1}의 작성자가 먼저 약관 동의를 요구합니다.</translation>
    </message>
    <message>
        <source>The avatar was not changed.</source>
        <translation>아바타를 바꾸지 못했습니다.</translation>
    </message>
    <message>
        <source>The avatar was not made.</source>
        <translation>아바타를 만들지 못했습니다.</translation>
    </message>
    <message>
        <source>The avatar was not saved.</source>
        <translation>아바타를 저장하지 못했습니다.</translation>
    </message>
    <message>
        <source>The avatar was not taken.</source>
        <translation>아바타를 받지 못했습니다.</translation>
    </message>
    <message>
        <source>The backend llama-cpp-python cannot be used here.</source>
        <translation>여기서는 백엔드 llama-cpp-python을 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>The backend {1} cannot be used here.</source>
        <translation>여기서는 {1} 백엔드를 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>The backend {1} is not known.</source>
        <translation>알 수 없는 백엔드입니다: {1}.</translation>
    </message>
    <message>
        <source>The backend {1} made a mistake of its own.</source>
        <translation>백엔드 {1} 자체에 오류가 있습니다.</translation>
    </message>
    <message>
        <source>The backends could not be asked.</source>
        <translation>백엔드에 물을 수 없었습니다.</translation>
    </message>
    <message>
        <source>The base model of the first avatar; use it with an adapter that the large recipe trained.</source>
        <translation>첫 아바타의 기반 모델입니다. 큰 레시피로 학습한 어댑터와 함께 쓰세요.</translation>
    </message>
    <message>
        <source>The best of this list on a machine with 8 GB to spare; slow without a graphics card.</source>
        <translation>여유 메모리가 8 GB인 컴퓨터에서는 이 목록에서 가장 좋습니다. 그래픽 카드가 없으면 느립니다.</translation>
    </message>
    <message>
        <source>The card in the picture is empty.</source>
        <translation>그림 속 카드가 비어 있습니다.</translation>
    </message>
    <message>
        <source>The card is of a newer version; what that added is kept, but not used.</source>
        <translation>카드가 더 새로운 버전입니다. 추가된 내용은 보관하지만 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>The card was not saved.</source>
        <translation>카드를 저장하지 못했습니다.</translation>
    </message>
    <message>
        <source>The certificate of {1} could not be verified, so nothing was sent.</source>
        <translation>{1}의 인증서를 확인할 수 없어 아무것도 보내지 않았습니다.</translation>
    </message>
    <message>
        <source>The change to {1} was not kept.</source>
        <translation>{1}에 대한 변경이 저장되지 않았습니다.</translation>
    </message>
    <message>
        <source>The chat could not be exported.</source>
        <translation>대화를 내보낼 수 없습니다.</translation>
    </message>
    <message>
        <source>The chat could not be imported.</source>
        <translation>대화를 가져올 수 없습니다.</translation>
    </message>
    <message>
        <source>The chat could not be stored or read.</source>
        <translation>대화를 저장하거나 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The chat template failed; ChatML was used.</source>
        <translation>채팅 템플릿이 실패하여 ChatML을 사용했습니다.</translation>
    </message>
    <message>
        <source>The child ended with code {1}.</source>
        <translation>자식 프로세스가 코드 {1}(으)로 끝났습니다.</translation>
    </message>
    <message>
        <source>The connection to {1} was lost in the middle.</source>
        <translation>{1} 서버와의 연결이 도중에 끊겼습니다.</translation>
    </message>
    <message>
        <source>The connection to {1} was lost.</source>
        <translation>{1} 서버와의 연결이 끊겼습니다.</translation>
    </message>
    <message>
        <source>The context is full.</source>
        <translation>컨텍스트가 가득 찼습니다.</translation>
    </message>
    <message>
        <source>The conversation is too long for the model.</source>
        <translation>대화가 모델에 비해 너무 깁니다.</translation>
    </message>
    <message>
        <source>The conversation is too long.</source>
        <translation>대화가 너무 깁니다.</translation>
    </message>
    <message>
        <source>The download did not succeed.</source>
        <translation>다운로드하지 못했습니다.</translation>
    </message>
    <message>
        <source>The downloaded file was thrown away.</source>
        <translation>내려받은 파일을 버렸습니다.</translation>
    </message>
    <message>
        <source>The encoder {1} could not be loaded.</source>
        <translation>{1} 인코더를 불러올 수 없습니다.</translation>
    </message>
    <message>
        <source>The encoder&apos;s process did not start, or ended.</source>
        <translation>인코더 프로세스가 시작되지 않았거나 종료되었습니다.</translation>
    </message>
    <message>
        <source>The engine could not be started.</source>
        <translation>엔진을 시작할 수 없습니다.</translation>
    </message>
    <message>
        <source>The engine did not answer any more and was stopped.</source>
        <translation>엔진이 응답하지 않아 중지했습니다.</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly; the chat is kept.</source>
        <translation>엔진이 예기치 않게 멈췄습니다. 대화는 보관되어 있습니다.</translation>
    </message>
    <message>
        <source>The file has more characters; the first was imported, not these: {1}.</source>
        <translation>파일에 캐릭터가 여럿 있습니다. 첫 번째만 가져왔고 다음은 가져오지 않았습니다: {1}.</translation>
    </message>
    <message>
        <source>The file is damaged or was made to do harm: {1}.</source>
        <translation>파일이 손상되었거나 악의적으로 만들어졌습니다: {1}.</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <translation>파일이 손상되었습니다.</translation>
    </message>
    <message>
        <source>The file is empty: the download did not start.</source>
        <translation>파일이 비어 있습니다. 다운로드가 시작되지 않았습니다.</translation>
    </message>
    <message>
        <source>The file names it, and does not hold it.</source>
        <translation>파일이 가리키지만 안에 없습니다.</translation>
    </message>
    <message>
        <source>The halves of its part for {1} do not fit each other.</source>
        <translation>{1} 부분의 두 절반이 서로 맞지 않습니다.</translation>
    </message>
    <message>
        <source>The installer ended with code {1}.</source>
        <translation>설치 프로그램이 코드 {1}(으)로 끝났습니다.</translation>
    </message>
    <message>
        <source>The judge does not run here.</source>
        <translation>판정 기능이 여기서 실행되지 않습니다.</translation>
    </message>
    <message>
        <source>The judge of what is known does not run, and without it answers are guesses.</source>
        <translation>무엇을 아는지 판정하는 판정기가 실행되지 않습니다. 판정기 없이는 답변이 추측일 뿐입니다.</translation>
    </message>
    <message>
        <source>The key could not be kept.</source>
        <translation>키를 보관할 수 없습니다.</translation>
    </message>
    <message>
        <source>The key of the server cannot be used.</source>
        <translation>서버의 키를 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The library {1} cannot be used.</source>
        <translation>{1} 라이브러리를 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>The line is not there any more: it was removed in another window.</source>
        <translation>이 줄은 더 이상 없습니다. 다른 창에서 삭제되었습니다.</translation>
    </message>
    <message>
        <source>The list of models could not be read.</source>
        <translation>모델 목록을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The llama.cpp library cannot be changed while the engine runs.</source>
        <translation>엔진이 실행 중일 때는 llama.cpp 라이브러리를 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>The llama.cpp library was not found.</source>
        <translation>llama.cpp 라이브러리를 찾을 수 없습니다.</translation>
    </message>
    <message>
        <source>The longest reply was reached before a word of it.</source>
        <translation>답의 첫 단어가 나오기 전에 최대 답변 길이에 도달했습니다.</translation>
    </message>
    <message>
        <source>The lorebook is too large; its last texts were left out ({1}).</source>
        <translation>로어북이 너무 커서 마지막 글들을 제외했습니다({1}).</translation>
    </message>
    <message>
        <source>The merged model of the first generation. It invents things about its person; compare its score card.</source>
        <translation>1세대의 병합된 모델입니다. 그 사람에 대해 없는 일을 지어냅니다. 평가표를 비교해 보세요.</translation>
    </message>
    <message>
        <source>The merges of its vocabulary are missing.</source>
        <translation>어휘의 병합 규칙이 없습니다.</translation>
    </message>
    <message>
        <source>The model began to repeat itself at once.</source>
        <translation>모델이 처음부터 같은 말을 되풀이했습니다.</translation>
    </message>
    <message>
        <source>The model calculates nonsense.</source>
        <translation>모델의 계산 결과가 올바르지 않습니다.</translation>
    </message>
    <message>
        <source>The model called a tool in place of an answer, and there are no tools here.</source>
        <translation>모델이 답하는 대신 도구를 호출했는데, 여기에는 도구가 없습니다.</translation>
    </message>
    <message>
        <source>The model could not go on with its reply.</source>
        <translation>모델이 답변을 이어 갈 수 없습니다.</translation>
    </message>
    <message>
        <source>The model does not work with flash attention; it runs without.</source>
        <translation>이 모델은 플래시 어텐션과 맞지 않아 사용하지 않고 실행합니다.</translation>
    </message>
    <message>
        <source>The model ended its reply before the first word.</source>
        <translation>모델이 첫 단어도 없이 답변을 끝냈습니다.</translation>
    </message>
    <message>
        <source>The model file could no longer be read (bus error).</source>
        <translation>모델 파일을 더 이상 읽을 수 없습니다(버스 오류).</translation>
    </message>
    <message>
        <source>The model has no chat template; ChatML is used.</source>
        <translation>모델에 채팅 템플릿이 없어 ChatML을 사용합니다.</translation>
    </message>
    <message>
        <source>The model has no tensor {1}.</source>
        <translation>모델에 {1} 텐서가 없습니다.</translation>
    </message>
    <message>
        <source>The model is not complete.</source>
        <translation>모델이 완전하지 않습니다.</translation>
    </message>
    <message>
        <source>The model only thought, and its thoughts are no answer.</source>
        <translation>모델이 생각만 했으며, 생각은 답변이 아닙니다.</translation>
    </message>
    <message>
        <source>The model refused to answer.</source>
        <translation>모델이 답변을 거부했습니다.</translation>
    </message>
    <message>
        <source>The model runs on the CPU.</source>
        <translation>모델은 CPU에서 실행됩니다.</translation>
    </message>
    <message>
        <source>The model was not removed.</source>
        <translation>모델을 제거하지 못했습니다.</translation>
    </message>
    <message>
        <source>The model&apos;s chat template cannot be used; ChatML is used.</source>
        <translation>모델의 채팅 템플릿을 쓸 수 없어 ChatML을 사용합니다.</translation>
    </message>
    <message>
        <source>The name has {1} characters; the first {2} are used.</source>
        <translation>이름이 {1}자입니다. 앞의 {2}자만 씁니다.</translation>
    </message>
    <message>
        <source>The name has {1} characters; {2} are the most.</source>
        <translation>이름이 {1}자입니다. 최대 {2}자입니다.</translation>
    </message>
    <message>
        <source>The native library could not do what it was asked.</source>
        <translation>네이티브 라이브러리가 요청한 일을 할 수 없었습니다.</translation>
    </message>
    <message>
        <source>The newest release could not be looked up.</source>
        <translation>최신 버전을 확인할 수 없습니다.</translation>
    </message>
    <message>
        <source>The old file was kept as {1}; the defaults are used now.</source>
        <translation>이전 파일은 {1}(으)로 보관했으며 지금은 기본값을 사용합니다.</translation>
    </message>
    <message>
        <source>The old file was kept as {1}; what can be read of it is used now.</source>
        <translation>이전 파일은 {1}(으)로 보관했습니다. 그중 읽을 수 있는 것은 지금 사용합니다.</translation>
    </message>
    <message>
        <source>The package httpx2 is not installed.</source>
        <translation>httpx2 패키지가 설치되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>The persona in {1} cannot be used.</source>
        <translation>{1}의 아바타를 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>The prompt could not be read by the model.</source>
        <translation>모델이 프롬프트를 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The prompt does not fit the model&apos;s context.</source>
        <translation>프롬프트가 모델의 컨텍스트에 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>The prompt is longer than the context of the server.</source>
        <translation>프롬프트가 서버의 컨텍스트보다 깁니다.</translation>
    </message>
    <message>
        <source>The proposed facts were not kept.</source>
        <translation>제안된 사실이 저장되지 않았습니다.</translation>
    </message>
    <message>
        <source>The proxy before {1} does not let the connection through.</source>
        <translation>{1} 앞의 프록시가 연결을 허용하지 않습니다.</translation>
    </message>
    <message>
        <source>The question could not be prepared.</source>
        <translation>질문을 준비할 수 없습니다.</translation>
    </message>
    <message>
        <source>The question does not fit the model&apos;s context.</source>
        <translation>질문이 모델의 컨텍스트에 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>The questions of visitors could not be written.</source>
        <translation>방문자의 질문을 쓸 수 없었습니다.</translation>
    </message>
    <message>
        <source>The reason given is: “{1}”.</source>
        <translation>제시된 이유: “{1}”.</translation>
    </message>
    <message>
        <source>The reply broke off.</source>
        <translation>답변이 중단되었습니다.</translation>
    </message>
    <message>
        <source>The reply cannot be forced into this JSON schema.</source>
        <translation>답변을 이 JSON 스키마에 맞출 수 없습니다.</translation>
    </message>
    <message>
        <source>The reply could not be continued.</source>
        <translation>답변을 이어 갈 수 없습니다.</translation>
    </message>
    <message>
        <source>The repository could not be read.</source>
        <translation>저장소를 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The same family, noticeably better; for laptops with 4 GB to spare.</source>
        <translation>같은 계열이지만 눈에 띄게 낫습니다. 여유 메모리가 4 GB인 노트북에 알맞습니다.</translation>
    </message>
    <message>
        <source>The same for every word that occurred at all; 0 is off.</source>
        <translation>한 번이라도 나온 모든 단어에 같은 효과; 0은 끔입니다.</translation>
    </message>
    <message>
        <source>The same, the more the oftener it occurred; 0 is off.</source>
        <translation>자주 나올수록 더 강하게; 0은 끔입니다.</translation>
    </message>
    <message>
        <source>The score card was not kept.</source>
        <translation>평가표를 저장하지 못했습니다.</translation>
    </message>
    <message>
        <source>The score card was not made.</source>
        <translation>평가표를 만들지 못했습니다.</translation>
    </message>
    <message>
        <source>The search could not be done.</source>
        <translation>검색할 수 없습니다.</translation>
    </message>
    <message>
        <source>The server at {1} has a fault (status {3}).</source>
        <translation>{1} 서버에 장애가 있습니다(상태 {3}).</translation>
    </message>
    <message>
        <source>The server at {1} has moved to {2}.</source>
        <translation>{1} 서버가 옮겨졌습니다. 새 주소: {2}.</translation>
    </message>
    <message>
        <source>The server cannot be used.</source>
        <translation>서버를 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>The server could not answer.</source>
        <translation>서버가 응답할 수 없습니다.</translation>
    </message>
    <message>
        <source>The server could not be used.</source>
        <translation>서버를 사용하지 못했습니다.</translation>
    </message>
    <message>
        <source>The server did not answer as a model does.</source>
        <translation>서버가 모델처럼 응답하지 않았습니다.</translation>
    </message>
    <message>
        <source>The server does not have this adapter.</source>
        <translation>서버에 이 어댑터가 없습니다.</translation>
    </message>
    <message>
        <source>The server does not have this model.</source>
        <translation>서버에 이 모델이 없습니다.</translation>
    </message>
    <message>
        <source>The server does not list its models.</source>
        <translation>서버가 모델 목록을 제공하지 않습니다.</translation>
    </message>
    <message>
        <source>The server does not tell its context; {1} tokens are assumed.</source>
        <translation>서버가 컨텍스트 길이를 알려 주지 않아 {1}토큰으로 가정합니다.</translation>
    </message>
    <message>
        <source>The server has no model.</source>
        <translation>서버에 모델이 없습니다.</translation>
    </message>
    <message>
        <source>The server offers {1}, but the file should have {2}.</source>
        <translation>서버는 {1}을(를) 제공하지만 파일은 {2}이어야 합니다.</translation>
    </message>
    <message>
        <source>The server refused the request.</source>
        <translation>서버가 요청을 거부했습니다.</translation>
    </message>
    <message>
        <source>The server sent no answer.</source>
        <translation>서버가 답변을 보내지 않았습니다.</translation>
    </message>
    <message>
        <source>The server&apos;s answer could not be read.</source>
        <translation>서버의 응답을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The server&apos;s filter held it back.</source>
        <translation>서버의 필터가 답변을 막았습니다.</translation>
    </message>
    <message>
        <source>The setting names {1}, where no such library is.</source>
        <translation>설정이 가리키는 {1}에 그런 라이브러리가 없습니다.</translation>
    </message>
    <message>
        <source>The settings could not be saved.</source>
        <translation>설정을 저장할 수 없습니다.</translation>
    </message>
    <message>
        <source>The settings file could not be read.</source>
        <translation>설정 파일을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The stored chats could not be read.</source>
        <translation>저장된 대화를 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The stored chats were written by a newer version of this app.</source>
        <translation>저장된 대화는 이 앱의 더 새로운 버전에서 작성되었습니다.</translation>
    </message>
    <message>
        <source>The system killed it, perhaps because memory ran out.</source>
        <translation>메모리가 부족해 시스템이 종료했을 수 있습니다.</translation>
    </message>
    <message>
        <source>The text is too long to be measured.</source>
        <translation>글이 너무 길어 측정할 수 없습니다.</translation>
    </message>
    <message>
        <source>The text was not read.</source>
        <translation>글을 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>The {1} of its vocabulary do not fit its tokens.</source>
        <translation>어휘의 {1}이(가) 토큰과 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Their version is {1}, this app knows {2}.</source>
        <translation>버전은 {1}이고 이 앱은 {2}까지 압니다.</translation>
    </message>
    <message>
        <source>There are {1} texts in the ZIP.</source>
        <translation>ZIP 안에 텍스트가 {1}개 있습니다.</translation>
    </message>
    <message>
        <source>There is no adapter in {1}: its training has not come to an end.</source>
        <translation>{1}에 어댑터가 없습니다: 학습이 끝나지 않았습니다.</translation>
    </message>
    <message>
        <source>There is no backend of the name {1}.</source>
        <translation>이름이 {1}인 백엔드가 없습니다.</translation>
    </message>
    <message>
        <source>There is no environment {1}.</source>
        <translation>{1} 환경이 없습니다.</translation>
    </message>
    <message>
        <source>There is no letter in the name.</source>
        <translation>이름에 글자가 없습니다.</translation>
    </message>
    <message>
        <source>There is no model to answer with.</source>
        <translation>답할 모델이 없습니다.</translation>
    </message>
    <message>
        <source>There is no persona {1}.</source>
        <translation>이름이 {1}인 아바타가 없습니다.</translation>
    </message>
    <message>
        <source>There is no such file in {1}.</source>
        <translation>{1}에 그런 파일이 없습니다.</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>그런 파일이 없습니다.</translation>
    </message>
    <message>
        <source>There is no text in it, only pictures of pages: it was scanned.</source>
        <translation>글자가 없고 쪽의 그림만 있습니다. 스캔한 파일입니다.</translation>
    </message>
    <message>
        <source>There is no text in it.</source>
        <translation>글자가 없습니다.</translation>
    </message>
    <message>
        <source>There is no text in the ZIP.</source>
        <translation>ZIP 안에 텍스트가 없습니다.</translation>
    </message>
    <message>
        <source>There is not a word in it.</source>
        <translation>글자가 하나도 없습니다.</translation>
    </message>
    <message>
        <source>There is not a word in the question.</source>
        <translation>질문에 글자가 하나도 없습니다.</translation>
    </message>
    <message>
        <source>There is not enough room on the disk.</source>
        <translation>디스크 공간이 부족합니다.</translation>
    </message>
    <message>
        <source>There is nothing in it.</source>
        <translation>내용이 없습니다.</translation>
    </message>
    <message>
        <source>There is nothing to answer with yet.</source>
        <translation>아직 답할 수 있는 것이 없습니다.</translation>
    </message>
    <message>
        <source>There is nothing to download.</source>
        <translation>내려받을 것이 없습니다.</translation>
    </message>
    <message>
        <source>There is nothing to learn from.</source>
        <translation>배울 내용이 없습니다.</translation>
    </message>
    <message>
        <source>There is nothing to score of {1}.</source>
        <translation>{1}에 대해 평가할 것이 없습니다.</translation>
    </message>
    <message>
        <source>There was not enough memory.</source>
        <translation>메모리가 부족했습니다.</translation>
    </message>
    <message>
        <source>They cannot be combined.</source>
        <translation>함께 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>This build has no GPU support; the model runs on the CPU.</source>
        <translation>이 빌드는 GPU를 지원하지 않아 모델이 CPU에서 실행됩니다.</translation>
    </message>
    <message>
        <source>This build needs a newer CPU (illegal instruction).</source>
        <translation>이 빌드에는 더 새로운 CPU가 필요합니다(잘못된 명령).</translation>
    </message>
    <message>
        <source>This build of llama.cpp has no graphics support.</source>
        <translation>이 llama.cpp 빌드는 그래픽 카드를 지원하지 않습니다.</translation>
    </message>
    <message>
        <source>This copy does not know where its releases are published.</source>
        <translation>이 프로그램은 릴리스가 게시되는 곳을 모릅니다.</translation>
    </message>
    <message>
        <source>This could not be done.</source>
        <translation>할 수 없었습니다.</translation>
    </message>
    <message>
        <source>This fact is there already.</source>
        <translation>이 사실은 이미 있습니다.</translation>
    </message>
    <message>
        <source>This model does not allow flash attention; it answers a little slower.</source>
        <translation>이 모델은 플래시 어텐션을 허용하지 않아 조금 더 느리게 답합니다.</translation>
    </message>
    <message>
        <source>This one is confined to other files.</source>
        <translation>이 엔진은 다른 파일로 제한되어 있습니다.</translation>
    </message>
    <message>
        <source>This question has an answer already: “{1}”.</source>
        <translation>이 질문에는 이미 답변이 있습니다: “{1}”.</translation>
    </message>
    <message>
        <source>Train the avatar once more, for this model.</source>
        <translation>이 모델에 맞게 아바타를 다시 학습하세요.</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>잠시 후 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Try again in {1} s.</source>
        <translation>{1}초 뒤에 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Try again later, or choose another repository.</source>
        <translation>나중에 다시 시도하거나 다른 저장소를 선택하세요.</translation>
    </message>
    <message>
        <source>Try again later, or enter the name of a model in Settings.</source>
        <translation>나중에 다시 시도하거나 설정에 모델 이름을 입력하세요.</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>나중에 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Try again on the CPU with a smaller context, or choose another model or backend.</source>
        <translation>CPU에서 더 작은 컨텍스트로 다시 시도하거나 다른 모델 또는 백엔드를 선택하세요.</translation>
    </message>
    <message>
        <source>Try again with a smaller context.</source>
        <translation>더 작은 컨텍스트로 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Try again, or choose another backend; the log has the details.</source>
        <translation>다시 시도하거나 다른 백엔드를 선택하세요. 자세한 내용은 로그에 있습니다.</translation>
    </message>
    <message>
        <source>Try again, or use a faster server.</source>
        <translation>다시 시도하거나 더 빠른 서버를 사용하세요.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>다시 시도하세요.</translation>
    </message>
    <message>
        <source>Try again; check that it still runs.</source>
        <translation>다시 시도하고 아직 실행 중인지 확인하세요.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, choose a shorter context.</source>
        <translation>다시 시도하세요. 또 발생하면 더 짧은 컨텍스트를 선택하세요.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, choose a smaller context or another model.</source>
        <translation>다시 시도하세요. 또 발생하면 더 작은 컨텍스트나 다른 모델을 선택하세요.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, choose another backend and report it with the log.</source>
        <translation>다시 시도하세요. 또 발생하면 다른 백엔드를 선택하고 로그와 함께 알려 주세요.</translation>
    </message>
    <message>
        <source>Try again; if it happens again, please report it.</source>
        <translation>다시 시도하세요. 또 발생하면 알려 주세요.</translation>
    </message>
    <message>
        <source>Turn your own row into two columns, question and answer.</source>
        <translation>자신의 행을 질문과 답변 두 열로 바꾸세요.</translation>
    </message>
    <message>
        <source>Type whose avatar it is.</source>
        <translation>누구의 아바타인지 적으세요.</translation>
    </message>
    <message>
        <source>Understood are {1}.</source>
        <translation>읽을 수 있는 것: {1}.</translation>
    </message>
    <message>
        <source>Unlock it, or set the environment variable {1} before the app starts.</source>
        <translation>잠금을 풀거나 앱을 시작하기 전에 {1} 환경 변수를 설정하세요.</translation>
    </message>
    <message>
        <source>Unpack it, and bring the files in it that are yours.</source>
        <translation>압축을 풀고 자신의 파일을 가져오세요.</translation>
    </message>
    <message>
        <source>Unpack it, and choose the .gguf file in it.</source>
        <translation>압축을 풀고 그 안의 .gguf 파일을 선택하세요.</translation>
    </message>
    <message>
        <source>Unpack it, and choose the folder.</source>
        <translation>압축을 풀고 그 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Up to twice as fast where facts are quoted; never changes a reply.</source>
        <translation>사실을 인용할 때 최대 두 배 빠르며, 답은 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Update this app, or choose a model of an older family.</source>
        <translation>이 앱을 업데이트하거나 더 오래된 계열의 모델을 선택하세요.</translation>
    </message>
    <message>
        <source>Update this app.</source>
        <translation>이 앱을 업데이트하세요.</translation>
    </message>
    <message>
        <source>Use a LoRA adapter.</source>
        <translation>LoRA 어댑터를 사용하세요.</translation>
    </message>
    <message>
        <source>Use https, or allow http in Settings if you trust the network between.</source>
        <translation>https를 사용하거나, 중간 네트워크를 신뢰한다면 설정에서 http를 허용하세요.</translation>
    </message>
    <message>
        <source>Use one of them alone.</source>
        <translation>그중 하나만 사용하세요.</translation>
    </message>
    <message>
        <source>Varied and playful; min-p keeps it from falling apart. For models from 3B on.</source>
        <translation>다양하고 발랄합니다. min-p가 흐트러지지 않게 합니다. 3B 이상 모델용.</translation>
    </message>
    <message>
        <source>Wait a little and try again.</source>
        <translation>잠시 기다린 뒤 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Wait a little.</source>
        <translation>잠시 기다리세요.</translation>
    </message>
    <message>
        <source>What I remember about you could not be read.</source>
        <translation>나에 대해 기억하는 것을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>What I remember about you could not be saved.</source>
        <translation>나에 대해 기억하는 것을 저장할 수 없습니다.</translation>
    </message>
    <message>
        <source>What answers at {1} does not speak http.</source>
        <translation>{1}에서 응답하는 것은 http를 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>What answers at {1} does not speak https.</source>
        <translation>{1}에서 응답하는 것은 https를 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>What can be read of it is used now.</source>
        <translation>그중 읽을 수 있는 것은 지금 사용합니다.</translation>
    </message>
    <message>
        <source>What is typed was not kept.</source>
        <translation>입력한 내용을 보관하지 못했습니다.</translation>
    </message>
    <message>
        <source>What your account at {1} allows is used up.</source>
        <translation>{1} 계정의 한도를 모두 사용했습니다.</translation>
    </message>
    <message>
        <source>Which columns hold questions and answers is not clear: {1}.</source>
        <translation>어느 열이 질문과 답변인지 분명하지 않습니다: {1}.</translation>
    </message>
    <message>
        <source>With its prompt it has {1} tokens; the context holds {2}.</source>
        <translation>프롬프트를 포함해 {1}토큰입니다. 컨텍스트는 {2}토큰까지 담을 수 있습니다.</translation>
    </message>
    <message>
        <source>With the persona&apos;s instructions it has {1} tokens; the context holds {2}.</source>
        <translation>아바타의 지침을 포함해 {1}토큰입니다. 컨텍스트는 {2}토큰까지 담을 수 있습니다.</translation>
    </message>
    <message>
        <source>Words less likely than this share of the likeliest one are left out; 0 is off.</source>
        <translation>가장 그럴듯한 단어의 이 비율보다 낮은 단어는 뺍니다. 0은 끔입니다.</translation>
    </message>
    <message>
        <source>Write FILE=0.5.</source>
        <translation>FILE=0.5처럼 쓰세요.</translation>
    </message>
    <message>
        <source>Write NAME=0.5.</source>
        <translation>NAME=0.5처럼 쓰세요.</translation>
    </message>
    <message>
        <source>Write http:// before the address, or check its port.</source>
        <translation>주소 앞에 http://를 쓰거나 포트를 확인하세요.</translation>
    </message>
    <message>
        <source>Write https:// before the address, or check its port.</source>
        <translation>주소 앞에 https://를 쓰거나 포트를 확인하세요.</translation>
    </message>
    <message>
        <source>Write it as https://host:port/v1.</source>
        <translation>https://host:port/v1 형식으로 쓰세요.</translation>
    </message>
    <message>
        <source>Write it as lines of a name, a colon and the words of each message.</source>
        <translation>메시지마다 이름, 쌍점, 말이 오는 줄로 적어 주세요.</translation>
    </message>
    <message>
        <source>Write it as owner/name.</source>
        <translation>owner/name 형식으로 쓰세요.</translation>
    </message>
    <message>
        <source>{1} answered with status {3}.</source>
        <translation>{1}에서 상태 {3}(으)로 응답했습니다.</translation>
    </message>
    <message>
        <source>{1} answers in a way that is not known here.</source>
        <translation>{1}의 응답 방식은 여기에서 알 수 없는 것입니다.</translation>
    </message>
    <message>
        <source>{1} are needed in {2}; {3} are free.</source>
        <translation>{2}에 {1}이(가) 필요하지만 {3}만 비어 있습니다.</translation>
    </message>
    <message>
        <source>{1} cannot be given a lorebook.</source>
        <translation>{1}에게 로어북을 줄 수 없습니다.</translation>
    </message>
    <message>
        <source>{1} cannot be reached: this machine seems to be offline.</source>
        <translation>{1}에 연결할 수 없습니다. 이 컴퓨터가 오프라인인 것 같습니다.</translation>
    </message>
    <message>
        <source>{1} cannot be read as a picture.</source>
        <translation>{1} 파일을 그림으로 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>{1} cannot be used as a model.</source>
        <translation>{1} 파일은 모델로 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>{1} cannot be used as an adapter.</source>
        <translation>{1} 파일은 어댑터로 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>{1} cannot chat.</source>
        <translation>{1}은(는) 대화할 수 없습니다.</translation>
    </message>
    <message>
        <source>{1} cannot measure the likelihood of a text.</source>
        <translation>{1}은(는) 글의 가능도를 측정할 수 없습니다.</translation>
    </message>
    <message>
        <source>{1} could not be loaded.</source>
        <translation>{1}을(를) 불러올 수 없습니다.</translation>
    </message>
    <message>
        <source>{1} could not be made ready.</source>
        <translation>{1}을(를) 준비할 수 없습니다.</translation>
    </message>
    <message>
        <source>{1} could not be moved to the trash.</source>
        <translation>휴지통으로 옮기지 못했습니다: {1}.</translation>
    </message>
    <message>
        <source>{1} could not read a text of {2} tokens.</source>
        <translation>{1}이(가) {2}토큰 길이의 텍스트를 읽지 못했습니다.</translation>
    </message>
    <message>
        <source>{1} does not allow this.</source>
        <translation>{1}에서 이를 허용하지 않습니다.</translation>
    </message>
    <message>
        <source>{1} does not count its tensors.</source>
        <translation>{1}에 텐서 수가 나와 있지 않습니다.</translation>
    </message>
    <message>
        <source>{1} does not exist, or is private.</source>
        <translation>{1}이(가) 없거나 비공개입니다.</translation>
    </message>
    <message>
        <source>{1} does not fit the memory.</source>
        <translation>{1}이(가) 메모리에 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>{1} does not know the address or the model.</source>
        <translation>{1}에 이 주소나 모델이 없습니다.</translation>
    </message>
    <message>
        <source>{1} does not let this question through.</source>
        <translation>{1}에서 이 질문을 통과시키지 않습니다.</translation>
    </message>
    <message>
        <source>{1} does not lie in {2}; files elsewhere are yours alone.</source>
        <translation>{1}은(는) {2} 안에 있지 않습니다. 다른 곳의 파일은 건드리지 않습니다.</translation>
    </message>
    <message>
        <source>{1} does not say which part it is.</source>
        <translation>{1} 파일이 몇 번째 조각인지 나와 있지 않습니다.</translation>
    </message>
    <message>
        <source>{1} has a fault.</source>
        <translation>{1}에 장애가 있습니다.</translation>
    </message>
    <message>
        <source>{1} has moved.</source>
        <translation>{1}의 위치가 바뀌었습니다.</translation>
    </message>
    <message>
        <source>{1} has no GGUF file.</source>
        <translation>{1}에 GGUF 파일이 없습니다.</translation>
    </message>
    <message>
        <source>{1} has no such list, or it is at another address.</source>
        <translation>{1}에 그런 목록이 없거나 다른 주소에 있습니다.</translation>
    </message>
    <message>
        <source>{1} has the format {2}, this app reads {3}.</source>
        <translation>{1}의 형식은 {2}이고 이 앱은 {3}을(를) 읽습니다.</translation>
    </message>
    <message>
        <source>{1} has too many requests, or your limit is reached.</source>
        <translation>{1}에 요청이 너무 많거나 한도에 도달했습니다.</translation>
    </message>
    <message>
        <source>{1} has {2}, but nothing called {3}.</source>
        <translation>{1}에는 {2}이(가) 있지만 {3}은(는) 없습니다.</translation>
    </message>
    <message>
        <source>{1} holds no source of this app, or an older one.</source>
        <translation>{1}에 이 앱의 소스가 없거나 오래된 것입니다.</translation>
    </message>
    <message>
        <source>{1} is a part of another model.</source>
        <translation>{1} 파일은 다른 모델의 조각입니다.</translation>
    </message>
    <message>
        <source>{1} is an adapter that is not converted yet.</source>
        <translation>{1} 파일은 아직 변환되지 않은 어댑터입니다.</translation>
    </message>
    <message>
        <source>{1} is another file than the one that was trained for.</source>
        <translation>{1} 파일은 학습 때 쓴 파일과 다른 파일입니다.</translation>
    </message>
    <message>
        <source>{1} is another machine, and http sends everything there unencrypted.</source>
        <translation>{1}은(는) 다른 컴퓨터이며 http는 모든 것을 암호화하지 않고 보냅니다.</translation>
    </message>
    <message>
        <source>{1} is in use already.</source>
        <translation>{1}은(는) 이미 사용 중입니다.</translation>
    </message>
    <message>
        <source>{1} is larger than {2} MiB.</source>
        <translation>{1} 파일이 {2} MiB보다 큽니다.</translation>
    </message>
    <message>
        <source>{1} is no number.</source>
        <translation>{1}은(는) 숫자가 아닙니다.</translation>
    </message>
    <message>
        <source>{1} is not the name of a repository.</source>
        <translation>{1}은(는) 저장소 이름이 아닙니다.</translation>
    </message>
    <message>
        <source>{1} is not there any more.</source>
        <translation>더 이상 없습니다: {1}.</translation>
    </message>
    <message>
        <source>{1} is out of range.</source>
        <translation>{1} 값이 범위를 벗어났습니다.</translation>
    </message>
    <message>
        <source>{1} lists none.</source>
        <translation>{1}에 나열된 것이 없습니다.</translation>
    </message>
    <message>
        <source>{1} makes a {2}, which is no Backend.</source>
        <translation>{1}이(가) 만드는 {2}은(는) 백엔드가 아닙니다.</translation>
    </message>
    <message>
        <source>{1} needs another engine.</source>
        <translation>{1}에는 다른 엔진이 필요합니다.</translation>
    </message>
    <message>
        <source>{1} of its {2} parts are missing: {3}.</source>
        <translation>조각 {2}개 중 {1}개가 없습니다: {3}.</translation>
    </message>
    <message>
        <source>{1} packs its answers in a way that cannot be read.</source>
        <translation>{1}이(가) 답변을 읽을 수 없는 방식으로 압축합니다.</translation>
    </message>
    <message>
        <source>{1} repeats tensors of another part.</source>
        <translation>{1} 파일이 다른 조각의 텐서를 반복합니다.</translation>
    </message>
    <message>
        <source>{1} returned nothing.</source>
        <translation>{1}이(가) 아무것도 돌려주지 않았습니다.</translation>
    </message>
    <message>
        <source>{1} said that all is well, and sent nothing.</source>
        <translation>{1}이(가) 모두 정상이라고 하고는 아무것도 보내지 않았습니다.</translation>
    </message>
    <message>
        <source>{1} sent a web page{2}.</source>
        <translation>{1}이(가) 웹 페이지를 보냈습니다{2}.</translation>
    </message>
    <message>
        <source>{1} sent no JSON, but this: “{2}”.</source>
        <translation>{1}에서 JSON이 아니라 이것을 보냈습니다: “{2}”.</translation>
    </message>
    <message>
        <source>{1} wants a key, or does not accept the key that is set.</source>
        <translation>{1}에서 키를 요구하거나 설정된 키를 받아들이지 않습니다.</translation>
    </message>
    <message>
        <source>{1} wants to be paid.</source>
        <translation>{1}에서 결제를 요구합니다.</translation>
    </message>
    <message>
        <source>{1} was not removed.</source>
        <translation>제거하지 못했습니다: {1}.</translation>
    </message>
    <message>
        <source>{1} was silent for too long.</source>
        <translation>{1}이(가) 너무 오래 응답하지 않았습니다.</translation>
    </message>
    <message>
        <source>{1}: another window is writing.</source>
        <translation>{1}: 다른 창이 쓰는 중입니다.</translation>
    </message>
    <message>
        <source>{1}: the disk is full.</source>
        <translation>{1}: 디스크가 가득 찼습니다.</translation>
    </message>
    <message>
        <source>{1}: the download stopped early, or the file is damaged.</source>
        <translation>{1}: 다운로드가 도중에 멈췄거나 파일이 손상되었습니다.</translation>
    </message>
    <message>
        <source>{1}: the file is damaged.</source>
        <translation>{1}: 파일이 손상되었습니다.</translation>
    </message>
    <message>
        <source>{4} of {3} lines that came from {1} could not be read: “{2}”.</source>
        <translation>{1}에서 온 {3}줄 중 {4}줄을 읽을 수 없었습니다: “{2}”.</translation>
    </message>
    <message>
        <source>cut off: the longest reply is reached</source>
        <translation>잘림: 최대 답변 길이에 도달했습니다</translation>
    </message>
    <message>
        <source>cut off while it thought</source>
        <translation>생각하는 도중에 잘림</translation>
    </message>
    <message>
        <source>cut off: the context is full</source>
        <translation>잘림: 컨텍스트가 가득 찼습니다</translation>
    </message>
    <message>
        <source>ended, because it began to repeat itself</source>
        <translation>같은 말이 되풀이되어 끝냄</translation>
    </message>
    <message>
        <source>cut off by the server&apos;s filter</source>
        <translation>서버의 필터가 잘라 냄</translation>
    </message>
    <message>
        <source>the model refused</source>
        <translation>모델이 거부함</translation>
    </message>
    <message>
        <source>the model called a tool; there are none here</source>
        <translation>모델이 도구를 호출했지만 여기에는 없음</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>unreadable lines in the server&apos;s answer: {1}</source>
        <translation>서버 답변에서 읽지 못한 줄: {1}</translation>
    </message>
    <message>
        <source>It sent a line without an end.</source>
        <translation>끝나지 않는 줄을 보냈습니다.</translation>
    </message>
    <message>
        <source>The engine speaks version {1} of the protocol, this program version {2}.</source>
        <translation>엔진은 프로토콜 버전 {1}을(를), 이 프로그램은 버전 {2}을(를) 사용합니다.</translation>
    </message>
    <message>
        <source>The engine cannot be understood.</source>
        <translation>엔진의 말을 이해할 수 없습니다.</translation>
    </message>
    <message>
        <source>Install the app again, so that all its parts have the same version.</source>
        <translation>모든 부분의 버전이 같아지도록 앱을 다시 설치하세요.</translation>
    </message>
    <message>
        <source>an e-mail address</source>
        <translation>이메일 주소</translation>
    </message>
    <message>
        <source>a web address</source>
        <translation>웹 주소</translation>
    </message>
    <message>
        <source>an account</source>
        <translation>계정</translation>
    </message>
    <message>
        <source>an account number</source>
        <translation>계좌 번호</translation>
    </message>
    <message>
        <source>an address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>a telephone number</source>
        <translation>전화번호</translation>
    </message>
    <message>
        <source>a date of birth</source>
        <translation>생년월일</translation>
    </message>
    <message>
        <source>a password or code</source>
        <translation>비밀번호나 암호</translation>
    </message>
    <message>
        <source>an identity number</source>
        <translation>신분증이나 고객 번호</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>text</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>table, comma between the columns</source>
        <translation>표, 쉼표로 구분</translation>
    </message>
    <message>
        <source>table, semicolon between the columns</source>
        <translation>표, 세미콜론으로 구분</translation>
    </message>
    <message>
        <source>table, tab between the columns</source>
        <translation>표, 탭으로 구분</translation>
    </message>
    <message>
        <source>table, bar between the columns</source>
        <translation>표, 세로줄로 구분</translation>
    </message>
    <message>
        <source>PDF, {1} pages</source>
        <translation>PDF, {1}쪽</translation>
    </message>
    <message>
        <source>chat, JSON</source>
        <translation>대화, JSON</translation>
    </message>
    <message>
        <source>WhatsApp chat</source>
        <translation>WhatsApp 대화</translation>
    </message>
    <message>
        <source>Telegram chat</source>
        <translation>Telegram 대화</translation>
    </message>
    <message>
        <source>SillyTavern chat</source>
        <translation>SillyTavern 대화</translation>
    </message>
    <message>
        <source>LINE chat</source>
        <translation>LINE 대화</translation>
    </message>
    <message>
        <source>KakaoTalk chat</source>
        <translation>카카오톡 대화</translation>
    </message>
    <message>
        <source>Discord chat</source>
        <translation>Discord 대화</translation>
    </message>
    <message>
        <source>Signal chat</source>
        <translation>Signal 대화</translation>
    </message>
    <message>
        <source>WeChat chat</source>
        <translation>위챗 대화</translation>
    </message>
    <message>
        <source>QQ chat</source>
        <translation>QQ 대화</translation>
    </message>
    <message>
        <source>iMessage chat</source>
        <translation>iMessage 대화</translation>
    </message>
    <message>
        <source>IRC log</source>
        <translation>IRC 기록</translation>
    </message>
    <message>
        <source>chat log</source>
        <translation>대화 기록</translation>
    </message>
    <message>
        <source>chat, copied</source>
        <translation>대화, 복사됨</translation>
    </message>
    <message>
        <source>talk, text</source>
        <translation>대담, 텍스트</translation>
    </message>
    <message>
        <source>questions and answers, text</source>
        <translation>질문과 답변, 텍스트</translation>
    </message>
    <message>
        <source>transcript</source>
        <translation>녹취록</translation>
    </message>
    <message>
        <source>subtitles</source>
        <translation>자막</translation>
    </message>
    <message>
        <source>several chats</source>
        <translation>여러 대화</translation>
    </message>
    <message>
        <source>it is there already</source>
        <translation>이미 있습니다</translation>
    </message>
    <message>
        <source>it stands twice in the file</source>
        <translation>파일에 두 번 있습니다</translation>
    </message>
    <message>
        <source>{1} answers to its question are enough</source>
        <translation>이 질문에는 답 {1}개면 충분합니다</translation>
    </message>
    <message>
        <source>its question has another answer already, in &quot;{1}&quot;</source>
        <translation>이 질문에는 이미 다른 답이 있습니다: “{1}”</translation>
    </message>
    <message>
        <source>it is not in the first person</source>
        <translation>일인칭이 아닙니다</translation>
    </message>
    <message>
        <source>it is a question</source>
        <translation>질문입니다</translation>
    </message>
    <message>
        <source>it is no sentence</source>
        <translation>문장이 아닙니다</translation>
    </message>
    <message>
        <source>the paragraph is longer than {1} characters</source>
        <translation>문단이 {1}자보다 깁니다</translation>
    </message>
    <message>
        <source>there is no question</source>
        <translation>질문이 없습니다</translation>
    </message>
    <message>
        <source>there is no answer</source>
        <translation>답변이 없습니다</translation>
    </message>
    <message>
        <source>the question is longer than {1} characters</source>
        <translation>질문이 {1}자보다 깁니다</translation>
    </message>
    <message>
        <source>the answer is longer than {1} characters</source>
        <translation>답이 {1}자보다 깁니다</translation>
    </message>
    <message>
        <source>it is longer than {1} characters</source>
        <translation>{1}자보다 깁니다</translation>
    </message>
    <message>
        <source>it holds damaged characters</source>
        <translation>손상된 문자가 있습니다</translation>
    </message>
    <message>
        <source>it is of another person: never taken as the owner&apos;s words</source>
        <translation>다른 사람의 말이라 본인의 말로 쓰지 않습니다</translation>
    </message>
    <message>
        <source>it answers nothing, and {1} later ones are enough</source>
        <translation>답한 것이 없고, 더 나중의 {1}개면 충분합니다</translation>
    </message>
    <message>
        <source>it was forwarded: somebody else&apos;s words</source>
        <translation>전달된 글이라 다른 사람의 말입니다</translation>
    </message>
    <message>
        <source>it is quoted: somebody else&apos;s words</source>
        <translation>인용된 글로, 다른 사람의 말입니다</translation>
    </message>
    <message>
        <source>the file says that this answer is not to be learnt</source>
        <translation>파일에 따르면 이 답변은 학습하지 않아야 합니다</translation>
    </message>
    <message>
        <source>it is a picture, a file, a call or a notice</source>
        <translation>사진, 파일, 통화 또는 알림입니다</translation>
    </message>
    <message>
        <source>it is a picture, a file or a deleted message</source>
        <translation>사진, 파일 또는 삭제된 메시지입니다</translation>
    </message>
    <message>
        <source>it is a notice, or empty</source>
        <translation>알림이거나 비어 있습니다</translation>
    </message>
    <message>
        <source>it is a notice of WhatsApp</source>
        <translation>WhatsApp의 알림입니다</translation>
    </message>
    <message>
        <source>it is a notice of the program</source>
        <translation>프로그램의 알림입니다</translation>
    </message>
    <message>
        <source>it is a picture, a sticker, a file or a call</source>
        <translation>사진, 스티커, 파일 또는 통화입니다</translation>
    </message>
    <message>
        <source>it is not said who speaks</source>
        <translation>누가 말하는지 적혀 있지 않습니다</translation>
    </message>
    <message>
        <source>it is no chat</source>
        <translation>대화가 아닙니다</translation>
    </message>
    <message>
        <source>it stands before the first message</source>
        <translation>첫 메시지 앞에 있습니다</translation>
    </message>
    <message>
        <source>it stands before the first who speaks</source>
        <translation>처음 말하는 사람보다 앞에 있습니다</translation>
    </message>
    <message>
        <source>the row is empty</source>
        <translation>행이 비어 있습니다</translation>
    </message>
    <message>
        <source>it stands above the header</source>
        <translation>머리글 위에 있습니다</translation>
    </message>
    <message>
        <source>it has {1} cells, and the table {2} columns: quote its delimiters</source>
        <translation>셀이 {1}개인데 표는 {2}열입니다. 구분 기호를 따옴표로 묶으세요</translation>
    </message>
    <message>
        <source>the sheet has no questions and answers</source>
        <translation>시트에 질문과 답이 없습니다</translation>
    </message>
    <message>
        <source>its kind is none of {1}</source>
        <translation>종류가 {1} 중 어느 것도 아닙니다</translation>
    </message>
    <message>
        <source>its shape is not known: no question and answer, no conversation</source>
        <translation>알 수 없는 형태입니다. 질문과 답도, 대화도 아닙니다</translation>
    </message>
    <message>
        <source>it is no object</source>
        <translation>객체가 아닙니다</translation>
    </message>
    <message>
        <source>the conversation is empty</source>
        <translation>대화가 비어 있습니다</translation>
    </message>
    <message>
        <source>the text is empty</source>
        <translation>텍스트가 비어 있습니다</translation>
    </message>
    <message>
        <source>question and answer stand in one text, with marks of a model</source>
        <translation>질문과 답이 모델 표시와 함께 한 글에 있습니다</translation>
    </message>
    <message>
        <source>the last question has no answer</source>
        <translation>마지막 질문에 답이 없습니다</translation>
    </message>
    <message>
        <source>nothing was asked before an answer</source>
        <translation>답 앞에 질문이 없습니다</translation>
    </message>
    <message>
        <source>an answer follows on another</source>
        <translation>답 뒤에 또 답이 옵니다</translation>
    </message>
    <message>
        <source>a call of a tool stands between question and answer</source>
        <translation>질문과 답 사이에 도구 호출이 있습니다</translation>
    </message>
    <message>
        <source>the role &quot;{1}&quot; is not known</source>
        <translation>역할 “{1}”을(를) 알 수 없습니다</translation>
    </message>
    <message>
        <source>its values are nested too deeply</source>
        <translation>값이 너무 깊이 중첩되어 있습니다</translation>
    </message>
    <message>
        <source>the list is not closed: the file may be cut off</source>
        <translation>목록이 닫히지 않았습니다. 파일이 잘렸을 수 있습니다</translation>
    </message>
    <message>
        <source>it is the beginning of a message: the file may be cut off</source>
        <translation>메시지의 시작 부분입니다. 파일이 잘렸을 수 있습니다</translation>
    </message>
    <message>
        <source>it stands behind the end of the list</source>
        <translation>목록 끝 뒤에 있습니다</translation>
    </message>
    <message>
        <source>the owner is {1}</source>
        <translation>본인: {1}</translation>
    </message>
    <message>
        <source>the first row was taken for the names of the columns: {1}</source>
        <translation>첫 행을 열 이름으로 보았습니다: {1}</translation>
    </message>
    <message>
        <source>columns that are not used: {1}</source>
        <translation>쓰지 않는 열: {1}</translation>
    </message>
    <message>
        <source>quotation marks inside of cells are not doubled; read as they stand</source>
        <translation>셀 안의 따옴표가 겹쳐 있지 않아 있는 그대로 읽었습니다</translation>
    </message>
    <message>
        <source>page {1}</source>
        <translation>{1}쪽</translation>
    </message>
    <message>
        <source>paragraph {1}</source>
        <translation>{1}번째 문단</translation>
    </message>
    <message>
        <source>message {1}</source>
        <translation>메시지 {1}</translation>
    </message>
    <message>
        <source>record {1}</source>
        <translation>레코드 {1}</translation>
    </message>
    <message>
        <source>Check that it can be read, and that the disk has room.</source>
        <translation>읽을 수 있는지, 디스크에 공간이 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>Check that the disk has room.</source>
        <translation>디스크에 공간이 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>Check the connection and the free disk space, and try again.</source>
        <translation>연결과 남은 디스크 공간을 확인하고 다시 시도하세요.</translation>
    </message>
    <message>
        <source>Choose another place, or make room on the disk.</source>
        <translation>다른 곳을 고르거나 디스크 공간을 비우세요.</translation>
    </message>
    <message>
        <source>Choose the folder that has README.md and finetune in it.</source>
        <translation>README.md와 finetune이 들어 있는 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Choose the folder that the training has left.</source>
        <translation>학습이 남긴 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Close other programs and go on: what was saved is there.</source>
        <translation>다른 프로그램을 닫고 계속하세요. 저장된 것은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Fetch it in Models…, and come back.</source>
        <translation>“모델…”에서 받은 뒤 다시 오세요.</translation>
    </message>
    <message>
        <source>Go on with it.</source>
        <translation>계속하세요.</translation>
    </message>
    <message>
        <source>Go on, or look at the log in the folder of the training.</source>
        <translation>계속하거나 학습 폴더의 기록을 보세요.</translation>
    </message>
    <message>
        <source>Install Python from your system or from python.org, or choose a source install.</source>
        <translation>시스템이나 python.org에서 Python을 설치하거나, 소스 설치를 고르세요.</translation>
    </message>
    <message>
        <source>Install the parts for training, or convert it where it was trained.</source>
        <translation>학습용 구성 요소를 설치하거나, 학습한 곳에서 변환하세요.</translation>
    </message>
    <message>
        <source>It could not be converted.</source>
        <translation>변환할 수 없었습니다.</translation>
    </message>
    <message>
        <source>It is as PEFT has saved it, and what makes a GGUF of it is not installed here.</source>
        <translation>PEFT가 저장한 그대로이고, GGUF로 바꾸는 프로그램이 여기에 설치되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>It is larger than any adapter.</source>
        <translation>어댑터라고 하기에는 너무 큽니다.</translation>
    </message>
    <message>
        <source>Its conversion did not end.</source>
        <translation>변환이 끝나지 않았습니다.</translation>
    </message>
    <message>
        <source>Make room, or train on another computer.</source>
        <translation>공간을 비우거나 다른 컴퓨터에서 학습하세요.</translation>
    </message>
    <message>
        <source>Open the studio of that one.</source>
        <translation>그 아바타의 작업실을 여세요.</translation>
    </message>
    <message>
        <source>Run the command of its README.md to the end, or choose a .gguf file.</source>
        <translation>그 안 README.md의 명령을 끝까지 실행하거나 .gguf 파일을 고르세요.</translation>
    </message>
    <message>
        <source>The adapter was not kept.</source>
        <translation>어댑터를 적용하지 못했습니다.</translation>
    </message>
    <message>
        <source>The folder for another computer was not written.</source>
        <translation>다른 컴퓨터용 폴더를 만들지 못했습니다.</translation>
    </message>
    <message>
        <source>The one that the avatar was made for is not on this computer.</source>
        <translation>이 아바타가 쓰는 모델이 이 컴퓨터에 없습니다.</translation>
    </message>
    <message>
        <source>The parts for training were not installed.</source>
        <translation>학습용 구성 요소가 설치되지 않았습니다.</translation>
    </message>
    <message>
        <source>The system ended it, perhaps because memory ran out.</source>
        <translation>메모리가 모자라 시스템이 끝낸 것 같습니다.</translation>
    </message>
    <message>
        <source>The training did not start.</source>
        <translation>학습이 시작되지 않았습니다.</translation>
    </message>
    <message>
        <source>The training ended by itself.</source>
        <translation>학습이 저절로 끝났습니다.</translation>
    </message>
    <message>
        <source>The training is not done.</source>
        <translation>학습이 끝나지 않았습니다.</translation>
    </message>
    <message>
        <source>The training was not prepared.</source>
        <translation>학습을 준비하지 못했습니다.</translation>
    </message>
    <message>
        <source>There is no Python from 3.11 on, with venv, on this computer.</source>
        <translation>이 컴퓨터에 venv가 있는 Python 3.11 이상이 없습니다.</translation>
    </message>
    <message>
        <source>There is no model to train for.</source>
        <translation>학습할 모델이 없습니다.</translation>
    </message>
    <message>
        <source>There is not enough room to train.</source>
        <translation>학습할 공간이 모자랍니다.</translation>
    </message>
    <message>
        <source>This adapter cannot be taken.</source>
        <translation>이 어댑터는 가져올 수 없습니다.</translation>
    </message>
    <message>
        <source>This folder cannot be used for training.</source>
        <translation>이 폴더는 학습에 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Train once more.</source>
        <translation>다시 학습하세요.</translation>
    </message>
    <message>
        <source>Write a new folder and train once more.</source>
        <translation>폴더를 새로 만들어 다시 학습하세요.</translation>
    </message>
    <message>
        <source>Check that the disk has room, or choose another place.</source>
        <translation>디스크에 공간이 있는지 확인하거나 다른 위치를 고르세요.</translation>
    </message>
    <message>
        <source>An error was met that this app does not handle itself; the log has the details.</source>
        <translation>이 앱이 스스로 처리하지 못하는 오류가 발생했습니다. 자세한 내용은 로그에 있습니다.</translation>
    </message>
    <message>
        <source>An id occurs twice in its facts or examples.</source>
        <translation>사실이나 예시에 같은 ID가 두 번 나옵니다.</translation>
    </message>
    <message>
        <source>Another window or program is using {1}.</source>
        <translation>다른 창이나 프로그램이 {1}을(를) 사용하고 있습니다.</translation>
    </message>
    <message>
        <source>Entry {1} of {2} is damaged or too long.</source>
        <translation>{2}의 {1}번째 항목이 손상되었거나 너무 깁니다.</translation>
    </message>
    <message>
        <source>Import it in the menu of the window: “Import a character card…”.</source>
        <translation>창의 메뉴에서 “캐릭터 카드 가져오기…”로 가져오세요.</translation>
    </message>
    <message>
        <source>In this app. It always takes the likeliest word: same question, same answer.</source>
        <translation>이 앱 안에서 실행됩니다. 항상 가장 그럴듯한 단어를 고릅니다. 같은 질문에는 같은 답이 나옵니다.</translation>
    </message>
    <message>
        <source>It is a film or picture (AVIF, HEIC, MP4); cards come in PNG, JPEG and WebP.</source>
        <translation>영상이나 그림(AVIF, HEIC, MP4)입니다. 카드 그림은 PNG, JPEG, WebP입니다.</translation>
    </message>
    <message>
        <source>A card is a PNG, JSON or CHARX file, not {1}.</source>
        <translation>카드는 {1}이(가) 아니라 PNG, JSON 또는 CHARX 파일이어야 합니다.</translation>
    </message>
    <message>
        <source>A line would not be readable.</source>
        <translation>읽을 수 없는 줄이 생깁니다.</translation>
    </message>
    <message>
        <source>A part of it could not be imported.</source>
        <translation>그중 일부를 불러올 수 없습니다.</translation>
    </message>
    <message>
        <source>A part of the path {1} is no folder.</source>
        <translation>경로 {1}의 일부가 폴더가 아닙니다.</translation>
    </message>
    <message>
        <source>A setting of the server is wrong.</source>
        <translation>서버 설정 하나가 잘못되었습니다.</translation>
    </message>
    <message>
        <source>A field of it is of another kind than expected.</source>
        <translation>그중 한 필드의 형식이 다릅니다.</translation>
    </message>
    <message>
        <source>Correct it; “avatar-chat persona check {1}” says more.</source>
        <translation>고쳐 주세요. “avatar-chat persona check {1}”에서 더 자세히 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <translation>읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>It cannot be read: it is no text in UTF-8.</source>
        <translation>읽을 수 없습니다. UTF-8 텍스트가 아닙니다.</translation>
    </message>
    <message>
        <source>It has another form than both agree on.</source>
        <translation>서로 정한 형식과 다릅니다.</translation>
    </message>
    <message>
        <source>It has more than {1} MiB.</source>
        <translation>크기가 {1} MiB를 넘습니다.</translation>
    </message>
    <message>
        <source>It has more than {1} characters.</source>
        <translation>{1}자를 넘습니다.</translation>
    </message>
    <message>
        <source>It has more than {1} files.</source>
        <translation>파일이 {1}개를 넘습니다.</translation>
    </message>
    <message>
        <source>It has more than {1} values.</source>
        <translation>값이 {1}개를 넘습니다.</translation>
    </message>
    <message>
        <source>It has no {1} that can be read.</source>
        <translation>읽을 수 있는 {1}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>It has no {1} that can be read; unpack it, and choose {2}.</source>
        <translation>읽을 수 있는 {1}이(가) 없습니다. 압축을 풀고 {2}을(를) 고르세요.</translation>
    </message>
    <message>
        <source>It has raised an error that it does not handle itself.</source>
        <translation>스스로 처리하지 못하는 오류를 냈습니다.</translation>
    </message>
    <message>
        <source>It holds NUL bytes (first in line {1}), which no text has.</source>
        <translation>NUL 바이트가 들어 있습니다(처음 나온 곳은 {1}행). 글에는 없는 바이트입니다.</translation>
    </message>
    <message>
        <source>It holds {1} objects: save the one that is meant alone.</source>
        <translation>객체가 {1}개 들어 있습니다. 필요한 것만 따로 저장하세요.</translation>
    </message>
    <message>
        <source>It is JSON, but no object.</source>
        <translation>JSON이지만 객체가 아닙니다.</translation>
    </message>
    <message>
        <source>It is YAML of more than {1} MiB.</source>
        <translation>{1} MiB가 넘는 YAML입니다.</translation>
    </message>
    <message>
        <source>It is YAML, which cannot be read here: save it as JSON.</source>
        <translation>여기서 읽을 수 없는 YAML입니다. JSON으로 저장하세요.</translation>
    </message>
    <message>
        <source>It is a GIF picture; cards come in PNG, JPEG and WebP.</source>
        <translation>GIF 그림입니다. 카드 그림은 PNG, JPEG, WebP입니다.</translation>
    </message>
    <message>
        <source>It is a PDF.</source>
        <translation>PDF입니다.</translation>
    </message>
    <message>
        <source>It is a character card, which becomes an avatar of its own.</source>
        <translation>캐릭터 카드입니다. 따로 하나의 아바타가 됩니다.</translation>
    </message>
    <message>
        <source>It is a chat of ChatGPT, not a character.</source>
        <translation>캐릭터가 아니라 ChatGPT 대화입니다.</translation>
    </message>
    <message>
        <source>It is a chat of RisuAI, not a character.</source>
        <translation>캐릭터가 아니라 RisuAI 대화입니다.</translation>
    </message>
    <message>
        <source>It is a chat of SillyTavern, not a character.</source>
        <translation>캐릭터가 아니라 SillyTavern 대화입니다.</translation>
    </message>
    <message>
        <source>It is a database.</source>
        <translation>데이터베이스입니다.</translation>
    </message>
    <message>
        <source>It is a file of a kind that is not known, no text.</source>
        <translation>글이 아니라 알 수 없는 종류의 파일입니다.</translation>
    </message>
    <message>
        <source>It is a link that leads out of the folder.</source>
        <translation>폴더 밖으로 나가는 링크입니다.</translation>
    </message>
    <message>
        <source>It is a lorebook alone, without a character.</source>
        <translation>캐릭터 없이 로어북만 있습니다.</translation>
    </message>
    <message>
        <source>It is a model of Open WebUI, not a character card.</source>
        <translation>캐릭터 카드가 아니라 Open WebUI 모델입니다.</translation>
    </message>
    <message>
        <source>It is a model or an adapter; it belongs into Models.</source>
        <translation>모델이나 어댑터입니다. “모델”에서 쓰세요.</translation>
    </message>
    <message>
        <source>It is a module of RisuAI, not a character.</source>
        <translation>캐릭터가 아니라 RisuAI 모듈입니다.</translation>
    </message>
    <message>
        <source>It is a packed file (7z); unpack it, and choose what is in it.</source>
        <translation>압축 파일(7z)입니다. 압축을 풀고 그 안의 파일을 고르세요.</translation>
    </message>
    <message>
        <source>It is a packed file (RAR); unpack it, and choose what is in it.</source>
        <translation>압축 파일(RAR)입니다. 압축을 풀고 그 안의 파일을 고르세요.</translation>
    </message>
    <message>
        <source>It is a packed file (gzip); unpack it, and choose what is in it.</source>
        <translation>압축 파일(gzip)입니다. 압축을 풀고 그 안의 파일을 고르세요.</translation>
    </message>
    <message>
        <source>It is a picture without a character card in it.</source>
        <translation>캐릭터 카드가 들어 있지 않은 그림입니다.</translation>
    </message>
    <message>
        <source>It is a pointer to a file that was not downloaded; get the file.</source>
        <translation>내려받지 않은 파일을 가리키기만 합니다. 그 파일을 받으세요.</translation>
    </message>
    <message>
        <source>It is a preset of LM Studio, not a character card.</source>
        <translation>캐릭터 카드가 아니라 LM Studio 프리셋입니다.</translation>
    </message>
    <message>
        <source>It is a preset of RisuAI, not a character.</source>
        <translation>캐릭터가 아니라 RisuAI 프리셋입니다.</translation>
    </message>
    <message>
        <source>It is a preset of SillyTavern, not a character.</source>
        <translation>캐릭터가 아니라 SillyTavern 프리셋입니다.</translation>
    </message>
    <message>
        <source>It is a scenario of NovelAI.</source>
        <translation>NovelAI 시나리오입니다.</translation>
    </message>
    <message>
        <source>It is a shared avatar, one of its own.</source>
        <translation>공유된 아바타입니다. 다른 아바타에 합칠 수 없습니다.</translation>
    </message>
    <message>
        <source>It is a story of KoboldAI.</source>
        <translation>KoboldAI 이야기입니다.</translation>
    </message>
    <message>
        <source>It is a web page; the download went wrong.</source>
        <translation>웹 페이지입니다. 다운로드가 잘못되었습니다.</translation>
    </message>
    <message>
        <source>It is a workflow of ComfyUI, not a character.</source>
        <translation>캐릭터가 아니라 ComfyUI 워크플로입니다.</translation>
    </message>
    <message>
        <source>It is an SVG picture; cards come in PNG, JPEG and WebP.</source>
        <translation>SVG 그림입니다. 카드 그림은 PNG, JPEG, WebP입니다.</translation>
    </message>
    <message>
        <source>It is an empty file.</source>
        <translation>빈 파일입니다.</translation>
    </message>
    <message>
        <source>It is damaged or incomplete.</source>
        <translation>손상되었거나 불완전합니다.</translation>
    </message>
    <message>
        <source>It is damaged or no PDF.</source>
        <translation>손상되었거나 PDF가 아닙니다.</translation>
    </message>
    <message>
        <source>It is damaged.</source>
        <translation>손상되었습니다.</translation>
    </message>
    <message>
        <source>It needs 1 to {1} questions.</source>
        <translation>질문이 1개에서 {1}개까지 필요합니다.</translation>
    </message>
    <message>
        <source>It says that it is {1}, and is not from byte {2} on.</source>
        <translation>{1}(이)라고 하지만 {2}바이트부터는 아닙니다.</translation>
    </message>
    <message>
        <source>Its SHA-256 begins with {1}, but should begin with {2}.</source>
        <translation>SHA-256이 {1}(으)로 시작하지만 {2}(으)로 시작해야 합니다.</translation>
    </message>
    <message>
        <source>Its address does not answer, or answers something else.</source>
        <translation>그 주소에서 응답이 없거나 다른 것을 돌려줍니다.</translation>
    </message>
    <message>
        <source>Its answer is not clear.</source>
        <translation>응답을 이해할 수 없습니다.</translation>
    </message>
    <message>
        <source>Its fields are not those of a character card.</source>
        <translation>캐릭터 카드의 필드가 아닙니다.</translation>
    </message>
    <message>
        <source>Its folder or its picture is damaged.</source>
        <translation>폴더나 그림이 손상되었습니다.</translation>
    </message>
    <message>
        <source>Its id needs 1 to {1} printable characters.</source>
        <translation>ID는 표시할 수 있는 문자 1자에서 {1}자여야 합니다.</translation>
    </message>
    <message>
        <source>Its {1} bytes are more than the {2} allowed.</source>
        <translation>{1}바이트로, 허용된 {2}바이트를 넘습니다.</translation>
    </message>
    <message>
        <source>Its {1} lines are more than the {2} allowed.</source>
        <translation>{1}줄로, 허용된 {2}줄을 넘습니다.</translation>
    </message>
    <message>
        <source>No grammar can be made of it.</source>
        <translation>이것으로 문법을 만들 수 없습니다.</translation>
    </message>
    <message>
        <source>No reason is given by llama.cpp.</source>
        <translation>llama.cpp가 이유를 알려 주지 않습니다.</translation>
    </message>
    <message>
        <source>Open it in the menu of the window: “Open a shared avatar…”.</source>
        <translation>창의 메뉴에서 “공유된 아바타 열기…”로 여세요.</translation>
    </message>
    <message>
        <source>RisuAI has encrypted the card: export it there without a lock.</source>
        <translation>RisuAI가 카드를 암호화했습니다. 그곳에서 잠금 없이 내보내세요.</translation>
    </message>
    <message>
        <source>The Python package {1}, which it needs, is not installed.</source>
        <translation>필요한 {1} Python 패키지가 설치되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>The address of the proxy cannot be used.</source>
        <translation>프록시 주소를 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The archive has no character that can be read.</source>
        <translation>압축 파일에 읽을 수 있는 캐릭터가 없습니다.</translation>
    </message>
    <message>
        <source>The avatar in {1} cannot be opened.</source>
        <translation>{1}의 아바타를 열 수 없습니다.</translation>
    </message>
    <message>
        <source>The card has more than {1} MiB of text.</source>
        <translation>카드의 글이 {1} MiB를 넘습니다.</translation>
    </message>
    <message>
        <source>The card in the picture has more than {1} MiB.</source>
        <translation>그림 속 카드가 {1} MiB를 넘습니다.</translation>
    </message>
    <message>
        <source>The card in the picture is damaged: it cannot be unpacked.</source>
        <translation>그림 속 카드가 손상되어 압축을 풀 수 없습니다.</translation>
    </message>
    <message>
        <source>The card in the picture is damaged: it is no base64.</source>
        <translation>그림 속 카드가 손상되었습니다. base64가 아닙니다.</translation>
    </message>
    <message>
        <source>The card in {1} cannot be imported.</source>
        <translation>{1}의 카드를 가져올 수 없습니다.</translation>
    </message>
    <message>
        <source>The drive of {1} cannot be read or written.</source>
        <translation>{1}이(가) 있는 드라이브를 읽거나 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The field {1} has more than {2} characters.</source>
        <translation>{1} 필드가 {2}자를 넘습니다.</translation>
    </message>
    <message>
        <source>The field {1} holds a NUL character.</source>
        <translation>필드 {1}에 NUL 문자가 있습니다.</translation>
    </message>
    <message>
        <source>The field {1} is empty.</source>
        <translation>{1} 필드가 비어 있습니다.</translation>
    </message>
    <message>
        <source>The field {1} is missing.</source>
        <translation>{1} 필드가 없습니다.</translation>
    </message>
    <message>
        <source>The field {1} is of another kind than expected.</source>
        <translation>필드 {1}의 형식이 다릅니다.</translation>
    </message>
    <message>
        <source>The grammar that was made of it cannot be read by llama.cpp.</source>
        <translation>그것으로 만든 문법을 llama.cpp가 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The id {1} occurs twice.</source>
        <translation>ID {1}이(가) 두 번 나옵니다.</translation>
    </message>
    <message>
        <source>The library {1}, which it needs, is not there.</source>
        <translation>필요한 {1} 라이브러리가 없습니다.</translation>
    </message>
    <message>
        <source>The lorebook in {1} cannot be used.</source>
        <translation>{1}의 로어북은 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The module {1} has no class {2}.</source>
        <translation>모듈 {1}에 {2} 클래스가 없습니다.</translation>
    </message>
    <message>
        <source>The name {1} is too long.</source>
        <translation>이름 {1}이(가) 너무 깁니다.</translation>
    </message>
    <message>
        <source>The next part of it could not be computed.</source>
        <translation>다음 부분을 계산할 수 없었습니다.</translation>
    </message>
    <message>
        <source>The path {1} leaves the folder.</source>
        <translation>{1} 경로가 폴더 밖으로 나갑니다.</translation>
    </message>
    <message>
        <source>The persona in {1} cannot be used because of {2}.</source>
        <translation>{2} 때문에 {1}의 아바타를 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>The picture has too many parts.</source>
        <translation>그림의 구성 요소가 너무 많습니다.</translation>
    </message>
    <message>
        <source>The picture is cut short.</source>
        <translation>그림이 잘렸습니다.</translation>
    </message>
    <message>
        <source>The picture is damaged: the checksum of its card is wrong.</source>
        <translation>그림이 손상되었습니다. 카드의 체크섬이 맞지 않습니다.</translation>
    </message>
    <message>
        <source>The picture is no PNG.</source>
        <translation>그림이 PNG가 아닙니다.</translation>
    </message>
    <message>
        <source>The repository {1} has {2} of its {3} parts.</source>
        <translation>저장소 {1}에는 조각 {3}개 중 {2}개가 있습니다.</translation>
    </message>
    <message>
        <source>The server {1} offers {2}, but not {3}.</source>
        <translation>서버 {1}에는 {2}이(가) 있지만 {3}은(는) 없습니다.</translation>
    </message>
    <message>
        <source>The setting of its longest silence is no number of seconds.</source>
        <translation>가장 긴 침묵의 설정이 초 단위의 수가 아닙니다.</translation>
    </message>
    <message>
        <source>You may not read or change {1}.</source>
        <translation>읽거나 바꿀 권한이 없습니다: {1}.</translation>
    </message>
    <message>
        <source>{1} cannot be read or written.</source>
        <translation>읽거나 쓸 수 없습니다: {1}.</translation>
    </message>
    <message>
        <source>{1} has more than {2} entries.</source>
        <translation>{1}의 항목이 {2}개를 넘습니다.</translation>
    </message>
    <message>
        <source>{1} has no block of TOML with the name and the greeting.</source>
        <translation>{1}에 이름과 인사말이 든 TOML 블록이 없습니다.</translation>
    </message>
    <message>
        <source>{1} holds no certificate.</source>
        <translation>{1}에 인증서가 없습니다.</translation>
    </message>
    <message>
        <source>{1} in it is damaged or too large.</source>
        <translation>그 안의 {1}이(가) 손상되었거나 너무 큽니다.</translation>
    </message>
    <message>
        <source>{1} is a folder.</source>
        <translation>{1}은(는) 폴더입니다.</translation>
    </message>
    <message>
        <source>{1} is a link that leads to itself.</source>
        <translation>{1}은(는) 자기 자신을 가리키는 링크입니다.</translation>
    </message>
    <message>
        <source>{1} is a link, which may lead anywhere.</source>
        <translation>{1}은(는) 어디로든 이어질 수 있는 링크입니다.</translation>
    </message>
    <message>
        <source>{1} is damaged.</source>
        <translation>손상되었습니다: {1}.</translation>
    </message>
    <message>
        <source>{1} is larger than {2} KiB.</source>
        <translation>{1} 파일이 {2} KiB보다 큽니다.</translation>
    </message>
    <message>
        <source>{1} is no chat of this app, or damaged.</source>
        <translation>{1} 파일은 이 앱의 대화가 아니거나 손상되었습니다.</translation>
    </message>
    <message>
        <source>{1} is no program for this computer.</source>
        <translation>{1} 파일은 이 컴퓨터용 프로그램이 아닙니다.</translation>
    </message>
    <message>
        <source>{1} is no text in UTF-8.</source>
        <translation>{1} 파일은 UTF-8 텍스트가 아닙니다.</translation>
    </message>
    <message>
        <source>{1} is not there.</source>
        <translation>찾을 수 없습니다: {1}.</translation>
    </message>
    <message>
        <source>{1} is on a drive that can only be read.</source>
        <translation>{1}은(는) 읽기 전용 드라이브에 있습니다.</translation>
    </message>
    <message>
        <source>{1} is there already.</source>
        <translation>이미 있습니다: {1}.</translation>
    </message>
    <message>
        <source>{1} would be larger than its drive allows.</source>
        <translation>{1} 파일이 드라이브가 허용하는 크기를 넘게 됩니다.</translation>
    </message>
    <message>
        <source>{1} files</source>
        <translation>파일 {1}개</translation>
    </message>
    <message>
        <source>{1} tokens</source>
        <translation>{1}토큰</translation>
    </message>
    <message>
        <source>{1}, written twice</source>
        <translation>{1}, 두 번 인코딩됨</translation>
    </message>
    <message>
        <source>this is no JSON</source>
        <translation>JSON이 아닙니다</translation>
    </message>
    <message>
        <source>It is damaged, or no avatar.</source>
        <translation>손상되었거나 아바타가 아닙니다.</translation>
    </message>
    <message>
        <source>It is damaged, or no card.</source>
        <translation>손상되었거나 카드가 아닙니다.</translation>
    </message>
    <message>
        <source>It is damaged, or no lorebook.</source>
        <translation>손상되었거나 로어북이 아닙니다.</translation>
    </message>
    <message>
        <source>It is no DOCX that can be read.</source>
        <translation>읽을 수 있는 DOCX가 아닙니다.</translation>
    </message>
    <message>
        <source>It is no JSON from line {1}, column {2} on.</source>
        <translation>{1}행 {2}열부터 JSON이 아닙니다.</translation>
    </message>
    <message>
        <source>It is no JSON object.</source>
        <translation>JSON 객체가 아닙니다.</translation>
    </message>
    <message>
        <source>It is no JSON that can be read: its values are nested too deeply.</source>
        <translation>읽을 수 있는 JSON이 아닙니다. 값이 너무 깊이 중첩되어 있습니다.</translation>
    </message>
    <message>
        <source>It is no JSON that can be read: line {1} is nested too deeply.</source>
        <translation>읽을 수 있는 JSON이 아닙니다. {1}행이 너무 깊이 중첩되어 있습니다.</translation>
    </message>
    <message>
        <source>It is no JSON.</source>
        <translation>JSON이 아닙니다.</translation>
    </message>
    <message>
        <source>It is no JSON: line {1} is damaged.</source>
        <translation>JSON이 아닙니다. {1}행이 손상되었습니다.</translation>
    </message>
    <message>
        <source>It is no XLSX that can be read.</source>
        <translation>읽을 수 있는 XLSX가 아닙니다.</translation>
    </message>
    <message>
        <source>It is no XML that can be read from line {1} on.</source>
        <translation>{1}행부터 읽을 수 있는 XML이 아닙니다.</translation>
    </message>
    <message>
        <source>It is no YAML that can be read.</source>
        <translation>읽을 수 있는 YAML이 아닙니다.</translation>
    </message>
    <message>
        <source>It is no llama.cpp of the expected version.</source>
        <translation>기대한 버전의 llama.cpp가 아닙니다.</translation>
    </message>
    <message>
        <source>It is no lorebook.</source>
        <translation>로어북이 아닙니다.</translation>
    </message>
    <message>
        <source>It is no text.</source>
        <translation>글이 아닙니다.</translation>
    </message>
    <message>
        <source>It is not a regular file.</source>
        <translation>일반 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>The system cannot open it as a library.</source>
        <translation>시스템이 라이브러리로 열 수 없습니다.</translation>
    </message>
    <message>
        <source>The system refuses {1} ({2}).</source>
        <translation>시스템이 {1}을(를) 거부합니다({2}).</translation>
    </message>
    <message>
        <source>The template could not be read.</source>
        <translation>템플릿을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>There is no room left for {1}.</source>
        <translation>{1}을(를) 둘 공간이 없습니다.</translation>
    </message>
    <message>
        <source>There is none in {1}.</source>
        <translation>{1}에 없습니다.</translation>
    </message>
    <message>
        <source>They are personas of SillyTavern, not a character.</source>
        <translation>캐릭터가 아니라 SillyTavern 페르소나입니다.</translation>
    </message>
    <message>
        <source>They are settings of a sampler, not a character.</source>
        <translation>캐릭터가 아니라 샘플링 설정입니다.</translation>
    </message>
    <message>
        <source>This is no TOML.</source>
        <translation>TOML이 아닙니다.</translation>
    </message>
    <message>
        <source>Too many files are open to open {1}, too.</source>
        <translation>열린 파일이 너무 많아 {1}을(를) 더 열 수 없습니다.</translation>
    </message>
    <message>
        <source>An avatar holds at most {1} facts and {1} answers.</source>
        <translation>아바타 하나에는 사실 {1}개와 답변 {1}개까지 담을 수 있습니다.</translation>
    </message>
    <message>
        <source>It has more than {1} rows; an avatar holds {2} answers.</source>
        <translation>{1}행이 넘습니다. 아바타 하나에는 답변을 {2}개까지 담을 수 있습니다.</translation>
    </message>
    <message>
        <source>It holds more than {1} questions or sentences; an avatar holds {2} of each.</source>
        <translation>질문이나 문장이 {1}개가 넘습니다. 아바타 하나에는 각각 {2}개까지 담을 수 있습니다.</translation>
    </message>
    <message>
        <source>Remove what is not really about you.</source>
        <translation>자신에 관한 것이 아닌 내용은 지우세요.</translation>
    </message>
    <message>
        <source>There would be {1} of them; an avatar holds at most {2} facts and {2} answers.</source>
        <translation>그러면 {1}개가 됩니다. 아바타 하나에는 사실 {2}개와 답변 {2}개까지 담을 수 있습니다.</translation>
    </message>
    <message>
        <source>{1} would have more than {2} lines or {3} MiB.</source>
        <translation>{1} 파일이 {2}줄 또는 {3} MiB를 넘게 됩니다.</translation>
    </message>
    <message>
        <source>an avatar holds at most {1} facts and {1} answers</source>
        <translation>아바타 하나에는 사실 {1}개와 답변 {1}개까지 담을 수 있음</translation>
    </message>
    <message>
        <source>Take less of it: what is really about you.</source>
        <translation>정말 자신에 관한 것만 골라 더 적게 가져오세요.</translation>
    </message>
    <message>
        <source>The keyring of this system cannot be used.</source>
        <translation>이 시스템의 키링을 사용할 수 없습니다.</translation>
    </message>
    <message>
        <source>Its program cannot be started.</source>
        <translation>그 프로그램을 시작할 수 없습니다.</translation>
    </message>
    <message>
        <source>The package keyring is not installed.</source>
        <translation>keyring 패키지가 설치되어 있지 않습니다.</translation>
    </message>
    <message>
        <source>The program for it cannot be started.</source>
        <translation>그 일을 할 프로그램을 시작할 수 없습니다.</translation>
    </message>
    <message>
        <source>Its logits are no numbers: it or an adapter is damaged, or the build is faulty.</source>
        <translation>로짓이 숫자가 아닙니다. 모델이나 어댑터가 손상되었거나 빌드에 결함이 있습니다.</translation>
    </message>
    <message>
        <source>It is no LoRA adapter: {1}.</source>
        <translation>LoRA 어댑터가 아닙니다: {1}.</translation>
    </message>
    <message>
        <source>Its alpha is no number, so its strength is not known.</source>
        <translation>알파가 숫자가 아니어서 강도를 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Leave out its adapters, download it again, or choose another library or backend.</source>
        <translation>어댑터를 빼거나, 모델을 다시 내려받거나, 다른 라이브러리나 백엔드를 선택하세요.</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>Hair style</source>
        <translation>머리 모양</translation>
    </message>
    <message>
        <source>Skin</source>
        <translation>피부</translation>
    </message>
    <message>
        <source>Clothes</source>
        <translation>옷</translation>
    </message>
    <message>
        <source>Glasses</source>
        <translation>안경</translation>
    </message>
    <message>
        <source>Beard</source>
        <translation>수염</translation>
    </message>
    <message>
        <source>short</source>
        <translation>짧은 머리</translation>
    </message>
    <message>
        <source>parted</source>
        <translation>가르마</translation>
    </message>
    <message>
        <source>long</source>
        <translation>긴 머리</translation>
    </message>
    <message>
        <source>bun</source>
        <translation>올림머리</translation>
    </message>
    <message>
        <source>curly</source>
        <translation>곱슬머리</translation>
    </message>
    <message>
        <source>bald</source>
        <translation>민머리</translation>
    </message>
    <message>
        <source>headscarf</source>
        <translation>머릿수건</translation>
    </message>
    <message>
        <source>black</source>
        <translation>검정</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>갈색</translation>
    </message>
    <message>
        <source>auburn</source>
        <translation>적갈색</translation>
    </message>
    <message>
        <source>blond</source>
        <translation>금발</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>회색</translation>
    </message>
    <message>
        <source>white</source>
        <translation>흰색</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>파랑</translation>
    </message>
    <message>
        <source>very light</source>
        <translation>아주 밝음</translation>
    </message>
    <message>
        <source>light</source>
        <translation>밝음</translation>
    </message>
    <message>
        <source>tan</source>
        <translation>황갈색</translation>
    </message>
    <message>
        <source>olive</source>
        <translation>올리브색</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>어두움</translation>
    </message>
    <message>
        <source>T-shirt</source>
        <translation>티셔츠</translation>
    </message>
    <message>
        <source>shirt</source>
        <translation>셔츠</translation>
    </message>
    <message>
        <source>hoodie</source>
        <translation>후드 티</translation>
    </message>
    <message>
        <source>teal</source>
        <translation>청록</translation>
    </message>
    <message>
        <source>plum</source>
        <translation>자두색</translation>
    </message>
    <message>
        <source>red</source>
        <translation>빨강</translation>
    </message>
    <message>
        <source>ochre</source>
        <translation>황토색</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>round</source>
        <translation>둥근</translation>
    </message>
    <message>
        <source>square</source>
        <translation>네모난</translation>
    </message>
    <message>
        <source>full</source>
        <translation>풍성함</translation>
    </message>
    <message>
        <source>Hair colour</source>
        <translation>머리색</translation>
    </message>
    <message>
        <source>Colour of clothes</source>
        <translation>옷 색</translation>
    </message>
</context>
<context>
    <name>FigureForm</name>
    <message>
        <source>The drawn figure</source>
        <translation>캐릭터 그림</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>Open a model</source>
        <translation>모델 열기</translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation>모델 (*.gguf);;모든 파일 (*)</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Show or hide the chats</source>
        <translation>대화 목록 표시/숨기기</translation>
    </message>
    <message>
        <source>Show or hide why</source>
        <translation>답변 근거 표시/숨기기</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>메뉴</translation>
    </message>
    <message>
        <source>Virtual avatar.</source>
        <translation>가상 아바타입니다.</translation>
    </message>
    <message>
        <source>Avatar of {name}</source>
        <translation>{name}의 아바타</translation>
    </message>
    <message>
        <source>waiting, {seconds} s</source>
        <translation>기다리는 중, {seconds}초</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>듣는 중</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>생각하는 중</translation>
    </message>
    <message>
        <source>speaking</source>
        <translation>말하는 중</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>확실하지 않음</translation>
    </message>
    <message>
        <source>in trouble</source>
        <translation>문제가 생김</translation>
    </message>
</context>
<context>
    <name>InterviewPage</name>
    <message>
        <source>Your answer, as you would say it</source>
        <translation>평소 말하듯 답해 주세요</translation>
    </message>
    <message>
        <source>Skip this question</source>
        <translation>이 질문 건너뛰기</translation>
    </message>
    <message>
        <source>Ask what was skipped</source>
        <translation>건너뛴 질문 다시 묻기</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>답한 질문</translation>
    </message>
    <message>
        <source>Every question is answered: add more under Facts and answers.</source>
        <translation>모든 질문에 답했습니다. “사실과 답변”에서 더 추가하세요.</translation>
    </message>
    <message>
        <source>Send it once more to keep it as it is.</source>
        <translation>그대로 저장하려면 한 번 더 보내세요.</translation>
    </message>
    <message>
        <source>Answer “{text}”</source>
        <translation>“{text}”에 답하기</translation>
    </message>
    <message>
        <source>You</source>
        <translation>나</translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s) taken.</source>
        <translation>
            <numerusform>사실 %n개를 채택했습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n fact(s)</source>
        <translation>
            <numerusform>사실 %n개 추가</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a fact</source>
        <translation>사실 추가</translation>
    </message>
    <message>
        <source>That was all. Thank you!</source>
        <translation>질문이 모두 끝났습니다. 감사합니다!</translation>
    </message>
    <message>
        <source>{done} of {all} answered</source>
        <translation>{all}개 중 {done}개 답변함</translation>
    </message>
    <message>
        <source>a good start: ask it something under “Try it”, or go on</source>
        <translation>좋은 시작입니다. “시험해 보기”에서 물어보거나 계속하세요</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>실행 취소됨: {what}</translation>
    </message>
    <message>
        <source>a dozen is a good start</source>
        <translation>열두 개쯤이면 좋은 시작입니다</translation>
    </message>
</context>
<context>
    <name>Licence</name>
    <message>
        <source>All rights stay with you: others may talk to it, no more</source>
        <translation>모든 권리는 만든 사람에게 있으며, 다른 사람은 대화만 할 수 있습니다</translation>
    </message>
    <message>
        <source>Anybody may use and change it, and names you</source>
        <translation>누구나 쓰고 고칠 수 있으나, 만든 사람의 이름을 밝혀야 합니다</translation>
    </message>
    <message>
        <source>The same, but not to earn money with it</source>
        <translation>위와 같지만, 영리 목적으로는 쓸 수 없습니다</translation>
    </message>
    <message>
        <source>Not to earn money, and as it is</source>
        <translation>영리 목적으로 쓰거나 고칠 수 없습니다</translation>
    </message>
    <message>
        <source>Anybody may do anything with it</source>
        <translation>누구나 마음대로 쓸 수 있습니다</translation>
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
        <translation>{share}%</translation>
    </message>
</context>
<context>
    <name>MemoryMark</name>
    <message numerus="yes">
        <source>%n older message(s) no longer seen</source>
        <translation>
            <numerusform>이전 메시지 %n개는 더 이상 참고하지 않음</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Mending</name>
    <message>
        <source>That should have been…</source>
        <translation>올바른 답변 적기…</translation>
    </message>
    <message>
        <source>Should not say that…</source>
        <translation>답하지 않게 하기…</translation>
    </message>
    <message>
        <source>What visitors ask</source>
        <translation>방문자의 질문</translation>
    </message>
    <message>
        <source>What you say</source>
        <translation>내 대답</translation>
    </message>
    <message>
        <source>Mend “{text}”</source>
        <translation>“{text}” 바로잡기</translation>
    </message>
    <message>
        <source>What you say instead</source>
        <translation>대신 할 말</translation>
    </message>
    <message>
        <source>Withhold “{text}”</source>
        <translation>“{text}”에 답하지 않기</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Copy selection</source>
        <translation>선택 내용 복사</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>메시지 복사</translation>
    </message>
    <message>
        <source>Copy code block {n}</source>
        <translation>코드 블록 {n} 복사</translation>
    </message>
    <message>
        <source>Open {link}</source>
        <translation>{link} 열기</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>읽기 중지</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>소리 내어 읽기</translation>
    </message>
    <message>
        <source>Why this answer</source>
        <translation>이 답변의 근거</translation>
    </message>
    <message>
        <source>Edit and ask again</source>
        <translation>수정하고 다시 묻기</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>다시 답변</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>이전 버전</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>다음 버전</translation>
    </message>
    <message>
        <source>Delete this and what follows</source>
        <translation>이 메시지와 그 뒤 내용 삭제</translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>is thinking</source>
        <translation>생각하는 중</translation>
    </message>
    <message>
        <source>thought for {seconds} s</source>
        <translation>{seconds}초 동안 생각함</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>not known exactly</source>
        <translation>정확히는 알 수 없음</translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>사실 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>owner&apos;s words</source>
        <translation>본인의 말</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>중지됨</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>중단됨</translation>
    </message>
    <message>
        <source>what comes nearest is told</source>
        <translation>가장 가까운 내용을 알려 줌</translation>
    </message>
    <message>
        <source>nothing about this in {name}&apos;s facts</source>
        <translation>{name}의 정보에 관련 내용이 없음</translation>
    </message>
    <message>
        <source>less sure: the judge of what is known does not run here</source>
        <translation>덜 확실함: 알려진 것인지 판정하는 기능이 여기서 실행되지 않음</translation>
    </message>
    <message>
        <source>ended, because it began to repeat itself</source>
        <translation>같은 말을 반복하기 시작하여 종료됨</translation>
    </message>
    <message>
        <source>{seconds} s to first word</source>
        <translation>첫 단어까지 {seconds}초</translation>
    </message>
    <message>
        <source>{seconds} s to first word, {speed} tok/s</source>
        <translation>첫 단어까지 {seconds}초, 초당 {speed}토큰</translation>
    </message>
    <message>
        <source>{prompt} tokens read, {reused} of them known from before; {made} tokens written</source>
        <translation>{prompt}토큰 읽음(그중 {reused}토큰 재사용), {made}토큰 생성</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>이전 버전</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>다음 버전</translation>
    </message>
</context>
<context>
    <name>ModelCommands</name>
    <message>
        <source>Adapters</source>
        <translation>어댑터</translation>
    </message>
    <message>
        <source>{avatar} with {model}</source>
        <translation>{avatar}, {model} 사용</translation>
    </message>
    <message>
        <source>Other models…</source>
        <translation>다른 모델…</translation>
    </message>
    <message>
        <source>{name} ended the engine last time, so it was not loaded again.</source>
        <translation>{name} 모델이 지난번에 엔진을 종료시켜 다시 불러오지 않았습니다.</translation>
    </message>
    <message>
        <source>Load it anyway</source>
        <translation>그래도 불러오기</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
</context>
<context>
    <name>ModelManager</name>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Where models come from</source>
        <translation>모델의 출처</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>이 컴퓨터</translation>
    </message>
    <message>
        <source>Worth trying</source>
        <translation>써 볼 만한 것</translation>
    </message>
    <message>
        <source>Search the Hub</source>
        <translation>Hub 검색</translation>
    </message>
    <message>
        <source>Use a file on this disk…</source>
        <translation>이 디스크의 파일 사용…</translation>
    </message>
    <message>
        <source>Use a model</source>
        <translation>모델 사용</translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation>모델 (*.gguf);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>This is an adapter: add it to a model in Settings.</source>
        <translation>이것은 어댑터입니다. 설정에서 모델에 추가하세요.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>사용 중</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>사용</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>목록에서 빼기</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>이어받기</translation>
    </message>
    <message>
        <source>Download again</source>
        <translation>다시 다운로드</translation>
    </message>
    <message>
        <source>Came with the app</source>
        <translation>앱과 함께 제공됨</translation>
    </message>
    <message>
        <source>Its download has not ended.</source>
        <translation>다운로드가 끝나지 않았습니다.</translation>
    </message>
    <message>
        <source>The file is not the one that was here before: it was changed.</source>
        <translation>전에 있던 파일이 아닙니다. 바뀌었습니다.</translation>
    </message>
    <message>
        <source>The file is gone: it was deleted, moved, or its drive is away.</source>
        <translation>파일이 없습니다. 지워졌거나 옮겨졌거나 드라이브가 빠졌습니다.</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>모델 제거</translation>
    </message>
    <message>
        <source>Delete {name} from this disk?</source>
        <translation>{name} 파일을 이 디스크에서 지울까요?</translation>
    </message>
    <message>
        <source>It can be downloaded again.</source>
        <translation>다시 다운로드할 수 있습니다.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Sizes are those of the models&apos; pages. A download is checked by SHA-256.</source>
        <translation>크기는 모델 페이지의 값입니다. 다운로드는 SHA-256으로 확인합니다.</translation>
    </message>
    <message>
        <source>licence: see its page</source>
        <translation>라이선스: 페이지 참고</translation>
    </message>
    <message>
        <source>About {need} of {free} free.</source>
        <translation>약 {need} 필요, {free} 남음.</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>파일…</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>다운로드</translation>
    </message>
    <message>
        <source>A base model without a chat template: choose one in Settings first.</source>
        <translation>채팅 템플릿이 없는 기본 모델입니다. 먼저 설정에서 고르세요.</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Backend</source>
        <translation>백엔드</translation>
    </message>
    <message>
        <source>Model file</source>
        <translation>모델 파일</translation>
    </message>
    <message>
        <source>none came with the app</source>
        <translation>앱에 포함된 것이 없음</translation>
    </message>
    <message>
        <source>Built in: {n}</source>
        <translation>내장: {n}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Chat template…</source>
        <translation>채팅 템플릿…</translation>
    </message>
    <message>
        <source>Chat template</source>
        <translation>채팅 템플릿</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>어댑터</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>파일 선택…</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>모델…</translation>
    </message>
    <message>
        <source>Models on this computer, and others to download</source>
        <translation>이 컴퓨터의 모델과 다운로드할 수 있는 모델</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>더 많은 설정</translation>
    </message>
    <message>
        <source>Show more settings of this backend</source>
        <translation>이 백엔드의 설정 더 보기</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>모델 선택</translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation>모델 (*.gguf);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>One of your own is used in place of the model&apos;s.</source>
        <translation>모델의 것 대신 직접 만든 것을 씁니다.</translation>
    </message>
    <message>
        <source>The model has none, so it is probably a base model: choose one.</source>
        <translation>모델에 없으니 기본 모델일 것입니다. 하나를 고르세요.</translation>
    </message>
    <message>
        <source>The model&apos;s own is used.</source>
        <translation>모델 자체의 것을 씁니다.</translation>
    </message>
    <message>
        <source>This is an adapter: add it to a model below.</source>
        <translation>이것은 어댑터입니다. 아래에서 모델에 추가하세요.</translation>
    </message>
</context>
<context>
    <name>ModelSearch</name>
    <message>
        <source>Search the Hugging Face Hub, or OWNER/NAME</source>
        <translation>Hugging Face Hub 검색, 또는 소유자/이름</translation>
    </message>
    <message>
        <source>Search the Hugging Face Hub</source>
        <translation>Hugging Face Hub 검색</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>검색</translation>
    </message>
    <message>
        <source>Token…</source>
        <translation>토큰…</translation>
    </message>
    <message>
        <source>For repositories whose terms you have accepted, or private ones</source>
        <translation>약관에 동의한 저장소나 비공개 저장소용</translation>
    </message>
    <message>
        <source>The Hub is being asked</source>
        <translation>Hub에 묻는 중</translation>
    </message>
    <message>
        <source>Models in GGUF format from the Hugging Face Hub.</source>
        <translation>Hugging Face Hub의 GGUF 형식 모델입니다.</translation>
    </message>
    <message>
        <source>Nothing was found. Try fewer words.</source>
        <translation>찾지 못했습니다. 단어를 줄여 보세요.</translation>
    </message>
    <message>
        <source>Back to the results</source>
        <translation>결과로 돌아가기</translation>
    </message>
    <message>
        <source>{n} downloads a month</source>
        <translation>월 {n}회 다운로드</translation>
    </message>
    <message>
        <source>{n} parameters</source>
        <translation>매개변수 {n}</translation>
    </message>
    <message>
        <source>Its authors ask you to accept their terms on its page first.</source>
        <translation>먼저 페이지에서 약관에 동의해야 합니다.</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>파일…</translation>
    </message>
    <message>
        <source>{n} parts</source>
        <translation>{n}개 부분</translation>
    </message>
    <message>
        <source>About {need} of {free} free.</source>
        <translation>약 {need} 필요, {free} 남음.</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>다운로드</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>토큰</translation>
    </message>
    <message>
        <source>Your token of the Hugging Face Hub; it is kept in the system&apos;s keyring.</source>
        <translation>Hugging Face Hub 토큰입니다. 시스템 키링에 보관합니다.</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>OpenDialog</name>
    <message>
        <source>Open an avatar</source>
        <translation>아바타 열기</translation>
    </message>
    <message>
        <source>You have an earlier or another state of this avatar.</source>
        <translation>이 아바타의 이전 버전이나 다른 버전이 이미 있습니다.</translation>
    </message>
    <message>
        <source>Its trained adapter cannot be used.</source>
        <translation>학습된 어댑터를 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The avatar can be taken without it: it answers all the same.</source>
        <translation>어댑터 없이 받을 수 있습니다. 그래도 아바타는 답합니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>받기</translation>
    </message>
    <message>
        <source>Take it without adapter</source>
        <translation>어댑터 없이 받기</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>바꾸기</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>둘 다 두기</translation>
    </message>
    <message>
        <source>It comes from somebody else: take it only if you trust them.</source>
        <translation>다른 사람이 보낸 것입니다. 믿을 수 있는 사람일 때만 받으세요.</translation>
    </message>
</context>
<context>
    <name>OptionForm</name>
    <message>
        <source>Choose…</source>
        <translation>선택…</translation>
    </message>
    <message>
        <source>Choose: {label}</source>
        <translation>선택: {label}</translation>
    </message>
</context>
<context>
    <name>PersonaMenu</name>
    <message>
        <source>Avatar</source>
        <translation>아바타</translation>
    </message>
    <message>
        <source>Import a character card…</source>
        <translation>캐릭터 카드 가져오기…</translation>
    </message>
    <message>
        <source>Save this avatar as a card…</source>
        <translation>이 아바타를 카드로 저장…</translation>
    </message>
    <message>
        <source>Remove this avatar…</source>
        <translation>이 아바타 제거…</translation>
    </message>
</context>
<context>
    <name>PhotoForm</name>
    <message>
        <source>Photo: move it with the arrow keys, plus and minus change its size</source>
        <translation>사진: 화살표 키로 옮기고, 더하기와 빼기 키로 크기를 바꿉니다</translation>
    </message>
    <message>
        <source>Choose a photo…</source>
        <translation>사진 선택…</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>그림 ({kinds})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>{name} 읽는 중…</translation>
    </message>
    <message>
        <source>Drag it into place; the wheel makes it larger.</source>
        <translation>끌어서 맞추세요. 휠로 키울 수 있습니다.</translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation>사진 선택</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>PromptBar</name>
    <message>
        <source>Message {name}&apos;s avatar</source>
        <translation>{name}의 아바타에게 메시지 보내기</translation>
    </message>
    <message>
        <source>{count} characters. A question of more than {limit} is too long to be answered from what is told.</source>
        <translation>{count}자입니다. {limit}자가 넘는 질문은 너무 길어서 들려준 내용으로 답할 수 없습니다.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>보내기</translation>
    </message>
</context>
<context>
    <name>ProposalCard</name>
    <message numerus="yes">
        <source>Facts in your answers: take, mend or strike them (%n)</source>
        <translation>
            <numerusform>답변 속 사실: 채택하거나 고치거나 지우세요 (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Take all ({n})</source>
        <translation>모두 채택({n})</translation>
    </message>
</context>
<context>
    <name>ProposalRow</name>
    <message>
        <source>Proposed fact</source>
        <translation>제안된 사실</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>채택</translation>
    </message>
    <message>
        <source>Strike</source>
        <translation>지우기</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>드라이브</translation>
    </message>
    <message>
        <source>File</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>바로 가기</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>알 수 없음</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>찾는 위치(&amp;L):</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>파일 형식(&amp;T):</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
</context>
<context>
    <name>RemarkCard</name>
    <message>
        <source>Read it as a text</source>
        <translation>글로 읽기</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
</context>
<context>
    <name>RowsModel</name>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>주제</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>질문</translation>
    </message>
    <message>
        <source>Fact or answer</source>
        <translation>사실 또는 답변</translation>
    </message>
    <message>
        <source>Edit “{text}”</source>
        <translation>“{text}” 고치기</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>사실</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>답변</translation>
    </message>
    <message>
        <source>About itself</source>
        <translation>아바타 자신</translation>
    </message>
    <message>
        <source>Kept private</source>
        <translation>비공개</translation>
    </message>
    <message>
        <source>Small talk</source>
        <translation>가벼운 대화</translation>
    </message>
    <message>
        <source>General</source>
        <translation>일반</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>시험용</translation>
    </message>
    <message numerus="yes">
        <source>%n more wording(s) of it stay as they are.</source>
        <translation>
            <numerusform>다른 표현 %n개는 그대로 둡니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stands twice: “{other}”</source>
        <translation>중복됨: “{other}”</translation>
    </message>
    <message>
        <source>May contradict “{other}”</source>
        <translation>어긋날 수 있음: “{other}”</translation>
    </message>
    <message>
        <source>Has no answer</source>
        <translation>답변이 없음</translation>
    </message>
    <message>
        <source>Told to anybody: {detail}</source>
        <translation>누구에게나 말하게 됨: {detail}</translation>
    </message>
</context>
<context>
    <name>SamplingRows</name>
    <message>
        <source>Every avatar and model</source>
        <translation>모든 아바타와 모델</translation>
    </message>
    <message>
        <source>Only {pair}</source>
        <translation>{pair}만</translation>
    </message>
    <message>
        <source>Applies to</source>
        <translation>적용 대상</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>프리셋</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>초기화</translation>
    </message>
    <message>
        <source>Reset the sampling values</source>
        <translation>샘플링 값 초기화</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>직접 설정</translation>
    </message>
    <message>
        <source>Values of your own; a preset replaces them.</source>
        <translation>직접 정한 값입니다. 프리셋이 바꿉니다.</translation>
    </message>
</context>
<context>
    <name>ScoreCard</name>
    <message>
        <source>Tells what it was told</source>
        <translation>들려준 것을 답함</translation>
    </message>
    <message>
        <source>Refuses what it was not told</source>
        <translation>들려주지 않은 것은 답하지 않음</translation>
    </message>
    <message>
        <source>Refuses what it was told</source>
        <translation>들려주었는데도 답하지 않음</translation>
    </message>
    <message>
        <source>Answers with an invention</source>
        <translation>지어낸 말이 든 답변</translation>
    </message>
    <message>
        <source>Inventions in 100 answers</source>
        <translation>답변 100개 중 지어낸 것</translation>
    </message>
    <message>
        <source>Speaks in the owner&apos;s words</source>
        <translation>본인의 말로 말함</translation>
    </message>
    <message>
        <source>Knows who it is</source>
        <translation>자신이 누구인지 앎</translation>
    </message>
    <message>
        <source>Repeats itself in a talk</source>
        <translation>대화에서 같은 말을 되풀이함</translation>
    </message>
    <message>
        <source>Right where it refuses</source>
        <translation>답하지 않은 것이 옳음</translation>
    </message>
    <message>
        <source>Refuses small talk</source>
        <translation>가벼운 대화에 답하지 않음</translation>
    </message>
    <message>
        <source>Contradicts itself in other wordings</source>
        <translation>다르게 물으면 말이 어긋남</translation>
    </message>
    <message>
        <source>Repeats itself within an answer</source>
        <translation>한 답변 안에서 같은 말을 되풀이함</translation>
    </message>
    <message>
        <source>Different pairs of words in a talk</source>
        <translation>대화 속 서로 다른 단어 쌍</translation>
    </message>
    <message>
        <source>Answers given before, word for word</source>
        <translation>앞서 한 답변을 그대로 되풀이함</translation>
    </message>
    <message>
        <source>Inventions in a talk</source>
        <translation>대화 하나에서 지어낸 것</translation>
    </message>
    <message>
        <source>Answers that end by themselves</source>
        <translation>스스로 끝난 답변</translation>
    </message>
    <message>
        <source>Answers that the check cut short</source>
        <translation>확인하다가 끊은 답변</translation>
    </message>
    <message>
        <source>Answers in the model&apos;s words</source>
        <translation>모델의 말로 한 답변</translation>
    </message>
    <message>
        <source>Seconds to the first token</source>
        <translation>첫 토큰까지 걸린 초</translation>
    </message>
    <message>
        <source>Seconds to the first text</source>
        <translation>첫 글자까지 걸린 초</translation>
    </message>
    <message>
        <source>Seconds for an answer</source>
        <translation>답변 하나에 걸린 초</translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation>초당 토큰</translation>
    </message>
    <message>
        <source>Tokens read anew for an answer</source>
        <translation>답변마다 새로 읽은 토큰</translation>
    </message>
    <message>
        <source>Most tokens read anew for an answer</source>
        <translation>답변 하나에 새로 읽은 토큰의 최댓값</translation>
    </message>
    <message>
        <source>Tokens read anew, late over early</source>
        <translation>새로 읽은 토큰, 후반 대 초반</translation>
    </message>
    <message>
        <source>Distance from the owner&apos;s words (perplexity)</source>
        <translation>본인의 말과의 거리(퍼플렉서티)</translation>
    </message>
    <message>
        <source>Answers small talk</source>
        <translation>가벼운 대화에 답함</translation>
    </message>
    <message>
        <source>no questions</source>
        <translation>질문 없음</translation>
    </message>
    <message>
        <source>{hits} of {n}, so between {low} and {high}</source>
        <translation>{n}개 중 {hits}개, 곧 {low}에서 {high} 사이</translation>
    </message>
    <message>
        <source>Made on {date} by the training pipeline, {mode}, with {model}.</source>
        <translation>{date}에 학습 과정에서 만듦, {mode}, 모델 {model}.</translation>
    </message>
    <message>
        <source>Made on {date} in the studio from what is told, {mode}, with {model}. Questions: {n}.</source>
        <translation>{date}에 작업실에서 들려준 내용으로 만듦, {mode}, 모델 {model}. 질문 수: {n}.</translation>
    </message>
    <message>
        <source>free</source>
        <translation>자유</translation>
    </message>
    <message>
        <source>grounded</source>
        <translation>근거 있음</translation>
    </message>
    <message>
        <source>strict</source>
        <translation>엄격</translation>
    </message>
    <message>
        <source>They are a sample of {n}.</source>
        <translation>{n}개에서 뽑은 표본입니다.</translation>
    </message>
    <message>
        <source>Engine or judge had to be started again: {n}.</source>
        <translation>엔진이나 판정기를 다시 시작한 횟수: {n}.</translation>
    </message>
    <message>
        <source>Invented</source>
        <translation>지어냄</translation>
    </message>
    <message>
        <source>Should have refused</source>
        <translation>답하지 않았어야 함</translation>
    </message>
    <message>
        <source>Small talk not answered</source>
        <translation>가벼운 대화에 답하지 않음</translation>
    </message>
    <message>
        <source>Refused what is told</source>
        <translation>들려준 것인데 답하지 않음</translation>
    </message>
    <message>
        <source>Told something else</source>
        <translation>다른 것을 답함</translation>
    </message>
    <message>
        <source>[near miss, made by the program]</source>
        <translation>[프로그램이 만든 비슷한 질문]</translation>
    </message>
    <message>
        <source>Every answer is as wanted.</source>
        <translation>모든 답변이 바란 대로입니다.</translation>
    </message>
    <message>
        <source>Answers that are not as wanted: {n}</source>
        <translation>바란 대로가 아닌 답변: {n}</translation>
    </message>
    <message>
        <source>Nothing is trained and nothing leaves this computer. The avatar is asked as a visitor would ask, each question in a chat of its own, by an engine of its own.</source>
        <translation>아무것도 학습하지 않고, 어떤 내용도 이 컴퓨터 밖으로 나가지 않습니다. 방문자가 묻듯이 아바타에게 질문하며, 질문마다 따로 대화하고, 따로 띄운 엔진이 답합니다.</translation>
    </message>
    <message>
        <source>What it should tell: your held-back questions (mark a pair in the table with “Hold back”; then it only tests and is never an answer); other wordings of the interview; your own questions in a frame such as “May I ask you something?”, which are easy; and names that stand in one fact alone.</source>
        <translation>답해야 하는 것: 시험용 질문(표에서 “시험용으로”로 표시하면 시험에만 쓰이고 답이 되지 않습니다), 인터뷰 질문의 다른 표현, “뭐 하나 물어봐도 돼요?” 같은 말을 붙인 내 질문(쉬운 편입니다), 그리고 한 사실에만 나오는 이름.</translation>
    </message>
    <message>
        <source>What it should refuse: near misses, made by the program. Some ask for what hardly anybody tells, such as a shoe size; some for a detail of a name or thing in your facts. They are left out where a word of theirs stands in what you told. Nobody has checked them: one may be answered by a fact all the same. And what you keep private.</source>
        <translation>답하지 말아야 하는 것: 프로그램이 만든 비슷한 질문. 신발 사이즈처럼 거의 아무도 말하지 않는 것을 묻거나, 사실에 나오는 이름이나 사물의 세부를 묻습니다. 그 낱말이 들려준 내용에 있으면 묻지 않습니다. 아무도 확인하지 않았으니, 어떤 사실이 답이 될 수도 있습니다. 그리고 말하지 않기로 한 것.</translation>
    </message>
    <message>
        <source>An answer tells what you told where your sentence, or most of its letters, is in it; for a model that speaks, and for held-back questions, also where the reader of claims finds the same in other words. An invention is a sentence of the model&apos;s that claims something about you which none of your texts says. In your words is what you wrote yourself, or nearly.</source>
        <translation>내 문장이나 그 글자 대부분이 답변에 있으면 들려준 것을 답한 것으로 봅니다. 스스로 말하는 모델과 시험용 질문에서는 주장 판독기가 같은 뜻을 찾은 경우도 셉니다. 지어낸 말은 나에 대해 주장하지만 내 어떤 글에도 없는 모델의 문장입니다. 내가 쓴 말은 직접 쓴 것, 또는 거의 그대로인 것입니다.</translation>
    </message>
    <message>
        <source>The interval holds the true share in 95 of 100 such cards: few questions, a wide interval. It says nothing about questions of another kind.</source>
        <translation>이런 평가표 100장 중 95장에서 구간이 참값을 담습니다. 질문이 적으면 구간이 넓습니다. 다른 종류의 질문에 대해서는 말해 주지 않습니다.</translation>
    </message>
</context>
<context>
    <name>ScorePage</name>
    <message>
        <source>Make the score card</source>
        <translation>평가표 만들기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Show its line</source>
        <translation>해당 행 보기</translation>
    </message>
    <message>
        <source>The judge and the model are being started…</source>
        <translation>판정기와 모델을 시작하는 중…</translation>
    </message>
    <message>
        <source>How it is made</source>
        <translation>만드는 방법</translation>
    </message>
    <message>
        <source>{done} of {all}: {question}</source>
        <translation>{done}/{all}: {question}</translation>
    </message>
    <message>
        <source>No score card yet. It takes some minutes; you can go on working meanwhile.</source>
        <translation>아직 평가표가 없습니다. 몇 분 걸리며, 그동안 계속 작업할 수 있습니다.</translation>
    </message>
    <message>
        <source>Facts or answers have changed since: make it anew.</source>
        <translation>그 뒤로 사실이나 답변이 바뀌었습니다. 다시 만드세요.</translation>
    </message>
    <message>
        <source>Answers that are not as wanted</source>
        <translation>바란 대로가 아닌 답변</translation>
    </message>
    <message>
        <source>Questions asked</source>
        <translation>물어본 질문</translation>
    </message>
    <message>
        <source>How it is made…</source>
        <translation>만드는 방법…</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>설정 페이지</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>답변</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>The fields below are for backends that sample, and for servers.</source>
        <translation>아래 항목은 샘플링하는 백엔드와 서버용입니다.</translation>
    </message>
    <message>
        <source>Test this backend</source>
        <translation>이 백엔드 시험</translation>
    </message>
    <message>
        <source>Loading the model and asking it for one line…</source>
        <translation>모델을 불러와 한 줄을 요청하는 중…</translation>
    </message>
    <message>
        <source>Grounded: facts are checked</source>
        <translation>근거 기반: 사실을 확인함</translation>
    </message>
    <message>
        <source>Strict: only what is known</source>
        <translation>엄격: 아는 것만</translation>
    </message>
    <message>
        <source>Free: the model alone</source>
        <translation>자유: 모델만 사용</translation>
    </message>
    <message>
        <source>Honesty</source>
        <translation>정직성</translation>
    </message>
    <message>
        <source>Automatic: by the size of the model</source>
        <translation>자동: 모델 크기에 따라</translation>
    </message>
    <message>
        <source>Quoting: in the owner&apos;s words</source>
        <translation>인용: 본인의 말로</translation>
    </message>
    <message>
        <source>Speaking: in the model&apos;s words, from all facts</source>
        <translation>말하기: 모든 사실을 바탕으로 모델의 말로</translation>
    </message>
    <message>
        <source>Manner</source>
        <translation>답하는 방식</translation>
    </message>
    <message>
        <source>Longest reply (tokens)</source>
        <translation>최대 답변 길이(토큰)</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>제한 없음</translation>
    </message>
    <message>
        <source>Longest thoughts (tokens)</source>
        <translation>가장 긴 생각(토큰)</translation>
    </message>
    <message>
        <source>Only for models that think before they answer.</source>
        <translation>답하기 전에 생각하는 모델에만 적용됩니다.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>내 이름</translation>
    </message>
    <message>
        <source>as avatars should call you</source>
        <translation>아바타가 부를 이름</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>a new one each time</source>
        <translation>매번 새로</translation>
    </message>
</context>
<context>
    <name>SettingsFields</name>
    <message>
        <source>unknown editor</source>
        <translation>알 수 없는 입력 요소</translation>
    </message>
</context>
<context>
    <name>SharePage</name>
    <message>
        <source>Save as one file…</source>
        <translation>파일 하나로 저장…</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) hold private details; look at them first.</source>
        <translation>
            <numerusform>%n개 행에 사적인 내용이 있습니다. 먼저 살펴보세요.</numerusform>
        </translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Save as one file</source>
        <translation>파일 하나로 저장</translation>
    </message>
    <message>
        <source>Avatars ({kinds})</source>
        <translation>아바타 ({kinds})</translation>
    </message>
    <message>
        <source>Licence: what others may do with it</source>
        <translation>라이선스: 다른 사람에게 허용하는 것</translation>
    </message>
    <message>
        <source>No licence</source>
        <translation>라이선스 없음</translation>
    </message>
    <message>
        <source>Not in it: chats, what visitors asked in vain, the interview, the voice file.</source>
        <translation>들어 있지 않음: 대화, 답을 얻지 못한 방문자의 질문, 인터뷰, 말투 파일.</translation>
    </message>
    <message>
        <source>Picture with a card…</source>
        <translation>카드가 든 그림…</translation>
    </message>
    <message>
        <source>Folder of Markdown…</source>
        <translation>마크다운 폴더…</translation>
    </message>
    <message>
        <source>Save as a picture with a card</source>
        <translation>카드가 든 그림으로 저장</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>그림 ({kinds})</translation>
    </message>
    <message>
        <source>Where the new folder goes</source>
        <translation>새 폴더를 둘 곳</translation>
    </message>
    <message>
        <source>For other programs, without adapter and score card:</source>
        <translation>다른 프로그램용(어댑터와 평가표 제외):</translation>
    </message>
    <message>
        <source>The picture of the avatar</source>
        <translation>아바타의 그림</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Search chats</source>
        <translation>대화 검색</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>새 대화</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>고정됨</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) found</source>
        <translation>
            <numerusform>메시지 %n개 찾음</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>찾은 결과 없음</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>대화</translation>
    </message>
    <message numerus="yes">
        <source>More than %n message(s) found, the newest here</source>
        <translation>
            <numerusform>메시지 %n개 넘게 찾음, 여기는 최신 것</numerusform>
        </translation>
    </message>
    <message>
        <source>No chats yet</source>
        <translation>아직 대화가 없습니다</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>어제</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy년 M월</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>고정 해제</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>이름 바꾸기…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
</context>
<context>
    <name>SilenceWatch</name>
    <message>
        <source>Looking through what is told, {seconds} s</source>
        <translation>들려준 내용을 살펴보는 중, {seconds}초</translation>
    </message>
    <message>
        <source>Waiting for the server, {seconds} s</source>
        <translation>서버를 기다리는 중, {seconds}초</translation>
    </message>
    <message>
        <source>Waiting for the model, {seconds} s</source>
        <translation>모델을 기다리는 중, {seconds}초</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Reading what {name} has told, {percent} %</source>
        <translation>{name}의 이야기를 읽는 중, {percent}%</translation>
    </message>
    <message>
        <source>Loading {name}, {percent} %</source>
        <translation>{name} 불러오는 중, {percent}%</translation>
    </message>
    <message>
        <source>{model} with {name}&apos;s adapter</source>
        <translation>{model}, {name}의 어댑터 사용</translation>
    </message>
    <message>
        <source>{name} is not loaded, it ended the engine last time</source>
        <translation>{name} 불러오지 않음. 지난번에 엔진이 종료됨</translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation>불러온 모델 없음</translation>
    </message>
    <message>
        <source>The engine rests until the next question</source>
        <translation>엔진은 다음 질문까지 쉽니다</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>이 컴퓨터에서 실행</translation>
    </message>
    <message>
        <source>on a server</source>
        <translation>서버에서 실행</translation>
    </message>
    <message>
        <source>llama.cpp runs the model and always takes the likeliest word (greedy): same question, same answer.</source>
        <translation>llama.cpp가 모델을 실행하며 항상 가장 그럴듯한 단어를 고릅니다(그리디). 같은 질문에는 같은 답이 나옵니다.</translation>
    </message>
    <message>
        <source>llama.cpp runs the model and draws among the likely words (sampling): answers vary.</source>
        <translation>llama.cpp가 모델을 실행하며 그럴듯한 단어 중에서 뽑습니다(샘플링). 답이 매번 달라질 수 있습니다.</translation>
    </message>
    <message>
        <source>The model runs on the server that you chose: what you write goes there.</source>
        <translation>모델은 선택한 서버에서 실행됩니다. 입력한 내용이 그곳으로 전송됩니다.</translation>
    </message>
    <message>
        <source>facts are checked</source>
        <translation>사실을 확인함</translation>
    </message>
    <message>
        <source>only what is known</source>
        <translation>아는 것만 말함</translation>
    </message>
    <message>
        <source>facts are not checked</source>
        <translation>사실을 확인하지 않음</translation>
    </message>
    <message>
        <source>Grounded: what the model says of the person is held against the facts, and what nobody told is said to be unknown.</source>
        <translation>근거 기반: 모델이 본인에 대해 하는 말을 사실과 대조하고, 아무도 들려주지 않은 것은 모른다고 합니다.</translation>
    </message>
    <message>
        <source>Strict: questions about the person are answered in the person&apos;s own words only.</source>
        <translation>엄격: 본인에 대한 질문에는 본인의 말로만 답합니다.</translation>
    </message>
    <message>
        <source>Free: the model answers alone, so it may invent something.</source>
        <translation>자유: 모델이 혼자 답하므로 지어낼 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>StudioCommands</name>
    <message>
        <source>New avatar…</source>
        <translation>새 아바타…</translation>
    </message>
    <message>
        <source>Studio of this avatar…</source>
        <translation>이 아바타의 작업실…</translation>
    </message>
    <message>
        <source>Name, language, picture…</source>
        <translation>이름, 언어, 모습…</translation>
    </message>
    <message>
        <source>Open a shared avatar…</source>
        <translation>공유된 아바타 열기…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>The training of {name} is done.</source>
        <translation>{name}의 학습이 끝났습니다.</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>살펴보기</translation>
    </message>
    <message>
        <source>The training of {name} waits; step {step} of {all} is saved.</source>
        <translation>{name}의 학습이 멈춰 있습니다. {all}단계 중 {step}단계까지 저장되었습니다.</translation>
    </message>
    <message>
        <source>The training of {name} waits.</source>
        <translation>{name}의 학습이 멈춰 있습니다.</translation>
    </message>
    <message>
        <source>{name} is here. Ask something, or go on in the studio.</source>
        <translation>{name}의 아바타가 준비되었습니다. 질문하거나 작업실에서 이어 가세요.</translation>
    </message>
    <message>
        <source>Studio</source>
        <translation>작업실</translation>
    </message>
    <message>
        <source>Open a shared avatar</source>
        <translation>공유된 아바타 열기</translation>
    </message>
    <message>
        <source>{name} is here.</source>
        <translation>{name}의 아바타가 준비되었습니다.</translation>
    </message>
    <message>
        <source>{name} was replaced.</source>
        <translation>{name}의 아바타를 바꾸었습니다.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Avatars (*.avatar persona.md);;All files (*)</source>
        <translation>아바타 (*.avatar persona.md);;모든 파일 (*)</translation>
    </message>
</context>
<context>
    <name>StudioWindow</name>
    <message>
        <source>Studio: {name}</source>
        <translation>작업실: {name}</translation>
    </message>
    <message>
        <source>Pages of the studio</source>
        <translation>작업실의 페이지</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>인터뷰</translation>
    </message>
    <message>
        <source>Facts and answers</source>
        <translation>사실과 답변</translation>
    </message>
    <message>
        <source>Bring</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>할 일</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>평가</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>공유</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>시험해 보기</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>저장했습니다: {name}</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
</context>
<context>
    <name>TablePage</name>
    <message>
        <source>Search facts and answers</source>
        <translation>사실과 답변 검색</translation>
    </message>
    <message>
        <source>Hold back</source>
        <translation>시험용으로</translation>
    </message>
    <message>
        <source>A pair that is held back only tests the avatar: it is never an answer.</source>
        <translation>시험용 문답은 아바타를 시험하는 데만 쓰이고, 답변이 되지는 않습니다.</translation>
    </message>
    <message>
        <source>New fact</source>
        <translation>새 사실</translation>
    </message>
    <message>
        <source>One sentence in the first person</source>
        <translation>일인칭 문장 하나</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>주제</translation>
    </message>
    <message>
        <source>Add a fact</source>
        <translation>사실 추가</translation>
    </message>
    <message>
        <source>New answer</source>
        <translation>새 답변</translation>
    </message>
    <message>
        <source>What visitors ask</source>
        <translation>방문자의 질문</translation>
    </message>
    <message>
        <source>What you say</source>
        <translation>내 대답</translation>
    </message>
    <message>
        <source>Add an answer</source>
        <translation>답변 추가</translation>
    </message>
    <message>
        <source>Not talked about</source>
        <translation>말하지 않는 것</translation>
    </message>
    <message>
        <source>Subject, such as “my health”</source>
        <translation>말하지 않을 것, 예: “내 건강”</translation>
    </message>
    <message>
        <source>What you say instead</source>
        <translation>대신 할 말</translation>
    </message>
    <message>
        <source>Add a subject that is not talked about</source>
        <translation>말하지 않는 것 추가</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Answer with it again</source>
        <translation>다시 답변에 쓰기</translation>
    </message>
    <message>
        <source>Hold back as a test</source>
        <translation>시험용으로 남겨 두기</translation>
    </message>
    <message>
        <source>Move to “{topic}”</source>
        <translation>“{topic}” 주제로 옮기기</translation>
    </message>
    <message>
        <source>Facts and answers</source>
        <translation>사실과 답변</translation>
    </message>
    <message>
        <source>Fact…</source>
        <translation>사실…</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>답변…</translation>
    </message>
    <message>
        <source>Not talked about…</source>
        <translation>말하지 않는 것…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
</context>
<context>
    <name>TemplateDialog</name>
    <message>
        <source>Chat template</source>
        <translation>채팅 템플릿</translation>
    </message>
    <message>
        <source>Template (Jinja)</source>
        <translation>템플릿(Jinja)</translation>
    </message>
    <message>
        <source>What the model is given</source>
        <translation>모델이 받는 것</translation>
    </message>
    <message>
        <source>It puts the conversation into the form that the model was trained on.</source>
        <translation>대화를 모델이 학습한 형식으로 바꿉니다.</translation>
    </message>
    <message>
        <source>This model has no template, so it is probably a base model that continues text. Choose a form below, or write one.</source>
        <translation>이 모델에는 템플릿이 없어 글을 이어 쓰는 기본 모델일 것입니다. 아래에서 형식을 고르거나 직접 쓰세요.</translation>
    </message>
    <message>
        <source>Choose a known form</source>
        <translation>알려진 형식 선택</translation>
    </message>
    <message>
        <source>Choose a known form…</source>
        <translation>알려진 형식 선택…</translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation>모델 자체의 것</translation>
    </message>
    <message>
        <source>Use this template</source>
        <translation>이 템플릿 사용</translation>
    </message>
    <message>
        <source>Use the model&apos;s own</source>
        <translation>모델 자체의 것 사용</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>작동합니다.</translation>
    </message>
    <message>
        <source>It works, without a place for instructions: they go into the first question.</source>
        <translation>작동하지만 지시 자리가 없어 첫 질문에 넣습니다.</translation>
    </message>
</context>
<context>
    <name>TemplatePreview</name>
    <message>
        <source>It took too long and was ended.</source>
        <translation>너무 오래 걸려 끝냈습니다.</translation>
    </message>
    <message>
        <source>The template ended the child that rendered it.</source>
        <translation>템플릿이 그것을 처리하던 자식 프로세스를 끝냈습니다.</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n초</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n분</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n시간</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodoPage</name>
    <message>
        <source>Keep what visitors asked in vain, on this computer</source>
        <translation>답을 얻지 못한 방문자의 질문을 이 컴퓨터에 보관</translation>
    </message>
    <message>
        <source>The judge reads…</source>
        <translation>판정하는 중…</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) are answered by other facts.</source>
        <translation>
            <numerusform>질문 %n개는 다른 사실로 답할 수 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Topics with open questions</source>
        <translation>질문이 남은 주제</translation>
    </message>
    <message>
        <source>Asked in vain, most asked first</source>
        <translation>답을 얻지 못한 질문(많은 순)</translation>
    </message>
    <message>
        <source>Ask me about it</source>
        <translation>이 주제로 질문 받기</translation>
    </message>
    <message>
        <source>Look with the judge</source>
        <translation>자동으로 점검하기</translation>
    </message>
    <message>
        <source>Answer it…</source>
        <translation>답하기…</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Forget all</source>
        <translation>모두 삭제</translation>
    </message>
    <message>
        <source>Nobody has asked anything in vain yet.</source>
        <translation>아직 답하지 못한 질문이 없습니다.</translation>
    </message>
</context>
<context>
    <name>TopicList</name>
    <message>
        <source>Topics</source>
        <translation>주제</translation>
    </message>
    <message>
        <source>All</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>살펴볼 것</translation>
    </message>
    <message>
        <source>Not talked about</source>
        <translation>말하지 않는 것</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>시험용</translation>
    </message>
    <message>
        <source>No topic</source>
        <translation>주제 없음</translation>
    </message>
    <message>
        <source>Small talk</source>
        <translation>가벼운 대화</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>The training is being prepared…</source>
        <translation>학습을 준비하는 중…</translation>
    </message>
    <message>
        <source>Throw away what was trained, and begin anew?</source>
        <translation>학습한 것을 버리고 새로 시작할까요?</translation>
    </message>
    <message>
        <source>Stop, and throw away what was trained?</source>
        <translation>중지하고 학습한 것을 버릴까요?</translation>
    </message>
    <message>
        <source>{name} speaks with it from now on.</source>
        <translation>이제부터 {name}의 아바타가 이것으로 말합니다.</translation>
    </message>
    <message>
        <source>The adapter is being kept…</source>
        <translation>어댑터를 적용하는 중…</translation>
    </message>
    <message>
        <source>What was trained is being thrown away…</source>
        <translation>학습한 것을 버리는 중…</translation>
    </message>
    <message>
        <source>Looking for Python…</source>
        <translation>Python을 찾는 중…</translation>
    </message>
    <message>
        <source>Folder of a source install</source>
        <translation>소스 설치 폴더</translation>
    </message>
    <message>
        <source>Looking at it…</source>
        <translation>살펴보는 중…</translation>
    </message>
    <message>
        <source>Copy {place} to the other computer and run there: python3 train.py</source>
        <translation>{place} 폴더를 다른 컴퓨터로 복사하고 거기서 실행하세요: python3 train.py</translation>
    </message>
    <message>
        <source>The folder is being written…</source>
        <translation>폴더를 만드는 중…</translation>
    </message>
    <message>
        <source>Throw away the training that is here, if that one can be used?</source>
        <translation>가져온 것을 쓸 수 있으면 여기 있는 학습을 버릴까요?</translation>
    </message>
    <message>
        <source>Nothing has to be trained: the avatar answers already. A training makes the model speak more in your words, and say less where nothing is told.</source>
        <translation>학습하지 않아도 아바타는 이미 답합니다. 학습하면 모델이 내 말투에 더 가깝게 말하고, 들려주지 않은 것은 덜 말합니다.</translation>
    </message>
    <message>
        <source>Train the avatar</source>
        <translation>아바타 학습</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>There are few answers to learn from: go on with the interview first.</source>
        <translation>배울 답변이 적습니다. 먼저 인터뷰를 계속하세요.</translation>
    </message>
    <message>
        <source>Another avatar is being trained just now.</source>
        <translation>지금 다른 아바타를 학습하고 있습니다.</translation>
    </message>
    <message>
        <source>PyTorch and what goes with it are not part of this installation: about {download} to download, {disk} on the disk. They go into a folder of their own, {folder}; nothing else on this computer changes. Or choose a source install that has them.</source>
        <translation>PyTorch와 관련 구성 요소는 이 설치본에 들어 있지 않습니다. 내려받을 양은 약 {download}, 디스크는 {disk}입니다. 전용 폴더 {folder}에 들어가며 이 컴퓨터의 다른 것은 바뀌지 않습니다. 또는 이미 갖춘 소스 설치를 고르세요.</translation>
    </message>
    <message>
        <source>Training needs more parts</source>
        <translation>학습에는 구성 요소가 더 필요합니다</translation>
    </message>
    <message>
        <source>Yes, install them</source>
        <translation>예, 설치합니다</translation>
    </message>
    <message>
        <source>Choose a source install…</source>
        <translation>소스 설치 고르기…</translation>
    </message>
    <message>
        <source>The parts for training are being installed</source>
        <translation>학습용 구성 요소를 설치하는 중</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>It saves itself and pauses…</source>
        <translation>저장하고 멈추는 중…</translation>
    </message>
    <message>
        <source>The avatar is being trained</source>
        <translation>아바타를 학습하는 중</translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation>중지…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Begin anew…</source>
        <translation>새로 시작…</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>The training did not come to its end</source>
        <translation>학습이 끝나지 못했습니다</translation>
    </message>
    <message>
        <source>The training waits</source>
        <translation>학습이 멈춰 있습니다</translation>
    </message>
    <message>
        <source>Facts or answers have changed since: only a new training learns them.</source>
        <translation>그 뒤로 사실이나 답변이 바뀌었습니다. 새로 학습해야 배웁니다.</translation>
    </message>
    <message>
        <source>The training is done</source>
        <translation>학습이 끝났습니다</translation>
    </message>
    <message>
        <source>Keep it, if it is better; the avatar stays as it is otherwise.</source>
        <translation>더 나아졌으면 적용하세요. 아니면 아바타는 그대로입니다.</translation>
    </message>
    <message>
        <source>It fits the model. It was not measured: try the avatar after keeping it.</source>
        <translation>모델에 맞습니다. 측정하지는 않았으니 적용한 뒤 아바타를 시험해 보세요.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>적용</translation>
    </message>
    <message>
        <source>Measuring: this takes some minutes.</source>
        <translation>측정하는 중: 몇 분 걸립니다.</translation>
    </message>
    <message>
        <source>Preparing: this takes some minutes.</source>
        <translation>준비하는 중: 몇 분 걸립니다.</translation>
    </message>
    <message>
        <source>Step {step} of {all}</source>
        <translation>{all}단계 중 {step}단계</translation>
    </message>
    <message>
        <source>{words}, {time} left</source>
        <translation>{words}, {time} 남음</translation>
    </message>
    <message>
        <source>before</source>
        <translation>전</translation>
    </message>
    <message>
        <source>after</source>
        <translation>후</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>진행 정도</translation>
    </message>
</context>
<context>
    <name>TrainWords</name>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) of yours</source>
        <translation>
            <numerusform>내 답변 %n개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>사실 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>{answers}, {facts}</source>
        <translation>{answers}, {facts}</translation>
    </message>
    <message>
        <source>Learns from</source>
        <translation>학습 자료</translation>
    </message>
    <message numerus="yes">
        <source>%n at most; it ends sooner where it learns no more</source>
        <translation>
            <numerusform>최대 %n단계. 더 배울 것이 없으면 일찍 끝납니다</numerusform>
        </translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>about {time} on this computer</source>
        <translation>이 컴퓨터에서 약 {time}</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>{memory} of memory, {disk} on the disk meanwhile</source>
        <translation>메모리 {memory}, 학습하는 동안 디스크 {disk}</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>필요한 것</translation>
    </message>
    <message numerus="yes">
        <source>It rests on %n question(s) that were held back: one answer more or less is {points} %.</source>
        <translation>
            <numerusform>따로 둔 질문 %n개에 근거합니다. 답변 하나의 차이가 {points}%입니다.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Questions</source>
        <translation>질문</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>어댑터</translation>
    </message>
    <message>
        <source>Score card</source>
        <translation>평가표</translation>
    </message>
</context>
<context>
    <name>TryPanel</name>
    <message>
        <source>Ask as a visitor would</source>
        <translation>방문자처럼 물어보세요</translation>
    </message>
    <message>
        <source>You</source>
        <translation>나</translation>
    </message>
    <message numerus="yes">
        <source>%n more question(s) wait.</source>
        <translation>
            <numerusform>질문 %n개가 더 기다리고 있습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>The judge reads…</source>
        <translation>판정하는 중…</translation>
    </message>
    <message>
        <source>(The model answers this, in the chat.)</source>
        <translation>(이것은 대화에서 모델이 답합니다.)</translation>
    </message>
    <message>
        <source>The judge does not run: the nearest text was taken.</source>
        <translation>판정기가 실행되지 않아 가장 가까운 글을 썼습니다.</translation>
    </message>
    <message>
        <source>Judged to be known: {share} %</source>
        <translation>아는 것으로 판정: {share}%</translation>
    </message>
    <message>
        <source>Fact: {text}</source>
        <translation>사실: {text}</translation>
    </message>
    <message>
        <source>Your pair: {text}</source>
        <translation>내 문답: {text}</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>시험해 보기</translation>
    </message>
    <message>
        <source>Below an answer stands how sure the judge is, and what it rests on.</source>
        <translation>답변 아래에 판정이 얼마나 확실한지, 무엇에 근거하는지 표시됩니다.</translation>
    </message>
</context>
<context>
    <name>VirtualList</name>
    <message>
        <source>Jump to newest</source>
        <translation>최신 메시지로</translation>
    </message>
</context>
<context>
    <name>VisitorPage</name>
    <message>
        <source>What I remember about you</source>
        <translation>나에 대해 기억하는 것</translation>
    </message>
    <message>
        <source>{name} remembers in later chats what you say of yourself, if you allow it. It is kept on this computer only, and never part of an export or of a shared avatar.</source>
        <translation>허용하면 {name}의 아바타가 내가 나에 대해 말한 것을 이후 대화에서도 기억합니다. 이 컴퓨터에만 보관되며 내보낸 파일이나 공유한 아바타에는 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>Remember me across chats</source>
        <translation>여러 대화에 걸쳐 나를 기억하기</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>as this avatar should call you</source>
        <translation>이 아바타가 부를 이름</translation>
    </message>
    <message>
        <source>Nothing is remembered yet. Say something of yourself, or add a line.</source>
        <translation>아직 기억하는 것이 없습니다. 나에 대해 이야기하거나 줄을 추가하세요.</translation>
    </message>
    <message>
        <source>What you said of yourself</source>
        <translation>나에 대해 말한 것</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>줄 추가</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변경</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Forget me</source>
        <translation>나를 잊기</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Understood</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Your own avatar…</source>
        <translation>나만의 아바타…</translation>
    </message>
    <message>
        <source>Answers are made by the server that you chose.</source>
        <translation>답변은 선택한 서버가 만듭니다.</translation>
    </message>
    <message>
        <source>Everything runs on this computer: nothing that you type leaves it.</source>
        <translation>모든 것이 이 컴퓨터에서 실행되며, 입력한 내용은 밖으로 나가지 않습니다.</translation>
    </message>
    <message>
        <source>This is a virtual avatar: it speaks for a person, and is not that person.</source>
        <translation>이것은 가상 아바타입니다. 어떤 사람을 대신해 말하지만 그 사람은 아닙니다.</translation>
    </message>
    <message>
        <source>Below each answer you see which facts it rests on, or that it is not known.</source>
        <translation>각 답변 아래에 어떤 사실에 근거했는지, 또는 알 수 없는지가 표시됩니다.</translation>
    </message>
    <message>
        <source>A question without an answer is kept here for whoever made the avatar.</source>
        <translation>답하지 못한 질문은 아바타를 만든 사람을 위해 이 컴퓨터에 보관됩니다.</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Why this answer</source>
        <translation>이 답변의 근거</translation>
    </message>
    <message>
        <source>Score card</source>
        <translation>평가표</translation>
    </message>
    <message>
        <source>Ask something; the facts behind the answer appear here.</source>
        <translation>질문하면 답변의 근거가 된 사실이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>No fact answers this question, so the avatar said so.</source>
        <translation>이 질문에 답할 사실이 없어 아바타가 그렇게 말했습니다.</translation>
    </message>
    <message>
        <source>The owner does not talk about this.</source>
        <translation>소유자가 이야기하지 않는 주제입니다.</translation>
    </message>
    <message>
        <source>This answer rests on the owner&apos;s own words.</source>
        <translation>이 답변은 소유자가 직접 한 말에 근거합니다.</translation>
    </message>
    <message>
        <source>This answer rests on no fact.</source>
        <translation>이 답변은 사실에 근거하지 않습니다.</translation>
    </message>
    <message>
        <source>Held back, no fact supports it: {text}</source>
        <translation>뒷받침하는 사실이 없어 말하지 않음: {text}</translation>
    </message>
    <message>
        <source>Nothing answers exactly this, so what comes nearest was told.</source>
        <translation>이 질문에 정확히 맞는 내용이 없어 가장 가까운 내용을 알려 주었습니다.</translation>
    </message>
    <message>
        <source>Judged to be known</source>
        <translation>알려진 것으로 판정</translation>
    </message>
    <message>
        <source>The owner&apos;s answer to</source>
        <translation>소유자가 답한 질문</translation>
    </message>
    <message>
        <source>Worded by</source>
        <translation>표현한 사람</translation>
    </message>
    <message>
        <source>the owner</source>
        <translation>본인</translation>
    </message>
    <message>
        <source>{prompt} tokens, {reused} reused</source>
        <translation>{prompt}토큰, {reused} 재사용</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>프롬프트</translation>
    </message>
    <message>
        <source>Show the exact prompt</source>
        <translation>정확한 프롬프트 보기</translation>
    </message>
    <message>
        <source>Open the full card</source>
        <translation>전체 평가표 열기</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>{title}: {percent} %</source>
        <translation>{title}: {percent}%</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>이어받기</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>It is here, whole, with the right SHA-256.</source>
        <translation>온전히 받았고 SHA-256이 맞습니다.</translation>
    </message>
    <message>
        <source>Paused. {words}</source>
        <translation>일시 정지됨. {words}</translation>
    </message>
    <message>
        <source>Waits for the one before. {words}</source>
        <translation>앞의 것을 기다립니다. {words}</translation>
    </message>
    <message>
        <source>Asking the Hub…</source>
        <translation>Hub에 묻는 중…</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{total} 중 {done}</translation>
    </message>
    <message>
        <source>reading again what is there</source>
        <translation>있는 것을 다시 읽는 중</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>{time} 남음</translation>
    </message>
    <message>
        <source>{size} from before</source>
        <translation>이전에 {size}</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Use the adapter {name}</source>
        <translation>어댑터 {name} 사용</translation>
    </message>
    <message>
        <source>Strength of {name}</source>
        <translation>{name}의 강도</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>제거</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} 제거</translation>
    </message>
</context>
<context>
    <name>backend</name>
    <message>
        <source>Context length (tokens)</source>
        <translation>컨텍스트 길이(토큰)</translation>
    </message>
    <message>
        <source>How much of the talk the model sees at once. Automatic: what fits the memory well.</source>
        <translation>모델이 한 번에 보는 대화의 양. 자동: 메모리에 넉넉히 들어가는 만큼입니다.</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>More than there are cores makes it slower.</source>
        <translation>코어 수보다 많으면 느려집니다.</translation>
    </message>
    <message>
        <source>as many as cores</source>
        <translation>코어 수만큼</translation>
    </message>
    <message>
        <source>Layers on the GPU</source>
        <translation>GPU 레이어</translation>
    </message>
    <message>
        <source>Automatic: all, or none where this build or machine has no graphics support.</source>
        <translation>자동: 전부, 또는 그래픽을 지원하지 않으면 0개입니다.</translation>
    </message>
    <message>
        <source>Memory of the context</source>
        <translation>컨텍스트 메모리</translation>
    </message>
    <message>
        <source>8 bits take half the memory and change some replies a little.</source>
        <translation>8비트는 메모리를 절반만 쓰고 일부 답이 조금 달라집니다.</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16비트</translation>
    </message>
    <message>
        <source>8 bits</source>
        <translation>8비트</translation>
    </message>
    <message>
        <source>Flash attention</source>
        <translation>플래시 어텐션</translation>
    </message>
    <message>
        <source>Faster and smaller; turn it off only if a model answers nonsense.</source>
        <translation>더 빠르고 작습니다. 모델이 엉뚱한 답을 할 때만 끄세요.</translation>
    </message>
    <message>
        <source>Draft from the conversation</source>
        <translation>대화에서 미리 쓰기</translation>
    </message>
    <message>
        <source>Up to twice as fast where facts are quoted; never changes a reply.</source>
        <translation>사실을 인용할 때 최대 두 배 빠르며, 답은 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Stop a reply that runs in circles</source>
        <translation>맴도는 답 멈추기</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>예</translation>
    </message>
    <message>
        <source>no</source>
        <translation>아니요</translation>
    </message>
    <message>
        <source>Thinking before the answer</source>
        <translation>답하기 전에 생각하기</translation>
    </message>
    <message>
        <source>For models that can. It makes answers better and later; thoughts are never part of them.</source>
        <translation>생각할 수 있는 모델용입니다. 답이 더 좋아지지만 늦어집니다. 생각은 답에 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>on</source>
        <translation>켬</translation>
    </message>
    <message>
        <source>a little</source>
        <translation>조금</translation>
    </message>
    <message>
        <source>some</source>
        <translation>보통</translation>
    </message>
    <message>
        <source>a lot</source>
        <translation>많이</translation>
    </message>
    <message>
        <source>llama.cpp library</source>
        <translation>llama.cpp 라이브러리</translation>
    </message>
    <message>
        <source>A build of your own, e.g. for a graphics card; it is tried out in a child first.</source>
        <translation>그래픽 카드용 등 직접 만든 빌드입니다. 먼저 자식 프로세스에서 시험합니다.</translation>
    </message>
    <message>
        <source>the one that came with the app</source>
        <translation>앱에 포함된 것</translation>
    </message>
    <message>
        <source>Draws among the likely words, so replies vary; see the page Answers.</source>
        <translation>그럴듯한 단어 중에서 뽑아 답이 달라집니다. 답변 페이지를 보세요.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>서버</translation>
    </message>
    <message>
        <source>Any OpenAI-compatible server: Ollama, vLLM, hosted … What you write is sent there.</source>
        <translation>OpenAI 호환 서버라면 모두: Ollama, vLLM, 호스팅 … 입력한 내용이 그곳으로 전송됩니다.</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>서버 주소</translation>
    </message>
    <message>
        <source>http for this machine, https for any other.</source>
        <translation>이 컴퓨터는 http, 다른 곳은 https입니다.</translation>
    </message>
    <message>
        <source>Model on the server</source>
        <translation>서버의 모델</translation>
    </message>
    <message>
        <source>Test lists the models that the server has.</source>
        <translation>테스트하면 서버의 모델이 나열됩니다.</translation>
    </message>
    <message>
        <source>the server&apos;s first</source>
        <translation>서버의 첫 모델</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Kept in the keyring of this system, never in a file.</source>
        <translation>이 시스템의 키링에만 보관하고 파일에는 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>Adapter on the server</source>
        <translation>서버의 어댑터</translation>
    </message>
    <message>
        <source>Its name, or NAME=STRENGTH. vLLM lists its adapters among the models.</source>
        <translation>이름 또는 NAME=강도. vLLM은 어댑터를 모델 목록에 보여 줍니다.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Only used where the server does not tell its own.</source>
        <translation>서버가 알려 주지 않을 때만 씁니다.</translation>
    </message>
    <message>
        <source>Longest silence (seconds)</source>
        <translation>가장 긴 침묵(초)</translation>
    </message>
    <message>
        <source>A server that sends nothing for so long is given up.</source>
        <translation>이만큼 아무것도 보내지 않는 서버는 포기합니다.</translation>
    </message>
    <message>
        <source>Certificates of your own</source>
        <translation>직접 지정한 인증서</translation>
    </message>
    <message>
        <source>A PEM file, for a server inside a company. Certificates are always verified.</source>
        <translation>회사 내부 서버를 위한 PEM 파일입니다. 인증서는 항상 확인합니다.</translation>
    </message>
    <message>
        <source>those of the system</source>
        <translation>시스템 인증서</translation>
    </message>
    <message>
        <source>Allow unencrypted http to another machine</source>
        <translation>다른 컴퓨터로의 암호화되지 않은 http 허용</translation>
    </message>
    <message>
        <source>Everybody on the way can read and change what is said. Only in a network you trust.</source>
        <translation>중간의 누구나 내용을 읽고 바꿀 수 있습니다. 믿을 수 있는 네트워크에서만 쓰세요.</translation>
    </message>
    <message>
        <source>llama.cpp, always the same</source>
        <translation>llama.cpp, 항상 같은 답</translation>
    </message>
    <message>
        <source>In this app. It always takes the likeliest word: same question, same answer.</source>
        <translation>이 앱 안에서 실행됩니다. 항상 가장 그럴듯한 단어를 고릅니다. 같은 질문에는 같은 답이 나옵니다.</translation>
    </message>
    <message>
        <source>llama.cpp, varied</source>
        <translation>llama.cpp, 다양한 답</translation>
    </message>
</context>
<context>
    <name>light</name>
    <message>
        <source>Fits the memory with room to spare.</source>
        <translation>메모리에 넉넉히 들어갑니다.</translation>
    </message>
    <message>
        <source>Just fits the memory: close other large programs first.</source>
        <translation>메모리에 간신히 들어갑니다. 다른 큰 프로그램을 먼저 닫으세요.</translation>
    </message>
    <message>
        <source>Does not fit the memory.</source>
        <translation>메모리에 들어가지 않습니다.</translation>
    </message>
    <message>
        <source>It needs {need} of {free} free</source>
        <translation>{free} 남은 중 {need} 필요</translation>
    </message>
    <message>
        <source>{figures}; a context of {n} tokens would fit.</source>
        <translation>{figures}; {n}토큰 컨텍스트라면 들어갑니다.</translation>
    </message>
    <message>
        <source>{figures}; no context is short enough.</source>
        <translation>{figures}; 아무리 짧은 컨텍스트도 안 됩니다.</translation>
    </message>
    <message>
        <source>{figures}, with a context of {n} tokens; up to {most} would fit.</source>
        <translation>{figures}, 컨텍스트 {n}토큰; 최대 {most}까지 가능합니다.</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>Comes with the app and runs anywhere. Short, simple answers.</source>
        <translation>앱과 함께 제공되며 어디서나 실행됩니다. 짧고 간단하게 답합니다.</translation>
    </message>
    <message>
        <source>The same family, noticeably better; for laptops with 4 GB to spare.</source>
        <translation>같은 계열이지만 눈에 띄게 낫습니다. 여유 메모리가 4 GB인 노트북에 알맞습니다.</translation>
    </message>
    <message>
        <source>Good answers in many languages on an ordinary laptop; does not think aloud.</source>
        <translation>평범한 노트북에서 여러 언어로 좋은 답을 합니다. 생각 과정은 보여 주지 않습니다.</translation>
    </message>
    <message>
        <source>The best of this list on a machine with 8 GB to spare; slow without a graphics card.</source>
        <translation>여유 메모리가 8 GB인 컴퓨터에서는 이 목록에서 가장 좋습니다. 그래픽 카드가 없으면 느립니다.</translation>
    </message>
    <message>
        <source>The base model of the first avatar; use it with an adapter that the large recipe trained.</source>
        <translation>첫 아바타의 기반 모델입니다. 큰 레시피로 학습한 어댑터와 함께 쓰세요.</translation>
    </message>
    <message>
        <source>The merged model of the first generation. It invents things about its person; compare its score card.</source>
        <translation>1세대의 병합된 모델입니다. 그 사람에 대해 없는 일을 지어냅니다. 평가표를 비교해 보세요.</translation>
    </message>
</context>
<context>
    <name>sampling</name>
    <message>
        <source>Balanced</source>
        <translation>균형</translation>
    </message>
    <message>
        <source>Natural and mostly to the point. The default.</source>
        <translation>자연스럽고 대체로 핵심을 말합니다. 기본값입니다.</translation>
    </message>
    <message>
        <source>Faithful</source>
        <translation>충실</translation>
    </message>
    <message>
        <source>Close to what the model is sure of: for facts, and for small models.</source>
        <translation>모델이 확신하는 것에 가깝게: 사실과 작은 모델에 알맞습니다.</translation>
    </message>
    <message>
        <source>Lively</source>
        <translation>생기 있게</translation>
    </message>
    <message>
        <source>Varied and playful; min-p keeps it from falling apart. For models from 3B on.</source>
        <translation>다양하고 발랄합니다. min-p가 흐트러지지 않게 합니다. 3B 이상 모델용.</translation>
    </message>
    <message>
        <source>Against repetition</source>
        <translation>반복 방지</translation>
    </message>
    <message>
        <source>For long talks in which phrases come back: DRY instead of a penalty on single words.</source>
        <translation>구절이 되풀이되는 긴 대화용: 단어 벌점 대신 DRY를 씁니다.</translation>
    </message>
    <message>
        <source>Always the same</source>
        <translation>항상 같게</translation>
    </message>
    <message>
        <source>Takes the likeliest word each time: one question, one reply.</source>
        <translation>매번 가장 그럴듯한 단어를 고릅니다: 질문 하나에 답 하나.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>How daring the choice of words is; 0 always takes the likeliest one.</source>
        <translation>단어 선택이 얼마나 과감한지. 0은 항상 가장 그럴듯한 것을 고릅니다.</translation>
    </message>
    <message>
        <source>top-k</source>
        <translation>top-k</translation>
    </message>
    <message>
        <source>Only so many of the likeliest words are considered.</source>
        <translation>가장 그럴듯한 단어를 이만큼만 살핍니다.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>끔</translation>
    </message>
    <message>
        <source>top-p</source>
        <translation>top-p</translation>
    </message>
    <message>
        <source>Only the likeliest words that together have this share; 1 is off.</source>
        <translation>합쳐서 이 비율이 되는 가장 그럴듯한 단어만; 1은 끔입니다.</translation>
    </message>
    <message>
        <source>min-p</source>
        <translation>min-p</translation>
    </message>
    <message>
        <source>Words less likely than this share of the likeliest one are left out; 0 is off.</source>
        <translation>가장 그럴듯한 단어의 이 비율보다 낮은 단어는 뺍니다. 0은 끔입니다.</translation>
    </message>
    <message>
        <source>typical-p</source>
        <translation>typical-p</translation>
    </message>
    <message>
        <source>Prefers words that surprise as much as usual; 1 is off.</source>
        <translation>보통만큼 뜻밖인 단어를 선호합니다. 1은 끔입니다.</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>반복 벌점</translation>
    </message>
    <message>
        <source>Makes words less likely that were just used; 1 is off, above 1.3 sentences suffer.</source>
        <translation>방금 쓴 단어를 덜 쓰게 합니다. 1은 끔, 1.3을 넘으면 문장이 나빠집니다.</translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation>존재 벌점</translation>
    </message>
    <message>
        <source>The same for every word that occurred at all; 0 is off.</source>
        <translation>한 번이라도 나온 모든 단어에 같은 효과; 0은 끔입니다.</translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation>빈도 벌점</translation>
    </message>
    <message>
        <source>The same, the more the oftener it occurred; 0 is off.</source>
        <translation>자주 나올수록 더 강하게; 0은 끔입니다.</translation>
    </message>
    <message>
        <source>DRY</source>
        <translation>DRY</translation>
    </message>
    <message>
        <source>Stops whole phrases from coming back, single words may; 0 is off, 0.8 is usual.</source>
        <translation>구절 전체의 반복을 막고 단어는 허용합니다. 0은 끔, 보통 0.8입니다.</translation>
    </message>
</context>
</TS>
