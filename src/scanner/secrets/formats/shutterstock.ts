/** Decides what secrets of Shutterstock look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const shutterstock: SecretProvider = {
  name: 'Shutterstock',
  revoke: 'Revoke the token in Shutterstock under Account, Apps.',
  formats: [
    {
      id: 'shutterstock-access-token',
      title: 'Shutterstock access token',
      kind: 'secret',
      keywords: ['shutterstock'],
      reach: 600,
      ...namedValue({
        names: /shutterstock/,
        ends: /key|token|secret|password|access/,
        value: /v2\/[0-9A-Za-z]{360,420}/,
      }),
      catches: [
        `SHUTTERSTOCK_ACCESS_TOKEN=${'v'}2/${sampleText(388)}`,
        `shutterstock_access_token: ${'v'}2/${sampleText(388, undefined, 2)}`,
      ],
      ignores: [
        'SHUTTERSTOCK_ACCESS_TOKEN=your_shutterstock_access_token',
        `"shutterstock": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
    {
      id: 'shutterstock-consumer-secret',
      title: 'Shutterstock consumer secret',
      kind: 'secret',
      keywords: ['shutterstock'],
      ...namedValue({ names: /shutterstock/, ends: /secret/, value: /[0-9A-Za-z]{16}/ }),
      catches: [
        `SHUTTERSTOCK_SECRET=${sampleText(16, undefined, 3)}`,
        `shutterstockConsumerSecret: '${sampleText(16, undefined, 4)}'`,
      ],
      ignores: [
        'SHUTTERSTOCK_SECRET=your_shutterstock_secret',
        `"shutterstock": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
