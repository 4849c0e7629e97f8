/** Decides what secrets of Code Climate look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const reporterId = sampleText(64, HEX)
const apiToken = sampleText(40, HEX, 2)

export const codeclimate: SecretProvider = {
  name: 'Code Climate',
  revoke:
    'In Code Climate, open Repo Settings, Test coverage, and regenerate the id; tokens are in ' +
    'your user settings.',
  formats: [
    {
      id: 'codeclimate-reporter-id',
      title: 'Code Climate test reporter id',
      kind: 'secret',
      keywords: ['cc_test_reporter', 'cctestreporter', 'codeclimate', 'code_climate'],
      ...namedValue({
        names: /cc_?test_?reporter|code_?climate/,
        ends: /id|token/,
        value: /[0-9a-f]{64}/,
      }),
      catches: [`{"ccTestReporterId": "${reporterId}"}`, `CC_TEST_REPORTER_ID=${reporterId}`],
      ignores: [`CC_TEST_REPORTER_ID=${'x'.repeat(32)}`, `codeclimate_image: ${reporterId}`],
    },
    {
      id: 'codeclimate-api-token',
      title: 'Code Climate API token',
      kind: 'secret',
      keywords: ['codeclimate', 'code_climate'],
      ...namedValue({ names: /code_?climate/, ends: /token|key/, value: /[0-9a-f]{40}/ }),
      catches: [
        `export CODECLIMATE_API_TOKEN="${apiToken}"`,
        `const codeclimateApiToken = '${apiToken}'`,
      ],
      ignores: [`CODECLIMATE_API_TOKEN=${'x'.repeat(32)}`, `codeclimate_commit: ${apiToken}`],
    },
  ],
}
