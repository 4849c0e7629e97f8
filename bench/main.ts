/** Runs the groups of contestants that were asked for, and prints a table for each. */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { type Group, groups } from './groups.ts'
import { hasWrk } from './http/wrk.ts'
import { interleave, ROUNDS_MIN } from './interleave.ts'
import { isPinned } from './pinned-process.ts'
import { Resources } from './resources.ts'
import { formatTable } from './table.ts'

const SLOT_MS = 1_000

async function runGroup(group: Group, rounds: number): Promise<void> {
  const resources = new Resources()
  try {
    const contestants = await group.start(resources)
    const slots = await interleave(contestants, { count: rounds, slotMs: SLOT_MS })
    console.log(formatTable(group.title, slots, group.reference))
  } finally {
    await resources.close()
  }
}

function describeMachine(rounds: number): string {
  const processors = cpus()
  return [
    `Node ${process.version}, ${processors.length} × ${processors[0]?.model ?? 'unknown CPU'}`,
    isPinned() ? 'measured on core 0, loaded from core 1' : 'NOT pinned: one core, or no taskset',
    `medians of ${rounds} rounds of ${SLOT_MS / 1_000} s, contestants taking turns`,
    '',
  ].join('\n')
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: String(ROUNDS_MIN) } },
})
const rounds = Number(values.rounds)
const names = positionals.length > 0 ? positionals : Object.keys(groups)
const unknown = names.filter((name) => !(name in groups))

if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
  console.error(`npm run bench -- [--rounds N] [${Object.keys(groups).join('|')}]…`)
  process.exitCode = 2
} else if (!hasWrk() && names.some((name) => name !== 'in-process')) {
  console.error('wrk is missing: install wrk from Debian')
  process.exitCode = 3
} else {
  console.log(describeMachine(rounds))
  for (const name of names) await runGroup(groups[name] as Group, rounds)
}
