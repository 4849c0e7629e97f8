/** Decides what secrets of NVIDIA look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const nvidia: SecretProvider = {
  name: 'NVIDIA',
  revoke: 'Delete the key at build.nvidia.com (or ngc.nvidia.com) under API keys.',
  formats: [
    {
      id: 'nvidia-api-key',
      title: 'NVIDIA API key',
      kind: 'secret',
      keywords: ['nvapi-'],
      pattern: /(?<![\w-])nvapi-[\w-]{60,70}(?![\w-])/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [
        `NVIDIA_API_KEY=${'nvapi'}-${sampleText(64)}`,
        `Authorization: Bearer ${'nvapi'}-${sampleText(64, undefined, 2)}`,
      ],
      ignores: [`${'nva'}pi-${'x'.repeat(64)}`, `see ${'nvapi'}-${sampleText(21)}`],
    },
    {
      id: 'nvidia-ngc-key',
      title: 'NVIDIA NGC API key',
      kind: 'secret',
      keywords: ['ngc'],
      ...namedValue({ names: /ngc/, ends: /key|token|apikey/, value: /[0-9A-Za-z]{84}/ }),
      catches: [`NGC_API_KEY=${sampleText(84)}`, `ngc:\n  apiKey: ${sampleText(84, undefined, 2)}`],
      ignores: ['NGC_API_KEY=your_ngc_api_key', `"nvidia": "^2.4.1#${sampleText(40, HEX)}"`],
    },
  ],
}
