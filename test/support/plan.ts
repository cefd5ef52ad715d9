/** What may happen in a dossier, as plans of small numbers that `play.ts` turns into logs. They shrink by leaving out. */
import fc from 'fast-check'
import { addDays } from '../../events/calendar.ts'
import { changes } from './world.ts'

/** One reading that somebody may have of a text: who says what of which proposition, and when. */
export type Draft = Readonly<{
  block: number
  speaker: string
  proposition: string
  polarity: -2 | -1 | 0 | 1 | 2
  timing: 'undated' | 'day' | 'week' | 'minutes'
  /** Days before the publication. */
  back: number
  voice: 'self' | 'reported' | 'relayed' | 'outlet'
  /** Of whom it is said, where the voice is not the party's own. */
  about: string
  flavour: 'plain' | 'quoted' | 'denial' | 'recantation' | 'wrong type' | 'unsure' | 'not yet' | 'perhaps'
  condition: null | 'watched' | 'met' | 'others agree'
  /** Days after the publication at which it ends. */
  term: number | null
  link: Readonly<{ relation: 'denies' | 'contrasts' | 'replies'; to: number }> | null
}>

/** Whatever a number names is counted among what is there by then: the fifth claim of three is the second. */
export type Happening =
  | Readonly<{ kind: 'register'; day: number; text: TextChoice; outlet: number; drafts: readonly Draft[] }>
  | Readonly<
      { kind: 'revise'; article: number; later: number; text: TextChoice; orphan: number | null } & Reread
    >
  | Readonly<{ kind: 'reread'; article: number } & Reread>
  | Readonly<{ kind: 'code'; article: number; by: 'human' | 'model'; draft: Draft }>
  | Readonly<{ kind: 'correct'; claim: number; draft: Draft }>
  | Readonly<{ kind: 'review'; claim: number; verdict: 'accepted' | 'rejected' }>
  | Readonly<{ kind: 'retract'; claim: number }>
  | Readonly<{ kind: 'withdraw'; article: number }>
  | Readonly<{ kind: 'publish'; change: string }>
  | Readonly<{ kind: 'dismiss'; record: number }>
  | Readonly<{ kind: 'reinstate'; record: number }>

/** Words of its own, those of an earlier article, or nearly those. */
export type TextChoice = Readonly<{ like: 'none' | 'exactly' | 'nearly'; article: number }>
/** What another run of the rules no longer finds, and what it finds instead. */
type Reread = Readonly<{ loses: number | null; finds: readonly Draft[] }>

export type Plan = Readonly<{
  /** So much happens before the first codebook is published: mostly nothing. */
  before: number
  happenings: readonly Happening[]
}>

/** Histories keep to one month, so that acts meet: most of what can go wrong goes wrong among neighbours. */
export const firstDay = '2025-03-01'
/** Names one of what is there: a proposition of the codebook, a claim, a position. */
export const number: fc.Arbitrary<number> = fc.nat(999)
export const someDay: fc.Arbitrary<string> = fc
  .integer({ min: 0, max: 30 })
  .map((days) => addDays(firstDay, days))

// Whatever stands more than once is drawn more often.
const speakers = [
  'north-president',
  'north-president',
  'north-minister',
  'north-minister',
  'north-envoy',
  'party:north',
  'party:north',
  'north-source',
  'south-president',
  'south-president',
  'south-minister',
  'south-staff',
  'party:south',
  'east-president',
  'east-president',
  'alliance-chief',
  'anonymous:an official',
] as const

export const propositions = [
  'truce',
  'long-truce',
  'fighting',
  'summit-in-north',
  'encircled',
  'talks',
  'north-wants-peace',
  'summit-soon',
] as const

