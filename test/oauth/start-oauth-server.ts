/** Starts the real program with an API, a key and an admin, as OAuth clients meet it, for tests. */
import { type Keyward, removeDirectory, startKeyward } from '../fixtures/start-keyward.ts'

export interface OAuthServer extends Keyward, AsyncDisposable {
  /** Client id of a key of `shop`. */
  readonly keyId: string
  readonly secret: string
  readonly adminKeyId: string
}

/** `policy` is that of the API, `settings` those of the key. */
export async function startOAuthServer(
  options: Parameters<typeof startKeyward>[0] = {},
  settings: object = {},
  policy: object = {},
): Promise<OAuthServer> {
  const keyward = await startKeyward(options)
  const api = { id: 'shop', prefix: 'shop_live', keyPolicy: policy }
  const made = await keyward.call('POST', '/v1/apis', api)
  if (made.status !== 201) throw new Error(JSON.stringify(made.body))
  const wanted = { api: 'shop', name: 'ci', owner: 'acme', scopes: ['read:*'], ...settings }
  const { body } = await keyward.call('POST', '/v1/keys', wanted)
  const start = 'keyward_'.length
  return {
    ...keyward,
    keyId: body.id,
    secret: body.secret,
    adminKeyId: `key_${keyward.adminKey.slice(start, start + 12)}`,
    async [Symbol.asyncDispose]() {
      await keyward.stop()
      removeDirectory(keyward.directory)
    },
  }
}
