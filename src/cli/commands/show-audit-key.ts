/** `keyward audit key`: shows the public key that the audit log is signed with. */
import { KeywardError } from '../../base/errors.ts'
import type { Run } from '../command.ts'
import { succeed } from '../outcome.ts'
import type { showAuditKeyShape } from '../specs/audit-specs.ts'
import { formatFields } from '../text/format-fields.ts'
import { withQuery, withTransport } from '../transport/transport.ts'

interface Checkpoints {
  readonly authority: string
  readonly publicKey: string
  readonly fingerprint: string
  readonly items: readonly { readonly verifierKey: string }[]
}

export const showAuditKey: Run<typeof showAuditKeyShape> = (context, { options }) =>
  withTransport(context, options, async (transport) => {
    const { api } = options
    const path = withQuery('/v1/audit-checkpoints', { api, limit: 1 })
    const answer = (await transport.call('GET', path)) as Checkpoints
    const { authority, fingerprint } = answer
    const publicKey = api === undefined ? answer.publicKey : answer.items[0]?.verifierKey
    if (publicKey === undefined) {
      throw new KeywardError('api_not_found', { detail: `There is no log of ${api}.` })
    }
    return succeed({ authority, publicKey, fingerprint }, (style) =>
      formatFields(
        [
          ['key', publicKey],
          ['fingerprint', fingerprint],
        ],
        style,
      ),
    )
  })
