/** Decides what secrets of Persona look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const persona: SecretProvider = {
  name: 'Persona',
  revoke: 'Revoke the key in the Persona dashboard under API, API keys.',
  formats: [
    {
      id: 'persona-api-key',
      title: 'Persona API key',
      kind: 'secret',
      keywords: ['persona_production_'],
      pattern: /(?<![\w-])persona_production_[\w-]{24,64}(?![\w-])/g,
      publicLength: 19,
      judge: judgeRandom(19),
      catches: [
        `PERSONA_API_KEY=${'persona_production'}_${sampleText(36)}`,
        `persona_api_key: ${'persona_production'}_${sampleText(36, undefined, 2)}`,
      ],
      ignores: [
        `${'persona_p'}roduction_${'x'.repeat(36)}`,
        `see ${'persona_production'}_${sampleText(12)}`,
      ],
    },
    {
      id: 'persona-sandbox-key',
      title: 'Persona API key of the sandbox',
      kind: 'test',
      keywords: ['persona_sandbox_'],
      pattern: /(?<![\w-])persona_sandbox_[\w-]{24,64}(?![\w-])/g,
      publicLength: 16,
      judge: judgeRandom(16),
      catches: [
        `PERSONA_SANDBOX_KEY=${'persona_sandbox'}_${sampleText(36)}`,
        `Authorization: Bearer ${'persona_sandbox'}_${sampleText(36, undefined, 2)}`,
      ],
      ignores: [
        `${'persona_'}sandbox_${'x'.repeat(36)}`,
        `see ${'persona_sandbox'}_${sampleText(12)}`,
      ],
    },
  ],
}
