/** Decides how an exchange of a recording is called where a report names it: with no secret. */
import { limits } from '../../../../base/limits.ts'
import { neutralise } from '../../../../base/text/neutralise.ts'
import { maskSecrets } from '../../../secrets/mask-secrets.ts'

/** `entry 12 GET https://api.example.com/v1/users`; without user, password, query and fragment. */
export function nameEntry(number: number, method: string, url: string): string {
  const verb = /^[A-Za-z]{1,20}$/.test(method) ? method.toUpperCase() : '?'
  return `entry ${number} ${verb} ${nameUrl(url)}`
}

function nameUrl(url: string): string {
  const parsed = URL.parse(url.slice(0, limits.urlLengthMax))
  if (parsed === null) return '?'
  if (parsed.host === '') return parsed.protocol
  const path = maskSecrets(parsed.pathname, [])
  const shown = neutralise(`${parsed.protocol}//${parsed.host}${path}`)
  const { entryNameLengthMax: max } = limits
  return shown.length > max ? `${shown.slice(0, max)}…` : shown
}
