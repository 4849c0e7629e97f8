/** Decides what secrets of Airtable look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const personalToken = `pat${sampleText(14)}.${sampleText(64, HEX, 2)}`
const oauthToken =
  `oaa${sampleText(14, undefined, 3)}.v1.${sampleText(120, undefined, 4)}` +
  `.${sampleText(64, HEX, 5)}`
const apiKey = `key${sampleText(14, undefined, 6)}`

export const airtable: SecretProvider = {
  name: 'Airtable',
  revoke:
    'Open the Builder Hub, Personal access tokens, and regenerate or delete the token; OAuth ' +
    'grants are removed under Integrations.',
  formats: [
    {
      id: 'airtable-personal-token',
      title: 'Airtable personal access token',
      kind: 'secret',
      keywords: ['airtable', 'bearer pat'],
      pattern: buildPattern(
        'dgi',
        /(?:airtable[\w\s"'`=:({,.-]{0,40}?|bearer\s)/,
        /(pat[A-Za-z0-9]{14}\.[a-f0-9]{64})(?![\w-])/,
      ),
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [`AIRTABLE_TOKEN=${personalToken}`, `Authorization: Bearer ${personalToken}`],
      ignores: [`pat${'x'.repeat(14)}.${'0'.repeat(64)}`, `pattern.${sampleText(64, HEX)}`],
    },
    {
      id: 'airtable-oauth-token',
      title: 'Airtable OAuth access token',
      kind: 'secret',
      keywords: ['.v1.'],
      reach: 600,
      pattern: /(?<![\w-])oaa[A-Za-z0-9]{14}\.v1\.[\w-]{16,400}\.[a-f0-9]{64}(?![\w-])/g,
      publicLength: 3,
      judge: judgeRandom(3),
      catches: [
        `airtable_access: ${oauthToken}`,
        `curl -H 'X-Api-Key: ${oauthToken}' https://api.test`,
      ],
      ignores: [`oaa${'x'.repeat(198)}`, `x${oauthToken}`],
    },
    {
      id: 'airtable-api-key',
      title: 'Airtable API key',
      kind: 'secret',
      keywords: ['airtable'],
      ...namedValue({ names: /airtable/, ends: /key|token/, value: /key[A-Za-z0-9]{14}/ }),
      catches: [`export AIRTABLE_API_KEY="${apiKey}"`, `const airtableApiKey = '${apiKey}'`],
      ignores: [`AIRTABLE_API_KEY=${'x'.repeat(32)}`, `airtable_commit: ${apiKey}`],
    },
  ],
}
