/** Decides what secrets of Ruby on Rails look like. */
import { namedValue } from '../named-value.ts'
import { HEX, sampleText } from '../sample-secret.ts'
import type { SecretProvider } from '../secret-format.ts'

export const rails: SecretProvider = {
  name: 'Ruby on Rails',
  revoke:
    'Rotate secret_key_base (it ends all sessions), or the master key with rails credentials.',
  formats: [
    {
      id: 'rails-secret-key-base',
      title: 'Rails secret key base',
      opens: 'forge the session of any user',
      kind: 'secret',
      keywords: ['secret_key_base', 'secretkeybase', 'secret_token'],
      ...namedValue({ names: /secret_?key_?base|secret_token/, value: /[0-9a-f]{128}/ }),
      catches: [
        `SECRET_KEY_BASE=${sampleText(128, HEX)}`,
        `secretKeyBase: '${sampleText(128, HEX, 2)}',`,
      ],
      ignores: ['SECRET_KEY_BASE=your_secret_key_base', `"rails": "^2.4.1#${sampleText(40, HEX)}"`],
    },
    {
      id: 'rails-master-key',
      title: 'Rails master key',
      opens: 'read the encrypted credentials of the application',
      kind: 'secret',
      keywords: ['master_key', 'masterkey'],
      ...namedValue({ names: /master_?key/, value: /[0-9a-f]{32}/ }),
      catches: [
        `RAILS_MASTER_KEY=${sampleText(32, HEX)}`,
        `{"railsMasterKey": "${sampleText(32, HEX, 2)}"}`,
      ],
      ignores: [
        'RAILS_MASTER_KEY=your_rails_master_key',
        `"rails": "^2.4.1#${sampleText(40, HEX)}"`,
      ],
    },
  ],
}
