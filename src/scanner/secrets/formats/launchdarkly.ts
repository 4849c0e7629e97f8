/** Decides what secrets of LaunchDarkly look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const apiToken = `api-${sampleUuid()}`
const sdkKey = `sdk-${sampleUuid(2)}`
const mobileKey = `mob-${sampleUuid(3)}`

export const launchdarkly: SecretProvider = {
  name: 'LaunchDarkly',
  revoke:
    'In LaunchDarkly, open Authorization (or the environment, for an SDK key) and reset or ' +
    'delete it.',
  formats: [
    {
      id: 'launchdarkly-api-token',
      title: 'LaunchDarkly API access token',
      kind: 'secret',
      keywords: ['"api-', "'api-", '=api-', ': api-'],
      pattern: buildPattern(
        'dg',
        /(?:["'=]|: )/,
        /(api-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})(?![\w-])/,
      ),
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`LAUNCHDARKLY_ACCESS=${apiToken}`, `launchdarkly_access: ${apiToken}`],
      ignores: [`api-${'x'.repeat(36)}`, `x${apiToken}`],
    },
    {
      id: 'launchdarkly-sdk-key',
      title: 'LaunchDarkly server SDK key',
      kind: 'secret',
      keywords: ['sdk-'],
      pattern:
        /(?<![\w-])sdk-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`LAUNCHDARKLY_SDK=${sdkKey}`, `launchdarkly_sdk: ${sdkKey}`],
      ignores: [`sdk-${'x'.repeat(36)}`, `x${sdkKey}`],
    },
    {
      id: 'launchdarkly-mobile-key',
      title: 'LaunchDarkly mobile SDK key',
      kind: 'publishable',
      keywords: ['mob-'],
      pattern:
        /(?<![\w-])mob-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}(?![\w-])/g,
      publicLength: 4,
      judge: judgeRandom(4),
      catches: [`{"launchdarklyMobile": "${mobileKey}"}`, `Authorization: Bearer ${mobileKey}`],
      ignores: [`mob-${'x'.repeat(36)}`, `x${mobileKey}`],
    },
  ],
}
