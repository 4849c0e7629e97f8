/** Decides what secrets of ImageKit look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = `private_${sampleText(27)}=`

export const imagekit: SecretProvider = {
  name: 'ImageKit',
  revoke: 'In your ImageKit account, open Developer options and replace the private key.',
  formats: [
    {
      id: 'imagekit-private-key',
      title: 'ImageKit private key',
      kind: 'secret',
      keywords: ['imagekit', 'image_kit', 'image-kit'],
      ...namedValue({
        names: /image_?-?kit/,
        ends: /key|private/,
        value: /private_[A-Za-z0-9+/]{27}=/,
      }),
      catches: [`{"imagekitPrivateKey": "${key}"}`, `IMAGEKIT_PRIVATE_KEY=${key}`],
      ignores: [`IMAGEKIT_PRIVATE_KEY=${'x'.repeat(32)}`, `imagekit_commit: ${key}`],
    },
  ],
}
