/** `keyward signing-keys rotate`: puts the next signing keys to use. */
import type { Run } from '../command.ts'
import type { rotateSigningKeysShape } from '../specs/token-specs.ts'
import { withTransport } from '../transport/transport.ts'
import { showSigningKeys } from '../views/signing-key-view.ts'
import type { SigningKeysJson } from '../wire.ts'

export const rotateSigningKeys: Run<typeof rotateSigningKeysShape> = (context, { options }) =>
  withTransport(context, options, async (transport) => {
    const body = { compromised: options.compromised ?? false }
    const keys = await transport.call('POST', '/v1/signing-keys/rotate', body)
    return showSigningKeys(keys as SigningKeysJson)
  })
