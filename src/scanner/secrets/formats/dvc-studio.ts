/** Decides what secrets of DVC Studio look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = `isat_${sampleText(50)}`

export const dvcStudio: SecretProvider = {
  name: 'DVC Studio',
  revoke: 'In DVC Studio, open Profile, Settings, and regenerate the access token.',
  formats: [
    {
      id: 'dvc-studio-token',
      title: 'DVC Studio access token',
      kind: 'secret',
      keywords: ['isat_'],
      pattern: /(?<![\w-])isat_[A-Za-z0-9]{50,60}(?![\w-])/g,
      publicLength: 5,
      judge: judgeRandom(5),
      catches: [`Authorization: Bearer ${token}`, `export DVC_STUDIO_TOKEN="${token}"`],
      ignores: [`isat_${'x'.repeat(50)}`, `x${token}`],
    },
  ],
}
