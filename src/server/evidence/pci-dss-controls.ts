/** Says what Keyward can show toward requirements of PCI DSS v4.0.1, and what it cannot. */
import type { ControlSpec } from './control-spec.ts'
import {
  AUDIT_HOLDER,
  tellAudit,
  tellAuditReaders,
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
  tellRetention,
  tellReviews,
  tellRevocations,
  tellRotation,
  tellScans,
  tellSharing,
  tellStorage,
  tellUnusual,
} from './shared-sentences.ts'

const OUTSIDE = 'Access to systems and data that do not ask Keyward.'
const RISK_ANALYSIS =
  'The targeted risk analysis (12.3.1) that says how often this has to be done, and its approval.'

export const PCI_DSS_CONTROLS: readonly ControlSpec[] = [
  {
    id: '2.2.7',
    condition: 'where the management API is reached from another machine',
    shows: () => [
      'Other machines are answered over TLS 1.2 or newer; without TLS the server starts for its ' +
        'own machine only, unless it is told that a proxy in front ends TLS. The command line ' +
        'sends an admin key in the clear to another machine only when told to.',
    ],
    tables: ['adminDenials'],
    notShown: ['Whether a proxy in front ends TLS, and how: that is to be seen there.'],
  },
  {
    id: '4.2.1',
    condition: 'where card numbers (PAN) flow through the API',
    shows: (read) => [tellScans(read)],
    tables: ['scans'],
    notShown: [
      'Whether card numbers flow at all, and the inventory of trusted keys and certificates.',
    ],
  },
  {
    id: '6.2.4',
    shows: (read) => [tellScans(read)],
    tables: ['scans'],
    notShown: ['How software is developed and reviewed, and the training of its developers.'],
  },
  {
    id: '6.4.2',
    condition: 'where the API is public and the gateway of Keyward stands in front of it',
    shows: (read) => [tellLimits(read), tellDecisions(read)],
    tables: ['policies', 'decisions'],
    notShown: [
      'Detection of attacks in what requests contain: Keyward is no web application firewall.',
    ],
  },
  {
    id: '7.2.1',
    shows: (read) => [tellModel(read)],
    tables: ['policies', 'policyChanges'],
    notShown: ['Job functions, and which access each of them needs.', OUTSIDE],
  },
  {
    id: '7.2.2',
    shows: (read) => [tellLeastPrivilege(read)],
    tables: ['inventory'],
    notShown: ['Whether what was used is also needed, and who approved it.', OUTSIDE],
  },
  {
    id: '7.2.5',
    shows: (read) => [tellLeastPrivilege(read), tellRest(read)],
    tables: ['inventory'],
    notShown: ['Accounts of applications and systems other than keys of Keyward.', OUTSIDE],
  },
  {
    id: '7.2.5.1',
    shows: (read) => [tellReviews(read)],
    tables: ['accessReviews', 'inventory'],
    notShown: [
      RISK_ANALYSIS,
      'That management acknowledged that the access which stays is appropriate.',
    ],
  },
  {
    id: '7.3.1',
    shows: (read) => [tellModel(read), tellDecisions(read)],
    tables: ['policies', 'decisions'],
    notShown: [OUTSIDE],
  },
  {
    id: '7.3.2',
    shows: (read) => [tellDecisions(read)],
    tables: ['decisions', 'adminDenials'],
    notShown: ['Whether the API can be reached around the gateway, and what it allows by itself.'],
  },
  {
    id: '7.3.3',
    shows: (read) => [tellDefault(read), tellDecisions(read)],
    tables: ['policies', 'decisions'],
    notShown: [OUTSIDE],
  },
  {
    id: '8.2.1',
    shows: (read) => [tellInventory(read)],
    tables: ['inventory'],
    notShown: ['Ids of people: a key belongs to a client, and an owner is a name that was given.'],
  },
  {
    id: '8.2.2',
    shows: (read) => [tellSharing(read)],
    tables: ['inventory', 'unusualUse'],
    notShown: ['Whether several people use a key from the same network, and who approved that.'],
  },
  {
    id: '8.2.5',
    shows: (read) => [tellRevocations(read)],
    tables: ['revocations'],
    notShown: ['When a person left or a contract ended: only when a key was revoked.'],
  },
  {
    id: '8.3.2',
    shows: (read) => [tellStorage(read), tellLeaks(read)],
    tables: ['leaks'],
    notShown: [
      'Encryption between clients and whatever ends TLS, and how clients keep their keys.',
    ],
  },
  {
    id: '8.3.4',
    shows: (read) => [
      'What an address sends wrongly beyond a number of attempts a minute is refused with 429, ' +
        'and what could be guessed is not even looked at until the minute is over.',
      tellUnusual(read),
    ],
    tables: ['auditEvents', 'unusualUse'],
    notShown: [
      'How many attempts that are: 20, unless the server is started with another number, or none.',
      'A lockout for thirty minutes after ten attempts: keys that cannot be guessed stay open; ' +
        'the addresses of those who try are throttled.',
    ],
  },
  {
    id: '8.6.2',
    shows: (read) => [tellLeaks(read)],
    tables: ['leaks'],
    notShown: [
      'Keys in scripts, configuration and source code: run keyward leaks and keyward code there. ' +
        'The requirement is about passwords for interactive login; keys are meant by analogy.',
    ],
  },
  {
    id: '8.6.3',
    shows: (read) => [tellRotation(read), tellLeaks(read)],
    tables: ['policies', 'rotations', 'leaks', 'inventory'],
    notShown: [RISK_ANALYSIS],
  },
  {
    id: '10.2.1',
    shows: (read) => [tellAudit(read), tellProof(read)],
    tables: ['auditEvents', 'auditChains'],
    notShown: ['Logs of other systems, and whether anybody looks at these (10.4).', AUDIT_HOLDER],
  },
  {
    id: '10.2.1.4',
    shows: (read) => [tellDecisions(read), tellUnusual(read)],
    tables: ['decisions', 'adminDenials'],
    notShown: ['Each attempt with a key that nobody knows: those are in the log of the server.'],
  },
  {
    id: '10.2.1.5',
    shows: (read) => [tellCredentials(read)],
    tables: ['auditEvents', 'rotations', 'revocations'],
    notShown: ['Changes of accounts outside of Keyward.'],
  },
  {
    id: '10.2.2',
    shows: (read) => [tellAudit(read)],
    tables: ['auditEvents'],
    notShown: ['Whether the clocks of the machines are synchronised (10.6).'],
  },
  {
    id: '10.3.1',
    shows: (read) => [tellAuditReaders(read)],
    tables: ['inventory', 'auditChains'],
    notShown: ['Who can read the files of the data directory, its backups and the logs sent on.'],
  },
  {
    id: '10.3.4',
    shows: (read) => [tellProof(read)],
    tables: ['auditChains'],
    notShown: [
      'Whether somebody is told of it: watch for audit.rolled_back, and prove exports elsewhere.',
      AUDIT_HOLDER,
    ],
  },
  {
    id: '10.5.1',
    shows: (read) => [tellRetention(read)],
    tables: ['auditChains'],
    notShown: [
      'After how long the server is told to forget events: that is in its configuration.',
      'For how long copies of the log are kept elsewhere, and how fast they are at hand.',
    ],
  },
  {
    id: '12.3.1',
    shows: (read) => [tellRotation(read)],
    tables: ['policies', 'policyChanges'],
    notShown: ['The targeted risk analysis itself: Keyward shows the periods that are in force.'],
  },
  {
    id: '12.5.1',
    shows: (read) => [tellModel(read), tellInventory(read)],
    tables: ['policies', 'inventory'],
    notShown: ['Components that do not use Keyward, such as machines, networks and databases.'],
  },
]

export const PCI_DSS_NOT_SHOWN: readonly string[] = [
  'Network segmentation, firewalls and the scope of the assessment.',
  'Storage of card data: Keyward keeps none.',
  'Physical access, training of people, policies on paper and contracts with providers.',
]
