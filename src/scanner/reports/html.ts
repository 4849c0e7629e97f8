/** Decides how values get into a page: as text, with nothing left that is obeyed. */
import { escapeHtml } from '../../base/text/escape-html.ts'
import { neutraliseText } from '../../base/text/neutralise.ts'

/** Text that is markup already; only `html` makes it. */
export class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

type Value = string | number | Markup | null | readonly Markup[]

/** A template whose values are escaped, unless they are markup; null is nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const filled = values.map((value, index) => `${toMarkup(value)}${parts[index + 1] ?? ''}`)
  return new Markup(`${parts[0] ?? ''}${filled.join('')}`)
}

function toMarkup(value: Value): string {
  if (value === null) return ''
  if (value instanceof Markup) return value.text
  if (typeof value === 'string') return escapeHtml(neutraliseText(value, false))
  if (typeof value === 'number') return String(value)
  return value.map(({ text }) => text).join('')
}

/** A text in which words between backticks are code; an odd backtick stays as it is. */
export function formatProse(text: string): Markup {
  const parts = text.split(/`([^`]+)`/).map((part, index) => {
    return index % 2 === 0 ? html`${part}` : html`<code>${part}</code>`
  })
  return html`${parts}`
}
