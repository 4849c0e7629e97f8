/** Decides how an address is shown: whatever may be a secret in it is left out. */
import { maskSecrets } from '../../../secrets/mask-secrets.ts'

/** Values of a query are often what is looked for; a name before the host, a password. */
export function showUrl(url: URL): string {
  const names = [...new URLSearchParams(url.search).keys()].map((name) => `${name}=…`)
  const query = names.length === 0 ? '' : `?${names.join('&')}`
  return maskSecrets(`${url.origin}${url.pathname}${query}`, [])
}
