/** Decides what secrets of Disqus look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const secret = sampleText(64)

export const disqus: SecretProvider = {
  name: 'Disqus',
  revoke: 'In your Disqus account, open Applications and replace the API secret.',
  formats: [
    {
      id: 'disqus-api-secret',
      title: 'Disqus API secret',
      kind: 'secret',
      keywords: ['disqus'],
      ...namedValue({ names: /disqus/, ends: /secret|key|token/, value: /[A-Za-z0-9]{64}/ }),
      catches: [`disqus_api_secret: ${secret}`, `export DISQUS_API_SECRET="${secret}"`],
      ignores: [`DISQUS_API_SECRET=${'x'.repeat(32)}`, `disqus_commit: ${secret}`],
    },
  ],
}
