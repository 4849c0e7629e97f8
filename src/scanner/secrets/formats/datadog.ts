/** Decides what keys of Datadog look like. */
import { judgeRandom } from '../judge-random.ts'
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const apiKey = sampleText(32, HEX)
const applicationKey = sampleText(40, HEX)
const clientToken = `pub${sampleText(32, HEX, 2)}`

export const datadog: SecretProvider = {
  name: 'Datadog',
  revoke: 'In Datadog, open Organization Settings, API Keys or Application Keys, and revoke it.',
  formats: [
    {
      id: 'datadog-api-key',
      title: 'Datadog API key',
      opens: 'send metrics, logs and events to the organisation',
      kind: 'secret',
      keywords: ['datadog', 'dd_api', 'dd-api'],
      ...namedValue({
        names: /datadog|(?<![a-z])dd(?=[_-]api)/,
        ends: /key|token|secret/,
        value: /[0-9a-f]{32}/,
      }),
      catches: [`DD_API_KEY=${apiKey}`, `datadog:\n  apiKey: ${apiKey}`, `DD-API-KEY: ${apiKey}`],
      ignores: [`DD_API_KEY=${'0'.repeat(32)}`, `dd_version: ${apiKey}`],
    },
    {
      id: 'datadog-application-key',
      title: 'Datadog application key',
      opens: 'read and change what its user may in Datadog',
      kind: 'secret',
      keywords: ['datadog', 'dd_app', 'dd-app'],
      ...namedValue({
        names: /datadog|(?<![a-z])dd(?=[_-]app)/,
        ends: /key|token|secret/,
        value: /[A-Za-z0-9]{40}/,
      }),
      catches: [`DD_APP_KEY=${applicationKey}`, `datadogAppKey: '${applicationKey}'`],
      ignores: [`DD_APP_KEY=${'0'.repeat(40)}`, `datadog_commit: ${applicationKey}`],
    },
    {
      id: 'datadog-client-token',
      title: 'Datadog client token',
      kind: 'publishable',
      keywords: ['client_token', 'clienttoken', 'client-token', 'rum_token', 'dd_token', 'datadog'],
      ...namedValue({ names: /(?:client|rum|datadog|dd)[_-]?token/, value: /pub[0-9a-f]{32}/ }),
      catches: [`clientToken: '${clientToken}',`, `DD_CLIENT_TOKEN=${clientToken}`],
      ignores: [`clientToken: 'pub${'0'.repeat(32)}'`, `pub${'x'.repeat(32)}`],
    },
    {
      id: 'datadog-prefixed-application-key',
      title: 'Datadog application key',
      kind: 'secret',
      keywords: ['ddapp_'],
      pattern: /(?<!\w)ddapp_[A-Za-z0-9]{34}(?!\w)/g,
      publicLength: 6,
      judge: judgeRandom(6),
      catches: [`appKey = "ddapp_${sampleText(34)}"`, `DD_APP_KEY=ddapp_${sampleText(34)}`],
      ignores: [`ddapp_${'x'.repeat(34)}`, `ddapp_${sampleText(12)}`],
    },
  ],
}
