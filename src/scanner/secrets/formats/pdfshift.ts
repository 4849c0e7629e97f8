/** Decides what secrets of PDFShift look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const pdfshift: SecretProvider = {
  name: 'PDFShift',
  revoke: 'Delete the key in the PDFShift dashboard under API keys.',
  formats: [
    {
      id: 'pdfshift-api-key',
      title: 'PDFShift API key',
      kind: 'secret',
      keywords: ['pdfshift'],
      ...namedValue({
        names: /pdfshift/,
        ends: /key|token|secret|password|access/,
        value: /(?:sk_[0-9a-f]{40}|[0-9a-f]{32})/,
      }),
      catches: [
        `PDFSHIFT_API_KEY=${'sk_'}${sampleText(40, HEX)}`,
        `pdfshiftApiKey: '${'sk_'}${sampleText(40, HEX, 2)}',`,
      ],
      ignores: [
        'PDFSHIFT_API_KEY=your_pdfshift_api_key',
        `"pdfshift": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
