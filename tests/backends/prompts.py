"""Twenty questions in four languages, some with emoji, on which decoders are compared."""

from __future__ import annotations

__all__ = ["QUESTIONS"]

QUESTIONS = (
    "Tell me about yourself.",
    "What is the capital of France?",
    "Write a haiku about rain 🌧️.",
    "How do I boil an egg?",
    "What is a hidden Markov model?",
    "List three prime numbers, then explain why they are prime.",
    "Write a Python function that adds two numbers.",
    "Do you like chess? 🙂♟️",
    "Wer bist du, und was machst du gern?",
    "Erkläre mir, warum der Himmel blau ist.",
    "Schreibe einen kurzen Brief an meine Großmutter 💌.",
    "Was ist größer: ein Löwe oder ein Bär?",
    "你好！你是谁？",
    "请介绍一下新加坡。",
    "写一首关于春天的诗 🌸。",
    "一加一等于几？为什么？",
    "안녕하세요! 자기소개를 해 주세요.",
    "한국의 수도는 어디인가요?",
    "비 오는 날에 무엇을 하면 좋을까요? ☔",
    "Repeat exactly: 👩‍👩‍👧‍👦 é größer 模型 한국어 🙃",
)
