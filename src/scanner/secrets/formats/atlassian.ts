/** Decides what secrets of Atlassian look like. */
import { crc32Ascii } from '../../../base/crc32.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

/** The last eight characters are the CRC-32 of what stands before the `=`, in hexadecimal. */
function endsWithChecksum(secret: string): boolean {
  const at = secret.lastIndexOf('=')
  const checksum = crc32Ascii(secret.slice(0, at)).toString(16).toUpperCase().padStart(8, '0')
  return secret.slice(at + 1) === checksum
}

function sampleToken(seed: number): string {
  const start = `${'ATATT3'}xFfGF0${sampleText(175, undefined, seed)}`
  return `${start}=${crc32Ascii(start).toString(16).toUpperCase().padStart(8, '0')}`
}

export const atlassian: SecretProvider = {
  name: 'Atlassian',
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
  ],
}
