/** Decides what secrets of OneSignal look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, UPPER_AND_DIGITS } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function sampleV2(seed: number): string {
  return `${'os_v2'}_app_${sampleText(103, UPPER_AND_DIGITS.toLowerCase(), seed)}`
}

export const onesignal: SecretProvider = {
  name: 'OneSignal',
  revoke: 'Rotate the key in OneSignal under Settings, Keys and IDs.',
  formats: [
    {
      id: 'onesignal-rich-api-key',
      title: 'OneSignal API key',
      kind: 'secret',
      keywords: ['os_v2_app_', 'os_v2_org_'],
      pattern: /(?<![\w-])os_v2_(?:app|org)_[a-z2-7]{90,120}(?![\w-])/g,
      publicLength: 10,
      judge: judgeRandom(10),
      catches: [`ONE_SIGNAL=${sampleV2(1)}`, `"auth": "Key ${sampleV2(2)}"`],
      ignores: [`${'os_v2'}_app_${'a'.repeat(103)}`, 'os_v2_app_your_rich_api_key'],
    },
    {
      id: 'onesignal-rest-key',
      title: 'OneSignal REST API key',
      kind: 'secret',
      keywords: ['onesignal', 'one_signal'],
      ...namedValue({
        names: /one_?signal/,
        ends: /(?:rest|api|auth|user)[\w-]{0,6}key/,
        value: /(?:[0-9A-Za-z]{48}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/,
      }),
      catches: [
        `ONESIGNAL_REST_KEY=${sampleText(48)}`,
        `{"onesignalRestKey": "${sampleText(48, undefined, 2)}"}`,
      ],
      ignores: [
        'ONESIGNAL_REST_KEY=your_onesignal_rest_key',
        `"onesignal": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
