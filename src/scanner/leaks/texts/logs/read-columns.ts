/** Decides what the columns of a W3C log mean: its own first lines name them (IIS, CloudFront). */
import type { SentKey } from '../find-sent-keys.ts'
import { decodePercent } from '../read-parameters.ts'
import type { KeyLookup } from './key-lookup.ts'
import type { LogSighting } from './log-sighting.ts'
import { readLogTime } from './read-log-time.ts'
import { hostOf } from './read-text-line.ts'

const COLUMNS_MAX = 200

/** The names of a line `#Fields: date time cs-method …`; undefined for any other line. */
export function readColumnNames(line: string): readonly string[] | undefined {
  if (!line.startsWith('#Fields:')) return undefined
  return line.slice('#Fields:'.length).trim().toLowerCase().split(/\s+/, COLUMNS_MAX)
}

export function readColumns(
  line: string,
  names: readonly string[],
  keys: KeyLookup,
): readonly LogSighting[] {
  const values = line.split(line.includes('\t') ? '\t' : ' ', COLUMNS_MAX)
  const of = (...wanted: string[]): string => {
    for (const name of wanted) {
      const value = values[names.indexOf(name)]
      if (value !== undefined && value !== '-') return value
    }
    return ''
  }
  const own = of('x-host-header', 'cs-host', 'cs(host)', 's-computername') || null
  const timeMs = readLogTime(`${of('date')} ${of('time')}`) ?? readLogTime(line)
  const tell = (found: readonly SentKey[], host: string | null): LogSighting[] =>
    found.map((sent) => ({ sent, host, timeMs }))
  // CloudFront encodes what it writes once more.
  const referer = decodePercent(of('cs(referer)'))
  const cookie = decodePercent(of('cs(cookie)'))
  const address = of('cs-uri')
  return [
    ...tell(keys.inQuery(of('cs-uri-query'), 'query'), own),
    ...tell(keys.inUrl(address, 'query'), hostOf(address) ?? own),
    ...tell(keys.inUrl(referer, 'referer'), hostOf(referer)),
    ...tell(keys.inHeader({ name: 'cookie', value: cookie }, false), own),
  ]
}
