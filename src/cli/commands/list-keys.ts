/** `keyward keys list`: lists and searches keys. */
import type { Run } from '../command.ts'
import type { listKeysShape } from '../specs/key-specs.ts'
import { readPages } from '../transport/list-pages.ts'
import { withTransport } from '../transport/transport.ts'
import { keyColumns } from '../views/key-view.ts'
import { showPage } from '../views/view-page.ts'
import type { KeyJson } from '../wire.ts'

export const listKeys: Run<typeof listKeysShape> = (context, { options }) =>
  withTransport(context, options, async (transport) => {
    const { api, owner, name, prefix, hint, state } = options
    const imported = options.imported === undefined ? undefined : String(options.imported === 'yes')
    const filter = { api, owner, name, prefix, hint, state, imported }
    const page = await readPages<KeyJson>(transport, '/v1/keys', filter, options)
    return showPage(page, keyColumns, 'No key matches.')
  })
