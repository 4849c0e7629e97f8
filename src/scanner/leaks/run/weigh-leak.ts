/** Decides how much a leak weighs, how sure it is, and on which controls it bears. */
import type { ControlClass } from '../../controls.ts'
import type { Confidence, Severity } from '../../finding.ts'
import type { LeakRecord } from './leak-record.ts'
import { severityOfKind } from './leak-rules.ts'

export interface LeakWeight {
  readonly severity: Severity
  readonly confidence: Confidence
  readonly controls: ControlClass
}

/** Names of archives that go to users' devices. */
const SHIPPED_ARCHIVE = /\.(?:apk|aab|xapk|apks|ipa|crx|xpi|asar|vsix)$/i
/** Folders that builds for browsers write to, and files that they write. */
const SHIPPED_FOLDER = /(?:^|\/)(?:dist|build|out|public|static|www|assets|\.next\/static)\//i
const SHIPPED_FILE = /\.(?:m?js|css|map|html?|wasm|bundle|jsbundle|hbc)$/i
const LOG_READERS: readonly string[] = ['har', 'access-log']
const LOG_FILE = /\.(?:log|har)(?:\.\d+)?(?:\.(?:gz|zst))?$/i

export function weighLeak(record: LeakRecord): LeakWeight {
  const where = classify(record)
  return {
    severity: weigh(record, where),
    confidence: record.isGenuine ? 'confirmed' : record.isGeneric ? 'possible' : 'likely',
    controls:
      where === 'shipped' ? 'key-shipped' : where === 'log' ? 'key-in-log' : 'key-in-source',
  }
}

/** What everybody can read, or what its provider would accept for sure, weighs most. */
function weigh({ kind, isGenuine, isGeneric }: LeakRecord, where: Where): Severity {
  const usual = severityOfKind[kind]
  if (usual !== 'high' || isGeneric) return usual
  return where === 'shipped' || isGenuine ? 'critical' : usual
}

type Where = 'shipped' | 'log' | 'source'

function classify({ place, seen, reader }: LeakRecord): Where {
  const { path, entries } = place
  if (seen !== null || (reader !== null && LOG_READERS.includes(reader)) || LOG_FILE.test(path)) {
    return 'log'
  }
  if (/^https?:/i.test(path)) return 'shipped'
  if ([path, ...entries].some((each) => SHIPPED_ARCHIVE.test(each))) return 'shipped'
  const isBuilt = SHIPPED_FOLDER.test(path) && SHIPPED_FILE.test(path)
  return isBuilt || /\.min\.m?js$/i.test(path) ? 'shipped' : 'source'
}
