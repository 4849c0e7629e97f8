/** Decides that no data can command a terminal: control characters are shown, never obeyed. */

/** C0 and C1 controls, line separators, bidirectional marks and overrides, and invisible tags. */
const CONTROLS = new RegExp(
  '[\\u0000-\\u001f\\u007f-\\u009f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff' +
    '\\u{e0000}-\\u{e007f}]',
  'gu',
)

/** Colours and weights are the only sequences that we send ourselves. */
const OURS = /^\x1b\[\d{1,2}m/

/** For a piece of data: every control is shown as its escape, `\n` included. */
export function neutralise(data: string): string {
  return data.replace(CONTROLS, showEscaped)
}

/**
 * For a whole text that is about to be printed: line ends stay and, on a terminal with colours,
 * so do colours. The second line of defence, where a piece of data was not made harmless.
 */
export function neutraliseText(text: string, hasColour: boolean): string {
  return text.replace(CONTROLS, (control, offset: number) => {
    if (control === '\n') return control
    const isOurs = hasColour && control === '\x1b' && OURS.test(text.slice(offset, offset + 5))
    return isOurs ? control : showEscaped(control)
  })
}

function showEscaped(control: string): string {
  const code = control.codePointAt(0) ?? 0
  if (control === '\n') return '\\n'
  if (control === '\t') return '\\t'
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`
}
