/** Decides which tests run and in which processes, and that their number is told at the end. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

/** To load the program anew for each of the hundreds of files takes longer than most of them. */
const TOGETHER = ['src/**/*.test.ts']

/** What a process holds tells nothing when it holds what other tests have left. */
const MEASURES_MEMORY = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((name) => join('src', name))
  .filter((path) => path.endsWith('.test.ts') && /memoryUsage/.test(readFileSync(path, 'utf8')))

export default defineConfig({
  test: {
    reporters: ['default', './test/count-reporter.ts'],
    // Tests that start real servers, Flask and proxies share two cores with each other.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'together', include: TOGETHER, exclude: MEASURES_MEMORY, isolate: false },
      },
      {
        extends: true,
        test: {
          name: 'apart',
          include: [
            'test/**/*.test.ts',
            'examples/**/*.test.ts',
            'bench/*.test.ts',
            ...MEASURES_MEMORY,
          ],
        },
      },
    ],
  },
})
