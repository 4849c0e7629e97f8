import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { renderMarkdown } from './render-markdown.ts'

describe('renderMarkdown', () => {
  it('knows the forms that our pages use', () => {
    const markdown = [
      '# conflict',
      '',
      'It was **changed** by',
      'somebody; see [the list](list-keys.md#top) and `GET /v1/keys?a=<b>`.',
      '',
      '- one',
      '  goes on',
      '- two',
      '',
      '1. first',
      '',
      '```json',
      '{ "a": "<b>" }',
      '```',
    ].join('\n')
    expect(renderMarkdown(markdown)).toBe(
      [
        '<h1>conflict</h1>',
        '<p>It was <strong>changed</strong> by\nsomebody; see ' +
          '<a href="list-keys#top">the list</a> and <code>GET /v1/keys?a=&lt;b&gt;</code>.</p>',
        '<ul>\n<li>one goes on</li>\n<li>two</li>\n</ul>',
        '<ol>\n<li>first</li>\n</ol>',
        '<pre><code>{ &quot;a&quot;: &quot;&lt;b&gt;&quot; }\n</code></pre>',
      ].join('\n'),
    )
  })

  it.each([
    '[x](javascript:alert(1))',
    '[x](data:text/html,hi)',
    '[x](//elsewhere.example)',
    '[x](http://elsewhere.example)',
  ])('makes no link of %s', (markdown) => {
    expect(renderMarkdown(markdown)).not.toContain('<a')
  })

  it('lets no tag through, and ends, whatever it is given', () => {
    const pieces = fc.constantFrom(
      '<script>',
      '```',
      '# ',
      '- ',
      '1. ',
      '`',
      '**',
      '[a](b)',
      '\n',
      ' ',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string())), (parts) => {
        const html = renderMarkdown(parts.join(''))
        const tags = html.match(/<[^>]*>/g) ?? []
        const known = /^<\/?(?:h[1-4]|p|ul|ol|li|pre|code|strong|a)(?: href="[^"<>]*")?>$/
        expect(tags.filter((tag) => !known.test(tag))).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })
})
