/** Says what Keyward can show toward the trust services criteria of SOC 2, and what it cannot. */
import type { ControlSpec } from './control-spec.ts'
import {
  AUDIT_HOLDER,
  tellAudit,
  tellAuditReaders,
  tellChanges,
  tellCredentials,
  tellDecisions,
  tellDefault,
  tellInventory,
  tellLeaks,
  tellLeastPrivilege,
  tellLimits,
  tellModel,
  tellProof,
  tellRest,
  tellReviews,
  tellRevocations,
  tellRotation,
  tellScans,
  tellSharing,
  tellStorage,
  tellUnusual,
} from './shared-sentences.ts'

const OUTSIDE = 'Access to systems and data that do not ask Keyward.'

export const SOC_2_CONTROLS: readonly ControlSpec[] = [
  {
    id: 'CC6.1',
    shows: (read) => [
      tellInventory(read),
      tellDefault(read),
      tellStorage(read),
      tellRotation(read),
      tellDecisions(read),
    ],
    tables: ['inventory', 'policies', 'decisions', 'rotations'],
    notShown: [OUTSIDE, 'Encryption of data at rest, and of traffic where others end TLS.'],
  },
  {
    id: 'CC6.2',
    shows: (read) => [tellCredentials(read), tellRevocations(read), tellRest(read)],
    tables: ['auditEvents', 'revocations', 'inventory'],
    notShown: ['Requests for access and their approval, and when people or customers left.'],
  },
  {
    id: 'CC6.3',
    shows: (read) => [tellModel(read), tellLeastPrivilege(read), tellReviews(read)],
    tables: ['policies', 'inventory', 'accessReviews'],
    notShown: ['Segregation of duties between people: an owner is a name that was given.'],
  },
  {
    id: 'CC6.6',
    shows: (read) => [tellLimits(read), tellUnusual(read), tellScans(read)],
    tables: ['policies', 'unusualUse', 'scans'],
    notShown: ['Firewalls, network boundaries, and paths around the gateway.'],
  },
  {
    id: 'CC6.7',
    shows: (read) => [tellLeaks(read), tellSharing(read)],
    tables: ['leaks', 'unusualUse'],
    notShown: ['Movement of data by other means than the APIs that Keyward guards.'],
  },
  {
    id: 'CC7.1',
    shows: (read) => [tellScans(read), tellChanges(read)],
    tables: ['scans', 'policyChanges'],
    notShown: ['Vulnerabilities of machines, libraries and networks.'],
  },
  {
    id: 'CC7.2',
    shows: (read) => [tellUnusual(read), tellDecisions(read), tellAudit(read)],
    tables: ['unusualUse', 'adminDenials', 'decisions', 'auditEvents'],
    notShown: ['Whether somebody is on call for it, and monitoring of other systems.'],
  },
  {
    id: 'CC7.3',
    shows: (read) => [
      tellLeaks(read),
      `Longest time from a first sighting to what was done about it: ${read('slowestReaction')}.`,
      tellProof(read),
    ],
    tables: ['leaks', 'revocations', 'auditChains'],
    notShown: ['How people judged what happened, and what they learned from it.', AUDIT_HOLDER],
  },
  {
    id: 'CC8.1',
    shows: (read) => [tellChanges(read)],
    tables: ['policyChanges'],
    notShown: ['Tests and approvals of changes, and changes of software and infrastructure.'],
  },
  {
    id: 'A1.1',
    shows: (read) => [tellLimits(read)],
    tables: ['policies', 'decisions'],
    notShown: ['Capacity of machines, and how it is planned.'],
  },
  {
    id: 'C1.1',
    shows: (read) => [tellStorage(read), tellAuditReaders(read)],
    tables: ['leaks'],
    notShown: ['Which information is confidential, how long it is kept, and how it is destroyed.'],
  },
]

export const SOC_2_NOT_SHOWN: readonly string[] = [
  'The control environment, risk assessment and communication (CC1 to CC5).',
  'Physical access, training of people, backups, recovery and vendors.',
  'Whether a control worked throughout the period: Keyward shows what it recorded, as recorded.',
]
