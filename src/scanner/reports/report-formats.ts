/** Says which forms a report can have. */

export const reportFormats = ['text', 'json', 'sarif', 'junit', 'html'] as const
export type ReportFormat = (typeof reportFormats)[number]
