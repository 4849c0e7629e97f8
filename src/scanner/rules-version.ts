/** Says which rules these are: `npm run rules` writes it from the sources. */
export const rulesVersion = '1934ea2496ae'
