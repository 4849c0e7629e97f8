/** Decides what secrets of Pinecone look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleApiKey(seed: number): string {
  return `${'pcsk'}_${sampleText(6, undefined, seed)}_${sampleText(63, undefined, seed)}`
}

export const pinecone: SecretProvider = {
  name: 'Pinecone',
  revoke: 'Delete the key in the Pinecone console under API keys and create another.',
  formats: [
    {
      id: 'pinecone-api-key',
      title: 'Pinecone API key',
      kind: 'secret',
      keywords: ['pcsk_'],
      pattern: /(?<![\w-])pcsk_[0-9A-Za-z]{5,6}_[0-9A-Za-z]{63}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`PINECONE_API_KEY=${sampleApiKey(1)}`, `pinecone_api_key: ${sampleApiKey(2)}`],
      ignores: [
        `${'pc'}sk_${'x'.repeat(6)}_${'x'.repeat(63)}`,
        `see ${'pcsk'}_${sampleText(3)}_${sampleText(21)}`,
      ],
    },
    {
      id: 'pinecone-legacy-key',
      title: 'Pinecone API key',
      kind: 'secret',
      keywords: ['pinecone'],
      ...namedValue({
        names: /pinecone/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`PINECONE_LEGACY_KEY=${sampleUuid()}`, `pinecone_legacy_key: ${sampleUuid(2)}`],
      ignores: [
        'PINECONE_LEGACY_KEY=your_pinecone_legacy_key',
        `"pinecone": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
