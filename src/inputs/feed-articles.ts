/** Articles from a feed, entry by entry: what an entry lacks is its own fault, and the others go on. */
import { sha256 } from '../../events/identity.ts'
import type { FeedEntry } from './feed.ts'
import { type FoundArticle, found, type InputOptions, orFault } from './found-article.ts'
import { languageTag, lineOf, publicAddress } from './html-metadata.ts'
import { InputFault, placeText } from './input-fault.ts'
import { readFeedText } from './read-feed.ts'
import { readHtmlFragment } from './read-html.ts'
import { languageOfWords } from './text-warnings.ts'
import type { WarningCode } from './warnings.ts'
import { readTime, timeFault } from './written-time.ts'

/** As long as `externalId` may be. */
const idUnitsMax = 200

type Place = Readonly<{ path: string; options: InputOptions }>

/**
 * The language, the outlet and the time zone that the caller names win over what the feed says.
 *
 * @throws InputFault when the whole is no feed that can be read
 */
export async function* fromFeed(content: string, { path, options }: Place): AsyncGenerator<FoundArticle> {
  const feed = await readFeedText(content, path)
  const outlet = options.outlet ?? lineOf(feed.title) ?? undefined
  const firsts = new Map<string, number>()
  for (const [index, entry] of feed.entries.entries()) {
    const number = index + 1
    const where = `${placeText({ path })}: item ${number}`
    const warnings: WarningCode[] = []
    const each = await found({ where, id: String(number), options }, async () => {
      const externalId = externalIdOf(entry)
      refuseTwin(where, externalId && firsts.get(externalId))
      const { publishedAt, warning } = publicationOf(entry, { where, zone: options.timeZone })
      const text = await orFault(where, async () => await textOf(entry, where))
      const declared = languageTag(entry.language ?? feed.language ?? '')
      const language = options.language ?? languageOfWords(text, declared) ?? undefined
      if (warning) warnings.push(warning)
      if (entry.words?.isSummary) warnings.push('feed_summary_only')
      if (options.language === undefined && language !== (declared ?? undefined))
        warnings.push('language_not_as_declared')
      return {
        externalId,
        url: addressOf(entry),
        title: entry.title,
        outlet,
        language,
        publishedAt,
        timeZone: options.timeZone ?? 'UTC',
        text,
      }
    })
    if ('article' in each) {
      const { externalId } = each.article
      if (externalId !== null) firsts.set(externalId, number)
      yield {
        ...each,
        revises: true,
        article: { ...each.article, warnings: [...warnings, ...each.article.warnings] },
      }
    } else yield each
  }
}

/** Compared, never shown as markup: letters that nobody sees are left out, and what is too long is named by its hash. */
function externalIdOf({ id }: FeedEntry): string | undefined {
  const shown = id?.replace(/[\p{Cc}\p{Cf}]/gu, '').trim()
  if (!shown) return undefined
  return shown.length > idUnitsMax ? `sha256:${sha256(shown)}` : shown
}

function refuseTwin(where: string, first: number | undefined | ''): void {
  if (first) throw new InputFault(where, 'duplicate_id', `its id is also that of item ${first}`)
}

type Publication = Readonly<{ publishedAt: string; warning: WarningCode | undefined }>

/** @throws InputFault where the entry names no time, or none that is an instant */
function publicationOf(
  { published, updated }: FeedEntry,
  { where, zone }: Readonly<{ where: string; zone: string | undefined }>,
): Publication {
  const [time] = published.flatMap((text) => readTime(text, zone) ?? [])
  if (time)
    return {
      publishedAt: time.instant,
      warning: time.zoneAssumed ? 'published_at_without_offset' : undefined,
    }
  const [text] = published
  if (text !== undefined) {
    const advice = readTime(text, 'UTC') ? '; --time-zone says where its clocks stand' : ''
    const detail = `publishedAt: ${JSON.stringify(text.slice(0, 60))}: ${timeFault(text)}${advice}`
    throw new InputFault(where, 'published_at_missing', detail)
  }
  const change = updated === null ? undefined : readTime(updated, zone)
  if (change) return { publishedAt: change.instant, warning: 'feed_published_at_from_updated' }
  throw new InputFault(
    where,
    'published_at_missing',
    'it does not say when it was published; register its text by itself, with --published-at',
  )
}

/** @throws InputFault where there are no words; Problem `html_too_complex` */
async function textOf({ words }: FeedEntry, where: string): Promise<string> {
  const read = words?.kind === 'html' ? await readHtmlFragment(words.content) : (words?.content ?? '')
  const text = withoutSignature(read.trim())
  if (text === '') throw new InputFault(where, 'text_missing', 'it has no text')
  return text
}

/** What blogging software appends to every entry of a feed, in the languages of its templates. */
const signature =
  /\n(?:The post .{1,300} (?:first )?appeared (?:first )?on .{1,200}|L[’']article .{1,300} est apparu en premier sur .{1,200})$/

const withoutSignature = (text: string): string => {
  const from = Math.max(0, text.lastIndexOf('\n'))
  return text.slice(0, from) + text.slice(from).replace(signature, '')
}

function addressOf({ link, base }: FeedEntry): string | null {
  if (link === null) return null
  try {
    return publicAddress(new URL(link.trim(), base ?? undefined).href)
  } catch {
    return null
  }
}
