/** Decides where lines of a text break so that they fit a terminal. */
import { cutToWidth, displayWidth } from '../../base/text/display-width.ts'
import { neutralise } from '../../base/text/neutralise.ts'

/** Made harmless, line ends kept; words longer than the width stand alone and are cut. */
export function wrapText(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(neutralise(line.trimEnd()), width))
}

function wrapLine(line: string, width: number): string[] {
  if (displayWidth(line) <= width) return [line]
  const lines: string[] = []
  let last = ''
  for (const word of line.split(' ')) {
    const longer = last === '' ? word : `${last} ${word}`
    if (displayWidth(longer) <= width) {
      last = longer
      continue
    }
    if (last !== '') lines.push(last)
    last = cutToWidth(word, width)
  }
  return [...lines, last]
}
