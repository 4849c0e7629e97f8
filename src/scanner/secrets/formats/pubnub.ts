/** Decides what secrets of PubNub look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const pubnub: SecretProvider = {
  name: 'PubNub',
  revoke: 'Add a new keyset in the PubNub admin portal, and remove the old one.',
  formats: [
    {
      id: 'pubnub-secret-key',
      title: 'PubNub secret key',
      kind: 'secret',
      keywords: ['sec-c-'],
      pattern: /(?<![\w-])sec-c-[0-9A-Za-z]{44,64}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [
        `PUBNUB_SECRET_KEY=${'sec-c'}-${sampleText(48)}`,
        `const pubnubSecretKey = '${'sec-c'}-${sampleText(48, undefined, 2)}'`,
      ],
      ignores: [`${'sec'}-c-${'x'.repeat(48)}`, `see ${'sec-c'}-${sampleText(16)}`],
    },
    {
      id: 'pubnub-publish-key',
      title: 'PubNub publish key',
      kind: 'secret',
      keywords: ['pub-c-'],
      pattern: /(?<![\w-])pub-c-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [
        `PUBNUB_PUBLISH_KEY=${'pub-c'}-${sampleUuid()}`,
        `pubnub_publish_key: ${'pub-c'}-${sampleUuid(2)}`,
      ],
      ignores: [
        `${'pub-c-00000000-0000-0'}000-0000-000000000000`,
        `see ${'pub-c'}-${sampleText(8, HEX)}-${sampleText(4, HEX)}`,
      ],
    },
    {
      id: 'pubnub-subscribe-key',
      title: 'PubNub subscribe key',
      kind: 'publishable',
      keywords: ['sub-c-'],
      pattern: /(?<![\w-])sub-c-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [
        `PUBNUB_SUBSCRIBE_KEY=${'sub-c'}-${sampleUuid()}`,
        `Authorization: Bearer ${'sub-c'}-${sampleUuid(2)}`,
      ],
      ignores: [
        `${'sub-c-00000000-0000-0'}000-0000-000000000000`,
        `see ${'sub-c'}-${sampleText(8, HEX)}-${sampleText(4, HEX)}`,
      ],
    },
  ],
}
