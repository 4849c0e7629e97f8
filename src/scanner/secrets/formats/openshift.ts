/** Decides what secrets of OpenShift look like. */
import { judgeRandom } from '../judge-random.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const openshift: SecretProvider = {
  name: 'OpenShift',
  revoke: 'End the session with `oc logout`, or delete the OAuth access token in the cluster.',
  formats: [
    {
      id: 'openshift-token',
      title: 'OpenShift access token',
      kind: 'secret',
      keywords: ['sha256~'],
      pattern: /(?<![\w-])sha256~[\w-]{43}(?![\w-])/g,
      publicLength: 7,
      judge: judgeRandom(7),
      catches: [
        `OPENSHIFT_TOKEN=${'sha'}256~${sampleText(43)}`,
        `Authorization: Bearer ${'sha'}256~${sampleText(43, undefined, 2)}`,
      ],
      ignores: [`${'sha'}256~${'x'.repeat(43)}`, `see ${'sha'}256~${sampleText(14)}`],
    },
  ],
}
