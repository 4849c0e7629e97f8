import { describe, expect, it } from 'vitest'
import { checkWritable, chooseOutputs } from './choose-outputs.ts'

describe('chooseOutputs', () => {
  it('goes to the screen as text, or as what was asked for', () => {
    expect(chooseOutputs(undefined, undefined, false)).toEqual({ screen: 'text', files: [] })
    expect(chooseOutputs(undefined, undefined, true).screen).toBe('json')
    expect(chooseOutputs('sarif', undefined, false).screen).toBe('sarif')
    expect(chooseOutputs('sarif', ['/dev/stdout'], false).screen).toBe('sarif')
  })

  it('goes to files by their endings, and what is given holds for one', () => {
    const paths = ['a.html', 'b/c.SARIF', 'd.xml', 'e.json', 'f.txt']
    expect(chooseOutputs(undefined, paths, false)).toEqual({
      screen: null,
      files: [
        { path: 'a.html', format: 'html' },
        { path: 'b/c.SARIF', format: 'sarif' },
        { path: 'd.xml', format: 'junit' },
        { path: 'e.json', format: 'json' },
        { path: 'f.txt', format: 'text' },
      ],
    })
    expect(chooseOutputs('sarif', ['results.json'], false).files[0]?.format).toBe('sarif')
    expect(chooseOutputs('sarif', ['results', 'a.html'], true).files).toEqual([
      { path: 'results', format: 'sarif' },
      { path: 'a.html', format: 'html' },
    ])
  })

  it('refuses what contradicts itself or says no form', () => {
    expect(() => chooseOutputs('html', undefined, true)).toThrow('exclude each other')
    expect(() => chooseOutputs(undefined, ['report'], false)).toThrow(
      '--output report does not end',
    )
    expect(() => chooseOutputs(undefined, ['a.html', 'a.html'], false)).toThrow('one file twice')
  })

  it('is looked at before anything is sent', () => {
    for (const path of ['/no/such/folder/a.html', '/']) {
      expect(() => checkWritable([path])).toThrow(
        expect.objectContaining({ code: 'file_not_writable' }),
      )
    }
  })
})
