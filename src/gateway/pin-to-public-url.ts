/** Decides for which place a request must have been signed, where its public URL is known. */
import type { SignedFacts } from '../engine/signatures/verify-signed-request.ts'

/**
 * What `Host` says is believed only where nothing better is known: another server, to which the
 * client signed a request, could pass it on to here, `Host` and all. `path` is the judged one in
 * the form in which clients know it.
 */
export function pinToPublicUrl(
  facts: SignedFacts,
  path: string,
  publicUrl: string | undefined,
): { readonly facts: SignedFacts; readonly path: string } {
  if (publicUrl === undefined) return { facts, path }
  const { protocol, host, pathname } = new URL(publicUrl)
  const prefix = pathname === '/' ? '' : pathname
  const message = {
    ...facts.message,
    scheme: protocol === 'https:' ? ('https' as const) : ('http' as const),
    authority: host,
    requestTarget: `${prefix}${facts.message.requestTarget}`,
  }
  return { facts: { ...facts, message }, path: `${prefix}${path}` }
}
