/** Decides what secrets of Hugging Face look like. */
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

export const huggingface: SecretProvider = {
  name: 'Hugging Face',
  revoke: 'In Hugging Face, open Settings, Access Tokens, and invalidate the token.',
  formats: [
    {
      id: 'huggingface-token',
      title: 'Hugging Face access token',
      kind: 'secret',
      keywords: ['hf_', 'api_org_'],
      pattern: /(?<!\w)(?:hf|api_org)_[A-Za-z]{34}(?!\w)/g,
      publicLength: 3,
      judge: ({ secret }) => (/[a-z][A-Z][A-Za-z]*[a-z][A-Z]/.test(secret) ? 'unproven' : 'none'),
      catches: [
        `HF_TOKEN=${'hf_'}${sampleText(34, LETTERS)}`,
        `{"token": "${'api_org_'}${sampleText(34, LETTERS)}"}`,
      ],
      ignores: [`${'hf_'}${'x'.repeat(34)}`, 'hf_convertallthemodelsofthehubtonumbers'],
    },
  ],
}
