/** Says what the commands take that make evidence for auditors, and that check it. */
import { limits } from '../../base/limits.ts'
import { EVIDENCE_FRAMEWORKS } from '../../server/evidence/frameworks.ts'
import { EVIDENCE_FORMATS } from '../../server/schemas/evidence-schema.ts'
import { defineShape } from '../command.ts'
import { choice, onOff, text } from '../option.ts'
import { connectionOptions } from './connection-options.ts'
import { periodFrom, periodTo } from './period-options.ts'

export const evidenceShape = defineShape({
  name: 'evidence',
  summary: 'Make evidence toward PCI DSS or SOC 2 for auditors, signed',
  description:
    'Tells, per control, what Keyward can show: the inventory of keys with owner, age, last use ' +
    'and rotation, policies and their changes, denials, access reviews, rotations, revocations, ' +
    'reactions to leaks, scans, and the proof of the audit log. It also tells what it cannot ' +
    'show, and how to get the same again. It is evidence toward controls, never a verdict. With ' +
    '--output the signature goes into a second file, with .sig behind its name. Exit code 1 ' +
    'when the audit log was tampered with: the evidence says so, too.',
  arguments: {},
  options: {
    framework: choice('<name>', EVIDENCE_FRAMEWORKS, 'for this framework'),
    from: periodFrom(
      `begin of the period (default: ${limits.reviewDaysDefault} days before its end)`,
    ),
    to: periodTo('end of the period (default: now)'),
    api: text('<id>', 'only of this API'),
    format: choice(
      '<format>',
      EVIDENCE_FORMATS,
      'form of the document (default: as --output ends, .html or .json; else json)',
    ),
    output: text('<file>', 'write it to this file, and the signature beside it'),
    force: onOff('replace the files when there are some'),
    ...connectionOptions,
  },
  examples: [
    {
      line: 'keyward evidence --framework pci-dss --output pci-dss.html',
      does: 'to read, print and file',
    },
    {
      line: 'keyward evidence --framework soc2 --from 2026-01-01 --to 2026-03-31 --output q1.json',
      does: 'for other programs',
    },
  ],
})

export const verifyEvidenceShape = defineShape({
  name: 'evidence verify',
  summary: 'Check that evidence is just as it was signed',
  description:
    'Checks a file of evidence against its signature, with no server and no data directory. Exit ' +
    'code 1 means that it was changed, or signed by another key. Whose key it is must come from ' +
    'elsewhere: give --public-key. Without it the file is only at one with its signature.',
  arguments: { file: 'a file that `keyward evidence` has written' },
  options: {
    signature: text('<file>', 'the signature (default: the file with .sig behind its name)'),
    publicKey: text('<key>', 'it must be signed by this key: see `keyward audit key`'),
  },
  examples: [
    { line: 'keyward evidence verify pci-dss.html', does: 'with the key that the signature names' },
  ],
})
