/** Decides what secrets of html2pdf.app look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const key = sampleText(64)

export const html2pdf: SecretProvider = {
  name: 'html2pdf.app',
  revoke: 'In your html2pdf.app account, open the dashboard and replace the API key.',
  formats: [
    {
      id: 'html2pdf-api-key',
      title: 'html2pdf.app API key',
      kind: 'secret',
      keywords: ['html2pdf'],
      ...namedValue({ names: /html2pdf/, ends: /key|token|secret/, value: /[A-Za-z0-9]{64}/ }),
      catches: [`export HTML2PDF_API_KEY="${key}"`, `const html2pdfApiKey = '${key}'`],
      ignores: [`HTML2PDF_API_KEY=${'x'.repeat(32)}`, `html2pdf_commit: ${key}`],
    },
  ],
}
