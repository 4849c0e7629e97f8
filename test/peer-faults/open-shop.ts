/** A management API with an API `shop` and a clock that stands still, asked as by HTTP. */
import { openManagement } from '../fixtures/open-management.ts'

/** Parsed JSON; tests look into it by name. */
export type Json = ReturnType<typeof JSON.parse>

export async function openShop() {
  const management = await openManagement()
  const ask = async (method: string, path: string, body?: unknown): Promise<Json> => {
    const { text } = await management.call(method, path, body === undefined ? {} : { body })
    return JSON.parse(text)
  }
  const verify = (key: string, question: object = {}) =>
    ask('POST', '/v1/keys/verify', { key, api: 'shop', ...question })
  return {
    ...management,
    ask,
    verify,
    createKey: (settings: object = {}) => ask('POST', '/v1/keys', { api: 'shop', ...settings }),
    rotate: (id: string, graceSeconds: number) =>
      ask('POST', `/v1/keys/${id}/rotate`, { graceSeconds }),
    /** `allowed`, or why not. */
    async verdict(key: string, question: object = {}): Promise<string> {
      const { allowed, code } = await verify(key, question)
      return allowed ? 'allowed' : code
    },
    /** How many of so many requests pass, one after the other. */
    async countAllowed(key: string, times: number): Promise<number> {
      let count = 0
      for (let nth = 0; nth < times; nth++) count += (await verify(key)).allowed ? 1 : 0
      return count
    },
  }
}
