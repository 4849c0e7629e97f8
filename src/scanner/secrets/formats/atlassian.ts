/** Decides what secrets of Atlassian look like: Jira, Confluence, Bitbucket. */
import { crc32Ascii } from '../../../base/crc32.ts'
import { looksRandom } from '../measure-entropy.ts'
import { namedValue } from '../named-value.ts'
import { LOWER_AND_DIGITS, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

function formatChecksum(text: string): string {
  return crc32Ascii(text).toString(16).toUpperCase().padStart(8, '0')
}

/** The last eight characters are the CRC-32 of what stands before the `=`, in hexadecimal. */
function endsWithChecksum(secret: string): boolean {
  const at = secret.lastIndexOf('=')
  return secret.slice(at + 1) === formatChecksum(secret.slice(0, at))
}

function sampleToken(seed: number): string {
  const start = `${'ATATT3'}xFfGF0${sampleText(175, undefined, seed)}`
  return `${start}=${formatChecksum(start)}`
}

const appStart = `ATBB${sampleText(24)}`
const appPassword = `${appStart}${formatChecksum(appStart)}`
const dataCenterToken = `BBDC-${sampleText(44)}`
const clientSecret = sampleText(32, undefined, 2)
const jiraToken = sampleText(24, undefined, 3)

export const atlassian: SecretProvider = {
  name: 'Atlassian',
  revoke:
    'Revoke the token in your Atlassian account under Security, API tokens; app passwords and ' +
    'OAuth consumers of Bitbucket in its personal or workspace settings.',
  formats: [
    {
      id: 'atlassian-api-token',
      title: 'Atlassian API token',
      kind: 'secret',
      keywords: ['atatt3', 'atbbt3', 'atctt3'],
      pattern: /(?<!\w)AT(?:AT|BB|CT)T3[\w-]{50,250}=[0-9A-F]{8}(?!\w)/g,
      publicLength: 6,
      isStructured: true,
      judge: ({ secret }) => (endsWithChecksum(secret) ? 'genuine' : 'unproven'),
      catches: [`api_token = '${sampleToken(1)}'`, `JIRA_API_TOKEN="${sampleToken(2)}"`],
      ignores: ['ATATT3 tokens end with a checksum', `${'ATATT3'}${sampleText(20)}`],
    },
    {
      id: 'bitbucket-app-password',
      title: 'Bitbucket app password',
      kind: 'secret',
      keywords: ['atbb'],
      pattern: /(?<![A-Za-z0-9])ATBB[A-Za-z0-9]{24}[0-9A-F]{8}(?![A-Za-z0-9])/g,
      publicLength: 4,
      judge: ({ secret }) => {
        if (secret.endsWith(formatChecksum(secret.slice(0, -8)))) return 'genuine'
        return looksRandom(secret.slice(4)) ? 'unproven' : 'none'
      },
      catches: [
        `git clone https://shop:${appPassword}@bitbucket.org/shop/shop.git`,
        `BITBUCKET_APP_PASSWORD=${appPassword}`,
      ],
      ignores: [`ATBB${'x'.repeat(24)}00000000`, `ATBB${sampleText(12)}`],
    },
    {
      id: 'bitbucket-data-center-token',
      title: 'Bitbucket Data Center token',
      kind: 'secret',
      keywords: ['bbdc-'],
      pattern: /(?<![\w-])BBDC-[A-Za-z0-9+/@_-]{40,50}(?![\w+/@-])/g,
      publicLength: 5,
      judge: ({ secret }) => (looksRandom(secret.slice(5)) ? 'unproven' : 'none'),
      catches: [`Authorization: Bearer ${dataCenterToken}`, `{"token": "${dataCenterToken}"}`],
      ignores: [`BBDC-${'x'.repeat(44)}`, 'BBDC-1234: close the ticket'],
    },
    {
      id: 'bitbucket-client-secret',
      title: 'Bitbucket OAuth consumer secret',
      kind: 'secret',
      keywords: ['bitbucket'],
      ...namedValue({
        names: /bitbucket/,
        ends: /secret|token|password/,
        value: /[A-Za-z0-9]{32}|[\w=-]{64}/,
      }),
      catches: [`BITBUCKET_CLIENT_SECRET=${clientSecret}`, `bitbucketSecret: '${clientSecret}'`],
      ignores: [`bitbucket_secret = ${'x'.repeat(32)}`, `bitbucket_commit: ${clientSecret}`],
    },
    {
      id: 'atlassian-legacy-token',
      title: 'Atlassian API token of the old form',
      kind: 'secret',
      keywords: ['atlassian', 'confluence', 'jira'],
      ...namedValue({
        names: /atlassian|confluence|jira/,
        ends: /token|key|password|secret/,
        value: /[A-Za-z0-9]{24}/,
      }),
      catches: [`JIRA_API_TOKEN=${jiraToken}`, `"confluenceToken": "${jiraToken}"`],
      ignores: [
        `JIRA_API_TOKEN=${'x'.repeat(24)}`,
        `jira_board: ${sampleText(24, LOWER_AND_DIGITS)}`,
      ],
    },
  ],
}
