/** Decides where lines of a text break so that they fit a terminal. */
import { displayWidth } from '../../base/text/display-width.ts'
import { neutralise } from '../../base/text/neutralise.ts'

/** Made harmless, line ends kept; a word longer than the width goes on in the next line. */
export function wrapText(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(neutralise(line.trimEnd()), width))
}

function wrapLine(line: string, width: number): string[] {
  if (displayWidth(line) <= width) return [line]
  const lines: string[] = []
  let last = ''
  for (const word of line.split(' ').flatMap((each) => breakWord(each, width))) {
    const longer = last === '' ? word : `${last} ${word}`
    if (displayWidth(longer) <= width) {
      last = longer
      continue
    }
    if (last !== '') lines.push(last)
    last = word
  }
  return [...lines, last]
}

function breakWord(word: string, width: number): string[] {
  if (displayWidth(word) <= width) return [word]
  const parts: string[] = []
  let last = ''
  let used = 0
  for (const character of word) {
    const columns = displayWidth(character)
    if (last !== '' && used + columns > width) {
      parts.push(last)
      last = ''
      used = 0
    }
    last += character
    used += columns
  }
  return [...parts, last]
}

const INDENT = '  '

export function indent(lines: readonly string[], depth: number): string[] {
  return lines.map((line) => (line === '' ? '' : `${INDENT.repeat(depth)}${line}`))
}
