/** Decides what secrets of Symfony look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const symfony: SecretProvider = {
  name: 'Symfony',
  revoke: 'Set another APP_SECRET: it ends remembered logins and signed links.',
  formats: [
    {
      id: 'symfony-app-secret',
      title: 'secret of a Symfony application',
      opens: 'sign links and cookies in the name of the application',
      kind: 'secret',
      keywords: ['app_secret', 'appsecret'],
      ...namedValue({ names: /app_?secret/, value: /[0-9A-Za-z]{32}/ }),
      catches: [`APP_SECRET=${sampleText(32, HEX)}`, `{"appSecret": "${sampleText(32, HEX, 2)}"}`],
      ignores: ['APP_SECRET=your_app_secret', `"symfony": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
