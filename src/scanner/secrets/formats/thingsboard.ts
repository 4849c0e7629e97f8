/** Decides what secrets of ThingsBoard look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const thingsboard: SecretProvider = {
  name: 'ThingsBoard',
  revoke: 'Replace the credentials of the device in ThingsBoard under Device, Manage credentials.',
  formats: [
    {
      id: 'thingsboard-access-token',
      title: 'ThingsBoard device token',
      kind: 'secret',
      keywords: ['thingsboard.cloud'],
      pattern: buildPattern(
        'dg',
        /thingsboard\.cloud(?::\d{2,5})?\/api\/v1\//,
        /([0-9a-zA-Z]{20})(?![\w-])/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `https://thingsboard.cloud/api/v1/${sampleText(20, LOWER_AND_DIGITS)}/telemetry`,
        `coap://coap.thingsboard.cloud/api/v1/${sampleText(20, LOWER_AND_DIGITS, 2)}/telemetry`,
      ],
      ignores: [
        'https://thingsboard.cloud/api/v1/$ACCESS_TOKEN/telemetry',
        'https://thingsboard.cloud/api/v1/integrations/http',
      ],
    },
    {
      id: 'thingsboard-provision-key',
      title: 'ThingsBoard provision key or secret',
      kind: 'secret',
      keywords: ['provisiondevice', 'provision_device'],
      ...namedValue({ names: /provision_?device_?(?:key|secret)/, value: /[0-9a-z]{20}/ }),
      catches: [
        `PROVISION_DEVICE_KEY=${sampleText(20, LOWER_AND_DIGITS)}`,
        `{"provisionDeviceKey": "${sampleText(20, LOWER_AND_DIGITS, 2)}"}`,
      ],
      ignores: [
        'PROVISION_DEVICE_KEY=your_provision_device_key',
        `"thingsboard": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
