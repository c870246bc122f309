"""The tables of the GGUF format and of the engine that reads it: every process.

Values, not code. `ENGINE_RELEASE` names the release of llama-cpp-python that the tables were taken
from; a test compares them with the library that is installed. Sources: llama.cpp
`ggml/include/ggml.h`, `gguf-py/gguf/constants.py`, `include/llama.h`, `src/llama-arch.cpp`.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

__all__ = [
    "ARCHITECTURES",
    "ENGINE_RELEASE",
    "FILE_TYPES",
    "GGML_TYPES",
    "NOT_FOR_CHAT",
    "N_GGML_TYPES",
    "SCALAR_FORMATS",
    "TensorType",
]

ENGINE_RELEASE = "0.3.36"


class TensorType(NamedTuple):
    """How the elements of a tensor are stored."""

    name: str
    block: int  # elements per block
    size: int  # bytes per block


GGML_TYPES = MappingProxyType(
    {
        0: TensorType("F32", 1, 4),
        1: TensorType("F16", 1, 2),
        2: TensorType("Q4_0", 32, 18),
        3: TensorType("Q4_1", 32, 20),
        6: TensorType("Q5_0", 32, 22),
        7: TensorType("Q5_1", 32, 24),
        8: TensorType("Q8_0", 32, 34),
        9: TensorType("Q8_1", 32, 36),
        10: TensorType("Q2_K", 256, 84),
        11: TensorType("Q3_K", 256, 110),
        12: TensorType("Q4_K", 256, 144),
        13: TensorType("Q5_K", 256, 176),
        14: TensorType("Q6_K", 256, 210),
        15: TensorType("Q8_K", 256, 292),
        16: TensorType("IQ2_XXS", 256, 66),
        17: TensorType("IQ2_XS", 256, 74),
        18: TensorType("IQ3_XXS", 256, 98),
        19: TensorType("IQ1_S", 256, 50),
        20: TensorType("IQ4_NL", 32, 18),
        21: TensorType("IQ3_S", 256, 110),
        22: TensorType("IQ2_S", 256, 82),
        23: TensorType("IQ4_XS", 256, 136),
        24: TensorType("I8", 1, 1),
        25: TensorType("I16", 1, 2),
        26: TensorType("I32", 1, 4),
        27: TensorType("I64", 1, 8),
        28: TensorType("F64", 1, 8),
        29: TensorType("IQ1_M", 256, 56),
        30: TensorType("BF16", 1, 2),
        34: TensorType("TQ1_0", 256, 54),
        35: TensorType("TQ2_0", 256, 66),
        39: TensorType("MXFP4", 32, 17),
        40: TensorType("NVFP4", 64, 36),
        41: TensorType("Q1_0", 128, 18),
        42: TensorType("Q2_0", 64, 18),
    }
)
N_GGML_TYPES = 43  # a higher number was invented after this engine, a missing one was removed

FILE_TYPES = MappingProxyType(
    {
        0: "F32",
        1: "F16",
        2: "Q4_0",
        3: "Q4_1",
        7: "Q8_0",
        8: "Q5_0",
        9: "Q5_1",
        10: "Q2_K",
        11: "Q3_K_S",
        12: "Q3_K_M",
        13: "Q3_K_L",
        14: "Q4_K_S",
        15: "Q4_K_M",
        16: "Q5_K_S",
        17: "Q5_K_M",
        18: "Q6_K",
        19: "IQ2_XXS",
        20: "IQ2_XS",
        21: "Q2_K_S",
        22: "IQ3_XS",
        23: "IQ3_XXS",
        24: "IQ1_S",
        25: "IQ4_NL",
        26: "IQ3_S",
        27: "IQ3_M",
        28: "IQ2_S",
        29: "IQ2_M",
        30: "IQ4_XS",
        31: "IQ1_M",
        32: "BF16",
        36: "TQ1_0",
        37: "TQ2_0",
        38: "MXFP4",
        39: "NVFP4",
        40: "Q1_0",
        41: "Q2_0",
    }
)

SCALAR_FORMATS = MappingProxyType(
    {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
)
"""Type number of a metadata value to its `struct` format; 8 is a string, 9 an array."""

_EMBEDDING = "it turns text into vectors for searching and cannot write replies"
_DRAFT = "it only proposes tokens for a larger model (a draft model)"
_DIFFUSION = "it writes text by diffusion, not word by word, which this app does not do"
_SPEECH = "it makes speech, not text"

NOT_FOR_CHAT = MappingProxyType(
    {
        "clip": "it is the picture part (mmproj) of a multimodal model",
        "mmproj": "it is the picture part (mmproj) of a multimodal model",
        "bert": _EMBEDDING,
        "modern-bert": _EMBEDDING,
        "nomic-bert": _EMBEDDING,
        "nomic-bert-moe": _EMBEDDING,
        "neo-bert": _EMBEDDING,
        "jina-bert-v2": _EMBEDDING,
        "jina-bert-v3": _EMBEDDING,
        "eurobert": _EMBEDDING,
        "gemma-embedding": _EMBEDDING,
        "llama-embed": _EMBEDDING,
        "t5encoder": _EMBEDDING,
        "t5": "it is an encoder-decoder model for translating text, not for conversation",
        "wavtokenizer-dec": _SPEECH,
        "qwen3tts": _SPEECH,
        "pockettts": _SPEECH,
        "eagle3": _DRAFT,
        "dflash": _DRAFT,
        "gemma4-assistant": _DRAFT,
        "dream": _DIFFUSION,
        "llada": _DIFFUSION,
        "llada-moe": _DIFFUSION,
        "rnd1": _DIFFUSION,
        "whisper": "it turns speech into text",
        "stable-diffusion": "it makes pictures",
        "sd1": "it makes pictures",
        "sd3": "it makes pictures",
        "sdxl": "it makes pictures",
        "flux": "it makes pictures",
        "wan": "it makes videos",
        "controlvector": "it only steers a model (a control vector)",
        "imatrix": "it holds statistics for quantizing a model, not a model",
    }
)
"""Architectures that never hold a conversation, and why, as the end of a sentence."""

_NAMES = """
    clip llama llama4 deci falcon grok gpt2 gptj gptneox mpt baichuan starcoder refact bert
    modern-bert nomic-bert nomic-bert-moe neo-bert jina-bert-v2 jina-bert-v3 eurobert bloom
    stablelm qwen qwen2 qwen2moe qwen2vl qwen3 qwen3moe qwen3next qwen3vl qwen3vlmoe qwen35
    qwen35moe qwen4exp phi2 phi3 phimoe plamo plamo2 plamo3 codeshell orion internlm2 minicpm
    minicpm3 gemma gemma2 gemma3 gemma3n gemma4 gemma4-assistant gemma-embedding starcoder2 mamba
    mamba2 maple jamba falcon-h1 xverse command-r cohere2 cohere2moe dbrx olmo olmo2 olmoe
    muse-glimmer openelm arctic deepseek deepseek2 deepseek2-ocr deepseek32 deepseek4 chatglm
    glm4 glm4moe glm-dsa bitnet t5 t5encoder jais jais2 nemotron nemotron_h nemotron_h_moe exaone
    exaone4 exaone-moe rwkv6 rwkv6qwen2 rwkv7 arwkv7 granite granitemoe granitehybrid
    graniteswitch granite_swa chameleon wavtokenizer-dec plm bailingmoe bailingmoe2 bailingmoe3
    dots1 dots3note arcee afmoe laguna ernie4_5 ernie4_5-moe hunyuan-moe hunyuan-dense hunyuan_vl
    hy_v3 hy_v4 smollm3 gpt-oss lfm2 lfm2moe dream smallthinker llada llada-moe seed_oss grovemoe
    apertus minimax-01 hrm_text minimax-m2 minimax-m3 cogvlm rnd1 pangu-embedded mistral3 eagle3
    dflash mistral4 paddleocr mimo2 step35 spark2_5 llama-embed maincoder kimi-linear kimi-k3
    glm5-next talkie mellum nanbeige qwen3tts pockettts
"""

ARCHITECTURES = frozenset(_NAMES.split())
"""What `general.architecture` may say for this engine."""
