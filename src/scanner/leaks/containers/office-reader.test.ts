import { describe, expect, it } from 'vitest'
import { buildZip } from '../../../../test/fixtures/containers/build-zip.ts'
import { collectFrom } from '../../../../test/fixtures/containers/collect-sink.ts'
import { officeReader } from './office-reader.ts'
import { zipReader } from './zip-reader.ts'

const readers = [officeReader, zipReader]

async function collect(name: string, parts: Readonly<Record<string, string>>) {
  const entries = Object.entries(parts).map(([part, text]) => ({
    name: part,
    bytes: Buffer.from(text),
  }))
  const { streams, skips } = await collectFrom(readers, name, buildZip(entries))
  return { texts: Object.fromEntries(streams.map(({ place, text }) => [place, text])), skips }
}

const NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

describe('office documents', () => {
  it('joins a text of Word that formats split', async () => {
    const runs = ['key: ab', 'cd', '&amp;ef'].map(
      (text) => `<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>\n  `,
    )
    const { texts, skips } = await collect('x.docx', {
      '[Content_Types].xml': '<Types/>',
      'word/document.xml': `<?xml version="1.0"?><w:document ${NS}><w:body>
        <w:p>${runs.join('<w:proofErr w:type="spellStart"/>')}</w:p>
        <w:p><w:r><w:t>next</w:t><w:tab/><w:t>one</w:t></w:r></w:p></w:body></w:document>`,
      'word/_rels/document.xml.rels': '<Relationship Target="https://example.com/"/>',
      'word/media/note.txt': 'plain',
    })
    expect(texts['x.docx!word/document.xml']).toMatch(/^key: abcd&ef\nnext\tone\n/)
    expect(texts['x.docx!word/_rels/document.xml.rels']).toContain('https://example.com/')
    expect(texts['x.docx!word/media/note.txt']).toBe('plain')
    expect(skips).toEqual([])
  })

  it('reads cells of Excel, slides of PowerPoint and paragraphs of OpenDocument', async () => {
    const excel = await collect('x.xlsx', {
      'xl/sharedStrings.xml':
        '<sst><si><r><t>ab</t></r><r><t>cd</t></r></si><si><t>x</t></si></sst>',
      'xl/worksheets/sheet1.xml': '<row><c><is><t>name</t></is></c><c><v>7</v></c></row>',
    })
    expect(excel.texts['x.xlsx!xl/sharedStrings.xml']).toBe('abcd\nx\n\n')
    expect(excel.texts['x.xlsx!xl/worksheets/sheet1.xml']).toBe('name\t7\t\n\n')
    const slides = await collect('x.pptx', {
      'ppt/slides/slide1.xml': '<a:p><a:r><a:t>ab</a:t></a:r><a:r><a:t>cd</a:t></a:r></a:p>',
    })
    expect(slides.texts['x.pptx!ppt/slides/slide1.xml']).toBe('abcd\n\n')
    const text = await collect('x.odt', {
      'content.xml': '<text:p>ab<text:span>cd</text:span><text:s/>ef</text:p>',
    })
    expect(text.texts['x.odt!content.xml']).toBe('abcd ef\n\n')
  })

  it('keeps links and remarks, which stand beside the text', async () => {
    const { texts } = await collect('x.odt', {
      'content.xml':
        '<text:p>see<text:a xlink:href="https://example.com/?a=1&amp;b=2">this</text:a></text:p>' +
        '<!-- a remark -->',
    })
    expect(texts['x.odt!content.xml']).toBe(
      'seethis\nxlink:href=https://example.com/?a=1&b=2\n\n a remark \n',
    )
  })

  it('expands no entities, neither laughing ones nor those of other files', async () => {
    const { texts } = await collect('x.docx', {
      'word/document.xml': `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">
        <!ENTITY f SYSTEM "file:///etc/passwd">]><w:p><w:t>&b;&f;</w:t></w:p>`,
    })
    expect(texts['x.docx!word/document.xml']).toContain('&b;&f;')
    expect(texts['x.docx!word/document.xml']).not.toContain('root:')
  })

  it('reads broken XML as far as it makes sense', async () => {
    const { texts } = await collect('x.docx', {
      'word/document.xml': '<w:p><w:t>text</w:t></w:p><w:p a="<<<>&&&</',
    })
    expect(texts['x.docx!word/document.xml']).toMatch(/^text\n/)
  })
})
