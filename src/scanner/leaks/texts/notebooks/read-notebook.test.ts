import { describe, expect, it } from 'vitest'
import { readText } from '../../../../../test/fixtures/texts/collect-leaks.ts'
import { sampleText } from '../../../secrets/sample-secret.ts'
import { notebookReader } from './read-notebook.ts'

const secret = (seed: number) => `${'sk_'}live_${sampleText(24, undefined, seed)}`

describe('a notebook', () => {
  it('gives away what cells hold and put out, with cell and line', async () => {
    const whole = secret(4)
    const notebook = {
      metadata: { kernelspec: { language: 'python' }, note: secret(5) },
      nbformat: 4,
      cells: [
        { cell_type: 'markdown', source: ['# Title\n', `use ${secret(1)}\n`] },
        {
          cell_type: 'code',
          source: `import x\n\nkey = "${secret(2)}"\n`,
          outputs: [
            { output_type: 'stream', text: ['a\n', 'b\n', `${secret(3)}\n`] },
            { output_type: 'display_data', data: { 'image/png': 'AAAA', 'text/html': ['<b>'] } },
          ],
        },
        {
          cell_type: 'code',
          source: ['x = 1\n', `k = "${whole.slice(0, 12)}" + "${whole.slice(12)}"`],
          outputs: [],
        },
      ],
    }
    const { texts } = await readText(notebookReader, 'a.ipynb', JSON.stringify(notebook))
    expect(texts.map(({ within, line, secret: found }) => [within, line, found])).toEqual([
      ['a.ipynb!cell 1', 2, secret(1)],
      ['a.ipynb!cell 2', 3, secret(2)],
      ['a.ipynb!cell 2!output', 3, secret(3)],
      ['a.ipynb!cell 3', 2, whole],
      ['a.ipynb', 1, secret(5)],
    ])
  })

  it('is searched as text when it is broken', async () => {
    const { texts, skipped } = await readText(notebookReader, 'a.ipynb', `{"cells": "${secret(1)}`)
    expect(texts).toHaveLength(1)
    expect(skipped).toEqual(['a.ipynb: is no valid JSON: it was searched as text'])
  })

  it.each(['{}', '{"cells":7}', '{"cells":[7,null,{"source":7,"outputs":{}}]}'])(
    'may have any shape: %s',
    async (text) => {
      expect((await readText(notebookReader, 'a.ipynb', text)).texts).toEqual([])
    },
  )
})
