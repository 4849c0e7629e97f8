/** Decides what secrets of Mollie look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const mollie: SecretProvider = {
  name: 'Mollie',
  revoke: 'Reset the key in the Mollie dashboard under Developers, API keys.',
  formats: [
    {
      id: 'mollie-live-key',
      title: 'Mollie live API key',
      kind: 'secret',
      keywords: ['mollie'],
      ...namedValue({
        names: /mollie/,
        ends: /key|token|secret|password|access/,
        value: /live_[0-9A-Za-z]{30,40}/,
      }),
      catches: [
        `MOLLIE_LIVE_KEY=${'live'}_${sampleText(32)}`,
        `mollieLiveKey: '${'live'}_${sampleText(32, undefined, 2)}',`,
      ],
      ignores: [
        'MOLLIE_LIVE_KEY=your_mollie_live_key',
        `"mollie": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
    {
      id: 'mollie-test-key',
      title: 'Mollie test API key',
      kind: 'test',
      keywords: ['mollie'],
      ...namedValue({
        names: /mollie/,
        ends: /key|token|secret|password|access/,
        value: /test_[0-9A-Za-z]{30,40}/,
      }),
      catches: [
        `MOLLIE_TEST_KEY=${'test'}_${sampleText(32)}`,
        `{"mollieTestKey": "${'test'}_${sampleText(32, undefined, 2)}"}`,
      ],
      ignores: [
        'MOLLIE_TEST_KEY=your_mollie_test_key',
        `"mollie": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
