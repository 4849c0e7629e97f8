/** Decides what secrets of Sidekiq look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const sidekiq: SecretProvider = {
  name: 'Sidekiq',
  revoke: 'Ask Contributed Systems for new credentials of the gem server.',
  formats: [
    {
      id: 'sidekiq-gem-credentials',
      title: 'credentials of Sidekiq Pro or Enterprise',
      kind: 'secret',
      keywords: ['__contribsys__com'],
      pattern: buildPattern(
        'dg',
        /BUNDLE_(?:ENTERPRISE|GEMS)__CONTRIBSYS__COM/,
        /["']?\s{0,3}[:=]\s{0,3}["']?([0-9a-f]{8}:[0-9a-f]{8})(?![\w-])/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `BUNDLE_GEMS__CONTRIBSYS__COM=${sampleText(8, HEX)}:${sampleText(8, HEX, 2)}`,
        `BUNDLE_ENTERPRISE__CONTRIBSYS__COM: "${sampleText(8, HEX, 3)}:${sampleText(8, HEX, 4)}"`,
      ],
      ignores: [
        'BUNDLE_GEMS__CONTRIBSYS__COM=username:password',
        'BUNDLE_GEMS__CONTRIBSYS__COM=00000000:00000000',
      ],
    },
  ],
}
