/** Decides whether a sender has proven all that a token asks for: its own key, or none (DPoP). */
import type { AccessToken } from '../tokens/access-token.ts'
import type { LiveKey } from './live-key.ts'

/** One that is bound to nothing is not enough where the API has come to ask for more. */
export function isHeldBy(
  { source }: Pick<LiveKey, 'source'>,
  { jkt }: AccessToken,
  provenJkt: string | undefined,
): boolean {
  return jkt === null ? !source.api.keyPolicy.requireDpop : jkt === provenJkt
}
