/** Which extractor read an article. The version changes whenever the same text could give other claims. */
export const extractor = { kind: 'rule', id: 'stancelog-rules', version: '1.2.0' } as const
