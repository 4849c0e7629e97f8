/** Decides what secrets of AssemblyAI look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(32, HEX)

export const assemblyai: SecretProvider = {
  name: 'AssemblyAI',
  revoke: 'In your AssemblyAI account, open API Keys and replace the API key.',
  formats: [
    {
      id: 'assemblyai-api-key',
      title: 'AssemblyAI API key',
      kind: 'secret',
      keywords: ['assemblyai', 'assembly_ai', 'assembly-ai', 'aai_'],
      ...namedValue({
        names: /assembly_?-?ai|aai/,
        ends: /key|token|secret/,
        value: /[a-z0-9]{32}/,
      }),
      catches: [`{"assemblyaiApiKey": "${key}"}`, `ASSEMBLYAI_API_KEY=${key}`],
      ignores: [`ASSEMBLYAI_API_KEY=${'x'.repeat(32)}`, `assemblyai_commit: ${key}`],
    },
  ],
}
