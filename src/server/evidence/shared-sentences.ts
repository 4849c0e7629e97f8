/** Holds the sentences about figures that evidence for every framework needs. */
import type { ReadFigure } from './control-spec.ts'

/** A figure stands behind a colon, so that each sentence is right for none, one and many. */
type Tell = (read: ReadFigure) => string

export const tellInventory: Tell = (read) =>
  'Each key has its own id, secret and record of use. Keys that are not revoked: ' +
  `${read('keys')}; that work now: ${read('keysWorking')}; without a named owner: ` +
  `${read('keysWithoutOwner')}.`

export const tellModel: Tell = (read) =>
  'A request needs every scope of its route, which a key holds by itself or by a role. APIs: ' +
  `${read('apis')}; roles: ${read('roles')}; APIs with a catalogue, outside of which no scope ` +
  `can be granted: ${read('apisWithCatalogue')}.`

export const tellDefault: Tell = (read) =>
  'A request without a key, with an unknown one, or to a route that needs what the key does not ' +
  `hold is refused. Routes that are marked as needing no key: ${read('publicRoutes')}.`

export const tellLeastPrivilege: Tell = (read) =>
  'Working keys with scopes or roles that they did not use in 90 days: ' +
  `${read('review_unused_scopes')} of ${read('review_keys')}; admin keys that may do everything: ` +
  `${read('review_admin_of_all')}; keys narrowed in the period: ${read('keysNarrowed')}.`

export const tellRest: Tell = (read) =>
  `Working keys that were not used in 90 days: ${read('review_dormant')}; that were never used ` +
  `in 14 days or more since they could be: ${read('review_never_used')}.`

export const tellReviews: Tell = (read) =>
  'A review is recorded with who reviewed, when, and what there was to see. Access reviews in ' +
  `the period: ${read('accessReviews')}.`

export const tellDecisions: Tell = (read) =>
  `Requests with a known key that were decided in the period: ${read('decisions')}; refused: ` +
  `${read('denials')}. Refusals of admins in the audit log: ${read('adminDenials')}.`

export const tellRotation: Tell = (read) =>
  `APIs with a schedule of rotation: ${read('apisWithRotation')} of ${read('apis')}; with a ` +
  `longest life of keys: ${read('apisWithLifetime')}. Rotations in the period: ` +
  `${read('rotations')}; keys that are overdue: ${read('review_rotation_overdue')}.`

export const tellLeaks: Tell = (read) =>
  `Keys exposed or reported as leaked in the period: ${read('leaks')}; not rotated, quarantined ` +
  `or revoked since: ${read('leaksUnanswered')}. Keys that work as they were seen, of any time: ` +
  `${read('review_exposed')}.`

export const tellRevocations: Tell = (read) =>
  'A revocation holds from the answer to it on, and ends the tokens of the key. Keys revoked in ' +
  `the period: ${read('revocations')}.`

export const tellStorage: Tell = (read) =>
  'Secrets are not stored: a key is kept as an HMAC-SHA-256 under a pepper outside of the ' +
  'database, or as a public key. Logs, events and pages show hints and ids only. Imported keys ' +
  `still in the digest that they came in: ${read('review_weak_digest')}.`

export const tellAudit: Tell = (read) =>
  'An event says who did what, when, from where, with which request and outcome, and what was ' +
  `there before and after. Events in the period: ${read('events')}.`

export const tellProof: Tell = (read) =>
  'Events are chained by hash, with signed checkpoints over a Merkle tree. The log as it is now ' +
  `(events: ${read('auditEventsKept')}) is ${read('auditProof')}. Old copies of the log that ` +
  `were noticed in the period: ${read('rollbacks')}.`

/** What `tellProof` does not show. */
export const AUDIT_HOLDER =
  'Changes by whoever holds the data directory, and with it the key that signs: those show only ' +
  'against checkpoints and exports that are kept elsewhere.'

export const tellRetention: Tell = (read) =>
  `First day of the log: ${read('auditOldest')}. Events kept: ${read('auditEventsKept')}; ` +
  `forgotten because they were older than is kept: ${read('auditEventsForgotten')}.`

export const tellUnusual: Tell = (read) =>
  'New networks, sudden rates, bursts of refusals, use after long rest or exposure, and secrets ' +
  'that are presented after their end are told. Such events in the period: ' +
  `${read('unusualUses')}. Keys of which an ended secret was presented still: ` +
  `${read('review_ended_secret')}. Addresses throttled for failed attempts: ` +
  `${read('addressesThrottled')}.`

export const tellChanges: Tell = (read) =>
  'Changes of APIs, policies and roles are told with what was there before and after. Changes in ' +
  `the period: ${read('policyChanges')}.`

export const tellScans: Tell = (read) =>
  `Scans of APIs that ended in the period: ${read('scans')}; grade of the newest: ` +
  `${read('latestGrade')}.`

export const tellLimits: Tell = (read) =>
  'Limits and quotas are exact, and the same for all secrets of a key. APIs that limit the rate ' +
  `of their keys: ${read('apisWithRateLimits')} of ${read('apis')}.`

export const tellSharing: Tell = (read) =>
  'Working keys that were used from so many networks that several parties may share them: ' +
  `${read('review_shared_use')}.`

export const tellAuditReaders: Tell = (read) =>
  'Over HTTP the audit log is read with the scope read:audit only. Admin keys that hold it: ' +
  `${read('adminKeysReadingAudit')} of ${read('adminKeys')}.`

export const tellCredentials: Tell = (read) =>
  `Keys made or imported in the period: ${read('keysCreated')}; rotated: ${read('rotations')}; ` +
  `revoked: ${read('revocations')}; rotations of the key that signs tokens: ` +
  `${read('signingKeyRotations')}.`
