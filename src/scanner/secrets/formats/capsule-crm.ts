/** Decides what secrets of Capsule look like. */
import { namedValue } from '../named-value.ts'
import { sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

const token = sampleText(64)

export const capsuleCrm: SecretProvider = {
  name: 'Capsule',
  revoke:
    'In your Capsule account, open My Preferences, API Authentication Tokens and replace the ' +
    'access token.',
  formats: [
    {
      id: 'capsule-crm-access-token',
      title: 'Capsule access token',
      kind: 'secret',
      keywords: ['capsulecrm', 'capsule_crm', 'capsule-crm'],
      ...namedValue({
        names: /capsule_?-?crm/,
        ends: /key|token|secret/,
        value: /[A-Za-z0-9+/_=-]{64}/,
      }),
      catches: [`const capsuleCrmAccessToken = '${token}'`, `capsule_crm_access_token: ${token}`],
      ignores: [`CAPSULE_CRM_ACCESS_TOKEN=${'x'.repeat(32)}`, `capsule_commit: ${token}`],
    },
  ],
}
