/** Decides what secrets of SelectPdf look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText, sampleUuid } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const selectpdf: SecretProvider = {
  name: 'SelectPdf',
  revoke: 'Ask SelectPdf support for another key.',
  formats: [
    {
      id: 'selectpdf-api-key',
      title: 'SelectPdf API key',
      kind: 'secret',
      keywords: ['selectpdf'],
      ...namedValue({
        names: /selectpdf/,
        ends: /key|token|secret|password|access/,
        value: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/,
      }),
      catches: [`SELECTPDF_API_KEY=${sampleUuid()}`, `{"selectpdfApiKey": "${sampleUuid(2)}"}`],
      ignores: [
        'SELECTPDF_API_KEY=your_selectpdf_api_key',
        `"selectpdf": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
