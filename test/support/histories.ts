/** Random histories of a small world: claims of every voice, timing and kind, as samples that a test may alter. */
import fc from 'fast-check'
import { addDays } from '../../events/calendar.ts'
import type { ClaimType } from '../../events/vocabulary.ts'
import type { VisibleClaim } from '../../projections/visible-claim.ts'
import { type ClaimSample, claim, link } from './samples.ts'

/** Histories keep to one month, so that acts meet: most of what can go wrong goes wrong among neighbours. */
export const firstDay = '2025-03-01'
const dayOffset = fc.integer({ min: 0, max: 24 })

const speakers = [
  'north-president',
  'north-president',
  'north-president',
  'north-minister',
  'north-minister',
  'north-envoy',
  'party:north',
  'north-source',
  'party:north',
  'south-president',
  'south-staff',
  'party:south',
  'east-president',
  'alliance-chief',
] as const

export const propositions = ['truce', 'long-truce', 'encircled', 'talks', 'north-wants-peace'] as const
const fittingType: Record<(typeof propositions)[number], ClaimType> = {
  truce: 'stance',
  'long-truce': 'demand',
  encircled: 'assertion',
  talks: 'assessment',
  'north-wants-peace': 'assessment',
}

export type Draft = Readonly<{ sample: ClaimSample; denies: number | null; contrasts: number | null }>
export type History = readonly Draft[]

/** Most of a history is about one proposition, or too few acts would ever meet. */
const draftOn = (main: (typeof propositions)[number]): fc.Arbitrary<Draft> =>
  fc
    .record({
      article: fc.integer({ min: 0, max: 9 }),
      block: fc.integer({ min: 0, max: 3 }),
      speaker: fc.constantFrom(...speakers),
      proposition: fc.constantFrom(main, main, main, main, main, main, ...propositions),
      polarity: fc.constantFrom(-2, -2, -1, 0, 1, 2, 2),
      timing: fc.constantFrom('undated', 'day', 'day', 'day', 'week', 'minutes'),
      back: fc.integer({ min: 0, max: 6 }),
      voice: fc.constantFrom('self', 'self', 'self', 'self', 'reported', 'relayed', 'outlet'),
      about: fc.constantFrom('north', 'south', 'east'),
      flavour: fc.constantFrom(
        'plain',
        'plain',
        'plain',
        'plain',
        'denial',
        'recantation',
        'wrong-type',
        'unsure',
      ),
      condition: fc.constantFrom(null, null, null, 'if they withdraw', 'if watched'),
      term: fc.constantFrom(null, null, null, null, null, null, null, 3, 9),
      denies: fc.option(fc.nat(60), { freq: 3, nil: null }),
      contrasts: fc.option(fc.nat(60), { freq: 12 }),
    })
    .map(({ timing, back, voice, about, flavour, condition, term, denies, contrasts, ...rest }) => {
      // An article's day follows from its number, so that claims of one article share it.
      const published = addDays(firstDay, 3 + rest.article * 2)
      const on = addDays(published, -back)
      const speaker = voice === 'outlet' ? 'outlet' : rest.speaker
      const isSelf = voice === 'self'
      const isRecantation = flavour === 'recantation' && isSelf
      const polarity = isRecantation ? null : rest.polarity
      const ascribed = voice === 'reported' || voice === 'outlet' ? { holder: null, aboutParty: about } : {}
      const when =
        timing === 'day'
          ? { on }
          : timing === 'week'
            ? { within: [addDays(published, -6), addDays(published, 1)] as const }
            : timing === 'minutes'
              ? { at: [`${on}T10:00:00.000000Z`, `${on}T10:0${back + 1}:00.000000Z`] as const }
              : {}
      const sample: ClaimSample = {
        article: `a${rest.article}`,
        block: rest.block,
        words: `words ${rest.block} of ${speaker} ${rest.polarity}`,
        published,
        speaker,
        voice,
        proposition: rest.proposition,
        polarity,
        type: isRecantation
          ? 'recantation'
          : flavour === 'denial'
            ? 'denial'
            : flavour === 'wrong-type'
              ? 'threat'
              : fittingType[rest.proposition],
        confidence: flavour === 'unsure' ? 0.4 : 0.9,
        conditions: condition && polarity !== null && Math.abs(polarity) < 2 ? [{ text: condition }] : [],
        validUntil: term === null ? null : addDays(published, term),
        ...(voice === 'relayed' ? { holder: about, attribution: ['outlet', 'east-president', speaker] } : {}),
        ...ascribed,
        ...when,
      }
      return { sample, denies: isSelf ? denies : null, contrasts }
    })

export const history: fc.Arbitrary<History> = fc
  .constantFrom(...propositions)
  .chain((main) => fc.array(draftOn(main), { minLength: 1, maxLength: 30, size: 'max' }))

/** The claims of a history, with their links; `alter` changes a sample before it becomes a claim. */
export function claimsOf(
  drafts: History,
  alter: (sample: ClaimSample) => ClaimSample = (sample) => sample,
): VisibleClaim[] {
  const plain = drafts.map(({ sample }) => claim(alter(sample)))
  const linked = drafts.map(({ sample, denies, contrasts }, index) => {
    const target = (chosen: number | null) => {
      const found = chosen === null ? undefined : plain[chosen % plain.length]
      return found && found !== plain[index] ? found : undefined
    }
    const [denied, contrasted] = [target(denies), target(contrasts)]
    const links = [
      ...(denied ? [link('denies', denied)] : []),
      ...(contrasted ? [link('contrasts', contrasted)] : []),
    ]
    return claim({ ...alter(sample), links, key: plain[index]?.claimKey ?? '' })
  })
  // One claim per place, as in the log: the same words are recorded once.
  return [...new Map(linked.map((each) => [each.claimKey, each])).values()]
}

export const lastDay = addDays(firstDay, 45)
export const someDay = dayOffset.map((offset) => addDays(firstDay, offset))
