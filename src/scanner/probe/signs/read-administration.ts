/** Decides whether an operation is one of administration, which rules over service and users. */
import type { Operation } from '../operation.ts'
import { isParameter, splitPath, splitWords } from './split-words.ts'

/** `perhaps`: a name that clients use, too, so that what it answers has to tell. */
export type Administration = 'yes' | 'perhaps' | 'no'

/** A word of a segment by which it is administration, wherever it stands. */
const ADMIN_WORDS = wordsOf(
  'admin admins administration administrator administrators superuser superusers superadmin sudo',
  'backoffice internal internals actuator sysadmin impersonate impersonation',
)

/** Whole segments that are administration; as a part of a longer name they may be anything. */
const ADMIN_SEGMENTS = wordsOf(
  'manage management manager back-office control-panel cpanel root staff roles permissions',
  'audit audits audit-log audit-logs audit-events auditlog user-management access-control',
  'api-keys apikeys heapdump threaddump configprops loggers backup backups dump db-dump sysinfo',
  'all-users allusers userlist user-list users-export export-users system-settings',
)

const MAYBE_ADMIN_SEGMENTS = wordsOf(
  'config configs configuration settings feature-flags env environment system sys ops console',
  'dashboard jobs queues tasks logs log maintenance moderation operations private monitoring stats',
)

const ADMIN_TEXT = new RegExp(
  '\\b(?:admin(?:istrator)?s?[- ]only|internal use|staff only|' +
    '(?:only|restricted to|requires|for) (?:an )?admin(?:istrator)?s?)\\b',
  'i',
)

/** By path and operation id; then by tags and, where it says so plainly, by its description. */
export function readAdministration(operation: Operation): Administration {
  const segments = splitPath(operation.path).filter((segment) => !isParameter(segment))
  if (segments.some(isAdminSegment)) return 'yes'
  const names = [...operation.tags, operation.operationId ?? '']
  if (names.some((name) => splitWords(name).some((word) => ADMIN_WORDS.has(word)))) return 'yes'
  if (ADMIN_TEXT.test(operation.text)) return 'yes'
  const isMaybe = segments.some((segment) => MAYBE_ADMIN_SEGMENTS.has(nameOf(segment)))
  return isMaybe ? 'perhaps' : 'no'
}

function isAdminSegment(segment: string): boolean {
  return (
    splitWords(segment).some((word) => ADMIN_WORDS.has(word)) || ADMIN_SEGMENTS.has(nameOf(segment))
  )
}

function nameOf(segment: string): string {
  return splitWords(segment.replace(/\.(?:json|php|aspx?)$/i, '')).join('-')
}

function wordsOf(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.join(' ').split(' '))
}
