/** Attack: a file of eight million empty lines, at which patterns for the start of a line stall. */
import { expect, it } from 'vitest'
import { scanSample } from '../../../../../test/scanner/serve-sample.ts'
import { MIB } from '../../../../base/units.ts'
import { keylessSample } from '../../sample-api.ts'
import { exposedFile } from './exposed-file.ts'

it('takes no longer than for any other file', async () => {
  const lines = { status: 200, headers: { 'content-type': 'text/plain' }, body: '\n'.repeat(MIB) }
  const sample = keylessSample('lines', {
    routes: {},
    document: null,
    notFound: ({ path }) =>
      path.includes('.git') || path.includes('.aws') ? lines : { status: 404 },
  })
  const { report } = await scanSample(sample, [exposedFile])
  expect(report.findings).toEqual([])
}, 20_000)
