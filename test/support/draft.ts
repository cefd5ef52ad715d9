/** From the small numbers of a draft to a reading of an article's text, as a coder would hand it in. */
import type { CodedClaim, Reading } from '../../events/article/claim-events.ts'
import { claimIdOf, claimKeyOf } from '../../events/article/claim-identity.ts'
import { addDays } from '../../events/calendar.ts'
import type { Codebook } from '../../events/codebook/codebook.ts'
import type { ArticleId, ClaimKey } from '../../events/ids.ts'
import type { ClaimLink, Coder } from '../../events/vocabulary.ts'
import type { Draft } from './plan.ts'
import { type ClaimSample, claim as sampleClaim } from './samples.ts'
import { pick } from './stage.ts'
import { firstCodebook } from './world.ts'

export type TextFacts = Readonly<{ textHash: string; publishedOn: string }>

/** Without links; undefined where the codebook never had the proposition. */
export function readingOf(
  draft: Draft,
  codebook: Codebook,
  { textHash, publishedOn }: TextFacts,
): Reading | undefined {
  const placed = placedIn(codebook, draft)
  return placed && { ...sampleClaim({ ...sampleOf(placed, publishedOn), codebook }).reading, textHash }
}

export function coded(
  articleId: ArticleId,
  reading: Reading,
  { kind, draft }: Readonly<{ kind: Coder['kind']; draft: Draft }>,
): CodedClaim {
  const claimKey = claimKeyOf(articleId, reading)
  const isUnsure = draft.flavour === 'unsure'
  const byRules = isUnsure ? (['low_confidence'] as const) : []
  return {
    claimId: claimIdOf(claimKey, reading),
    claimKey,
    reading,
    confidence: kind === 'human' ? null : isUnsure ? 0.4 : 0.9,
    trace: [],
    review:
      kind === 'human'
        ? { status: 'accepted', reasons: [] }
        : { status: 'proposed', reasons: kind === 'model' ? ['model_coded'] : [...byRules] },
  }
}

/** The draft on what its proposition became; undefined where the codebook never had it. */
function placedIn(codebook: Codebook, draft: Draft): Draft | undefined {
  const found = codebook.propositions.find(({ id }) => id === draft.proposition)
  const [part] = found?.splitInto ?? []
  if (part) return placedIn(codebook, { ...draft, proposition: part })
  if (!found?.mergedInto) return found && draft
  const { proposition, flip } = found.mergedInto
  // `as`: -2 … 2 and its opposite.
  const polarity = flip ? ((0 - draft.polarity) as Draft['polarity']) : draft.polarity
  return placedIn(codebook, { ...draft, proposition, polarity })
}

export type LinkTarget = Readonly<{ claimKey: ClaimKey; speaker: string }>

/**
 * Whoever denies something denies his own words, where there are any.
 *
 * @param cue  where the words say so; null where a person does
 */
export function linksTo(
  { link, flavour, speaker }: Draft,
  targets: readonly LinkTarget[],
  cue: ClaimLink['cue'],
): ClaimLink[] {
  const own = flavour === 'denial' ? targets.filter((target) => target.speaker === speaker) : []
  const target = link && pick(own.length > 0 ? own : targets, link.to)
  return target ? [{ relation: link.relation, claimKey: target.claimKey, cue }] : []
}

const quotedWords = '"we will keep our word until the very end"'

const fittingType: Readonly<Record<string, ClaimSample['type']>> = {
  encircled: 'assertion',
  'town-encircled': 'assertion',
  'army-encircled': 'assertion',
  talks: 'assessment',
  negotiations: 'assessment',
  'north-wants-peace': 'assessment',
  'summit-soon': 'forecast',
}

function sampleOf(draft: Draft, publishedOn: string): ClaimSample {
  const { flavour, voice, about, block } = draft
  const isOwn = voice === 'self'
  const isSilent = flavour === 'not yet' || (flavour === 'recantation' && isOwn)
  const polarity = isSilent ? null : draft.polarity
  const speaker = voice === 'outlet' ? 'outlet' : draft.speaker
  const isQuoted = flavour === 'quoted'
  return {
    published: publishedOn,
    block,
    words: isQuoted ? quotedWords : `words ${block} of ${speaker} ${draft.polarity}`,
    quoteMode: isQuoted ? 'direct' : 'indirect',
    speaker,
    voice,
    proposition: draft.proposition,
    polarity,
    type: typeOf(draft),
    modality: flavour === 'not yet' ? 'not_yet' : flavour === 'perhaps' ? 'hypothetical' : 'actual',
    conditions: polarity !== null && Math.abs(polarity) < 2 ? conditionsOf(draft) : [],
    validUntil: draft.term === null ? null : addDays(publishedOn, draft.term),
    ...timeOf(draft, publishedOn),
    ...(voice === 'relayed' ? { holder: about, attribution: ['outlet', 'east-president', speaker] } : {}),
    ...(voice === 'reported' || voice === 'outlet' ? { holder: null, aboutParty: about } : {}),
  }
}

function typeOf({ flavour, voice, proposition }: Draft): NonNullable<ClaimSample['type']> {
  if (flavour === 'denial') return 'denial'
  if (flavour === 'recantation' && voice === 'self') return 'recantation'
  return flavour === 'wrong type' ? 'threat' : (fittingType[proposition] ?? 'stance')
}

function conditionsOf({ condition }: Draft): NonNullable<ClaimSample['conditions']> {
  switch (condition) {
    case 'watched':
      return [{ text: 'if watched' }]
    case 'met':
      return [{ text: 'if watched', status: 'met' }]
    case 'others agree': {
      const [controlled] = firstCodebook.propositions.filter(({ id }) => id === 'summit-in-north')
      const [controller] = firstCodebook.parties.filter(({ id }) => id === 'south')
      if (!controlled || !controller) throw new Error('the first codebook lacks what a condition names')
      return [
        { text: 'if they come', proposition: controlled.id, requiredSign: '+', controlledBy: controller.id },
      ]
    }
    default:
      return []
  }
}

function timeOf({ timing, back }: Draft, publishedOn: string): ClaimSample {
  const on = addDays(publishedOn, -back)
  switch (timing) {
    case 'day':
      return { on }
    case 'week':
      return { within: [addDays(publishedOn, -6), addDays(publishedOn, 1)] }
    case 'minutes':
      return { at: [`${on}T10:00:00.000000Z`, `${on}T10:0${back + 1}:00.000000Z`] }
    default:
      return {}
  }
}
