/** Decides what secrets of VirusTotal look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const virustotal: SecretProvider = {
  name: 'VirusTotal',
  revoke: 'Regenerate the key in VirusTotal under your user name, API key.',
  formats: [
    {
      id: 'virustotal-api-key',
      title: 'VirusTotal API key',
      kind: 'secret',
      keywords: ['virustotal', 'virus_total', 'vt_api', 'vtapi', 'x-apikey'],
      ...namedValue({
        names: /virus_?total|vt_?api|x-apikey/,
        ends: /(?:key|token)?/,
        value: /[0-9a-f]{64}/,
      }),
      catches: [
        `VIRUSTOTAL_API_KEY=${sampleText(64, HEX)}`,
        `virustotalApiKey: '${sampleText(64, HEX, 2)}',`,
      ],
      ignores: [
        'VIRUSTOTAL_API_KEY=your_virustotal_api_key',
        `"virustotal": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
