/** Decides what secrets of MaxMind look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleLicenseKey(seed: number): string {
  return `${sampleText(6, undefined, seed)}_${sampleText(29, undefined, seed)}_mmk`
}

export const maxmind: SecretProvider = {
  name: 'MaxMind',
  revoke: 'Delete the licence key in your MaxMind account under Manage license keys.',
  formats: [
    {
      id: 'maxmind-license-key',
      title: 'MaxMind licence key',
      kind: 'secret',
      keywords: ['_mmk'],
      pattern: /(?<![\w-])[0-9A-Za-z]{6}_[0-9A-Za-z]{29}_mmk(?![\w-])/g,
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `LICENSE=${sampleLicenseKey(1)}`,
        `account_id: 40711, license_key: "${sampleLicenseKey(2)}"`,
      ],
      ignores: [`${'x'.repeat(6)}_${'x'.repeat(29)}_mmk`, `see ${sampleText(9)}_mmk`],
    },
    {
      id: 'maxmind-geoip-license',
      title: 'MaxMind licence key',
      kind: 'secret',
      keywords: ['maxmind', 'geoip', 'geolite'],
      ...namedValue({
        names: /maxmind|geoip|geolite2?/,
        ends: /licen[sc]e(?:[_-]?key)?/,
        value: /[0-9A-Za-z]{16}/,
      }),
      catches: [
        `MAXMIND_LICENSE_KEY=${sampleText(16)}`,
        `geoip:\n  license_key: ${sampleText(16, undefined, 4)}`,
      ],
      ignores: [
        'MAXMIND_LICENSE_KEY=your_maxmind_license_key',
        `"maxmind": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
