/** Decides how the page tells which files were read, and which were not. */
import type { FileReport } from '../file-report.ts'
import { formatBytes, plural } from './describe-report.ts'
import { html, type Markup } from './html.ts'
import { countSkips, nameSkipped, type SkipGroup } from './list-skips.ts'

/** Of each reason so many are named; the JSON report has them all. */
const NAMED_MAX = 100

export function formatFileCoverage({ coverage }: FileReport): Markup {
  const { roots, files, bytes, containers, commits, rules, skipped } = coverage
  const history = commits === undefined ? '' : `, ${plural(commits, 'commit')} of history`
  const opened = containers === 0 ? '' : `, ${plural(containers, 'container')} opened`
  const unread = countSkips(skipped).map(formatGroup)
  return html`<section id="coverage"><h2>What was read</h2>
<p>${plural(files, 'file')} (${formatBytes(bytes)})${opened}${history} of ${roots.join(', ')};
${plural(rules.length, 'rule')} applied.</p>
${unread.length === 0 ? null : html`<h3>What was not read</h3>${unread}`}
</section>
`
}

function formatGroup({ reason, items }: SkipGroup): Markup {
  const named = items
    .slice(0, NAMED_MAX)
    .map((each) => html`<li><code>${nameSkipped(each)}</code></li>`)
  const more = items.length - named.length
  const title = `${plural(items.length, 'file')}: ${reason}`
  return html`<details><summary>${title}</summary><ul>${named}</ul>
${more > 0 ? html`<p class="quiet">and ${more} more</p>` : null}</details>
`
}
