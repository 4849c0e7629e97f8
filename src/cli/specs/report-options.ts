/** Says how every command that finds something takes the form of its report, and which rules. */
import { severities } from '../../scanner/finding.ts'
import { reportFormats } from '../../scanner/reports/report-formats.ts'
import { choice, text, texts } from '../option.ts'

export const reportOptions = {
  format: choice('<format>', reportFormats, 'form of the report', 'text'),
  output: texts(
    '<file>',
    'write the report to a file, in the form that .txt, .json, .sarif, .xml (JUnit) or .html says',
  ),
  failOn: choice(
    '<severity>',
    [...severities, 'never'],
    'exit with 1 when there is a finding at or above this',
    'high',
  ),
  baseline: text('<file>', 'tell only what an earlier JSON report does not know'),
}

export const ruleOptions = {
  only: texts('<rule>', 'apply only this rule'),
  skip: texts('<rule>', 'do not apply this rule'),
}
