/** Decides which tests run, and that their number is told in a line of its own at the end. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'examples/**/*.test.ts', 'bench/*.test.ts'],
    reporters: ['default', './test/count-reporter.ts'],
    // Tests that start real servers, Flask and proxies share two cores with each other.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
