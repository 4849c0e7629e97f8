/** Makes an access token of a key or of another token, without HTTP, for tests. */
import type { Engine } from '../../src/engine/engine.ts'
import { identifySubject } from '../../src/engine/tokens/identify-subject.ts'
import { issueToken } from '../../src/engine/tokens/issue-token.ts'
import type { TokenWishes } from '../../src/engine/tokens/narrow-request.ts'

const ALL: TokenWishes = { scope: null, audience: [], addresses: null, lifetimeSeconds: null }

/** `text` is that of a key in Keyward's form, or of a token. */
export async function issueTestToken(
  engine: Engine,
  text: string,
  wishes: Partial<TokenWishes> = {},
): Promise<string> {
  const live = await identifySubject(engine, text, [])
  if (live === undefined) throw new Error('nothing to make a token of')
  const request = { live, wishes: { ...ALL, ...wishes }, address: undefined, proveSender: null }
  const issued = await issueToken(engine, request)
  if (issued.outcome !== 'issued') throw new Error(JSON.stringify(issued))
  return issued.text.reveal()
}
