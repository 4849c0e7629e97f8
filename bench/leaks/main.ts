/** Measures the search for leaks: what it finds, how fast, and what it finds in error. */
import { parseArgs } from 'node:util'
import { interleave, ROUNDS_MIN } from '../interleave.ts'
import { isPinned } from '../pinned-process.ts'
import { Resources } from '../resources.ts'
import { formatTable } from '../table.ts'
import { PREFILTER, startContestants } from './contestants.ts'
import { makeCorpus } from './make-corpus.ts'
import { formatExamples, measureOwnSamples, readExamples } from './measure-examples.ts'
import { measurePackages } from './measure-packages.ts'

const USAGE = 'npm run bench:leaks -- [--corpus FILE] [--rounds N] [examples|speed|packages]…'

async function measureSpeed(rounds: number): Promise<void> {
  const resources = new Resources()
  try {
    const corpus = resources.add(await makeCorpus())
    const { contestants, foundOf } = await startContestants(corpus, resources)
    // Whoever runs looks at all of the corpus, however long a slot is meant to be.
    const slots = await interleave(contestants, { count: rounds, slotMs: 0 })
    const size = Math.round(corpus.bytes / 1e6)
    const what = `${size} MB of minified JavaScript, ${corpus.planted} secrets in it`
    const title = `MB per second, ${what}`
    console.log(formatTable(title, slots, PREFILTER))
    for (const [name, found] of foundOf()) {
      console.log(`${name}: found ${found.planted} of ${corpus.planted}, and ${found.other} others`)
    }
    console.log(isPinned() ? '' : 'NOT pinned to a core: one core only, or no taskset\n')
  } finally {
    await resources.close()
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    corpus: { type: 'string' },
    rounds: { type: 'string', default: String(ROUNDS_MIN) },
  },
})
const parts = positionals.length > 0 ? positionals : ['examples', 'speed', 'packages']
const rounds = Number(values.rounds)

if (parts.some((part) => !/^(?:examples|speed|packages)$/.test(part)) || !(rounds >= 1)) {
  console.error(USAGE)
  process.exitCode = 2
} else {
  if (parts.includes('examples')) {
    const { corpus } = values
    console.log(formatExamples(measureOwnSamples()))
    if (corpus !== undefined) console.log(formatExamples(readExamples(corpus)))
  }
  if (parts.includes('speed')) await measureSpeed(rounds)
  if (parts.includes('packages')) console.log(await measurePackages())
}
