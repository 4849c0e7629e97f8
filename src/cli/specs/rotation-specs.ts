/** Says what the commands take that rotate keys, and stop and release them. */
import { defineShape } from '../command.ts'
import { text } from '../option.ts'
import { spanRanges } from '../text/span-range.ts'
import { connectionOptions } from './connection-options.ts'
import { duration } from './value-options.ts'

const keyId = { id: 'id of the key, such as key_4fTzP0aQ9xLm' }

export const rotateKeyShape = defineShape({
  name: 'keys rotate',
  summary: 'Give a key a new secret and show it, once',
  description:
    'Makes a new secret. The key keeps its id, counters, quota and expiry; the old secret works ' +
    'on for the grace period and never longer than it would have.',
  arguments: keyId,
  options: {
    grace: duration(
      'how long the old secret works on; 0 after a leak (default: as the API says)',
      spanRanges.rotationGrace,
    ),
    publicKey: text('<file>', 'next public key of a key that signs; - reads standard input'),
    ...connectionOptions,
  },
  examples: [
    { line: 'keyward keys rotate key_4fTzP0aQ9xLm --grace 1d', does: 'a day to deploy it' },
    { line: 'keyward keys rotate key_4fTzP0aQ9xLm --grace 0', does: 'it leaked: at once' },
    {
      line: 'keyward keys rotate key_4fTzP0aQ9xLm --public-key next.pub.pem --grace 1d',
      does: 'the next public key of one who signs',
    },
  ],
})

export const showRotationShape = defineShape({
  name: 'keys rotation',
  summary: 'Show how the rotation of a key stands',
  description:
    'Shows which secrets work, when and from where an old one was last used, or presented and ' +
    'refused once it had ended, whether the rotation is safe to finish, and when the next one ' +
    'is due.',
  arguments: keyId,
  options: connectionOptions,
  examples: [
    { line: 'keyward keys rotation key_4fTzP0aQ9xLm', does: 'who still uses the old one' },
  ],
})

export const finishRotationShape = defineShape({
  name: 'keys rotation-finish',
  summary: 'End the old secret of a key now',
  description: 'Ends every secret of a key but the newest, before its grace period is over.',
  arguments: keyId,
  options: connectionOptions,
  examples: [{ line: 'keyward keys rotation-finish key_4fTzP0aQ9xLm', does: 'all have moved' }],
})

export const cancelRotationShape = defineShape({
  name: 'keys rotation-cancel',
  summary: 'Take the rotation of a key back',
  description: 'Ends the new secret of a key now; the old one works on as before the rotation.',
  arguments: keyId,
  options: connectionOptions,
  examples: [{ line: 'keyward keys rotation-cancel key_4fTzP0aQ9xLm', does: 'as it was' }],
})

export const quarantineKeyShape = defineShape({
  name: 'keys quarantine',
  summary: 'Stop a key until it is released',
  description: 'Stops a key that may have leaked. It is denied as disabled until it is released.',
  arguments: keyId,
  options: { reason: text('<text>', 'why, for those who look later'), ...connectionOptions },
  examples: [
    { line: 'keyward keys quarantine key_4fTzP0aQ9xLm --reason "seen in a chat"', does: 'for now' },
  ],
})

export const releaseKeyShape = defineShape({
  name: 'keys release',
  summary: 'Let a quarantined key work again',
  description: 'Releases a key from quarantine. Where it leaked, rotate it with --grace 0 first.',
  arguments: keyId,
  options: connectionOptions,
  examples: [{ line: 'keyward keys release key_4fTzP0aQ9xLm', does: 'it was a false alarm' }],
})
