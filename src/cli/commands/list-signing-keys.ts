/** `keyward signing-keys list`: lists the keys that sign tokens. */
import type { Run } from '../command.ts'
import type { listSigningKeysShape } from '../specs/token-specs.ts'
import { withTransport } from '../transport/transport.ts'
import { showSigningKeys } from '../views/signing-key-view.ts'
import type { SigningKeysJson } from '../wire.ts'

export const listSigningKeys: Run<typeof listSigningKeysShape> = (context, { options }) =>
  withTransport(context, options, async (transport) =>
    showSigningKeys((await transport.call('GET', '/v1/signing-keys')) as SigningKeysJson),
  )
