/** Says which rules these are: `npm run rules` writes it from the sources. */
export const rulesVersion = '4e5dfe2fdc9b'
