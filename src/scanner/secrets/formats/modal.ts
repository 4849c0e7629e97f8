/** Decides what secrets of Modal look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const modal: SecretProvider = {
  name: 'Modal',
  revoke: 'Delete the token in Modal under Settings, API tokens, and set a new one.',
  formats: [
    {
      id: 'modal-token-secret',
      title: 'Modal token secret',
      kind: 'secret',
      keywords: ['ak-', 'as-'],
      ...namedValue({
        names: /modal[\w.-]{0,12}token|token[_-]secret/,
        ends: /(?:id|secret)?/,
        value: /a[ks]-[0-9A-Za-z]{22}/,
      }),
      catches: [
        `MODAL_TOKEN_SECRET=${'as'}-${sampleText(22)}`,
        `token_secret = '${'as'}-${sampleText(22, undefined, 2)}'`,
      ],
      ignores: [
        'MODAL_TOKEN_SECRET=your_modal_token_secret',
        `"modal": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
