/** Decides what secrets of IBM Cloud look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const cloudApiKey = sampleText(44)
const cosSecret = sampleText(48, HEX, 2)

export const ibm: SecretProvider = {
  name: 'IBM Cloud',
  revoke: 'In IBM Cloud, open Manage, Access (IAM), API keys, and delete it.',
  formats: [
    {
      id: 'ibm-cloud-api-key',
      title: 'IBM Cloud API key',
      kind: 'secret',
      keywords: ['ibm', 'watson', 'bluemix'],
      ...namedValue({
        names: /ibm|watson|bluemix/,
        ends: /key|token|secret|password/,
        value: /[\w-]{44}/,
      }),
      catches: [`ibm_cloud_api_key: ${cloudApiKey}`, `export IBM_CLOUD_API_KEY="${cloudApiKey}"`],
      ignores: [`IBM_CLOUD_API_KEY=${'x'.repeat(32)}`, `ibm_commit: ${cloudApiKey}`],
    },
    {
      id: 'ibm-cos-secret',
      title: 'IBM Cloud Object Storage secret',
      kind: 'secret',
      keywords: ['ibm', 'cos_'],
      ...namedValue({
        names: /ibm|(?<![a-z])cos_/,
        ends: /secret(?:_?access)?_?-?key/,
        value: /[0-9a-f]{48}/,
      }),
      catches: [`{"ibmCosSecretKey": "${cosSecret}"}`, `IBM_COS_SECRET_KEY=${cosSecret}`],
      ignores: [`IBM_COS_SECRET_KEY=${'x'.repeat(32)}`, `ibm_commit: ${cosSecret}`],
    },
  ],
}
