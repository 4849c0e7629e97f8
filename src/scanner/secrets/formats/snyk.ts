/** Decides what secrets of Snyk look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleAccessToken(seed: number): string {
  return [
    `${'snyk_uat'}.`,
    `${sampleText(8, HEX, seed)}.eyJ`,
    `${sampleText(60, undefined, seed)}.`,
    `${sampleText(80, undefined, seed)}.`,
    `${sampleText(40, undefined, seed)}`,
  ].join('')
}

export const snyk: SecretProvider = {
  name: 'Snyk',
  revoke: 'Revoke and regenerate the token in Snyk under Account settings, API token.',
  formats: [
    {
      id: 'snyk-api-token',
      title: 'Snyk API token',
      kind: 'secret',
      keywords: ['snyk'],
      ...namedValue({
        names: /snyk/,
        ends: /(?:key|token|secret|pat)(?:_?\d)?/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`SNYK_API_TOKEN=${sampleUuid()}`, `snykApiToken: '${sampleUuid(2)}',`],
      ignores: ['SNYK_API_TOKEN=your_snyk_api_token', `"snyk": "^2.4.1#${sampleText(40, HEX)}"`],
    },
    {
      id: 'snyk-access-token',
      title: 'Snyk personal access token',
      kind: 'secret',
      keywords: ['snyk_uat.', 'snyk_sat.'],
      reach: 900,
      pattern: buildPattern(
        'g',
        /(?<![\w-])snyk_[su]at\.[0-9a-f]{8}\.eyJ[\w-]{10,400}/,
        /\.[\w-]{20,400}\.[\w-]{20,120}(?![\w.-])/,
      ),
      publicLength: 9,
      isStructured: true,
      judge: judgeRandom(9),
      catches: [`SNYK_PAT=${sampleAccessToken(1)}`, `const snykPat = '${sampleAccessToken(2)}'`],
      ignores: [
        `${'snyk'}_uat.${'x'.repeat(8)}.eyJ${'x'.repeat(60)}.${'x'.repeat(80)}.`,
        `see ${'snyk_uat'}.${sampleText(3, HEX)}.eyJ${sampleText(20)}.${sampleText(26)}.`,
      ],
    },
  ],
}
