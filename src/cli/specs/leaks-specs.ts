/** Says what the search for leaked keys takes. */
import { limits } from '../../base/limits.ts'
import { defineShape } from '../command.ts'
import { onOff, text, wholeNumber } from '../option.ts'
import { origin } from '../scan/read-scan-values.ts'
import { connectionOptions } from './connection-options.ts'
import { reportOptions, ruleOptions } from './report-options.ts'

const sourceOptions = {
  all: onOff('also read what .gitignore leaves out'),
  history: onOff('also read every commit of the given repositories, on all branches'),
  commits: text('<range>', 'read what these commits brought in, such as origin/main..HEAD'),
  staged: onOff('read only what the next commit would add: for a pre-commit hook'),
  allowOrigin: origin('a further origin whose scripts belong to a given page'),
  workers: wholeNumber(
    '<count>',
    'threads that read (default: one for each processor)',
    1,
    limits.leakWorkersMax,
  ),
}

const impactOptions = {
  try: text('<url>', 'send each found key to this API, and to nothing else, to see what it opens'),
  openapi: text('<file or url>', 'with --try: OpenAPI document of that API'),
  revoke: onOff('revoke each found key that the given Keyward server or data directory issued'),
}

export const leaksShape = defineShape({
  name: 'leaks',
  summary: 'Find API keys that leaked into files, builds, logs and history',
  description:
    'Reads source trees, bundles with their source maps, archives and apps (ZIP, JAR, APK, IPA), ' +
    'HAR recordings, access logs, databases and pages of the web, and tells each key and secret ' +
    'with its place. Nothing is sent anywhere unless --try or --revoke asks for it, and no ' +
    'output holds a whole secret. A comment "keyward:allow RULE-ID reason" on the line or ' +
    'the line before accepts a finding. Exit code 1 when there are findings (--fail-on).',
  arguments: {},
  rest: {
    name: 'path-or-url',
    description: 'files, folders, pages or apps on the web; - is standard input (default: .)',
  },
  options: {
    ...sourceOptions,
    ...reportOptions,
    ...ruleOptions,
    ...impactOptions,
    ...connectionOptions,
  },
  examples: [
    { line: 'keyward leaks .', does: 'this folder, less what .gitignore leaves out' },
    { line: 'keyward leaks . --history', does: 'and every commit of its repository' },
    { line: 'keyward leaks app-release.apk access.log.1.gz', does: 'an app and a log' },
    { line: 'keyward leaks https://shop.example.com', does: 'what a site ships to browsers' },
    { line: 'keyward leaks --staged', does: 'in a pre-commit hook' },
  ],
})
