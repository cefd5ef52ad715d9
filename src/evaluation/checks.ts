/** Checks: each key of an expectation has one, by name. A key without a check does not compile. Pure. */
import type { ClaimNames } from './claim-names.ts'

/** What was answered, as far as the key asks for it, and whether that is right. */
export type Finding = Readonly<{ right: boolean; answered: unknown }>
export type Verdict = Finding & Readonly<{ key: string; expected: unknown }>

type Given<Expectation> = { readonly [Key in keyof Expectation]?: Expectation[Key] | undefined }

export type Context<Expectation> = Readonly<{ names: ClaimNames; expect: Given<Expectation> }>

export type Checks<Expectation, Answer> = {
  readonly [Key in keyof Expectation]: (
    expected: Expectation[Key],
    answer: Answer,
    context: Context<Expectation>,
  ) => Finding
}

/** Only the keys that are given are tested. */
export function verdictsOn<Expectation extends object, Answer>(
  checks: Checks<Expectation, Answer>,
  expect: Given<Expectation>,
  answer: Answer,
  names: ClaimNames,
): Verdict[] {
  const verdictOn = <Key extends keyof Expectation & string>(key: Key): Verdict[] => {
    const expected = expect[key]
    if (expected === undefined) return []
    // `as`: the compiler does not see that what is left of the type is the key's own.
    return [{ key, expected, ...checks[key](expected as Expectation[Key], answer, { names, expect }) }]
  }
  // `as`: the schema of examples refuses every key that is not listed there.
  return (Object.keys(expect) as (keyof Expectation & string)[]).flatMap(verdictOn)
}

export const equals = (answered: unknown, expected: unknown): Finding => ({
  right: answered === expected,
  answered,
})

export const isOneOf = <Value>(answered: Value, allowed: readonly Value[]): Finding => ({
  right: allowed.includes(answered),
  answered,
})

/** The same members, in whatever order. */
export const areSame = (answered: readonly string[], expected: readonly string[]): Finding => ({
  right: [...new Set(answered)].sort().join('\n') === [...new Set(expected)].sort().join('\n'),
  answered,
})

/** Every one of these gold claims is among the claims answered. */
export const holdsAll = (
  claimIds: readonly string[],
  expected: readonly string[],
  names: ClaimNames,
): Finding => ({
  right: expected.every((name) => names.holds(claimIds, name)),
  answered: names.tell(claimIds),
})

/** Words compare by their letters: typography differs between a text and whoever quotes it. */
export const asWords = (text: string): string =>
  text.normalize('NFKC').replace(/[’‘ʼ]/g, "'").replace(/\s+/g, ' ').trim().toLowerCase()
