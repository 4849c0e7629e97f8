/** Decides how the frameworks of controls stand in SARIF: as taxonomies that rules refer to. */
import { type Framework, frameworks, pageOfControl, titleOfControl } from './control-titles.ts'
import { type ControlRef, compareControls } from './list-controls.ts'

const ORDER: readonly Framework[] = ['owasp', 'pciDss', 'soc2', 'cwe']

/** Only controls that a rule of this run refers to. */
export function formatTaxonomies(refs: readonly ControlRef[]) {
  return ORDER.map((framework) => {
    const controls = refs.filter((each) => each.framework === framework)
    const ids = [...new Set(controls.map(({ control }) => control))].toSorted(compareControls)
    const { name, version } = frameworks[framework]
    return {
      name,
      version,
      shortDescription: { text: `${name} ${version}: findings are evidence toward its controls` },
      isComprehensive: false,
      taxa: ids.map((id) => formatTaxon(framework, id)),
    }
  })
}

function formatTaxon(framework: Framework, control: string) {
  const title = titleOfControl(framework, control)
  const page = pageOfControl(framework, control)
  return {
    id: taxonId(framework, control),
    ...(title === null ? {} : { shortDescription: { text: title } }),
    ...(page === null ? {} : { helpUri: page }),
  }
}

export function listTaxonomyRefs() {
  return ORDER.map((framework, index) => ({ name: frameworks[framework].name, index }))
}

export function formatRelationship({ framework, control, condition }: ControlRef) {
  return {
    target: {
      id: taxonId(framework, control),
      toolComponent: { name: frameworks[framework].name, index: ORDER.indexOf(framework) },
    },
    kinds: ['relevant'],
    ...(condition === null ? {} : { description: { text: `only ${condition}` } }),
  }
}

/** GitHub shows weaknesses by such a tag. */
export function formatTag({ framework, control }: ControlRef): string {
  if (framework === 'cwe') return `external/cwe/cwe-${control.padStart(3, '0')}`
  return `${framework === 'pciDss' ? 'pci-dss' : framework}/${control}`
}

function taxonId(framework: Framework, control: string): string {
  return framework === 'cwe' ? `CWE-${control}` : control
}