/** Most of a history is about one proposition, or too few acts would ever meet. */
const draftOn = (main: string): fc.Arbitrary<Draft> =>
  fc.record({
    block: fc.nat(3),
    speaker: fc.constantFrom(...speakers),
    proposition: fc.constantFrom(main, main, main, main, main, main, ...propositions),
    polarity: fc.constantFrom(2, -2, -1, 0, 1, 2, -2),
    timing: fc.constantFrom('undated', 'day', 'day', 'day', 'week', 'minutes'),
    back: fc.nat(6),
    voice: fc.constantFrom('self', 'self', 'self', 'self', 'self', 'self', 'reported', 'relayed', 'outlet'),
    about: fc.constantFrom('north', 'south', 'east'),
    flavour: fc.constantFrom(
      'plain',
      'plain',
      'plain',
      'plain',
      'plain',
      'quoted',
      'denial',
      'denial',
      'recantation',
      'wrong type',
      'unsure',
      'not yet',
      'perhaps',
    ),
    condition: fc.constantFrom(null, null, null, 'watched', 'met', 'others agree'),
    term: fc.constantFrom(null, null, null, null, null, null, 3, 9),
    link: fc.option(
      fc.record({ relation: fc.constantFrom('denies', 'denies', 'contrasts', 'replies'), to: fc.nat(60) }),
      { freq: 2 },
    ),
  })

const textChoice: fc.Arbitrary<TextChoice> = fc.record({
  like: fc.constantFrom('none', 'none', 'none', 'exactly', 'nearly'),
  article: fc.nat(9),
})

function happeningOn(main: string): fc.Arbitrary<Happening> {
  const draft = draftOn(main)
  const article = fc.nat(9)
  const claim = fc.nat(60)
  const orNone = (number: fc.Arbitrary<number>): fc.Arbitrary<number | null> =>
    fc.option(number, { nil: null })
  const reread = { loses: orNone(fc.nat(9)), finds: fc.array(draft, { maxLength: 2 }) }
  const kinds: readonly [number, fc.Arbitrary<Happening>][] = [
    [
      8,
      fc.record({
        kind: fc.constant('register' as const),
        day: fc.nat(16),
        text: textChoice,
        outlet: fc.nat(2),
        drafts: fc.array(draft, { minLength: 1, maxLength: 4 }),
      }),
    ],
    [
      1,
      fc.record({
        kind: fc.constant('revise' as const),
        article,
        later: fc.nat(2),
        text: textChoice,
        orphan: orNone(fc.nat(3)),
        ...reread,
      }),
    ],
    [1, fc.record({ kind: fc.constant('reread' as const), article, ...reread })],
    [
      2,
      fc.record({
        kind: fc.constant('code' as const),
        article,
        by: fc.constantFrom('human' as const, 'model' as const),
        draft,
      }),
    ],
    [2, fc.record({ kind: fc.constant('correct' as const), claim, draft })],
    [
      2,
      fc.record({
        kind: fc.constant('review' as const),
        claim,
        verdict: fc.constantFrom('accepted' as const, 'rejected' as const),
      }),
    ],
    [2, fc.record({ kind: fc.constant('retract' as const), claim })],
    [1, fc.record({ kind: fc.constant('withdraw' as const), article })],
    [
      2,
      fc.record({ kind: fc.constant('publish' as const), change: fc.constantFrom(...Object.keys(changes)) }),
    ],
    [2, fc.record({ kind: fc.constant('dismiss' as const), record: fc.nat(9) })],
    [1, fc.record({ kind: fc.constant('reinstate' as const), record: fc.nat(9) })],
  ]
  return fc.oneof(...kinds.map(([weight, arbitrary]) => ({ weight, arbitrary })))
}

export const plan: fc.Arbitrary<Plan> = fc.record({
  before: fc.constantFrom(0, 0, 0, 0, 0, 2),
  // Without the library's liking for short lists: little happens to those.
  happenings: fc.noBias(
    fc
      .constantFrom(...propositions)
      .chain((main) => fc.array(happeningOn(main), { minLength: 1, maxLength: 32, size: 'max' })),
  ),
})
