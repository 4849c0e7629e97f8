/** Decides which URLs that an answer hands out carry a key in their query. */
import { limits } from '../../../base/limits.ts'
import { buildPattern } from '../../secrets/build-pattern.ts'
import { findSecrets } from '../../secrets/find-secrets.ts'
import { isPlaceholder } from '../../secrets/is-placeholder.ts'
import type { Answer } from '../client/exchange.ts'
import type { ScanContext } from '../scan-context.ts'
import { namesKey } from './names-key.ts'

export interface KeyLink {
  /** Of the query. */
  readonly parameter: string
  /** `given`: a key of the scan. `value`: some key. `built`: a script puts one in. */
  readonly kind: 'given' | 'value' | 'built'
  /** The address up to the query. */
  readonly address: string
  /** It leads to the target itself. */
  readonly isOwn: boolean
}

/** A parameter of an address and what it holds, in HTML, JSON, a script or a header field. */
const PARAMETER = buildPattern(
  'g',
  /(?:[?&;]|\\u0026|%3F|%26)([A-Za-z][\w.-]{1,39})(?:=|%3D)/,
  /(\$\{|["'`]\s{0,3}\+|[^\s"'`<>&;#\\]{1,400}|)/,
)

/** `?api_key=` put behind a variable: `base + '/rates?api_key=' + key`. */
const APPENDED = /["'`][^"'`\s<>]{0,200}[?&]([\w.-]{2,40})=["'`]\s{0,3}[+,]/g

/** Made for one use, or for browsers. */
const ONE_TIME =
  /reset|verif|confirm|activat|unsubscri|invite|magic|download|presign|maps\.googleapis|recaptcha/i

/** Of one answer, each parameter of each address once. */
export function findKeyLinks(answer: Answer, scan: ScanContext): readonly KeyLink[] {
  const fields = answer.headers.entries
    .filter(([name]) => /^(?:location|link|content-location|refresh)$/.test(name))
    .map(([, value]) => value)
  const isText = /json|html|javascript|xml|text|^$/.test(answer.contentType)
  const text = isText ? answer.text.replaceAll('\\/', '/') : ''
  const links = [...fields, text].flatMap((each) => findInText(each, scan))
  const byName = new Map(links.map((link) => [`${link.address} ${link.parameter}`, link]))
  return [...byName.values()]
}

function findInText(text: string, scan: ScanContext): KeyLink[] {
  const links: KeyLink[] = []
  let searched = 0
  for (const match of text.matchAll(PARAMETER)) {
    const [, parameter = '', value = ''] = match
    const isNamed = namesKey(parameter)
    if (!isNamed && (value.length < 16 || searched++ > limits.linkValuesSearchedMax)) continue
    const kind = judge(parameter, value, isNamed, scan)
    if (kind === null) continue
    const address = readAddress(text, match.index)
    if (address === null || ONE_TIME.test(address)) continue
    links.push({ parameter, kind, address, isOwn: isOwn(address, scan) })
  }
  for (const [whole, parameter = ''] of text.matchAll(APPENDED)) {
    if (!namesKey(parameter) || ONE_TIME.test(whole)) continue
    const address = whole.slice(1).split(/[?&]/)[0] ?? ''
    links.push({ parameter, kind: 'built', address, isOwn: isOwn(address, scan) })
  }
  return links
}

/** What stands before the query; null where this is no address. */
function readAddress(text: string, end: number): string | null {
  const before = text.slice(Math.max(0, end - 400), end)
  const [line = ''] = /[^\s"'`<>\\]{0,400}$/.exec(before) ?? []
  const address = line.split('?')[0] ?? ''
  return /^(?:https?:|wss?:|\/|\$\{|\.{0,2}\/|[\w-]{1,40}\/)/.test(address)
    ? address.slice(0, 200)
    : null
}

function judge(
  parameter: string,
  value: string,
  isNamed: boolean,
  scan: ScanContext,
): KeyLink['kind'] | null {
  const plain = decode(value)
  if (plain.length >= 8 && scan.settings.keys.some((key) => key.text === plain)) return 'given'
  if (!isNamed) {
    const isGenuine = findSecrets(plain).some(
      (each) => each.kind !== 'publishable' && !/^(?:generic|bearer)/.test(each.formatId),
    )
    return isGenuine && !/sig|x-amz|x-goog/i.test(parameter) ? 'value' : null
  }
  if (/^(?:\$\{|["'`])/.test(value)) return 'built'
  if (plain.length < 4 || isPlaceholder(plain) || plain === scan.madeUpKey) return null
  return 'value'
}

/** A path, or what a script puts in front of one, is taken for the target's own. */
function isOwn(address: string, scan: ScanContext): boolean {
  if (!/^(?:https?|wss?):/.test(address)) return true
  return URL.parse(address)?.host === new URL(scan.origin).host
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}
