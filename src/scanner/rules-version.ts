/** Says which rules these are: `npm run rules` writes it from the sources. */
export const rulesVersion = '34ca9e8f5296'
