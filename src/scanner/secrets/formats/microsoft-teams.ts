/** Decides what secrets of Microsoft Teams look like. */
import { buildPattern } from '../build-pattern.ts'
import { judgeRandom } from '../judge-random.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function samplePath(seed: number): string {
  const ids = `${sampleUuid(seed)}@${sampleUuid(seed + 5)}`
  return `${ids}/IncomingWebhook/${sampleText(32, HEX, seed)}/${sampleUuid(seed + 9)}`
}

function sampleTrigger(seed: number): string {
  const path = `workflows/${sampleText(32, HEX, seed)}/triggers/manual/paths/invoke`
  return `${path}?api-version=2016-06-01&sv=1.0&sig=${sampleText(43, undefined, seed)}`
}

export const microsoftTeams: SecretProvider = {
  name: 'Microsoft Teams',
  revoke: 'Remove the webhook from the connectors (or workflow) of the channel; add a new one.',
  formats: [
    {
      id: 'microsoft-teams-webhook',
      title: 'Microsoft Teams webhook',
      opens: 'post in the channel',
      kind: 'secret',
      keywords: ['/incomingwebhook/', '/jenkinsci/'],
      pattern: buildPattern(
        'dg',
        /(?<![A-Za-z])https:\/\//,
        /(?:outlook\.office(?:365)?\.com\/webhook|[\w-]{1,60}\.webhook\.office\.com\/webhookb2)/,
        /\/[0-9a-f-]{36}@[0-9a-f-]{36}\/(?:IncomingWebhook|JenkinsCI)/,
        /\/([0-9a-f]{32}\/[0-9a-f-]{36}(?:\/[\w-]{20,60})?)(?![\w-])/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `url = 'https://outlook.office.com/webhook/${samplePath(1)}'`,
        `{"teams": "https://acme.webhook.office.com/webhookb2/${samplePath(2)}"}`,
      ],
      ignores: [
        `https://outlook.office.com/webhook/00000000-0000-0000-0000-000000000000@${sampleUuid()}/x`,
        'https://acme.webhook.office.com/webhookb2/your-webhook/IncomingWebhook/secret',
      ],
    },
    {
      id: 'microsoft-teams-workflow-url',
      title: 'Microsoft Teams or Power Automate workflow URL',
      opens: 'start the workflow',
      kind: 'secret',
      keywords: ['/workflows/'],
      reach: 420,
      pattern: buildPattern(
        'dg',
        /(?:\.logic\.azure\.com|\.api\.powerplatform\.com)(?::\d{2,5})?\//,
        /(?:[\w.-]{1,30}\/){0,5}workflows\/[0-9a-f]{32}/,
        /\/triggers\/[\w-]{1,40}\/(?:paths|run)[\w./?=%&;-]{1,200}[?&;]sig=([\w-]{40,60})(?![\w-])/,
      ),
      publicLength: 0,
      judge: judgeRandom(0),
      catches: [
        `post('https://prod-12.westus.logic.azure.com:443/${sampleTrigger(1)}')`,
        `FLOW=https://default1.2.api.powerplatform.com/powerautomate/${sampleTrigger(2)}`,
      ],
      ignores: [
        `https://prod-12.westus.logic.azure.com/workflows/${sampleText(32, HEX)}/triggers`,
        'https://prod-12.westus.logic.azure.com/workflows/id/triggers/manual/paths/invoke?sig=none',
      ],
    },
  ],
}
