/** Decides what secrets of BrowserStack look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(20)

export const browserstack: SecretProvider = {
  name: 'BrowserStack',
  revoke: 'In your BrowserStack account, open Settings, Access key and replace the access key.',
  formats: [
    {
      id: 'browserstack-access-key',
      title: 'BrowserStack access key',
      kind: 'secret',
      keywords: ['browserstack', 'bs_auth'],
      ...namedValue({ names: /browserstack|bs_auth/, ends: /key/, value: /[A-Za-z0-9]{20}/ }),
      catches: [
        `export BROWSERSTACK_ACCESS_KEY="${key}"`,
        `const browserstackAccessKey = '${key}'`,
      ],
      ignores: [`BROWSERSTACK_ACCESS_KEY=${'x'.repeat(32)}`, `browserstack_commit: ${key}`],
    },
  ],
}
