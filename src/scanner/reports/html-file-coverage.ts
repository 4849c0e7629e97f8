/** Decides how the page tells which files were read, and which were not. */
import { countNoun } from '../../base/text/count-noun.ts'
import type { FileReport } from '../file-report.ts'
import { formatBytes } from './describe-report.ts'
import { html, type Markup } from './html.ts'
import { countSkips, nameSkipped, type SkipGroup } from './list-skips.ts'

/** Of each reason so many are named; the JSON report has them all. */
const NAMED_MAX = 100

export function formatFileCoverage({ coverage }: FileReport): Markup {
  const { roots, files, bytes, containers, commits, rules, skipped } = coverage
  const history = commits === undefined ? '' : `, ${countNoun(commits, 'commit')} of history`
  const opened = containers === 0 ? '' : `, ${countNoun(containers, 'container')} opened`
  const unread = countSkips(skipped).map(formatGroup)
  return html`<section id="coverage"><h2>What was read</h2>
<p>${countNoun(files, 'file')} (${formatBytes(bytes)})${opened}${history} of ${roots.join(', ')};
${countNoun(rules.length, 'rule')} applied.</p>
${unread.length === 0 ? null : html`<h3>What was not read</h3>${unread}`}
</section>
`
}

function formatGroup({ reason, items }: SkipGroup): Markup {
  const named = items
    .slice(0, NAMED_MAX)
    .map((each) => html`<li><code>${nameSkipped(each)}</code></li>`)
  const more = items.length - named.length
  const title = `${countNoun(items.length, 'file')}: ${reason}`
  return html`<details><summary>${title}</summary><ul>${named}</ul>
${more > 0 ? html`<p class="quiet">and ${more} more</p>` : null}</details>
`
}
