/** Decides what secrets of New Relic look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { looksRandom } from '../measure-entropy.ts'
import { namedValue } from '../named-value.ts'
import {
  HEX,
  LOWER_AND_DIGITS,
  sampleText,
  sampleUuid,
  UPPER_AND_DIGITS,
} from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const newrelic: SecretProvider = {
  name: 'New Relic',
  revoke: 'Delete the key in New Relic under Administration, API keys, and create another.',
  formats: [
    {
      id: 'newrelic-license-key',
      title: 'New Relic licence key',
      kind: 'secret',
      keywords: ['nral'],
      pattern: buildPattern(
        'g',
        /(?<![\w-])(?:[a-z]{2}\d{2}xx[0-9a-f]{26,30}|[0-9a-f]{36}|[0-9a-f]{32}FFFF)NRAL(?![\w-])/,
      ),
      publicLength: 0,
      judge: ({ secret }) => (looksRandom(secret.slice(6, -4)) ? 'unproven' : 'none'),
      catches: [
        `NEW_RELIC_LICENSE_KEY=${sampleText(36, HEX)}NRAL`,
        `license_key: 'eu01xx${sampleText(30, HEX)}NRAL'`,
      ],
      ignores: [`license_key: ${'0'.repeat(36)}NRAL`, `see ${sampleText(12)}NRAL`],
    },
    {
      id: 'newrelic-legacy-license-key',
      title: 'New Relic licence key',
      kind: 'secret',
      keywords: ['newrelic', 'new_relic', 'new-relic', 'new relic'],
      ...namedValue({
        names: /new_?-?relic/,
        ends: /licen[cs]e(?:[_-]?key)?|(?:api|admin|insights|query|insert|rest)[_-]?key/,
        value: /[0-9a-f]{40}/,
      }),
      catches: [
        `NEW_RELIC_LICENSE_KEY=${sampleText(40, HEX)}`,
        `newRelicLicenseKey: '${sampleText(40, HEX, 2)}',`,
      ],
      ignores: [
        'NEW_RELIC_LICENSE_KEY=your_new_relic_license_key',
        `"newrelic": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
    {
      id: 'newrelic-user-key',
      title: 'New Relic user key',
      kind: 'secret',
      keywords: ['nrak-'],
      pattern: /(?<![\w-])NRAK-[0-9A-Z]{27}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `NEWRELIC_USER_KEY=${'NRAK'}-${sampleText(27, UPPER_AND_DIGITS)}`,
        `export NEWRELIC_USER_KEY="${'NRAK'}-${sampleText(27, UPPER_AND_DIGITS, 2)}"`,
      ],
      ignores: [`${'NR'}AK-${'x'.repeat(27)}`, `see ${'NRAK'}-${sampleText(9, UPPER_AND_DIGITS)}`],
    },
    {
      id: 'newrelic-admin-key',
      title: 'New Relic admin key',
      kind: 'secret',
      keywords: ['nraa-'],
      pattern: /(?<![\w-])NRAA-[0-9a-f]{27}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `NEWRELIC_ADMIN_KEY=${'NRAA'}-${sampleText(27, HEX)}`,
        `{"newrelicAdminKey": "${'NRAA'}-${sampleText(27, HEX, 2)}"}`,
      ],
      ignores: [`${'NR'}AA-${'x'.repeat(27)}`, `see ${'NRAA'}-${sampleText(9, HEX)}`],
    },
    {
      id: 'newrelic-insert-key',
      title: 'New Relic Insights insert key',
      kind: 'secret',
      keywords: ['nrii-'],
      pattern: /(?<![\w-])NRII-[\w-]{25,40}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `NEWRELIC_INSERT_KEY=${'NRII'}-${sampleText(32)}`,
        `const newrelicInsertKey = '${'NRII'}-${sampleText(32, undefined, 2)}'`,
      ],
      ignores: [`${'NR'}II-${'x'.repeat(32)}`, `see ${'NRII'}-${sampleText(10)}`],
    },
    {
      id: 'newrelic-query-key',
      title: 'New Relic Insights query key',
      kind: 'secret',
      keywords: ['nriq-'],
      pattern: /(?<![\w-])NRIQ-[\w-]{25,40}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `NEWRELIC_QUERY_KEY=${'NRIQ'}-${sampleText(32)}`,
        `newrelic_query_key: ${'NRIQ'}-${sampleText(32, undefined, 2)}`,
      ],
      ignores: [`${'NR'}IQ-${'x'.repeat(32)}`, `see ${'NRIQ'}-${sampleText(10)}`],
    },
    {
      id: 'newrelic-rest-key',
      title: 'New Relic REST API key',
      kind: 'secret',
      keywords: ['nrra-'],
      pattern: /(?<![\w-])NRRA-[0-9a-f]{42}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `NEWRELIC_REST_KEY=${'NRRA'}-${sampleText(42, HEX)}`,
        `Authorization: Bearer ${'NRRA'}-${sampleText(42, HEX, 2)}`,
      ],
      ignores: [`${'NR'}RA-${'x'.repeat(42)}`, `see ${'NRRA'}-${sampleText(14, HEX)}`],
    },
    {
      id: 'newrelic-synthetics-key',
      title: 'New Relic Synthetics key',
      kind: 'secret',
      keywords: ['nrsp-'],
      pattern: /(?<![\w-])NRSP-[0-9a-z-]{20,40}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `NEWRELIC_SYNTHETICS_KEY=${'NRSP'}-${sampleText(32, LOWER_AND_DIGITS)}`,
        `export NEWRELIC_SYNTHETICS_KEY="${'NRSP'}-${sampleText(32, LOWER_AND_DIGITS, 2)}"`,
      ],
      ignores: [`${'NR'}SP-${'x'.repeat(32)}`, `see ${'NRSP'}-${sampleText(10, LOWER_AND_DIGITS)}`],
    },
    {
      id: 'newrelic-mobile-token',
      title: 'New Relic mobile app token',
      kind: 'publishable',
      keywords: ['-nrma'],
      pattern: /(?<![\w-])(?:AA[0-9a-f]{40}|[a-z]{2}\d{2}xx[0-9a-f]{36})-NRMA(?![\w-])/g,
      publicLength: 2,
      catches: [
        `NEWRELIC_MOBILE_TOKEN=${'A'}A${sampleText(40, HEX)}-NRMA`,
        `{"newrelicMobileToken": "${'A'}A${sampleText(40, HEX, 2)}-NRMA"}`,
      ],
      ignores: [`${'A'}A${'x'.repeat(40)}-NRMA`, `see ${'A'}A${sampleText(13, HEX)}-NRMA`],
    },
    {
      id: 'newrelic-browser-key',
      title: 'New Relic browser key',
      kind: 'publishable',
      keywords: ['nrjs-', 'nrbr-'],
      pattern: /(?<![\w-])NR(?:JS|BR)-[0-9a-f]{19}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [
        `NEWRELIC_BROWSER_KEY=${'NRJS'}-${sampleText(19, HEX)}`,
        `const newrelicBrowserKey = '${'NRJS'}-${sampleText(19, HEX, 2)}'`,
      ],
      ignores: [`${'NR'}JS-${'x'.repeat(19)}`, `see ${'NRJS'}-${sampleText(6, HEX)}`],
    },
    {
      id: 'newrelic-pixie-api-key',
      title: 'Pixie API key',
      kind: 'secret',
      keywords: ['px-api-'],
      pattern: /(?<![\w-])px-api-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `NEWRELIC_PIXIE_API_KEY=${'px-api'}-${sampleUuid()}`,
        `newrelic_pixie_api_key: ${'px-api'}-${sampleUuid(2)}`,
      ],
      ignores: [
        `${'px-api-00000000-0000-'}0000-0000-000000000000`,
        `see ${'px-api'}-${sampleText(8, HEX)}-${sampleText(4, HEX)}`,
      ],
    },
    {
      id: 'newrelic-pixie-deploy-key',
      title: 'Pixie deploy key',
      kind: 'secret',
      keywords: ['px-dep-'],
      pattern: /(?<![\w-])px-dep-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `NEWRELIC_PIXIE_DEPLOY_KEY=${'px-dep'}-${sampleUuid()}`,
        `Authorization: Bearer ${'px-dep'}-${sampleUuid(2)}`,
      ],
      ignores: [
        `${'px-dep-00000000-0000-'}0000-0000-000000000000`,
        `see ${'px-dep'}-${sampleText(8, HEX)}-${sampleText(4, HEX)}`,
      ],
    },
  ],
}
