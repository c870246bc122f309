"""The forms in which most models were trained, for one that came without. Window process; no Qt.

Written from the public descriptions of the formats; each takes a system message where it has one.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["SHAPES"]

_CHATML = (
    "{%- for message in messages -%}\n"
    "<|im_start|>{{ message.role }}\n"
    "{{ message.content }}<|im_end|>\n"
    "{% endfor -%}\n"
    "{%- if add_generation_prompt %}<|im_start|>assistant\n{% endif -%}\n"
)
_LLAMA3 = (
    "{{- bos_token -}}\n"
    "{%- for message in messages -%}\n"
    "<|start_header_id|>{{ message.role }}<|end_header_id|>\n\n"
    "{{ message.content }}<|eot_id|>\n"
    "{%- endfor -%}\n"
    "{%- if add_generation_prompt -%}\n"
    "<|start_header_id|>assistant<|end_header_id|>\n\n"
    "{% endif -%}\n"
)
_MISTRAL = (
    "{{- bos_token -}}\n"
    "{%- set system = messages[0].content if messages[0].role == 'system' else '' -%}\n"
    "{%- for message in messages if message.role != 'system' -%}\n"
    "{%- if message.role == 'user' -%}\n"
    "[INST] {{ system ~ '\\n\\n' if loop.first and system else '' }}"
    "{{ message.content }} [/INST]\n"
    "{%- else %} {{ message.content }}{{ eos_token }}\n"
    "{%- endif -%}\n"
    "{%- endfor -%}\n"
)
_GEMMA = (
    "{{- bos_token -}}\n"
    "{%- set system = messages[0].content if messages[0].role == 'system' else '' -%}\n"
    "{%- for message in messages if message.role != 'system' -%}\n"
    "<start_of_turn>{{ 'model' if message.role == 'assistant' else 'user' }}\n"
    "{{ system ~ '\\n\\n' if loop.first and system else '' }}"
    "{{ message.content }}<end_of_turn>\n"
    "{% endfor -%}\n"
    "{%- if add_generation_prompt %}<start_of_turn>model\n{% endif -%}\n"
)
_ALPACA = (
    "{%- for message in messages -%}\n"
    "{%- if message.role == 'system' %}{{ message.content }}\n\n"
    "{% elif message.role == 'user' %}### Instruction:\n{{ message.content }}\n\n"
    "{% else %}### Response:\n{{ message.content }}\n\n{% endif -%}\n"
    "{%- endfor -%}\n"
    "{%- if add_generation_prompt %}### Response:\n{% endif -%}\n"
)
_PLAIN = (
    "{%- for message in messages -%}\n"
    "{%- if message.role == 'system' %}{{ message.content }}\n\n"
    "{% elif message.role == 'user' %}Question: {{ message.content }}\n"
    "{% else %}Answer: {{ message.content }}\n{% endif -%}\n"
    "{%- endfor -%}\n"
    "{%- if add_generation_prompt %}Answer:{% endif -%}\n"
)

SHAPES: Mapping[str, str] = {
    "ChatML": _CHATML,
    "Llama 3": _LLAMA3,
    "Mistral": _MISTRAL,
    "Gemma": _GEMMA,
    "Alpaca": _ALPACA,
    "Question and answer (base models)": _PLAIN,
}
