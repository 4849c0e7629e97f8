/** Decides what secrets of RubyGems look like. */
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const rubygems: SecretProvider = {
  name: 'RubyGems',
  revoke: 'Revoke the key at rubygems.org under Settings, API keys.',
  formats: [
    {
      id: 'rubygems-api-key',
      title: 'RubyGems API key',
      kind: 'secret',
      keywords: ['rubygems_'],
      pattern: /(?<![\w-])rubygems_[0-9a-f]{48}(?![\w-])/g,
      publicLength: 9,
      judge: judgeRandom(9),
      catches: [
        `RUBYGEMS_API_KEY=${'rubygems'}_${sampleText(48, HEX)}`,
        `const rubygemsApiKey = '${'rubygems'}_${sampleText(48, HEX, 2)}'`,
      ],
      ignores: [`${'ruby'}gems_${'x'.repeat(48)}`, `see ${'rubygems'}_${sampleText(16, HEX)}`],
    },
  ],
}
