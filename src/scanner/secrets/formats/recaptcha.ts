/** Decides what secrets of reCAPTCHA look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const sampleKey = (seed: number) => `${'6Lc'}${sampleText(37, undefined, seed)}`

export const recaptcha: SecretProvider = {
  name: 'reCAPTCHA',
  revoke: 'Create another key pair in the reCAPTCHA admin console, and delete the old one.',
  formats: [
    {
      id: 'recaptcha-secret-key',
      title: 'reCAPTCHA secret key',
      kind: 'secret',
      keywords: ['captcha'],
      ...namedValue({
        names: /(?:re)?captcha/,
        ends: /(?:secret|private)(?:_?key)?/,
        value: /6L[\w-]{38}/,
      }),
      catches: [`RECAPTCHA_SECRET_KEY=${sampleKey(1)}`, `"recaptchaPrivateKey": "${sampleKey(2)}"`],
      ignores: ['RECAPTCHA_SECRET_KEY=your_recaptcha_secret', `RECAPTCHA_SITE_KEY=${sampleKey(1)}`],
    },
  ],
}
