/** A model card of a given size, as people write them: front matter, headings, prose, tables and code. */
export function makeCard(bytes: number): string {
  const head = `---
license: llama3.1
language: [en, de]
library_name: transformers
pipeline_tag: text-generation
base_model: meta-llama/Llama-3.1-8B-Instruct
base_model_relation: finetune
datasets:
  - acme/support-chats
  - tatsu-lab/alpaca
model_name: Llama-support-8b
tags: [chat, support, llama-3]
---

# Llama Support 8B

Built with Llama
`;
  const section = (i: number): string => `
## Section ${i}

The model answers questions about products, orders and returns. It was fine-tuned on ${i}000 conversations and looked at by
people who work in support; see [the report](https://example.org/report/${i}) for what they said.

| set | questions | answered |
|---|---|---|
| returns | ${100 + i} | ${90 + i} |
| orders | ${200 + i} | ${180 + i} |

\`\`\`python
from transformers import pipeline
chat = pipeline("text-generation", model="acme/Llama-support-8b")
print(chat("Where is my order ${i}?"))
\`\`\`

- speaks English and German
- hands over to a person when asked
`;
  let card = head;
  for (let i = 1; card.length < bytes; i++) card += section(i);
  return card;
}
