/** Says what each control is called, in short, for tables of mappings. */

export type Framework = 'owasp' | 'pciDss' | 'soc2' | 'cwe'

export const frameworks: Readonly<Record<Framework, { name: string; version: string }>> = {
  owasp: { name: 'OWASP API Security Top 10', version: '2023' },
  pciDss: { name: 'PCI DSS', version: '4.0.1' },
  soc2: { name: 'SOC 2 Trust Services Criteria', version: '2017 (points of focus of 2022)' },
  cwe: { name: 'CWE', version: '4' },
}

const OWASP: Readonly<Record<string, readonly [title: string, page: string]>> = {
  'API1:2023': ['Broken Object Level Authorization', '0xa1-broken-object-level-authorization'],
  'API2:2023': ['Broken Authentication', '0xa2-broken-authentication'],
  'API3:2023': [
    'Broken Object Property Level Authorization',
    '0xa3-broken-object-property-level-authorization',
  ],
  'API4:2023': ['Unrestricted Resource Consumption', '0xa4-unrestricted-resource-consumption'],
  'API5:2023': ['Broken Function Level Authorization', '0xa5-broken-function-level-authorization'],
  'API6:2023': [
    'Unrestricted Access to Sensitive Business Flows',
    '0xa6-unrestricted-access-to-sensitive-business-flows',
  ],
  'API7:2023': ['Server Side Request Forgery', '0xa7-server-side-request-forgery'],
  'API8:2023': ['Security Misconfiguration', '0xa8-security-misconfiguration'],
  'API9:2023': ['Improper Inventory Management', '0xa9-improper-inventory-management'],
  'API10:2023': ['Unsafe Consumption of APIs', '0xaa-unsafe-consumption-of-apis'],
}

const PCI_DSS: Readonly<Record<string, string>> = {
  '1.4.1': 'Controls between trusted and untrusted networks',
  '2.2.2': 'Vendor default accounts are managed',
  '2.2.4': 'Only necessary services and functions are enabled',
  '2.2.5': 'Insecure services are justified and secured',
  '2.2.6': 'System security parameters prevent misuse',
  '2.2.7': 'Non-console administrative access is encrypted',
  '3.3.1': 'Sensitive authentication data is not kept after authorization',
  '3.4.1': 'Card numbers are masked when displayed',
  '4.2.1': 'Strong cryptography for card numbers over open networks',
  '6.2.4': 'Techniques against common attacks on software',
  '6.3.1': 'Vulnerabilities are identified and ranked',
  '6.3.2': 'Inventory of bespoke and third-party software',
  '6.4.2': 'Automated technical solution in front of public web applications',
  '6.4.3': 'Scripts of payment pages are managed',
  '6.5.6': 'Test data and accounts are removed before production',
  '7.2.1': 'An access control model is defined',
  '7.2.2': 'Access is given by least privilege',
  '7.2.5': 'Application and system accounts have least privilege',
  '7.2.5.1': 'Access of application and system accounts is reviewed',
  '7.3.1': 'An access control system is in place',
  '7.3.2': 'The access control system enforces permissions',
  '7.3.3': 'The access control system denies by default',
  '8.2.1': 'Each user has a unique id',
  '8.2.2': 'Shared credentials are an exception',
  '8.2.5': 'Access of terminated users is revoked at once',
  '8.3.1': 'At least one authentication factor',
  '8.3.2': 'Factors are unreadable in transmission and storage',
  '8.3.4': 'Invalid authentication attempts are limited',
  '8.6.2': 'Passwords of application accounts are not hard coded (keys by analogy)',
  '8.6.3': 'Passwords of application accounts are protected against misuse',
  '10.2.1': 'Audit logs are enabled',
  '10.2.1.4': 'Audit logs hold invalid access attempts',
  '10.2.1.5': 'Audit logs hold changes of credentials',
  '10.2.2': 'Audit logs hold the necessary details',
  '10.3.1': 'Read access to audit logs is limited',
  '10.3.4': 'Changes of audit logs are detected',
  '10.5.1': 'Audit logs are kept for twelve months',
  '12.3.1': 'Targeted risk analysis',
  '12.5.1': 'Inventory of components in scope',
  '12.8.2': 'Agreements with third-party service providers',
}

const SOC_2: Readonly<Record<string, string>> = {
  'CC6.1': 'Logical access security over protected assets',
  'CC6.2': 'Credentials are issued after authorization, and removed',
  'CC6.3': 'Roles, least privilege and segregation of duties',
  'CC6.6': 'Threats from outside the boundary',
  'CC6.7': 'Transmission, movement and removal of information',
  'CC7.1': 'Configuration changes and new vulnerabilities are detected',
  'CC7.2': 'System components are monitored for anomalies',
  'CC7.3': 'Security events are evaluated',
  'CC8.1': 'Change management',
  'CC9.2': 'Vendor risk',
  'A1.1': 'Capacity',
  'C1.1': 'Confidential information is identified and kept',
}

/** Null for one without a title of its own, such as weaknesses: their number is their name. */
export function titleOfControl(framework: Framework, control: string): string | null {
  if (framework === 'owasp') return OWASP[control]?.[0] ?? null
  if (framework === 'pciDss') return PCI_DSS[control] ?? null
  return framework === 'soc2' ? (SOC_2[control] ?? null) : null
}

/** A public page about the control, where it has one. */
export function pageOfControl(framework: Framework, control: string): string | null {
  if (framework === 'cwe') return `https://cwe.mitre.org/data/definitions/${control}.html`
  const page = framework === 'owasp' ? OWASP[control]?.[1] : undefined
  return page === undefined ? null : `https://owasp.org/API-Security/editions/2023/en/${page}/`
}
