/** The typed client: generated from `openapi.json` by `npm run openapi`; never edited. */
import createFetchClient, { type Client } from 'openapi-fetch'

/** @param baseUrl  where the service answers, such as http://127.0.0.1:3000 */
export const createClient = (baseUrl: string): Client<paths> => createFetchClient<paths>({ baseUrl })

export interface paths {
    "/livez": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process runs
         * @description Answers as long as the process does, whatever became of the database.
         */
        get: operations["isAlive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/problems/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a problem means
         * @description The `type` of every problem leads here: its status, its meaning, and what to do.
         */
        get: operations["explainProblem"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether requests can be served
         * @description Asks the database. While the service starts or stops, or the database is away, the answer is 503.
         */
        get: operations["isReady"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the dossiers
         * @description In the order of their ids, page by page.
         */
        get: operations["listDossiers"];
        put?: never;
        /**
         * Create a dossier
         * @description An id that is taken is 409. Publish a codebook next: it brings title and time zone.
         */
        post: operations["createDossier"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a dossier
         * @description What it is called, which codebook is in force, how many articles are read with it, and how long its log is now.
         */
        get: operations["getDossier"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/agents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an agent
         * @description Who it is, and for whom it speaks at `validAt`; what these parties hold, its own newest claims, and the open contradictions of which it had spoken an act.
         */
        get: operations["getAgent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/articles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the articles
         * @description Those published before the end of `validAt`, newest first.
         */
        get: operations["listArticles"];
        put?: never;
        /**
         * Register an article
         * @description Takes `text` or `html` and gives back the claims that were found. The same bytes from the same source are the same article: the answer is then 200, and what was said of it first stays. Of a page, what the caller does not say is read from the page: `publishedAt`, `language`, `outlet`, `title` and `url`; a live page keeps the time of each block as a line above its words.
         */
        post: operations["registerArticle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/articles/{article}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read an article
         * @description What is known of it; its text is at `/text`, its claims at `…/claims?article=`.
         */
        get: operations["getArticle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/articles/{article}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Code a claim
         * @description Records what a person or an outside model read in an article: any tool plugs in here. Every span must stand in the text word for word. What a person codes counts at once, unless there is a reason to look again; what a model codes waits for review and sets no stance until it is accepted. The same reading again is 200. A person who reads what the rules or a model had read like that accepts their claim.
         */
        post: operations["codeClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/articles/{article}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the events of an article
         * @description Everything that happened to it and to its claims, in order, up to `knownAt`.
         */
        get: operations["listArticleEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/articles/{article}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revise an article
         * @description Its publisher changed it: takes the whole new `text` or `html`, and gives back the claims that stand now. A claim that a person or a model coded, or that a person accepted, stays where the words of one of its spans (`exact`), together with the up to 32 characters before (`prefix`) and after them (`suffix`), stand in the new text exactly once, character for character. Where they do not, or stand more than once, it is superseded, and `orphanedClaims` names it: code it again from the new text. Every earlier text stays readable at an earlier `knownAt`. The same text and facts again append nothing. `If-Match` with the ETag of the article is honoured, and not asked for.
         */
        post: operations["reviseArticle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/articles/{article}/text": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the text of an article
         * @description Exactly as received: the offsets of every span count UTF-16 code units in it.
         */
        get: operations["getArticleText"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/articles/{article}/withdrawal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw an article
         * @description Its publisher took it back: from then on none of its claims counts, at every `validAt`; what was known before stays as it was. A second withdrawal appends nothing. `If-Match` with the ETag of the article is honoured, and not asked for.
         */
        post: operations["withdrawArticle"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/claims": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search claims
         * @description Claims that may have been uttered by the end of `validAt`, in the order in which they were recorded. `review=needed` is the review queue. An undated claim of another sign than the stance waits there as `undated_change`, whoever coded it: acceptance never makes it turn the stance, a correction that dates it does.
         */
        get: operations["listClaims"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/claims/{claim}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a claim
         * @description The claim with the trace of its reading, and everything that happened to it: who decided what, when and why, and what a correction replaced. Its ETag is what a decision upon it takes.
         */
        get: operations["getClaim"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/claims/{claim}/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct a claim
         * @description Puts a whole new reading in the place of the one that the claim has, checked as any that is coded. It counts as accepted, unless there is a reason to look again, and outlives every later run of the rules. A reading that the claim had before is refused. Takes the ETag of the claim as `If-Match`.
         */
        post: operations["correctClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/claims/{claim}/retraction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Retract a claim
         * @description Takes back a coding error for good: from then on it was never said, at every `validAt`; what was known before stays as it was. Takes the ETag of the claim as `If-Match`.
         */
        post: operations["retractClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/claims/{claim}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept or reject a claim
         * @description An accepted claim counts, whatever its confidence; a rejected one sets no stance. Either stands against every later run of an extractor, until somebody decides anew. Acceptance confirms the words and not a date: an undated change of sign (`undated_change`) leaves the queue and still turns no stance; a correction that gives it a date does. Takes the ETag of the claim as `If-Match`.
         */
        post: operations["reviewClaim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/codebook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a codebook
         * @description The version that is named, else the one in force at `knownAt`. It has no `validAt`: its mandates carry their own dates.
         */
        get: operations["getCodebook"];
        /**
         * Publish a codebook
         * @description The whole codebook, as YAML or JSON. `If-None-Match: *` publishes the first; `If-Match` with the version that was seen publishes the next. The same content again appends nothing. A version may not lose an id to which claims refer, nor use one again for something else.
         */
        put: operations["publishCodebook"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/contradictions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search contradictions
         * @description The records that `validAt` and `knownAt` show, newest found first. `opposition` is listed only where `kind` names it.
         */
        get: operations["listContradictions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/contradictions/{contradiction}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a contradiction
         * @description The record as it stands at `validAt`, with what people decided about it. Its ETag is what a decision upon it takes.
         */
        get: operations["getContradiction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/contradictions/{contradiction}/dismissal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dismiss a contradiction
         * @description The two statements do not contradict one another, a person says: the record is `dismissed` from then on, whatever joins it, until it is reinstated. Takes the ETag of the contradiction as `If-Match`.
         */
        post: operations["dismissContradiction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/contradictions/{contradiction}/reinstatement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reinstate a contradiction
         * @description Takes a dismissal back: the record stands as its claims have it. Takes the ETag of the contradiction as `If-Match`.
         */
        post: operations["reinstateContradiction"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the log of a dossier, or its notifications
         * @description Everything after a place, in order and without gaps. Times do not apply: a position is the only order.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the log of a dossier, or its notifications
         * @description Server-sent events. `id` is a place (`412`, or `412.3` among the notifications), `event` the type, `data` one line of JSON as the page has it. Send the last id as `Last-Event-ID` to go on. `position` with an empty object says how far was looked.
         */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/parties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the parties
         * @description Who can hold a position, and who speaks for whom at `validAt`; in the order of the ids.
         */
        get: operations["listParties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/parties/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a party
         * @description Its names, its members and who speaks for it at `validAt`; what it holds, its newest claims (its own, and those that tell of it), and its open contradictions.
         */
        get: operations["getParty"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/propositions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the propositions
         * @description The sentences that can be supported or opposed, in the order of their ids.
         */
        get: operations["listPropositions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/propositions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a proposition
         * @description Its statement, what it implies, and what became of it; what every party holds, the newest claims on it, and its open contradictions. Of one that was merged, they are those of the one under which it is read.
         */
        get: operations["getProposition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/stances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The stance of every party
         * @description The matrix of one date, or a slice of it, in one page. Pairs of which nothing is known are left out unless `include=unknown`.
         */
        get: operations["listStances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/stances/{party}/{proposition}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The stance of one party on one proposition
         * @description What the party holds at `validAt`, as known at `knownAt`, with the newest evidence. Nothing known is an answer: `unknown`, which is neither neutral nor 404.
         */
        get: operations["getStance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/stances/{party}/{proposition}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All evidence of a stance
         * @description The acts of the current run, or what is only listed, or what is uncertain; newest first.
         */
        get: operations["listEvidence"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/stances/{party}/{proposition}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every period of a stance
         * @description What was held from when until when, up to `validAt`, oldest first.
         */
        get: operations["listStancePeriods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/stances/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was learned between two moments
         * @description Every pair whose stance at `validAt` is another one at `to` than it was at `from`, with both answers and the events that led from one to the other. `from` and `to` take what `knownAt` takes elsewhere.
         */
        get: operations["diffStances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the webhook endpoints
         * @description In the order in which they were made, with the state of each: a disabled endpoint cannot tell of itself. Times do not apply.
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Create a webhook endpoint
         * @description The secret is in this answer and otherwise only at `/secret`. The endpoint is `unverified` until `POST …/test` met a 2xx; it is owed what is derived after that. The same URL twice makes two endpoints with two secrets, unless both requests carry one `Idempotency-Key`: then, for 72 hours, the second is told of the endpoint of the first as it stands by then, with its newest secret.
         */
        post: operations["createWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/webhook-endpoints/{endpoint}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a webhook endpoint
         * @description Its ETag is what a change or its deletion takes as `If-Match`. Times do not apply.
         */
        get: operations["getWebhookEndpoint"];
        put?: never;
        post?: never;
        /**
         * Delete a webhook endpoint
         * @description With its secrets. What it was still owed is canceled, and nothing is sent after this answer. Its deliveries and attempts are no longer read, and go as those of other endpoints do.
         */
        delete: operations["deleteWebhookEndpoint"];
        options?: never;
        head?: never;
        /**
         * Change a webhook endpoint
         * @description What is left out stays. A URL of another origin makes it `unverified` again and suspends what is open for it. A changed filter holds for positions that are derived after the change; a recovery brings what is older. Names that a later codebook dropped may stay, new ones must exist.
         */
        patch: operations["changeWebhookEndpoint"];
        trace?: never;
    };
    "/v1/dossiers/{dossier}/webhook-endpoints/{endpoint}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the deliveries of an endpoint
         * @description In the order in which they became owed. A receiver that has 17 and 19 asks with `after=17` what became of 18. Times do not apply.
         */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/webhook-endpoints/{endpoint}/deliveries/{delivery}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a delivery
         * @description Its state, and when it is tried next. Times do not apply.
         */
        get: operations["getWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/webhook-endpoints/{endpoint}/deliveries/{delivery}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the attempts of a delivery
         * @description Oldest first: when, where to, how long each step took, and what came back.
         */
        get: operations["listWebhookAttempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/webhook-endpoints/{endpoint}/deliveries/{delivery}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a message again
         * @description The same bytes under the same `webhook-id` and endpoint sequence, with a new timestamp and signature, whatever became of it: also what was delivered. The slot that it had is canceled, and the schedule begins anew. 409 while it is in flight, or while the endpoint is not active.
         */
        post: operations["replayWebhookDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/webhook-endpoints/{endpoint}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable an endpoint
         * @description As a pause, and told to the other endpoints of the dossier that want to know (`webhook_endpoint.disabled`). An endpoint is also disabled by itself: after five days without a success, at 410, or when its receiver asks for it.
         */
        post: operations["disableWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/webhook-endpoints/{endpoint}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable an endpoint
         * @description From paused or disabled it is active again, its back-off is forgotten, and what was suspended becomes due, oldest first. With `recoverSince` only what is of that position or moment and later, by a recovery that also brings what was exhausted and what it was never owed. An unverified endpoint must be tested first.
         */
        post: operations["enableWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/webhook-endpoints/{endpoint}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause an endpoint
         * @description Nothing is sent after this answer; what it is owed is kept as `suspended` until it is enabled. A paused endpoint stays as it is.
         */
        post: operations["pauseWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/webhook-endpoints/{endpoint}/public-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the public keys
         * @description The ed25519 keys that verify `v1a`, newest first, with their dates: whoever has them can verify and cannot sign.
         */
        get: operations["listWebhookPublicKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/webhook-endpoints/{endpoint}/recoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the recoveries of an endpoint
         * @description Newest first. Times do not apply.
         */
        get: operations["listWebhookRecoveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/webhook-endpoints/{endpoint}/recoveries/{recovery}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read a recovery
         * @description How far it has come, and how many deliveries it made due. Times do not apply.
         */
        get: operations["getWebhookRecovery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/webhook-endpoints/{endpoint}/recoveries/{recovery}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a recovery
         * @description It goes no further; what it has made due is sent. One that is canceled stays as it is.
         */
        post: operations["cancelWebhookRecovery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/webhook-endpoints/{endpoint}/recovery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recover a range
         * @description Messages of the range that fit the endpoint's filter and were never owed to it become owed, and deliveries in `states` are due again: oldest first, at the endpoint's own rate. Two recoveries of one range make one set of deliveries. The endpoint must be active.
         */
        post: operations["recoverWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/webhook-endpoints/{endpoint}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the secrets
         * @description Those that sign now, newest first. Every look is noted in the log of the service.
         */
        get: operations["getWebhookSecret"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/webhook-endpoints/{endpoint}/secret/rotation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Rotate the secret
         * @description Makes a new secret and a new key pair. Until the grace ends the one before signs, too, and at most one older one, each until its own end. With a grace of 0 only the new one signs, from the next attempt on.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/webhook-endpoints/{endpoint}/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read the statistics of an endpoint
         * @description Deliveries by state, attempts of the last day by class, how long they took, what waits longest, and whether it backs off.
         */
        get: operations["getWebhookStats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/dossiers/{dossier}/webhook-endpoints/{endpoint}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test
         * @description One signed `webhook.test`, answered within 10 seconds with class and status only. A 2xx makes an `unverified` endpoint `active`: it is owed what is derived from then on. An endpoint that is not active is tested at most five times an hour for one host (429 `rate_limited`). An active one gets the test as a delivery of its own, once and without retries.
         */
        post: operations["testWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the types of messages
         * @description Every type that `eventTypes` of an endpoint may name, all on one page, with its schema and an example. The same schemas stand under `webhooks` in the document.
         */
        get: operations["listEventTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "article.revised": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Message article.revised
         * @description The text of the article changed. Filters look at its claims before and after.
         */
        post: operations["onArticleRevised"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "article.withdrawn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Message article.withdrawn
         * @description The article was withdrawn or erased: its claims no longer count.
         */
        post: operations["onArticleWithdrawn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "claim.corrected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Message claim.corrected
         * @description A person replaced the reading; filters look at both.
         */
        post: operations["onClaimCorrected"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "claim.recorded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Message claim.recorded
         * @description A claim was recorded by an extractor, a model or a person, or is found again after it was superseded.
         */
        post: operations["onClaimRecorded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "claim.retracted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Message claim.retracted
         * @description A person took the claim back: it must no longer count.
         */
        post: operations["onClaimRetracted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "claim.superseded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Message claim.superseded
         * @description A newer extractor, codebook or text no longer gives the claim.
         */
        post: operations["onClaimSuperseded"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "codebook.published": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Message codebook.published
         * @description A version of the codebook was published, with counts of what it changed.
         */
        post: operations["onCodebookPublished"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "contradiction.detected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Message contradiction.detected
         * @description A contradiction is known for certain since this position, or stands again. Whoever adds it where `state` is `open`, and removes it with `contradiction.resolved`, has exactly those that are open.
         */
        post: operations["onContradictionDetected"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "contradiction.resolved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Message contradiction.resolved
         * @description It is resolved, over, or dismissed by a person. With `dating: possible` it is only no longer certain, because a date was taken away.
         */
        post: operations["onContradictionResolved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "stance.changed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Message stance.changed
         * @description The stance of a party on a proposition, by its own rows, is another one somewhere in time than before this position: at most one message per pair and position. A stance that follows from another proposition by the codebook alone, or whose condition somebody else blocks, is read at `url` but gives no message by itself: follow the propositions from which it follows. Time alone sends nothing.
         */
        post: operations["onStanceChanged"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "stance.contested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Message stance.contested
         * @description Beside `stance.changed`: today two words of the party stand against each other.
         */
        post: operations["onStanceContested"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "stance.reversed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Message stance.reversed
         * @description Beside `stance.changed`: the answer of today changed its sign, also because an older article came late or a person corrected a claim. That a party turned is a contradiction of kind `self_reversal`.
         */
        post: operations["onStanceReversed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook_endpoint.disabled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Message webhook_endpoint.disabled
         * @description Another endpoint of the dossier was disabled; what it is owed is kept.
         */
        post: operations["onWebhookEndpointDisabled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook_endpoint.recovered": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Message webhook_endpoint.recovered
         * @description Another endpoint of the dossier came back.
         */
        post: operations["onWebhookEndpointRecovered"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "webhook.test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Message webhook.test
         * @description Sent on verification and on request. Nothing happened.
         */
        post: operations["onWebhookTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        ActStatedAt: {
            from: string | null;
            /** @enum {string} */
            precision: "minute" | "day" | "week" | "month" | "year" | "unknown";
            to: string | null;
        };
        AgentAnswer: {
            /** @description Every one that the codebook has. */
            allMandates: components["schemas"]["Mandate"][];
            /** @description All of its claims, at the same dates. */
            claimsUrl: string;
            /** @description All of its open contradictions, at the same dates. */
            contradictionsUrl: string;
            id: string;
            /** @enum {string} */
            kind: "person" | "body" | "anonymous";
            /** @description When the event at `position` was recorded; null before the first. */
            knownAt: string | null;
            /** @description The newest that may have been said by `validAt`, by the end of the interval in which they were said; an undated claim stands with the day of its publication. */
            latestClaims: components["schemas"]["Claim"][];
            /** @description In force at `validAt`. */
            mandates: components["schemas"]["Mandate"][];
            names: {
                [key: string]: string[];
            };
            /** @description The newest found that are open at `validAt`; of every kind but `opposition`. */
            openContradictions: components["schemas"]["Contradiction"][];
            /** @description Whether the same question gives this answer for ever: both `validAt` and a `knownAt` that is past were given. */
            pinned: boolean;
            /** @description How much of the log the answer reflects. */
            position: number;
            /** @description What is known of its pairs, as the matrix has them; null above 10000 pairs. */
            stances: components["schemas"]["StanceState"][] | null;
            /** @description One for each party for which it speaks at `validAt`. */
            stancesUrls: string[];
            /**
             * Format: date
             * @description The day that was asked about, or today.
             */
            validAt: string;
            /**
             * Format: date-time
             * @description The end of that day in the zone of the dossier; excluded.
             */
            validAtEnd: string;
            wikidata: string | null;
        };
        Article: {
            agency: string | null;
            articleId: string;
            /** @description Articles that it copies or that copy it. */
            copies: string[];
            /** @description The id that the caller gave it. */
            externalId: string | null;
            /** @description Given or detected; `und` when neither. */
            language: string;
            /** @description The oldest known article of its origin; itself when there is none. */
            origin: string;
            outlet: string | null;
            /** Format: date-time */
            publishedAt: string;
            /**
             * Format: date-time
             * @description When it was registered.
             */
            recordedAt: string;
            /** @enum {string} */
            status: "registered" | "withdrawn" | "erased";
            textHash: string;
            timeZone: string;
            title: string | null;
            url: string | null;
            /** @description What was not as it should be. `claims_too_many`: more claims were found than an article may have; only the first 2,000 were taken, so send its parts one by one; `html_article_not_found`: no article was found in the page; everything that it shows was taken; `html_article_from_metadata`: the page shows no article; its text was taken from what the page states in JSON-LD; `html_comment_unclosed`: a comment is never closed; what stands behind it was not read; `html_partly_paid`: the page says that readers must pay for it; its text is probably only a part; `html_several_articles`: the page holds several articles; one of them was taken; `html_published_at_conflict`: the page names several publication times; JSON-LD was preferred, then article:published_time; `published_at_without_offset`: its publication time has no offset; it was read in the time zone that was given; `html_textarea_unclosed`: a text field is never closed; what stands behind it was not read; `feed_published_at_from_updated`: the entry says only when it was updated; that time was taken for its publication; `feed_summary_only`: the feed has only a summary of the article; `live_blocks_after_published_at`: the page has blocks that are newer than the publishedAt that was given; what they report has no time; `live_published_at_newest_block`: the page says when it began, and has newer blocks; the time of the newest was taken for its publication; `language_not_as_declared`: the words are of another language than the page says; they were read in their own; `language_unknown`: no claims are read: its words are in none of the languages that are known here; `language_unsupported`: no claims are read: there are no rules for its language; `text_headline_only`: there is only a headline; `text_holds_html`: the text holds HTML; it was read as text, tags and all, so send it as html; `text_mojibake`: letters were lost on the way (such as "Ã©" for "é"): the text was read in a wrong encoding before; `text_replacement_characters`: letters were lost on the way: the text holds U+FFFD in their place. */
            warnings: string[];
        };
        ArticleAnswer: {
            agency: string | null;
            articleId: string;
            /** @description Articles that it copies or that copy it. */
            copies: string[];
            /** @description The id that the caller gave it. */
            externalId: string | null;
            /** @description When the event at `position` was recorded; null before the first. */
            knownAt: string | null;
            /** @description Given or detected; `und` when neither. */
            language: string;
            /** @description The oldest known article of its origin; itself when there is none. */
            origin: string;
            outlet: string | null;
            /** @description Whether the same question gives this answer for ever: both `validAt` and a `knownAt` that is past were given. */
            pinned: boolean;
            /** @description How much of the log the answer reflects. */
            position: number;
            /** Format: date-time */
            publishedAt: string;
            /**
             * Format: date-time
             * @description When it was registered.
             */
            recordedAt: string;
            /** @enum {string} */
            status: "registered" | "withdrawn" | "erased";
            textHash: string;
            timeZone: string;
            title: string | null;
            url: string | null;
            /**
             * Format: date
             * @description The day that was asked about, or today.
             */
            validAt: string;
            /**
             * Format: date-time
             * @description The end of that day in the zone of the dossier; excluded.
             */
            validAtEnd: string;
            /** @description What was not as it should be. `claims_too_many`: more claims were found than an article may have; only the first 2,000 were taken, so send its parts one by one; `html_article_not_found`: no article was found in the page; everything that it shows was taken; `html_article_from_metadata`: the page shows no article; its text was taken from what the page states in JSON-LD; `html_comment_unclosed`: a comment is never closed; what stands behind it was not read; `html_partly_paid`: the page says that readers must pay for it; its text is probably only a part; `html_several_articles`: the page holds several articles; one of them was taken; `html_published_at_conflict`: the page names several publication times; JSON-LD was preferred, then article:published_time; `published_at_without_offset`: its publication time has no offset; it was read in the time zone that was given; `html_textarea_unclosed`: a text field is never closed; what stands behind it was not read; `feed_published_at_from_updated`: the entry says only when it was updated; that time was taken for its publication; `feed_summary_only`: the feed has only a summary of the article; `live_blocks_after_published_at`: the page has blocks that are newer than the publishedAt that was given; what they report has no time; `live_published_at_newest_block`: the page says when it began, and has newer blocks; the time of the newest was taken for its publication; `language_not_as_declared`: the words are of another language than the page says; they were read in their own; `language_unknown`: no claims are read: its words are in none of the languages that are known here; `language_unsupported`: no claims are read: there are no rules for its language; `text_headline_only`: there is only a headline; `text_holds_html`: the text holds HTML; it was read as text, tags and all, so send it as html; `text_mojibake`: letters were lost on the way (such as "Ã©" for "é"): the text was read in a wrong encoding before; `text_replacement_characters`: letters were lost on the way: the text holds U+FFFD in their place. */
            warnings: string[];
        };
        ArticleEvents: {
            data: components["schemas"]["LogEvent"][];
            position: number;
        };
        ArticleList: {
            data: components["schemas"]["Article"][];
            hasMore: boolean;
            /** @description When the event at `position` was recorded; null before the first. */
            knownAt: string | null;
            /** @description What `cursor` takes for the next page. */
            nextCursor: string | null;
            /** @description Whether the same question gives this answer for ever: both `validAt` and a `knownAt` that is past were given. */
            pinned: boolean;
            /** @description How much of the log the answer reflects. */
            position: number;
            /**
             * Format: date
             * @description The day that was asked about, or today.
             */
            validAt: string;
            /**
             * Format: date-time
             * @description The end of that day in the zone of the dossier; excluded.
             */
            validAtEnd: string;
        };
        ArticleMessageData: {
            articleId: string;
            causedBy: components["schemas"]["MessageCause"];
            /** @description Claims that count now. */
            claimCount: number;
            language: string;
            /** Format: date-time */
            publishedAt: string;
            /**
             * @description `erased`: delete what you kept of it.
             * @enum {string}
             */
            reason: "revised" | "withdrawn" | "erased";
            /** @enum {string} */
            status: "registered" | "withdrawn" | "erased";
            /**
             * @description Lists were cut, because the message would have been too long: the link holds the rest.
             * @constant
             */
            truncated?: true;
            /** @description A read of this service that is pinned to the position of the message: it answers the same for ever. */
            url: string;
        };
        /** @description The text of the article changed. Filters look at its claims before and after. */
        ArticleRevisedMessage: {
            /** @constant */
            apiVersion: "2026-12-01";
            data: components["schemas"]["ArticleMessageData"];
            dossier: string;
            /** @description The same for the same event: in pushes, in the feed, after a rebuild. */
            id: string;
            /** @description 1, 2, 3 … within the position. */
            index: number;
            position: number;
            /** @description `article/{id}` */
            subject: string;
            /** @description 1, 2, 3 … per subject, without gaps. */
            subjectSequence: number;
            /**
             * Format: date-time
             * @description When the event was recorded; never the time of the attempt.
             */
            timestamp: string;
            /** @constant */
            type: "article.revised";
        };
        ArticleText: {
            articleId: string;
            /** @description Exactly as received; spans are offsets in it. */
            text: string;
            textHash: string;
        };
        /** @description The article was withdrawn or erased: its claims no longer count. */
        ArticleWithdrawnMessage: {
            /** @constant */
            apiVersion: "2026-12-01";
            data: components["schemas"]["ArticleMessageData"];
            dossier: string;
            /** @description The same for the same event: in pushes, in the feed, after a rebuild. */
            id: string;
            /** @description 1, 2, 3 … within the position. */
            index: number;
            position: number;
            /** @description `article/{id}` */
            subject: string;
            /** @description 1, 2, 3 … per subject, without gaps. */
            subjectSequence: number;
            /**
             * Format: date-time
             * @description When the event was recorded; never the time of the attempt.
             */
            timestamp: string;
            /** @constant */
            type: "article.withdrawn";
        };
        Attribution: {
            cue: components["schemas"]["Range"] | null;
            /** @enum {string} */
            relation: "publishes" | "relays" | "quotes" | "speaksFor";
            who: string;
        };
        ChangedPeriod: {
            /** Format: date */
            validFrom: string;
            /** @description Excluded; null is no end. */
            validTo: string | null;
        };
        Claim: {
            /** @description The party to which a position is ascribed. */
            aboutParty: string | null;
            addressee: string | null;
            article: components["schemas"]["Source"];
            articleId: string;
            /** @description Outlet first, holder last. */
            attribution: components["schemas"]["Attribution"][];
            /** @description 0-based index of the non-empty line. */
            block: number;
            claimId: string;
            /** @description Survives a new version of the extractor. */
            claimKey: string;
            /** @enum {string} */
            claimType: "stance" | "demand" | "offer" | "commitment" | "rejection" | "threat" | "accusation" | "denial" | "recantation" | "assertion" | "assessment" | "forecast" | "announcement";
            /** @description The codebook that it was read with. */
            codebookVersion: string;
            /** @description What the coder wrote, before merges of the codebook. */
            codedProposition: string;
            coder: components["schemas"]["Coder"];
            conditions: components["schemas"]["ClaimCondition"][];
            /** @description The product of the factors in `trace`. */
            confidence: number | null;
            /** @description The party whose own position it is. */
            holder: string | null;
            /** @description Whether that is the text of the article now; false once it was revised. */
            inCurrentText: boolean;
            language: string;
            /** @description Its own last event. */
            lastPosition: number;
            links: components["schemas"]["ClaimLink"][];
            /** @description The one in force when it was said. */
            mandate: components["schemas"]["ClaimMandate"] | null;
            /** @enum {string} */
            modality: "actual" | "future" | "hypothetical" | "not_yet" | "historical" | "question";
            /** @description -2 rejects, -1 reserved, 0 neutral, 1 partial or conditional, 2 affirms; null is none. */
            polarity: -2 | -1 | 0 | 1 | 2 | null;
            /** @description Where the log first records it. */
            position: number;
            proposition: string;
            /** Format: date-time */
            publishedAt: string;
            /** @enum {string} */
            quoteMode: "direct" | "indirect" | "mixed" | "headline" | "none";
            /** Format: date-time */
            recordedAt: string;
            review: components["schemas"]["ClaimReview"];
            spans: components["schemas"]["Span"][];
            speaker: string;
            /** @enum {string} */
            state: "visible" | "rejected" | "retracted" | "superseded" | "withdrawn" | "erased";
            statedAt: components["schemas"]["StatedAt"];
            supersededBy: string | null;
            /** @description The text in which its spans count. */
            textHash: string;
            trace: components["schemas"]["TraceStep"][];
            validUntil: string | null;
            value: components["schemas"]["ClaimValue"] | null;
            /** @enum {string} */
            voice: "self" | "relayed" | "reported" | "outlet";
        };
        ClaimAnswer: {
            claim: components["schemas"]["Claim"];
            /** @description Its own events, oldest first. */
            history: components["schemas"]["ClaimEvent"][];
            /** @description When the event at `position` was recorded; null before the first. */
            knownAt: string | null;
            /** @description Whether the same question gives this answer for ever: both `validAt` and a `knownAt` that is past were given. */
            pinned: boolean;
            /** @description How much of the log the answer reflects. */
            position: number;
            /**
             * Format: date
             * @description The day that was asked about, or today.
             */
            validAt: string;
            /**
             * Format: date-time
             * @description The end of that day in the zone of the dossier; excluded.
             */
            validAtEnd: string;
        };
        ClaimCondition: {
            controlledBy: string | null;
            proposition: string | null;
            requiredSign: ("+" | "-") | null;
            span: components["schemas"]["Range"] | null;
            /** @enum {string} */
            status: "open" | "met" | "refused" | "unknown";
            text: string;
        };
        /** @description A person replaced the reading; filters look at both. */
        ClaimCorrectedMessage: {
            /** @constant */
            apiVersion: "2026-12-01";
            data: components["schemas"]["ClaimMessageData"];
            dossier: string;
            /** @description The same for the same event: in pushes, in the feed, after a rebuild. */
            id: string;
            /** @description 1, 2, 3 … within the position. */
            index: number;
            position: number;
            /** @description `claim/{id}` */
            subject: string;
            /** @description 1, 2, 3 … per subject, without gaps. */
            subjectSequence: number;
            /**
             * Format: date-time
             * @description When the event was recorded; never the time of the attempt.
             */
            timestamp: string;
            /** @constant */
            type: "claim.corrected";
        };
        ClaimEvent: {
            /** @description Who decided; null for a run of the rules. */
            by: string | null;
            position: number;
            /** @description What a correction replaced, as it was coded; else null. */
            readingBefore: components["schemas"]["ClaimReading"] | null;
            reason: string | null;
            /** Format: date-time */
            recordedAt: string;
            supersededBy: string | null;
            type: string;
            verdict: ("accepted" | "rejected") | null;
        };
        ClaimLink: {
            claimKey: string;
            cue: components["schemas"]["Range"] | null;
            /** @enum {string} */
            relation: "denies" | "contrasts" | "replies";
        };
        ClaimList: {
            data: components["schemas"]["Claim"][];
            hasMore: boolean;
            /** @description When the event at `position` was recorded; null before the first. */
            knownAt: string | null;
            /** @description What `cursor` takes for the next page. */
            nextCursor: string | null;
            /** @description Whether the same question gives this answer for ever: both `validAt` and a `knownAt` that is past were given. */
            pinned: boolean;
            /** @description How much of the log the answer reflects. */
            position: number;
            /**
             * Format: date
             * @description The day that was asked about, or today.
             */
            validAt: string;
            /**
             * Format: date-time
             * @description The end of that day in the zone of the dossier; excluded.
             */
            validAtEnd: string;
        };
        ClaimMandate: {
            from: string | null;
            party: string;
            rank: number;
            role: string | null;
            until: string | null;
            unverified: boolean;
        };
        ClaimMessageData: {
            /** @description The party to which a position is ascribed. */
            aboutParty: string | null;
            articleId: string;
            causedBy: components["schemas"]["MessageCause"];
            claimId: string;
            claimType: string;
            /** @enum {string} */
            coderKind: "rule" | "model" | "human";
            /** @description The party whose own position it is. */
            holder: string | null;
            modality: string;
            /** @description -2 rejects, -1 reserved, 0 neutral, 1 partial or conditional, 2 affirms; null is none. */
            polarity: -2 | -1 | 0 | 1 | 2 | null;
            proposition: string;
            /** @enum {string} */
            reviewStatus: "proposed" | "accepted" | "rejected";
            /** @description An agent, `party:<id>`, `outlet`; `anonymous` or `unresolved` where the codebook knows no one: names out of the text are not pushed. */
            speaker: string;
            /** @enum {string} */
            state: "visible" | "rejected" | "retracted" | "superseded" | "withdrawn" | "erased";
            statedAt: components["schemas"]["MessageStatedAt"];
            /** @description The claim that took its place. */
            supersededBy: string | null;
            /**
             * @description Lists were cut, because the message would have been too long: the link holds the rest.
             * @constant
             */
            truncated?: true;
            /** @description A read of this service that is pinned to the position of the message: it answers the same for ever. */
            url: string;
            /** @enum {string} */
            voice: "self" | "relayed" | "reported" | "outlet";
        };
        ClaimReading: {
            /** @description The party to which a position is ascribed. */
            aboutParty: string | null;
            addressee: string | null;
            /** @description Outlet first, holder last. */
            attribution: components["schemas"]["Attribution"][];
            /** @description 0-based index of the non-empty line. */
            block: number;
            /** @enum {string} */
            claimType: "stance" | "demand" | "offer" | "commitment" | "rejection" | "threat" | "accusation" | "denial" | "recantation" | "assertion" | "assessment" | "forecast" | "announcement";
            conditions: components["schemas"]["ClaimCondition"][];
            /** @description The party whose own position it is. */
            holder: string | null;
            links: components["schemas"]["ClaimLink"][];
            /** @description The one in force when it was said. */
            mandate: components["schemas"]["ClaimMandate"] | null;
            /** @enum {string} */
            modality: "actual" | "future" | "hypothetical" | "not_yet" | "historical" | "question";
            /** @description -2 rejects, -1 reserved, 0 neutral, 1 partial or conditional, 2 affirms; null is none. */
            polarity: -2 | -1 | 0 | 1 | 2 | null;
            proposition: string;
            /** @enum {string} */
            quoteMode: "direct" | "indirect" | "mixed" | "headline" | "none";
            spans: components["schemas"]["Span"][];
            speaker: string;
            statedAt: components["schemas"]["StatedAt"];
            /** @description The text in which its spans count. */
            textHash: string;
            validUntil: string | null;
            value: components["schemas"]["ClaimValue"] | null;
            /** @enum {string} */
            voice: "self" | "relayed" | "reported" | "outlet";
        };
        /** @description A claim was recorded by an extractor, a model or a person, or is found again after it was superseded. */
        ClaimRecordedMessage: {
            /** @constant */
            apiVersion: "2026-12-01";
            data: components["schemas"]["ClaimMessageData"];
            dossier: string;
            /** @description The same for the same event: in pushes, in the feed, after a rebuild. */
            id: string;
            /** @description 1, 2, 3 … within the position. */
            index: number;
            position: number;
            /** @description `claim/{id}` */
            subject: string;
            /** @description 1, 2, 3 … per subject, without gaps. */
            subjectSequence: number;
            /**
             * Format: date-time
             * @description When the event was recorded; never the time of the attempt.
             */
            timestamp: string;
            /** @constant */
            type: "claim.recorded";
        };
        /** @description A person took the claim back: it must no longer count. */
        ClaimRetractedMessage: {
            /** @constant */
            apiVersion: "2026-12-01";
            data: components["schemas"]["ClaimMessageData"];
            dossier: string;
            /** @description The same for the same event: in pushes, in the feed, after a rebuild. */
            id: string;
            /** @description 1, 2, 3 … within the position. */
            index: number;
            position: number;
            /** @description `claim/{id}` */
            subject: string;
            /** @description 1, 2, 3 … per subject, without gaps. */
            subjectSequence: number;
            /**
             * Format: date-time
             * @description When the event was recorded; never the time of the attempt.
             */
            timestamp: string;
            /** @constant */
            type: "claim.retracted";
        };
        ClaimReview: {
            /** @description When. */
            at: string | null;
            /** @description Who decided last. */
            by: string | null;
            /** @description Why. */
            reason: string | null;
            reasons: ("undated_change" | "mandate_mismatch" | "mandate_straddle" | "mandate_unverified" | "low_confidence" | "model_coded" | "stated_after_publication")[];
            /** @enum {string} */
            status: "proposed" | "accepted" | "rejected";
        };
        /** @description A newer extractor, codebook or text no longer gives the claim. */
        ClaimSupersededMessage: {
            /** @constant */
            apiVersion: "2026-12-01";
            data: components["schemas"]["ClaimMessageData"];
            dossier: string;
            /** @description The same for the same event: in pushes, in the feed, after a rebuild. */
            id: string;
            /** @description 1, 2, 3 … within the position. */
            index: number;
            position: number;
            /** @description `claim/{id}` */
            subject: string;
            /** @description 1, 2, 3 … per subject, without gaps. */
            subjectSequence: number;
            /**
             * Format: date-time
             * @description When the event was recorded; never the time of the attempt.
             */
            timestamp: string;
            /** @constant */
            type: "claim.superseded";
        };
        ClaimValue: {
            /** @enum {string} */
            comparator: "=" | "<" | "<=" | ">" | ">=" | "~";
            number: number;
            unit: string;
        };
        CodebookAnswer: {
            by: string;
            codebook: {
                [key: string]: unknown;
            };
            contentHash: string;
            dossier: string;
            /** @description The event that published it: from there on it is in force. */
            position: number;
            /** Format: date-time */
            recordedAt: string;
            version: string;
        };
        CodebookMessageData: {
            causedBy: components["schemas"]["MessageCause"];
            /** @description Claims that are read under another proposition now. */
            claimsMoved: number;
            contentHash: string;
            contradictionsDetected: number;
            contradictionsResolved: number;
            previousVersion: string | null;
            /** @description As many `stance.changed` of this position. */
            stancesChanged: number;
            /**
             * @description Lists were cut, because the message would have been too long: the link holds the rest.
             * @constant
             */
            truncated?: true;
            /** @description A read of this service that is pinned to the position of the message: it answers the same for ever. */
            url: string;
            version: string;
        };
        /** @description A version of the codebook was published, with counts of what it changed. */
        CodebookPublishedMessage: {
            /** @constant */
            apiVersion: "2026-12-01";
            data: components["schemas"]["CodebookMessageData"];
            dossier: string;
            /** @description The same for the same event: in pushes, in the feed, after a rebuild. */
            id: string;
            /** @description 1, 2, 3 … within the position. */
            index: number;
            position: number;
            /** @description `codebook` */
            subject: string;
            /** @description 1, 2, 3 … per subject, without gaps. */
            subjectSequence: number;
            /**
             * Format: date-time
             * @description When the event was recorded; never the time of the attempt.
             */
            timestamp: string;
            /** @constant */
            type: "codebook.published";
        };
        Coder: {
            id: string;
            /** @enum {string} */
            kind: "rule" | "model" | "human";
            version: string;
        };
        Contradiction: {
            /** @description The earlier act of the pair that is shown first. */
            a: components["schemas"]["ContradictionMember"];
            b: components["schemas"]["ContradictionMember"];
            /**
             * @description Whether the text draws the link, a person, or a rule.
             * @enum {string}
             */
            basis: "source_asserted" | "human" | "computed";
            codebookVersion: string | null;
            contradictionId: string;
            /** @description Where the text itself draws the link. */
            cues: components["schemas"]["CuePlace"][];
            /** @enum {string} */
            dating: "certain" | "possible";
            daysApart: number;
            /** @description When the record first became known. */
            detectedAt: components["schemas"]["DetectedAt"];
            distance: number | null;
            /** @enum {string} */
            kind: "explicit_denial" | "factual_contradiction" | "self_reversal" | "spokesperson_split" | "divergent_attribution" | "divergent_assessment" | "reported_vs_self" | "outlet_vs_speaker" | "word_vs_deed" | "opposition";
            /** @description The last decision about it, else where it was found: what its tag says. */
            lastPosition: number;
            members: components["schemas"]["ContradictionMember"][];
            mergedInto: string | null;
            proposition: string;
            resolution: ("converged" | "recanted" | "retracted" | "corrected" | "superseded" | "withdrawn" | "merged") | null;
            rulesVersion: number;
            sides: string[];
            /** Format: date */
            since: string;
            stale: boolean;
            /** @enum {string} */
            state: "open" | "ended" | "resolved" | "dismissed";
            /** @description The party of which opposite things are said. */
            subject: string | null;
            /** @description The first day on which it was over. */
            until: string | null;
        };
        ContradictionAnswer: {
            /** @description The earlier act of the pair that is shown first. */
            a: components["schemas"]["ContradictionMember"];
            b: components["schemas"]["ContradictionMember"];
            /**
             * @description Whether the text draws the link, a person, or a rule.
             * @enum {string}
             */
            basis: "source_asserted" | "human" | "computed";
            codebookVersion: string | null;
            contradictionId: string;
            /** @description Where the text itself draws the link. */
            cues: components["schemas"]["CuePlace"][];
            /** @enum {string} */
            dating: "certain" | "possible";
            daysApart: number;
            /** @description What people decided about it, oldest first. */
            decisions: components["schemas"]["ContradictionDecision"][];
            /** @description When the record first became known. */
            detectedAt: components["schemas"]["DetectedAt"];
            distance: number | null;
            /** @enum {string} */
            kind: "explicit_denial" | "factual_contradiction" | "self_reversal" | "spokesperson_split" | "divergent_attribution" | "divergent_assessment" | "reported_vs_self" | "outlet_vs_speaker" | "word_vs_deed" | "opposition";
            /** @description When the event at `position` was recorded; null before the first. */
            knownAt: string | null;
            /** @description The last decision about it, else where it was found: what its tag says. */
            lastPosition: number;
            members: components["schemas"]["ContradictionMember"][];
            mergedInto: string | null;
            /** @description Whether the same question gives this answer for ever: both `validAt` and a `knownAt` that is past were given. */
            pinned: boolean;
            /** @description How much of the log the answer reflects. */
            position: number;
            proposition: string;
            resolution: ("converged" | "recanted" | "retracted" | "corrected" | "superseded" | "withdrawn" | "merged") | null;
            rulesVersion: number;
            sides: string[];
            /** Format: date */
            since: string;
            stale: boolean;
            /** @enum {string} */
            state: "open" | "ended" | "resolved" | "dismissed";
            /** @description The party of which opposite things are said. */
            subject: string | null;
            /** @description The first day on which it was over. */
            until: string | null;
            /**
             * Format: date
             * @description The day that was asked about, or today.
             */
            validAt: string;
            /**
             * Format: date-time
             * @description The end of that day in the zone of the dossier; excluded.
             */
            validAtEnd: string;
        };
        ContradictionDecision: {
            /** @description Who decided. */
            by: string;
            position: number;
            reason: string;
            /** Format: date-time */
            recordedAt: string;
            /** @enum {string} */
            type: "ContradictionDismissed" | "ContradictionReinstated";
        };
        ContradictionDetectedData: {
            /** @description The earlier act of the pair that is shown first. */
            a: components["schemas"]["MessageMember"] | null;
            b: components["schemas"]["MessageMember"] | null;
            /** @enum {string} */
            basis: "source_asserted" | "human" | "computed";
            causedBy: components["schemas"]["MessageCause"];
            contradictionId: string;
            /** @enum {string} */
            dating: "certain" | "possible";
            /** @enum {string} */
            kind: "explicit_denial" | "factual_contradiction" | "self_reversal" | "spokesperson_split" | "divergent_attribution" | "divergent_assessment" | "reported_vs_self" | "outlet_vs_speaker" | "word_vs_deed";
            proposition: string;
            /** @description A person had dismissed it, and took that back. */
            reinstated: boolean;
            /** @description It was resolved or over, and stands again. */
            reopened: boolean;
            resolution: ("converged" | "recanted" | "retracted" | "corrected" | "superseded" | "withdrawn" | "merged") | null;
            /** @description Two parties, or an outlet and a party. */
            sides: string[];
            /** Format: date */
            since: string;
            speakers: string[];
            /** @enum {string} */
            state: "open" | "ended" | "resolved" | "dismissed";
            /** @description The party of which opposite things are said. */
            subjectParty: string | null;
            /**
             * @description Lists were cut, because the message would have been too long: the link holds the rest.
             * @constant
             */
            truncated?: true;
            /** @description The first day on which it was over. */
            until: string | null;
            /** @description A read of this service that is pinned to the position of the message: it answers the same for ever. */
            url: string;
        };
        /** @description A contradiction is known for certain since this position, or stands again. Whoever adds it where `state` is `open`, and removes it with `contradiction.resolved`, has exactly those that are open. */
        ContradictionDetectedMessage: {
            /** @constant */
            apiVersion: "2026-12-01";
            data: components["schemas"]["ContradictionDetectedData"];
            dossier: string;
            /** @description The same for the same event: in pushes, in the feed, after a rebuild. */
            id: string;
            /** @description 1, 2, 3 … within the position. */
            index: number;
            position: number;
            /** @description `contradiction/{id}` */
            subject: string;
            /** @description 1, 2, 3 … per subject, without gaps. */
            subjectSequence: number;
            /**
             * Format: date-time
             * @description When the event was recorded; never the time of the attempt.
             */
            timestamp: string;
            /** @constant */
            type: "contradiction.detected";
        };
        ContradictionList: {
            data: components["schemas"]["Contradiction"][];
            hasMore: boolean;
            /** @description When the event at `position` was recorded; null before the first. */
            knownAt: string | null;
            /** @description What `cursor` takes for the next page. */
            nextCursor: string | null;
            /** @description Whether the same question gives this answer for ever: both `validAt` and a `knownAt` that is past were given. */
            pinned: boolean;
            /** @description How much of the log the answer reflects. */
            position: number;
            /**
             * Format: date
             * @description The day that was asked about, or today.
             */
            validAt: string;
            /**
             * Format: date-time
             * @description The end of that day in the zone of the dossier; excluded.
             */
            validAtEnd: string;
        };
        ContradictionMember: {
            actId: string;
            article: components["schemas"]["Source"] | null;
            claims: string[];
            /** @description -2 rejects, -1 reserved, 0 neutral, 1 partial or conditional, 2 affirms; null is none. */
            polarity: -2 | -1 | 0 | 1 | 2 | null;
            quote: components["schemas"]["Quote"] | null;
            side: string;
            speaker: string;
        };
        ContradictionResolvedData: {
            /** @description The earlier act of the pair that is shown first. */
            a: components["schemas"]["MessageMember"] | null;
            b: components["schemas"]["MessageMember"] | null;
            /** @enum {string} */
            basis: "source_asserted" | "human" | "computed";
            causedBy: components["schemas"]["MessageCause"];
            contradictionId: string;
            /** @enum {string} */
            dating: "certain" | "possible";
            /** @description Who dismissed it, and why. */
            dismissal: components["schemas"]["MessageDismissal"] | null;
            /** @enum {string} */
            kind: "explicit_denial" | "factual_contradiction" | "self_reversal" | "spokesperson_split" | "divergent_attribution" | "divergent_assessment" | "reported_vs_self" | "outlet_vs_speaker" | "word_vs_deed";
            mergedInto: string | null;
            proposition: string;
            resolution: ("converged" | "recanted" | "retracted" | "corrected" | "superseded" | "withdrawn" | "merged") | null;
            /** @description Two parties, or an outlet and a party. */
            sides: string[];
            /** Format: date */
            since: string;
            speakers: string[];
            /** @enum {string} */
            state: "open" | "ended" | "resolved" | "dismissed";
            /** @description The party of which opposite things are said. */
            subjectParty: string | null;
            /**
             * @description Lists were cut, because the message would have been too long: the link holds the rest.
             * @constant
             */
            truncated?: true;
            /** @description The first day on which it was over. */
            until: string | null;
            /** @description A read of this service that is pinned to the position of the message: it answers the same for ever. */
            url: string;
        };
        /** @description It is resolved, over, or dismissed by a person. With `dating: possible` it is only no longer certain, because a date was taken away. */
        ContradictionResolvedMessage: {
            /** @constant */
            apiVersion: "2026-12-01";
            data: components["schemas"]["ContradictionResolvedData"];
            dossier: string;
            /** @description The same for the same event: in pushes, in the feed, after a rebuild. */
            id: string;
            /** @description 1, 2, 3 … within the position. */
            index: number;
            position: number;
            /** @description `contradiction/{id}` */
            subject: string;
            /** @description 1, 2, 3 … per subject, without gaps. */
            subjectSequence: number;
            /**
             * Format: date-time
             * @description When the event was recorded; never the time of the attempt.
             */
            timestamp: string;
            /** @constant */
            type: "contradiction.resolved";
        };
        ContradictionWithDecisions: {
            /** @description The earlier act of the pair that is shown first. */
            a: components["schemas"]["ContradictionMember"];
            b: components["schemas"]["ContradictionMember"];
            /**
             * @description Whether the text draws the link, a person, or a rule.
             * @enum {string}
             */
            basis: "source_asserted" | "human" | "computed";
            codebookVersion: string | null;
            contradictionId: string;
            /** @description Where the text itself draws the link. */
            cues: components["schemas"]["CuePlace"][];
            /** @enum {string} */
            dating: "certain" | "possible";
            daysApart: number;
            /** @description What people decided about it, oldest first. */
            decisions: components["schemas"]["ContradictionDecision"][];
            /** @description When the record first became known. */
            detectedAt: components["schemas"]["DetectedAt"];
            distance: number | null;
            /** @enum {string} */
            kind: "explicit_denial" | "factual_contradiction" | "self_reversal" | "spokesperson_split" | "divergent_attribution" | "divergent_assessment" | "reported_vs_self" | "outlet_vs_speaker" | "word_vs_deed" | "opposition";
            /** @description The last decision about it, else where it was found: what its tag says. */
            lastPosition: number;
            members: components["schemas"]["ContradictionMember"][];
            mergedInto: string | null;
            proposition: string;
            resolution: ("converged" | "recanted" | "retracted" | "corrected" | "superseded" | "withdrawn" | "merged") | null;
            rulesVersion: number;
            sides: string[];
            /** Format: date */
            since: string;
            stale: boolean;
            /** @enum {string} */
            state: "open" | "ended" | "resolved" | "dismissed";
            /** @description The party of which opposite things are said. */
            subject: string | null;
            /** @description The first day on which it was over. */
            until: string | null;
        };
        CreatedWebhookEndpoint: {
            endpoint: components["schemas"]["WebhookEndpoint"];
            secret: components["schemas"]["WebhookSecret"];
        };
        CuePlace: {
            articleId: string;
            end: number;
            start: number;
        };
        DecidedClaim: {
            claim: components["schemas"]["Claim"];
            /** @description Of the decision. */
            position: number;
        };
        DecidedContradiction: {
            /** @description As it stands on the day of the decision. */
            contradiction: components["schemas"]["ContradictionWithDecisions"];
            /** @description Of the decision. */
            position: number;
        };
        DeletedWebhookEndpoint: {
            /** @description Deliveries that were still owed, and are not any more. */
            canceledCount: number;
            endpointId: string;
        };
        DetectedAt: {
            position: number;
            /** Format: date-time */
            recordedAt: string;
        };
        Dossier: {
            codebookVersion: string | null;
            /** Format: date-time */
            createdAt: string;
            id: string;
            /** @description The last position of its log. */
            position: number;
            /** @description How far the read models reflect the log. */
            projectedPosition: number;
            /** @description Whether reads need no key. */
            public: boolean;
            /** @description When that was recorded; null before the first event. */
            recordedAt: string | null;
            /** @description The zone in which dates mean days; from the codebook. */
            timeZone: string | null;
            /** @description Per language; from the codebook. */
            title: {
                [key: string]: string;
            } | null;
        };
        DossierAnswer: {
            codebookVersion: string | null;
            /** Format: date-time */
            createdAt: string;
            id: string;
            /** @description The last position of its log. */
            position: number;
            /** @description How far the read models reflect the log. */
            projectedPosition: number;
            /** @description Whether reads need no key. */
            public: boolean;
            /** @description How far the re-reading after a new codebook has come, as of `projectedPosition`. */
            reading: components["schemas"]["ReadingProgress"];
            /** @description When that was recorded; null before the first event. */
            recordedAt: string | null;
            /** @description The zone in which dates mean days; from the codebook. */
            timeZone: string | null;
            /** @description Per language; from the codebook. */
            title: {
                [key: string]: string;
            } | null;
        };
        DossierList: {
            data: components["schemas"]["Dossier"][];
            hasMore: boolean;
            /** @description What `cursor` takes for the next page. */
            nextCursor: string | null;
        };
        EarlierStance: {
            endedBy: string | null;
            /** @enum {string} */
            reason: "reversed" | "contested" | "expired" | "recanted" | "disputed";
            since: string | null;
            sinceNoLaterThan: string | null;
            /** Format: date */
            until: string;
            /** @description -2 rejects, -1 reserved, 0 neutral, 1 partial or conditional, 2 affirms; null is none. */
            value: -2 | -1 | 0 | 1 | 2 | null;
        };
        EnabledWebhookEndpoint: {
            endpoint: components["schemas"]["WebhookEndpoint"];
            /** @description The recovery that `recoverSince` asked for. */
            recoveryId: string | null;
            /** @description Suspended deliveries that are due now. */
            resumedCount: number;
            /** @description Whether deliveries are suspended still: what the recovery is about to bring back, what is older than `recoverSince`, or beyond 100,000 at a time. Enable again, or recover, to bring back what stays so. */
            suspended: boolean;
        };
        /** @description Another endpoint of the dossier was disabled; what it is owed is kept. */
        EndpointDisabledMessage: {
            /** @constant */
            apiVersion: "2026-12-01";
            data: components["schemas"]["EndpointNoticeData"];
            dossier: string;
            /** @description The same for the same event: in pushes, in the feed, after a rebuild. */
            id: string;
            index: null;
            position: null;
            /** @description `webhook-endpoint/{id}` */
            subject: string;
            subjectSequence: null;
            /**
             * Format: date-time
             * @description When the event was recorded; never the time of the attempt.
             */
            timestamp: string;
            /** @constant */
            type: "webhook_endpoint.disabled";
        };
        EndpointNoticeData: {
            endpoint: string;
            /** @description Why it was disabled: `gone`, `disabled_by_receiver`, `address_refused`, `no_success`, `by_owner`, or what the owner gave. */
            reason: string | null;
            /** @description The endpoint as this service shows it. */
            url: string;
        };
        /** @description Another endpoint of the dossier came back. */
        EndpointRecoveredMessage: {
            /** @constant */
            apiVersion: "2026-12-01";
            data: components["schemas"]["EndpointNoticeData"];
            dossier: string;
            /** @description The same for the same event: in pushes, in the feed, after a rebuild. */
            id: string;
            index: null;
            position: null;
            /** @description `webhook-endpoint/{id}` */
            subject: string;
            subjectSequence: null;
            /**
             * Format: date-time
             * @description When the event was recorded; never the time of the attempt.
             */
            timestamp: string;
            /** @constant */
            type: "webhook_endpoint.recovered";
        };
        Evidence: {
            actId: string;
            /** @description Where the quote stands. */
            article: components["schemas"]["Source"] | null;
            /** @description The first is the one that is quoted. */
            claims: string[];
            /** @description Independent origins; never a count of articles. */
            origins: number;
            /** @description -2 rejects, -1 reserved, 0 neutral, 1 partial or conditional, 2 affirms; null is none. */
            polarity: -2 | -1 | 0 | 1 | 2 | null;
            /** @description Null once the text was erased. */
            quote: components["schemas"]["Quote"] | null;
            /** @description 1 head of state or government … 5 anonymous official. */
            rank: number | null;
            speaker: string;
            statedAt: components["schemas"]["ActStatedAt"];
        };
        EvidencePage: {
            data: (components["schemas"]["ListedAct"] | components["schemas"]["UncertainAct"] | components["schemas"]["Evidence"])[];
            dossier: string;
            hasMore: boolean;
            /** @description When the event at `position` was recorded; null before the first. */
            knownAt: string | null;
            /** @description What `cursor` takes for the next page. */
            nextCursor: string | null;
            party: string;
            /** @description Whether the same question gives this answer for ever: both `validAt` and a `knownAt` that is past were given. */
            pinned: boolean;
            /** @description How much of the log the answer reflects. */
            position: number;
            proposition: string;
            /** @enum {string} */
            role: "evidence" | "listed" | "uncertain";
            /**
             * Format: date
             * @description The day that was asked about, or today.
             */
            validAt: string;
            /**
             * Format: date-time
             * @description The end of that day in the zone of the dossier; excluded.
             */
            validAtEnd: string;
        };
        Fault: {
            code: string;
            detail: string;
            /** @description In files: the line, from 1. */
            line?: number;
            /** @description Where in the request: a JSON pointer, or `/` and the parameter. */
            pointer: string;
        };
        Feed: {
            data: components["schemas"]["LogEvent"][];
            headPosition: number;
            /** @description The last position looked at: what `after` takes next. */
            nextAfter: number;
        };
        Implication: {
            /** @enum {string} */
            polarity: "+" | "-";
            proposition: string;
        };
        KnownMoment: {
            codebookVersion: string | null;
            knownAt: string | null;
            position: number;
        };
        KnownStance: {
            /** @description Parties that hold the opposite of what a condition asks of them. */
            blockedBy: string[];
            conditions: components["schemas"]["StanceCondition"][];
            /** @description The proposition from which it follows by the codebook. */
            derivedFrom: string[];
            /** @description Acts of the current run. */
            evidenceCount: number;
            lastAffirmedAt: string | null;
            lastMentionedAt: string | null;
            /** @description First day of the unbroken run; null where the first act has no exact day. */
            since: string | null;
            sinceNoLaterThan: string | null;
            stale: boolean;
            /** @enum {string} */
            status: "settled" | "conditional" | "contested" | "expired" | "reported_only" | "unknown";
            validUntil: string | null;
            /** @description -2 rejects, -1 reserved, 0 neutral, 1 partial or conditional, 2 affirms; null is none. */
            value: -2 | -1 | 0 | 1 | 2 | null;
        };
        LastStance: {
            /** @enum {string} */
            reason: "reversed" | "contested" | "expired" | "recanted" | "disputed";
            /** Format: date */
            until: string;
            /** @description -2 rejects, -1 reserved, 0 neutral, 1 partial or conditional, 2 affirms; null is none. */
            value: -2 | -1 | 0 | 1 | 2 | null;
        };
        ListedAct: {
            actId: string;
            /** @description Where the quote stands. */
            article: components["schemas"]["Source"] | null;
            /**
             * @description Why it is listed and sets nothing.
             * @enum {string}
             */
            basis: "aboutParty" | "subject" | "relayed" | "collective";
            /** @description Through whom it is known. */
            by: string;
            /** @description The first is the one that is quoted. */
            claims: string[];
            /** @description Independent origins; never a count of articles. */
            origins: number;
            /** @description -2 rejects, -1 reserved, 0 neutral, 1 partial or conditional, 2 affirms; null is none. */
            polarity: -2 | -1 | 0 | 1 | 2 | null;
            /** @description Null once the text was erased. */
            quote: components["schemas"]["Quote"] | null;
            /** @description 1 head of state or government … 5 anonymous official. */
            rank: number | null;
            speaker: string;
            statedAt: components["schemas"]["ActStatedAt"];
            /** @enum {string} */
            voice: "self" | "relayed" | "reported" | "outlet";
        };
        LogEvent: {
            /** @description What was recorded; null once it was erased. */
            event: {
                [key: string]: unknown;
            } | null;
            position: number;
            /** Format: date-time */
            recordedAt: string;
            schemaVersion: number;
            stream: string;
            type: string;
            /** @description The place of the event in its stream. */
            version: number;
        };
        Mandate: {
            agent: string;
            /** @description The day on which it was last checked. */
            asOf: string | null;
            /** @description Unchecked for so long that nobody is bound by it. */
            expired: boolean;
            /** Format: date */
            from: string;
            party: string;
            rank: number;
            role: {
                [key: string]: string[];
            };
            /** @description The first day without it; null while it lasts. */
            until: string | null;
            /** @description Not checked since before `validAt`. */
            unverified: boolean;
        };
        Merge: {
            flip: boolean;
            proposition: string;
        };
        MessageCause: {
            /** @description The claims by which it did, at most 20 of them. */
            claims: string[];
            /** @description The type of the event of the log that brought it about. */
            event: string;
        };
        MessageCondition: {
            controlledBy: string | null;
            proposition: string | null;
            requiredSign: ("+" | "-") | null;
            /** @enum {string} */
            status: "open" | "met" | "refused" | "unknown";
        };
        MessageDismissal: {
            by: string;
            reason: string;
        };
        MessageMember: {
            /** @description The claim to quote. */
            claimId: string | null;
            /** @description -2 rejects, -1 reserved, 0 neutral, 1 partial or conditional, 2 affirms; null is none. */
            polarity: -2 | -1 | 0 | 1 | 2 | null;
            proposition: string;
            side: string;
            /** @description An agent, `party:<id>`, `outlet`; `anonymous` or `unresolved` where the codebook knows no one: names out of the text are not pushed. */
            speaker: string;
        };
        MessageStance: {
            /** @description Without their words, which are the text of an article. */
            conditions: components["schemas"]["MessageCondition"][];
            /** @description The proposition from which it follows by the codebook, where the party has said nothing itself. */
            derivedFrom: string[];
            since: string | null;
            /** @enum {string} */
            status: "settled" | "conditional" | "contested" | "expired" | "reported_only" | "unknown";
            /** @description The first day on which it no longer holds: no message comes then. */
            validUntil: string | null;
            /** @description -2 rejects, -1 reserved, 0 neutral, 1 partial or conditional, 2 affirms; null is none. */
            value: -2 | -1 | 0 | 1 | 2 | null;
        };
        MessageStatedAt: {
            from: string | null;
            /** @enum {string} */
            precision: "minute" | "day" | "week" | "month" | "year" | "unknown";
            /** @description Excluded. */
            to: string | null;
        };
        NewArticle: {
            /** @description The agency that it credits. Read from its dateline or credit line when left out. */
            agency?: string | null;
            /** @description Your own id: the same text from elsewhere is another article. */
            externalId?: (string & (unknown & unknown)) | null;
            /** @description The page; its article is read out of it and nothing is run or fetched. */
            html?: string;
            /** @description Detected when left out. */
            language?: string | null;
            /** @description Who published it. */
            outlet?: string | null;
            /**
             * Format: date-time
             * @description An instant with offset; at most 24 hours ahead. Needed with `text`; with `html` it is read from the page when left out.
             */
            publishedAt?: string;
            /** @description The text as published; spans count UTF-16 code units in it. */
            text?: string;
            /** @description The zone in which its dates and times mean something. */
            timeZone: string;
            title?: string | null;
            /** @description Stands beside every quote; never fetched. */
            url?: string | null;
        };
        NewAttribution: {
            cue?: components["schemas"]["NewRange"] | null;
            /** @enum {string} */
            relation: "publishes" | "relays" | "quotes" | "speaksFor";
            who: string & (unknown & unknown);
        };
        NewClaim: {
            /** @description To whom a position is ascribed; never together with `holder`. */
            aboutParty?: string | null;
            /** @description Who is asked or threatened. */
            addressee?: string | null;
            /** @description Through whom it is known, outlet first, holder last. Left out: the outlet, the agency that the article credits, the speaker, and whose position it is. */
            attribution?: components["schemas"]["NewAttribution"][];
            /** @enum {string} */
            claimType: "stance" | "demand" | "offer" | "commitment" | "rejection" | "threat" | "accusation" | "denial" | "recantation" | "assertion" | "assessment" | "forecast" | "announcement";
            /** @description Who read it. The rules are the service’s own, and send nothing. */
            coder: components["schemas"]["OutsideCoder"];
            conditions?: components["schemas"]["NewClaimCondition"][];
            /** @description How sure the model is, 0 to 1: a model must say it, a person has none. */
            confidence?: number | null;
            /** @description Whose own position it is. Left out: the party that the speaker spoke for that day, where the voice is self or relayed. Null: nobody’s own. It counts only if a mandate in force that day covers it; else it is recorded as null, with the reason. */
            holder?: string | null;
            links?: components["schemas"]["NewClaimLink"][];
            /**
             * @description Default `actual`.
             * @enum {string}
             */
            modality?: "actual" | "future" | "hypothetical" | "not_yet" | "historical" | "question";
            /** @description -2 rejects, -1 reserved, 0 says it is neutral, 1 partial or conditional, 2 affirms; null is unclear, and sets nothing. */
            polarity: -2 | -1 | 0 | 1 | 2 | null;
            proposition: string;
            /**
             * @description Default `none`: nothing is said of how the words are quoted, and they are not compared with quotations elsewhere.
             * @enum {string}
             */
            quoteMode?: "direct" | "indirect" | "mixed" | "headline" | "none";
            /** @description The words that it rests on: every occurrence in one paragraph, letter for letter. */
            spans: components["schemas"]["NewSpan"][];
            /** @description An agent of the codebook, `party:<id>`, `outlet`, `anonymous:<surface>` or `unresolved:<surface>`. */
            speaker: string & (unknown & unknown);
            statedAt: components["schemas"]["NewStatedAt"];
            /** @description The first day on which it no longer holds, where the text gives a term. */
            validUntil?: string | null;
            value?: components["schemas"]["NewClaimValue"] | null;
            /** @enum {string} */
            voice: "self" | "relayed" | "reported" | "outlet";
        };
        NewClaimCondition: {
            /** @description The party in whose hand it lies. */
            controlledBy?: string | null;
            proposition?: string | null;
            requiredSign?: ("+" | "-") | null;
            /** @description Null where the condition is only implied. */
            span?: components["schemas"]["NewRange"] | null;
            /**
             * @description Default `open`.
             * @enum {string}
             */
            status?: "open" | "met" | "refused" | "unknown";
            text: string;
        };
        NewClaimCorrection: {
            reading: components["schemas"]["NewReading"];
            /** @description Why: 1 to 2,000 characters, not blank. It is kept, and shown with the decision. */
            reason: string;
        };
        NewClaimLink: {
            /** @description Of a claim of this dossier, in any article. */
            claimKey: string;
            /** @description The words that draw the link; null where a person draws it. */
            cue?: components["schemas"]["NewRange"] | null;
            /** @enum {string} */
            relation: "denies" | "contrasts" | "replies";
        };
        NewClaimRetraction: {
            /** @description Why: 1 to 2,000 characters, not blank. It is kept, and shown with the decision. */
            reason: string;
        };
        NewClaimReview: {
            /** @description Why: 1 to 2,000 characters, not blank. It is kept, and shown with the decision. */
            reason: string;
            /** @enum {string} */
            verdict: "accepted" | "rejected";
        };
        NewClaimValue: {
            /** @enum {string} */
            comparator: "=" | "<" | "<=" | ">" | ">=" | "~";
            number: number;
            unit: string;
        };
        NewContradictionDecision: {
            /** @description Why: 1 to 2,000 characters, not blank. It is kept, and shown with the decision. */
            reason: string;
        };
        /**
         * @example {
         *       "id": "ukraine-talks"
         *     }
         */
        NewDossier: {
            id: string;
            /** @description Default false. */
            public?: boolean;
        };
        NewRange: {
            /** @description Excluded. */
            end: number;
            start: number;
        };
        NewReading: {
            /** @description To whom a position is ascribed; never together with `holder`. */
            aboutParty?: string | null;
            /** @description Who is asked or threatened. */
            addressee?: string | null;
            /** @description Through whom it is known, outlet first, holder last. Left out: the outlet, the agency that the article credits, the speaker, and whose position it is. */
            attribution?: components["schemas"]["NewAttribution"][];
            /** @enum {string} */
            claimType: "stance" | "demand" | "offer" | "commitment" | "rejection" | "threat" | "accusation" | "denial" | "recantation" | "assertion" | "assessment" | "forecast" | "announcement";
            conditions?: components["schemas"]["NewClaimCondition"][];
            /** @description Whose own position it is. Left out: the party that the speaker spoke for that day, where the voice is self or relayed. Null: nobody’s own. It counts only if a mandate in force that day covers it; else it is recorded as null, with the reason. */
            holder?: string | null;
            links?: components["schemas"]["NewClaimLink"][];
            /**
             * @description Default `actual`.
             * @enum {string}
             */
            modality?: "actual" | "future" | "hypothetical" | "not_yet" | "historical" | "question";
            /** @description -2 rejects, -1 reserved, 0 says it is neutral, 1 partial or conditional, 2 affirms; null is unclear, and sets nothing. */
            polarity: -2 | -1 | 0 | 1 | 2 | null;
            proposition: string;
            /**
             * @description Default `none`: nothing is said of how the words are quoted, and they are not compared with quotations elsewhere.
             * @enum {string}
             */
            quoteMode?: "direct" | "indirect" | "mixed" | "headline" | "none";
            /** @description The words that it rests on: every occurrence in one paragraph, letter for letter. */
            spans: components["schemas"]["NewSpan"][];
            /** @description An agent of the codebook, `party:<id>`, `outlet`, `anonymous:<surface>` or `unresolved:<surface>`. */
            speaker: string & (unknown & unknown);
            statedAt: components["schemas"]["NewStatedAt"];
            /** @description The first day on which it no longer holds, where the text gives a term. */
            validUntil?: string | null;
            value?: components["schemas"]["NewClaimValue"] | null;
            /** @enum {string} */
            voice: "self" | "relayed" | "reported" | "outlet";
        };
        NewRevision: {
            /** @description The page; its article is read out of it and nothing is run or fetched. */
            html?: string;
            publishedAt?: string | null;
            reason?: string | null;
            /** @description The text as published; spans count UTF-16 code units in it. */
            text?: string;
            title?: string | null;
        };
        NewSpan: {
            /** @description Excluded. Offsets are UTF-16 code units of the untouched text. */
            end: number;
            /** @description The words that stand there, letter for letter. */
            exact: string;
            start: number;
        };
        /** @description When it was said: days of the calendar of the article, or instants with offset where `precision` is `minute`. Without `from` it is undated, and its precision is `unknown`; without `to` as well, it was said by the end of the day of publication. Nothing was said after it was published: a `to` beyond the day after publication is cut to that day. */
        NewStatedAt: {
            /** @description Where the words stand that date it. */
            anchor?: components["schemas"]["NewRange"] | null;
            /** @enum {string} */
            derivation: "explicit" | "weekday" | "relative" | "deadline" | "carried" | "publication";
            from: string | null;
            /** @enum {string} */
            precision: "minute" | "day" | "week" | "month" | "year" | "unknown";
            /** @description Excluded. */
            to: string | null;
        };
        NewWebhookDisable: {
            /** @description Why: 1 to 2,000 characters, not blank. It is kept, and shown with the decision. */
            reason?: string;
        };
        NewWebhookEnable: {
            /** @description Bring back what it was not sent from this position or moment on, also what it was never owed. Left out: all that is suspended. */
            recoverSince?: components["schemas"]["PositionOrInstant"];
        };
        NewWebhookEndpoint: {
            /** @description Only contradictions of these kinds; `opposition` is never sent. */
            contradictionKinds?: string[];
            description?: string;
            /** @description Exact names, a group such as `stance.*`, or `*` alone. GET /v1/event-types lists them. */
            eventTypes: string[];
            /** @description Sent with every request: at most 10, each value at most 1024 characters. Never shown again. */
            headers?: {
                [key: string]: string;
            };
            /** @description Whether to be told of what changes the past and leaves the present as it is; a new endpoint is. */
            includeHistorical?: boolean;
            /**
             * @description `per_subject`: of one subject one message at a time, the next after success or exhaustion. A new endpoint has `none`.
             * @enum {string}
             */
            ordering?: "none" | "per_subject";
            /** @description Only what concerns one of these parties; empty for all. */
            parties?: string[];
            /** @description Only what concerns one of these propositions; empty for all. */
            propositions?: string[];
            /** @description At most so many requests a second; 50 for a new endpoint. */
            ratePerSecond?: number;
            /** @description `v1` is HMAC-SHA256 with the secret, `v1a` ed25519 with the key pair. A new endpoint has `v1`. */
            signatures?: ("v1" | "v1a")[];
            /** @description Only what one of these said; empty for all. */
            speakers?: string[];
            /** @description Where messages are posted: https, a public name or address, port 443 or 8443. What STANCELOG_WEBHOOK_ALLOW names by host and port may be private, and plain http. */
            url: string;
        };
        NewWebhookRecovery: {
            /** @description Only these types, written as in filters. */
            eventTypes?: string[];
            /** @description From this position or moment on, itself included; at most 30 days ago. */
            since: components["schemas"]["PositionOrInstant"];
            /** @description Which deliveries of the range to send again, beside messages that it was never owed. Default: `exhausted` and `suspended`. */
            states?: ("exhausted" | "suspended" | "delivered")[];
            /** @description Up to this one, itself included. Left out: all that was derived. */
            until?: components["schemas"]["PositionOrInstant"];
        };
        NewWebhookSecretRotation: {
            /** @description How long the secret until now signs beside the new one. Default 86400. */
            graceSeconds?: number;
        };
        NewWebhookTest: {
            /**
             * @description The stored example of this type, in place of `webhook.test`; for an active endpoint alone.
             * @enum {string}
             */
            eventType?: "claim.recorded" | "claim.corrected" | "claim.retracted" | "claim.superseded" | "stance.changed" | "stance.reversed" | "stance.contested" | "contradiction.detected" | "contradiction.resolved" | "article.revised" | "article.withdrawn" | "codebook.published" | "webhook_endpoint.disabled" | "webhook_endpoint.recovered" | "webhook.test";
        };
        NewWithdrawal: {
            /** @description Why: 1 to 2,000 characters, not blank. It is kept, and shown with the decision. */
            reason: string;
        };
        Notification: {
            apiVersion: string;
            data: {
                [key: string]: unknown;
            };
            dossier: string;
            /** @description The same in pushes, in this feed, after a rebuild: `msg_…`. */
            id: string;
            /** @description Its place among the messages of the position. */
            index: number;
            position: number;
            subject: string;
            /** @description Counts the messages about the subject, without gaps. */
            subjectSequence: number;
            /**
             * Format: date-time
             * @description When its event was recorded.
             */
            timestamp: string;
            type: string;
        };
        NotificationFeed: {
            /** @description Byte for byte as they are pushed. */
            data: components["schemas"]["Notification"][];
            /** @description How far notifications have been derived. */
            headPosition: number;
            /** @description The last place looked at: what `after` takes next. Text (`412.3`) within a position. */
            nextAfter: number | string;
            /** @description There are none of this position or earlier: 0, unless they began later. */
            startedAfter: number;
        };
        OutsideCoder: {
            id: string;
            /** @enum {string} */
            kind: "human" | "model";
            version: string;
        };
        Party: {
            id: string;
            /** @enum {string} */
            kind: "single" | "collective";
            /** @description Who speaks for it at `validAt`. */
            mandates: components["schemas"]["Mandate"][];
            /** @description Of a collective, at `validAt`. */
            members: string[];
            /** @description The first name of a language is the label. */
            names: {
                [key: string]: string[];
            };
            wikidata: string | null;
        };
        PartyAnswer: {
            /** @description All of its claims, at the same dates. */
            claimsUrl: string;
            /** @description All of its open contradictions, at the same dates. */
            contradictionsUrl: string;
            id: string;
            /** @enum {string} */
            kind: "single" | "collective";
            /** @description When the event at `position` was recorded; null before the first. */
            knownAt: string | null;
            /** @description The newest that may have been said by `validAt`, by the end of the interval in which they were said; an undated claim stands with the day of its publication. */
            latestClaims: components["schemas"]["Claim"][];
            /** @description Who speaks for it at `validAt`. */
            mandates: components["schemas"]["Mandate"][];
            /** @description Of a collective, at `validAt`. */
            members: string[];
            /** @description The first name of a language is the label. */
            names: {
                [key: string]: string[];
            };
            /** @description The newest found that are open at `validAt`; of every kind but `opposition`. */
            openContradictions: components["schemas"]["Contradiction"][];
            /** @description Whether the same question gives this answer for ever: both `validAt` and a `knownAt` that is past were given. */
            pinned: boolean;
            /** @description How much of the log the answer reflects. */
            position: number;
            /** @description What is known of its pairs, as the matrix has them; null above 10000 pairs. */
            stances: components["schemas"]["StanceState"][] | null;
            /** @description Its part of the matrix, at the same dates, with totals. */
            stancesUrl: string;
            /**
             * Format: date
             * @description The day that was asked about, or today.
             */
            validAt: string;
            /**
             * Format: date-time
             * @description The end of that day in the zone of the dossier; excluded.
             */
            validAtEnd: string;
            wikidata: string | null;
        };
        PartyList: {
            data: components["schemas"]["Party"][];
            hasMore: boolean;
            /** @description When the event at `position` was recorded; null before the first. */
            knownAt: string | null;
            /** @description What `cursor` takes for the next page. */
            nextCursor: string | null;
            /** @description Whether the same question gives this answer for ever: both `validAt` and a `knownAt` that is past were given. */
            pinned: boolean;
            /** @description How much of the log the answer reflects. */
            position: number;
            /**
             * Format: date
             * @description The day that was asked about, or today.
             */
            validAt: string;
            /**
             * Format: date-time
             * @description The end of that day in the zone of the dossier; excluded.
             */
            validAtEnd: string;
        };
        /** @description A position such as 412, or an instant with offset. */
        PositionOrInstant: number | string;
        Problem: {
            /** @enum {string} */
            code: "already_exists" | "article_withdrawn" | "codebook_version_not_newer" | "correction_loops" | "dossier_closed" | "erased" | "invalid_codebook" | "invalid_interval" | "not_found" | "precondition_failed" | "span_mismatch" | "unknown_agent" | "unknown_claim" | "unknown_party" | "unknown_proposition" | "wrong_state" | "malformed_json" | "request_invalid" | "unknown_parameter" | "unknown_property" | "too_deep" | "invalid_cursor" | "cursor_filter_mismatch" | "invalid_text" | "date_required" | "instant_required" | "invalid_url_encoding" | "host_refused" | "method_not_allowed" | "not_acceptable" | "request_timeout" | "uri_too_long" | "unsupported_media_type" | "headers_too_large" | "stream_contended" | "payload_too_large" | "precondition_required" | "idempotency_key_reused" | "known_at_in_future" | "published_at_in_future" | "position_not_reached" | "from_after_to" | "unknown_kind" | "unknown_time_zone" | "too_many_pairs" | "html_too_complex" | "published_at_missing" | "text_missing" | "invalid_webhook_url" | "webhook_address_refused" | "invalid_filter" | "unknown_event_type" | "invalid_header" | "endpoint_limit" | "rate_limited" | "codebook_missing" | "too_many_streams" | "internal" | "projection_behind" | "database_unavailable" | "overloaded" | "outcome_unknown" | "secrets_unavailable" | "starting" | "shutting_down";
            /** @description What to do. */
            detail: string;
            errors?: components["schemas"]["Fault"][];
            /** @description The path that was asked for. */
            instance: string;
            /** @description Names this request in the logs. */
            requestId: string;
            status: number;
            title: string;
            /** @description A page of this service that explains the code. */
            type: string;
        };
        ProblemPage: {
            code: string;
            remedy: string;
            status: number;
            title: string;
        };
        Proposition: {
            id: string;
            implies: components["schemas"]["Implication"][];
            /** @enum {string} */
            kind: "position" | "fact" | "assessment" | "forecast";
            mergedInto: components["schemas"]["Merge"] | null;
            splitInto: string[];
            staleAfterDays: number;
            statement: {
                [key: string]: string;
            };
            subject: string | null;
            validUntil: string | null;
        };
        PropositionAnswer: {
            /** @description All of its claims, at the same dates. */
            claimsUrl: string;
            /** @description All of its open contradictions, at the same dates. */
            contradictionsUrl: string;
            id: string;
            implies: components["schemas"]["Implication"][];
            /** @enum {string} */
            kind: "position" | "fact" | "assessment" | "forecast";
            /** @description When the event at `position` was recorded; null before the first. */
            knownAt: string | null;
            /** @description The newest that may have been said by `validAt`, by the end of the interval in which they were said; an undated claim stands with the day of its publication. */
            latestClaims: components["schemas"]["Claim"][];
            mergedInto: components["schemas"]["Merge"] | null;
            /** @description The newest found that are open at `validAt`; of every kind but `opposition`. */
            openContradictions: components["schemas"]["Contradiction"][];
            /** @description Whether the same question gives this answer for ever: both `validAt` and a `knownAt` that is past were given. */
            pinned: boolean;
            /** @description How much of the log the answer reflects. */
            position: number;
            splitInto: string[];
            staleAfterDays: number;
            /** @description What is known of its pairs, as the matrix has them; null above 10000 pairs. */
            stances: components["schemas"]["StanceState"][] | null;
            /** @description Its part of the matrix, at the same dates, with totals. */
            stancesUrl: string;
            statement: {
                [key: string]: string;
            };
            subject: string | null;
            /**
             * Format: date
             * @description The day that was asked about, or today.
             */
            validAt: string;
            /**
             * Format: date-time
             * @description The end of that day in the zone of the dossier; excluded.
             */
            validAtEnd: string;
            validUntil: string | null;
        };
        PropositionList: {
            data: components["schemas"]["Proposition"][];
            hasMore: boolean;
            /** @description When the event at `position` was recorded; null before the first. */
            knownAt: string | null;
            /** @description What `cursor` takes for the next page. */
            nextCursor: string | null;
            /** @description Whether the same question gives this answer for ever: both `validAt` and a `knownAt` that is past were given. */
            pinned: boolean;
            /** @description How much of the log the answer reflects. */
            position: number;
            /**
             * Format: date
             * @description The day that was asked about, or today.
             */
            validAt: string;
            /**
             * Format: date-time
             * @description The end of that day in the zone of the dossier; excluded.
             */
            validAtEnd: string;
        };
        PublishAnswer: {
            by: string;
            contentHash: string;
            dossier: string;
            /** @description The event that published it: from there on it is in force. */
            position: number;
            /** Format: date-time */
            recordedAt: string;
            version: string;
            /** @description What is allowed and probably not meant. */
            warnings: components["schemas"]["Fault"][];
        };
        Quote: {
            claimId: string;
            exact: string;
        };
        Range: {
            end: number;
            start: number;
        };
        ReadingProgress: {
            /** @description Articles that stand: neither withdrawn nor erased. */
            articleCount: number;
            /** @description The codebook in force; null before the first. */
            codebookVersion: string | null;
            /** @description Those that are still to be read. */
            pendingCount: number;
            /** @description Those that were read with this codebook and this extractor. */
            readCount: number;
        };
        RecordedClaim: {
            claim: components["schemas"]["Claim"];
            /** @description How much of the log the answer reflects. */
            position: number;
        };
        RegisteredArticle: {
            article: components["schemas"]["Article"];
            claims: components["schemas"]["Claim"][];
            position: number;
            /** @description Of this request; those of the article stand in it. `kept_first_metadata`: the article was there already; what was said of it before (such as publishedAt or title) was kept. */
            warnings: string[];
        };
        RelatedContradiction: {
            contradictionId: string;
            /** @enum {string} */
            kind: "explicit_denial" | "factual_contradiction" | "self_reversal" | "spokesperson_split" | "divergent_attribution" | "divergent_assessment" | "reported_vs_self" | "outlet_vs_speaker" | "word_vs_deed" | "opposition";
            /** @enum {string} */
            state: "open" | "ended" | "resolved" | "dismissed";
        };
        RestingWebhookEndpoint: {
            endpoint: components["schemas"]["WebhookEndpoint"];
        };
        RevisedArticle: {
            article: components["schemas"]["Article"];
            claims: components["schemas"]["Claim"][];
            /** @description Claims of people or models, and those that a person accepted, that this revision superseded because their words are gone, in the order in which they were recorded. Empty where it had nothing to change. */
            orphanedClaims: string[];
            position: number;
        };
        RotatedWebhookSecret: {
            secret: components["schemas"]["WebhookSecret"];
        };
        ServiceState: {
            /** @constant */
            status: "ok";
        };
        Source: {
            articleId: string;
            externalId: string | null;
            outlet: string | null;
            /** Format: date-time */
            publishedAt: string;
            url: string | null;
        };
        Span: {
            /** @description Excluded. Offsets are UTF-16 code units of the untouched text. */
            end: number;
            exact: string;
            prefix: string;
            start: number;
            suffix: string;
        };
        Stance: {
            /** @description Parties that hold the opposite of what a condition asks of them. */
            blockedBy: string[];
            /** @description The codebook in force; null before the first. */
            codebookVersion: string | null;
            conditions: components["schemas"]["StanceCondition"][];
            /** @description Records on this proposition that concern the party. */
            contradictions: components["schemas"]["RelatedContradiction"][];
            /** @description The proposition from which it follows by the codebook. */
            derivedFrom: string[];
            dossier: string;
            /** @description The newest 50 acts of the current run, newest first. */
            evidence: components["schemas"]["Evidence"][];
            /** @description Acts of the current run. */
            evidenceCount: number;
            /** @description The link of the next page of evidence. */
            evidenceNext: string | null;
            /** @description The version of the rules by which stances are folded. */
            foldVersion: number;
            /** @description Earlier runs, oldest first. */
            history: components["schemas"]["EarlierStance"][];
            /** @description When the event at `position` was recorded; null before the first. */
            knownAt: string | null;
            /** @description What was last held, where nothing is held now. */
            last: components["schemas"]["LastStance"] | null;
            lastAffirmedAt: string | null;
            lastMentionedAt: string | null;
            listed: components["schemas"]["ListedAct"][];
            party: string;
            /** @description Whether the same question gives this answer for ever: both `validAt` and a `knownAt` that is past were given. */
            pinned: boolean;
            /** @description How much of the log the answer reflects. */
            position: number;
            proposition: string;
            /** @description The two groups of a contest. */
            sides: components["schemas"]["StanceSide"][];
            /** @description First day of the unbroken run; null where the first act has no exact day. */
            since: string | null;
            sinceNoLaterThan: string | null;
            stale: boolean;
            /** @enum {string} */
            status: "settled" | "conditional" | "contested" | "expired" | "reported_only" | "unknown";
            uncertain: components["schemas"]["UncertainAct"][];
            /**
             * Format: date
             * @description The day that was asked about, or today.
             */
            validAt: string;
            /**
             * Format: date-time
             * @description The end of that day in the zone of the dossier; excluded.
             */
            validAtEnd: string;
            validUntil: string | null;
            /** @description -2 rejects, -1 reserved, 0 neutral, 1 partial or conditional, 2 affirms; null is none. */
            value: -2 | -1 | 0 | 1 | 2 | null;
        };
        StanceCause: {
            articleId: string | null;
            /** @description From here on the answers follow it: what one run of the rules finds is believed when the run is over. */
            believedAt: number;
            /** @description Who decided or sent it; null for a run of the rules. */
            by: string | null;
            claims: string[];
            /** @description Of the codebook that was published, or read with. */
            codebookVersion: string | null;
            /** @description Whose own state it changed: this pair, one from which it follows, or one on which it is conditional. */
            pairs: components["schemas"]["StancePair"][];
            position: number;
            reason: string | null;
            /** Format: date-time */
            recordedAt: string;
            supersededBy: string | null;
            type: string;
            verdict: ("accepted" | "rejected") | null;
        };
        /** @description The stance of a party on a proposition, by its own rows, is another one somewhere in time than before this position: at most one message per pair and position. A stance that follows from another proposition by the codebook alone, or whose condition somebody else blocks, is read at `url` but gives no message by itself: follow the propositions from which it follows. Time alone sends nothing. */
        StanceChangedMessage: {
            /** @constant */
            apiVersion: "2026-12-01";
            data: components["schemas"]["StanceMessageData"];
            dossier: string;
            /** @description The same for the same event: in pushes, in the feed, after a rebuild. */
            id: string;
            /** @description 1, 2, 3 … within the position. */
            index: number;
            position: number;
            /** @description `party/{party}/proposition/{proposition}` */
            subject: string;
            /** @description 1, 2, 3 … per subject, without gaps. */
            subjectSequence: number;
            /**
             * Format: date-time
             * @description When the event was recorded; never the time of the attempt.
             */
            timestamp: string;
            /** @constant */
            type: "stance.changed";
        };
        StanceCondition: {
            controlledBy: string | null;
            proposition: string | null;
            requiredSign: ("+" | "-") | null;
            /** @enum {string} */
            status: "open" | "met" | "refused" | "unknown";
            text: string;
        };
        /** @description Beside `stance.changed`: today two words of the party stand against each other. */
        StanceContestedMessage: {
            /** @constant */
            apiVersion: "2026-12-01";
            data: components["schemas"]["StanceTurnMessageData"];
            dossier: string;
            /** @description The same for the same event: in pushes, in the feed, after a rebuild. */
            id: string;
            /** @description 1, 2, 3 … within the position. */
            index: number;
            position: number;
            /** @description `party/{party}/proposition/{proposition}` */
            subject: string;
            /** @description 1, 2, 3 … per subject, without gaps. */
            subjectSequence: number;
            /**
             * Format: date-time
             * @description When the event was recorded; never the time of the attempt.
             */
            timestamp: string;
            /** @constant */
            type: "stance.contested";
        };
        StanceDiff: {
            data: components["schemas"]["StanceDifference"][];
            dossier: string;
            foldVersion: number;
            from: components["schemas"]["KnownMoment"];
            hasMore: boolean;
            /** @description When the event at `position` was recorded; null before the first. */
            knownAt: string | null;
            /** @description What `cursor` takes for the next page. */
            nextCursor: string | null;
            /** @description Whether the same question gives this answer for ever: both `validAt` and a `knownAt` that is past were given. */
            pinned: boolean;
            /** @description How much of the log the answer reflects. */
            position: number;
            to: components["schemas"]["KnownMoment"];
            /**
             * Format: date
             * @description The day that was asked about, or today.
             */
            validAt: string;
            /**
             * Format: date-time
             * @description The end of that day in the zone of the dossier; excluded.
             */
            validAtEnd: string;
        };
        StanceDifference: {
            after: components["schemas"]["KnownStance"];
            /** @description The events that led from one to the other, in the order of the log. */
            because: components["schemas"]["StanceCause"][];
            before: components["schemas"]["KnownStance"];
            changed: ("status" | "value" | "conditions" | "blockedBy" | "since" | "sinceNoLaterThan" | "lastAffirmedAt" | "lastMentionedAt" | "stale" | "validUntil" | "evidenceCount" | "derivedFrom")[];
            /** @description Older events led to it, too: ask about a shorter stretch to see them. */
            hasEarlierCauses: boolean;
            /** @description Under which proposition it is read at `to`. */
            mergedInto: components["schemas"]["Merge"] | null;
            party: string;
            proposition: string;
        };
        StanceHistory: {
            data: components["schemas"]["StancePeriod"][];
            dossier: string;
            hasMore: boolean;
            /** @description When the event at `position` was recorded; null before the first. */
            knownAt: string | null;
            /** @description What `cursor` takes for the next page. */
            nextCursor: string | null;
            party: string;
            /** @description Whether the same question gives this answer for ever: both `validAt` and a `knownAt` that is past were given. */
            pinned: boolean;
            /** @description How much of the log the answer reflects. */
            position: number;
            proposition: string;
            /**
             * Format: date
             * @description The day that was asked about, or today.
             */
            validAt: string;
            /**
             * Format: date-time
             * @description The end of that day in the zone of the dossier; excluded.
             */
            validAtEnd: string;
        };
        StanceMatrix: {
            /** @description The codebook in force; null before the first. */
            codebookVersion: string | null;
            data: components["schemas"]["StanceState"][];
            dossier: string;
            /** @description The version of the rules by which stances are folded. */
            foldVersion: number;
            /** @description When the event at `position` was recorded; null before the first. */
            knownAt: string | null;
            /** @description Whether the same question gives this answer for ever: both `validAt` and a `knownAt` that is past were given. */
            pinned: boolean;
            /** @description How much of the log the answer reflects. */
            position: number;
            /** @description Parties on either side; conditional stances only with `conditional=include`, contested ones never. */
            totals: components["schemas"]["StanceTotal"][];
            /**
             * Format: date
             * @description The day that was asked about, or today.
             */
            validAt: string;
            /**
             * Format: date-time
             * @description The end of that day in the zone of the dossier; excluded.
             */
            validAtEnd: string;
        };
        StanceMessageData: {
            causedBy: components["schemas"]["MessageCause"];
            /** @description The days on which status, value, term or conditions are others than before, oldest first. */
            changedPeriods: components["schemas"]["ChangedPeriod"][];
            /** @description The answer for that day at this position: what `url` gives. */
            current: components["schemas"]["MessageStance"];
            /** @description What changed lies in the past: the answer of the day on which it was recorded is what it was, but for its `since`. A change that takes effect on a later day is sent at once, as `false`. */
            historical: boolean;
            /** @description Where a codebook merged the proposition into another one: under that name it is read, and `url` too. */
            mergedInto: string | null;
            party: string;
            /** @description The answer for that day before this position. */
            previous: components["schemas"]["MessageStance"];
            proposition: string;
            /**
             * @description Lists were cut, because the message would have been too long: the link holds the rest.
             * @constant
             */
            truncated?: true;
            /** @description A read of this service that is pinned to the position of the message: it answers the same for ever. */
            url: string;
        };
        StancePair: {
            party: string;
            proposition: string;
        };
        StancePeriod: {
            /**
             * @description What made it begin.
             * @enum {string}
             */
            cause: "begun" | "affirmed" | "reversal" | "contest" | "expiry" | "recantation" | "dispute" | "listed";
            decidingActs: string[];
            evidenceCount: number;
            /**
             * Format: date
             * @description The first day on which it held.
             */
            from: string;
            lastAffirmedAt: string | null;
            lastMentionedAt: string | null;
            /** @description The act that made it begin; null for time alone. */
            openedBy: string | null;
            since: string | null;
            sinceNoLaterThan: string | null;
            /** @enum {string} */
            status: "settled" | "conditional" | "contested" | "expired" | "reported_only" | "unknown";
            /** @description The first day on which it no longer did; null when nothing later is known. */
            until: string | null;
            validUntil: string | null;
            /** @description -2 rejects, -1 reserved, 0 neutral, 1 partial or conditional, 2 affirms; null is none. */
            value: -2 | -1 | 0 | 1 | 2 | null;
        };
        /** @description Beside `stance.changed`: the answer of today changed its sign, also because an older article came late or a person corrected a claim. That a party turned is a contradiction of kind `self_reversal`. */
        StanceReversedMessage: {
            /** @constant */
            apiVersion: "2026-12-01";
            data: components["schemas"]["StanceTurnMessageData"];
            dossier: string;
            /** @description The same for the same event: in pushes, in the feed, after a rebuild. */
            id: string;
            /** @description 1, 2, 3 … within the position. */
            index: number;
            position: number;
            /** @description `party/{party}/proposition/{proposition}` */
            subject: string;
            /** @description 1, 2, 3 … per subject, without gaps. */
            subjectSequence: number;
            /**
             * Format: date-time
             * @description When the event was recorded; never the time of the attempt.
             */
            timestamp: string;
            /** @constant */
            type: "stance.reversed";
        };
        StanceSide: {
            acts: components["schemas"]["Evidence"][];
            /** @description -2 rejects, -1 reserved, 0 neutral, 1 partial or conditional, 2 affirms; null is none. */
            value: -2 | -1 | 0 | 1 | 2 | null;
        };
        StanceState: {
            /** @description Parties that hold the opposite of what a condition asks of them. */
            blockedBy: string[];
            conditions: components["schemas"]["StanceCondition"][];
            /** @description The proposition from which it follows by the codebook. */
            derivedFrom: string[];
            /** @description Acts of the current run. */
            evidenceCount: number;
            lastAffirmedAt: string | null;
            lastMentionedAt: string | null;
            party: string;
            proposition: string;
            /** @description First day of the unbroken run; null where the first act has no exact day. */
            since: string | null;
            sinceNoLaterThan: string | null;
            stale: boolean;
            /** @enum {string} */
            status: "settled" | "conditional" | "contested" | "expired" | "reported_only" | "unknown";
            validUntil: string | null;
            /** @description -2 rejects, -1 reserved, 0 neutral, 1 partial or conditional, 2 affirms; null is none. */
            value: -2 | -1 | 0 | 1 | 2 | null;
        };
        StanceTotal: {
            neutral: number;
            oppose: number;
            proposition: string;
            support: number;
        };
        StanceTurnMessageData: {
            causedBy: components["schemas"]["MessageCause"];
            /** @description The days on which status, value, term or conditions are others than before, oldest first. */
            changedPeriods: components["schemas"]["ChangedPeriod"][];
            /** @description The `stance.changed` of the same position: it is sent, too. */
            changeId: string;
            /** @description The answer for that day at this position: what `url` gives. */
            current: components["schemas"]["MessageStance"];
            /** @description What changed lies in the past: the answer of the day on which it was recorded is what it was, but for its `since`. A change that takes effect on a later day is sent at once, as `false`. */
            historical: boolean;
            /** @description Where a codebook merged the proposition into another one: under that name it is read, and `url` too. */
            mergedInto: string | null;
            party: string;
            /** @description The answer for that day before this position. */
            previous: components["schemas"]["MessageStance"];
            proposition: string;
            /**
             * @description Lists were cut, because the message would have been too long: the link holds the rest.
             * @constant
             */
            truncated?: true;
            /** @description A read of this service that is pinned to the position of the message: it answers the same for ever. */
            url: string;
        };
        StatedAt: {
            anchor: components["schemas"]["Range"] | null;
            /** @enum {string} */
            derivation: "explicit" | "weekday" | "relative" | "deadline" | "carried" | "publication";
            from: string | null;
            /** @enum {string} */
            precision: "minute" | "day" | "week" | "month" | "year" | "unknown";
            /** @description Excluded. */
            to: string | null;
        };
        TraceStep: {
            factor: number;
            rule: string;
            span: components["schemas"]["Range"] | null;
            stage: string;
        };
        UncertainAct: {
            actId: string;
            /** @description Where the quote stands. */
            article: components["schemas"]["Source"] | null;
            /** @description The first is the one that is quoted. */
            claims: string[];
            disputedBy: string | null;
            /** @description Independent origins; never a count of articles. */
            origins: number;
            /** @description -2 rejects, -1 reserved, 0 neutral, 1 partial or conditional, 2 affirms; null is none. */
            polarity: -2 | -1 | 0 | 1 | 2 | null;
            /** @description Null once the text was erased. */
            quote: components["schemas"]["Quote"] | null;
            /** @description 1 head of state or government … 5 anonymous official. */
            rank: number | null;
            /** @enum {string} */
            reason: "rank" | "confidence" | "review" | "unclear" | "modality" | "type" | "disputed" | "date" | "undated_change";
            speaker: string;
            statedAt: components["schemas"]["ActStatedAt"];
        };
        WebhookAttempt: {
            /** @description To which it went. */
            address: string | null;
            /** @description The beginning of the answer, with control characters escaped and secrets redacted. */
            answer: string;
            attemptId: string;
            /** @enum {string} */
            class: "delivered" | "redirect_refused" | "gone" | "throttled" | "overload" | "http_error" | "aborted" | "disabled_by_receiver" | "dns_error" | "connection_error" | "tls_error" | "timeout_connect" | "timeout_headers" | "timeout_total" | "address_refused" | "interrupted";
            connectMs: number | null;
            /** @description From the beginning to the end of the exchange. */
            durationMs: number;
            /** @description Which step failed, when there was no answer. */
            failure: string | null;
            firstByteMs: number | null;
            /** @description Null for a step that was not reached or not needed. */
            nameMs: number | null;
            number: number;
            /** @description The secrets that signed, newest first. */
            secretIds: string[];
            /** Format: date-time */
            startedAt: string;
            status: number | null;
            tlsMs: number | null;
            /** @enum {string} */
            trigger: "schedule" | "replay" | "recover" | "test";
        };
        WebhookAttemptList: {
            data: components["schemas"]["WebhookAttempt"][];
            hasMore: boolean;
            /** @description What `cursor` takes for the next page. */
            nextCursor: string | null;
        };
        WebhookAttemptStats: {
            /** @description By class; a class without any is left out. */
            classes: {
                [key: string]: number;
            };
            count: number;
            p50Ms: number | null;
            p99Ms: number | null;
            /** @description Null without an attempt. */
            successRate: number | null;
        };
        WebhookBackOff: {
            consecutiveFailures: number;
            /** @description Of the failures since the last success. */
            firstFailedAt: string | null;
            /** @description To the minute. */
            lastSucceededAt: string | null;
            /** @description While it backs off: when one message is tried next. */
            probeAt: string | null;
            /** @description The receiver asked not to be called before. */
            throttledUntil: string | null;
        };
        WebhookDelivery: {
            /** @description Attempts of that schedule that did not end otherwise. */
            attemptCount: number;
            /** @description All attempts: the number of the last one. */
            attemptTotal: number;
            /** Format: date-time */
            createdAt: string;
            deliveryId: string;
            /** @description Counted from 1 without gaps, as they became owed. */
            endpointSequence: number;
            /** @description What the last attempt came to. */
            lastClass: ("delivered" | "redirect_refused" | "gone" | "throttled" | "overload" | "http_error" | "aborted" | "disabled_by_receiver" | "dns_error" | "connection_error" | "tls_error" | "timeout_connect" | "timeout_headers" | "timeout_total" | "address_refused" | "interrupted") | null;
            /** @description `webhook-id` of the request, the same on every attempt and replay. */
            messageId: string;
            nextAttemptAt: string | null;
            /** @description Null for what has no place in the log, such as a test. */
            position: number | null;
            /** @enum {string} */
            state: "pending" | "in_flight" | "scheduled" | "delivered" | "exhausted" | "suspended" | "canceled";
            subject: string | null;
            /**
             * @description What began the schedule that runs now, or ran last.
             * @enum {string}
             */
            trigger: "schedule" | "replay" | "recover" | "test";
            type: string;
            /** Format: date-time */
            updatedAt: string;
        };
        WebhookDeliveryAnswer: {
            delivery: components["schemas"]["WebhookDelivery"];
        };
        WebhookDeliveryCounts: {
            canceled: number;
            delivered: number;
            exhausted: number;
            in_flight: number;
            pending: number;
            scheduled: number;
            suspended: number;
        };
        WebhookDeliveryList: {
            data: components["schemas"]["WebhookDelivery"][];
            hasMore: boolean;
            /** @description What `cursor` takes for the next page. */
            nextCursor: string | null;
        };
        WebhookEndpoint: {
            contradictionKinds: string[];
            /** Format: date-time */
            createdAt: string;
            description: string;
            disabledAt: string | null;
            /** @description `gone`, `disabled_by_receiver`, `address_refused`, `no_success`, `by_owner`, or what the owner gave. */
            disabledReason: string | null;
            endpointId: string;
            eventTypes: string[];
            /** @description The static headers, without their values, which may be keys. */
            headerNames: string[];
            /** @description Whether to be told of what changes the past and leaves the present as it is; a new endpoint is. */
            includeHistorical: boolean;
            /**
             * @description `per_subject`: of one subject one message at a time, the next after success or exhaustion. A new endpoint has `none`.
             * @enum {string}
             */
            ordering: "none" | "per_subject";
            /** @description It is owed what is derived after this position; null until it was verified. */
            owedAfter: number | null;
            parties: string[];
            propositions: string[];
            /** @description At most so many requests a second; 50 for a new endpoint. */
            ratePerSecond: number;
            /** @description The number of the last message that it was owed. */
            sequence: number;
            /** @description `v1` is HMAC-SHA256 with the secret, `v1a` ed25519 with the key pair. A new endpoint has `v1`. */
            signatures: ("v1" | "v1a")[];
            speakers: string[];
            /**
             * @description Only an active endpoint is sent to; for the others messages are kept as suspended.
             * @enum {string}
             */
            state: "unverified" | "active" | "paused" | "disabled";
            /** @description Entries that the codebook in force does not have; they match nothing that happens now. */
            unknownEntries: components["schemas"]["WebhookUnknownEntry"][];
            /** Format: date-time */
            updatedAt: string;
            /** @description In its normal form. */
            url: string;
            /** @description Grows with every change; the ETag of the endpoint is made of it. */
            version: number;
        };
        WebhookEndpointAnswer: {
            endpoint: components["schemas"]["WebhookEndpoint"];
        };
        WebhookEndpointChange: {
            /** @description Only contradictions of these kinds; `opposition` is never sent. */
            contradictionKinds?: string[];
            description?: string;
            /** @description Exact names, a group such as `stance.*`, or `*` alone. GET /v1/event-types lists them. */
            eventTypes?: string[];
            /** @description Sent with every request: at most 10, each value at most 1024 characters. Never shown again. */
            headers?: {
                [key: string]: string;
            };
            /** @description Whether to be told of what changes the past and leaves the present as it is; a new endpoint is. */
            includeHistorical?: boolean;
            /**
             * @description `per_subject`: of one subject one message at a time, the next after success or exhaustion. A new endpoint has `none`.
             * @enum {string}
             */
            ordering?: "none" | "per_subject";
            /** @description Only what concerns one of these parties; empty for all. */
            parties?: string[];
            /** @description Only what concerns one of these propositions; empty for all. */
            propositions?: string[];
            /** @description At most so many requests a second; 50 for a new endpoint. */
            ratePerSecond?: number;
            /** @description `v1` is HMAC-SHA256 with the secret, `v1a` ed25519 with the key pair. A new endpoint has `v1`. */
            signatures?: ("v1" | "v1a")[];
            /** @description Only what one of these said; empty for all. */
            speakers?: string[];
            /** @description Where messages are posted: https, a public name or address, port 443 or 8443. What STANCELOG_WEBHOOK_ALLOW names by host and port may be private, and plain http. */
            url?: string;
        };
        WebhookEndpointList: {
            data: components["schemas"]["WebhookEndpoint"][];
            hasMore: boolean;
            /** @description What `cursor` takes for the next page. */
            nextCursor: string | null;
        };
        WebhookEventType: {
            description: string;
            /** @description A message of this type. */
            example: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            name: "claim.recorded" | "claim.corrected" | "claim.retracted" | "claim.superseded" | "stance.changed" | "stance.reversed" | "stance.contested" | "contradiction.detected" | "contradiction.resolved" | "article.revised" | "article.withdrawn" | "codebook.published" | "webhook_endpoint.disabled" | "webhook_endpoint.recovered" | "webhook.test";
            /** @description JSON Schema (2020-12) of the whole message. Messages may gain properties. */
            schema: {
                [key: string]: unknown;
            };
            /**
             * @description A deprecated type is sent until it is removed.
             * @enum {string}
             */
            status: "current" | "deprecated";
        };
        WebhookEventTypeList: {
            data: components["schemas"]["WebhookEventType"][];
        };
        WebhookOldestPending: {
            /** Format: date-time */
            createdAt: string;
            endpointSequence: number;
        };
        WebhookPublicKey: {
            /** Format: date-time */
            createdAt: string;
            /** @description It signs beside its successor until then; null for the newest. */
            expiresAt: string | null;
            /** @description `whpk_` and base64 of the ed25519 key that verifies `v1a`. */
            publicKey: string;
            secretId: string;
        };
        WebhookPublicKeyList: {
            data: components["schemas"]["WebhookPublicKey"][];
        };
        WebhookRecovery: {
            /** Format: date-time */
            createdAt: string;
            /** @description Messages that it was never owed, and is now. */
            createdCount: number;
            eventTypes: string[];
            /** @description The last position that was looked at. */
            position: number;
            recoveryId: string;
            /** @description Deliveries that were made due again. */
            replayedCount: number;
            /** @description The first position, itself included. */
            sincePosition: number;
            /** @enum {string} */
            state: "running" | "done" | "canceled";
            states: ("exhausted" | "suspended" | "delivered")[];
            /** @description The last position, itself included. */
            untilPosition: number;
            /** Format: date-time */
            updatedAt: string;
        };
        WebhookRecoveryList: {
            data: components["schemas"]["WebhookRecovery"][];
            hasMore: boolean;
            /** @description What `cursor` takes for the next page. */
            nextCursor: string | null;
        };
        WebhookSecret: {
            /** Format: date-time */
            createdAt: string;
            /** @description It signs beside its successor until then; null for the newest. */
            expiresAt: string | null;
            /** @description `whpk_` and base64 of the ed25519 key that verifies `v1a`. */
            publicKey: string;
            /** @description `whsec_` and base64 of the key of `v1`. Keep it to yourself. */
            secret: string;
            secretId: string;
        };
        WebhookSecretList: {
            data: components["schemas"]["WebhookSecret"][];
        };
        WebhookStats: {
            /** @description Of the last 24 hours, and of the newest 10,000 of them. */
            attempts: components["schemas"]["WebhookAttemptStats"];
            backOff: components["schemas"]["WebhookBackOff"];
            /** @description By state; no more than 100,000 of one state are counted. */
            deliveries: components["schemas"]["WebhookDeliveryCounts"];
            /** @description The first in order that waits for an attempt. */
            oldestPending: components["schemas"]["WebhookOldestPending"] | null;
        };
        WebhookTestAnswer: {
            /** @description What the attempt came to; `unreachable` for every address that is refused or cannot be reached; null while there is no outcome. */
            class: ("delivered" | "redirect_refused" | "gone" | "throttled" | "overload" | "http_error" | "aborted" | "disabled_by_receiver" | "tls_error" | "timeout_headers" | "timeout_total" | "interrupted" | "unreachable") | null;
            /** @description The delivery of the test, whose attempts can be read; null for an endpoint that was not active. */
            deliveryId: string | null;
            endpoint: components["schemas"]["WebhookEndpoint"];
            /** @description Of the answer; null when there was none. */
            status: number | null;
            /** @description Whether messages of before are suspended still: `POST …/enable` or a recovery brings them back. */
            suspended: boolean;
            /** @description Whether the endpoint became active by this test. */
            verified: boolean;
        };
        WebhookTestData: {
            endpoint: string;
            /** @description The endpoint as this service shows it. */
            url: string;
        };
        /** @description Sent on verification and on request. Nothing happened. */
        WebhookTestMessage: {
            /** @constant */
            apiVersion: "2026-12-01";
            data: components["schemas"]["WebhookTestData"];
            dossier: string;
            /** @description The same for the same event: in pushes, in the feed, after a rebuild. */
            id: string;
            index: null;
            position: null;
            subject: null;
            subjectSequence: null;
            /**
             * Format: date-time
             * @description When the event was recorded; never the time of the attempt.
             */
            timestamp: string;
            /** @constant */
            type: "webhook.test";
        };
        WebhookUnknownEntry: {
            entry: string;
            /** @enum {string} */
            field: "eventTypes" | "parties" | "propositions" | "speakers" | "contradictionKinds";
        };
        WithdrawnArticle: {
            article: components["schemas"]["Article"];
            position: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    isAlive: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The process runs. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["ServiceState"];
                };
            };
        };
    };
    explainProblem: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the code means. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "code": "projection_behind",
                     *       "status": 503,
                     *       "title": "The read model is behind",
                     *       "remedy": "Try again after a second."
                     *     }
                     */
                    "application/json": components["schemas"]["ProblemPage"];
                };
            };
        };
    };
    isReady: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Requests can be served. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "status": "ok"
                     *     }
                     */
                    "application/json": components["schemas"]["ServiceState"];
                };
            };
        };
    };
    listDossiers: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Filters must be those of the first page. */
                cursor?: string;
                /** @description At most so many. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A page of dossiers. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "demo",
                     *           "public": false,
                     *           "createdAt": "2026-11-22T00:48:01.075071Z",
                     *           "title": {
                     *             "fr": "Démonstration : trêve et pourparlers",
                     *             "en": "Demo: truce and talks"
                     *           },
                     *           "timeZone": "Europe/Paris",
                     *           "codebookVersion": "1.0.0",
                     *           "position": 36,
                     *           "recordedAt": "2026-11-22T00:48:03.468309Z",
                     *           "projectedPosition": 36
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["DossierList"];
                };
            };
        };
    };
    createDossier: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 printable ASCII characters; the same request again gets its first answer. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "harbour-talks"
                 *     }
                 */
                "application/json": components["schemas"]["NewDossier"];
            };
        };
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The new dossier. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "harbour-talks",
                     *       "public": false,
                     *       "createdAt": "2026-11-22T00:48:06.031982Z",
                     *       "title": null,
                     *       "timeZone": null,
                     *       "codebookVersion": null,
                     *       "position": 0,
                     *       "recordedAt": null,
                     *       "projectedPosition": 0
                     *     }
                     */
                    "application/json": components["schemas"]["Dossier"];
                };
            };
        };
    };
    getDossier: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The dossier as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "demo",
                     *       "public": false,
                     *       "createdAt": "2026-11-22T00:48:01.075071Z",
                     *       "title": {
                     *         "fr": "Démonstration : trêve et pourparlers",
                     *         "en": "Demo: truce and talks"
                     *       },
                     *       "timeZone": "Europe/Paris",
                     *       "codebookVersion": "1.0.0",
                     *       "position": 36,
                     *       "recordedAt": "2026-11-22T00:48:03.468309Z",
                     *       "projectedPosition": 36,
                     *       "reading": {
                     *         "codebookVersion": "1.0.0",
                     *         "articleCount": 10,
                     *         "readCount": 10,
                     *         "pendingCount": 0
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["DossierAnswer"];
                };
            };
        };
    };
    getAgent: {
        parameters: {
            query?: {
                /** @description What was known by then: an instant with offset, or `position:412`. Default: everything. */
                knownAt?: string;
                /** @description Wait, up to five seconds, until the answer reflects this position: read your own write. */
                minPosition?: number;
                /** @description The day asked about, to its end in the time zone of the dossier. Default: today. */
                validAt?: string;
            };
            header?: never;
            path: {
                dossier: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The agent. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "volodymyr-zelensky",
                     *       "kind": "person",
                     *       "names": {
                     *         "fr": [
                     *           "Volodymyr Zelensky"
                     *         ],
                     *         "en": [
                     *           "Volodymyr Zelensky"
                     *         ]
                     *       },
                     *       "wikidata": "Q3874799",
                     *       "mandates": [
                     *         {
                     *           "agent": "volodymyr-zelensky",
                     *           "party": "ukraine",
                     *           "role": {
                     *             "fr": [
                     *               "président ukrainien"
                     *             ],
                     *             "en": [
                     *               "Ukrainian president"
                     *             ]
                     *           },
                     *           "rank": 1,
                     *           "from": "2019-05-20",
                     *           "until": null,
                     *           "asOf": "2025-09-30",
                     *           "unverified": true,
                     *           "expired": false
                     *         }
                     *       ],
                     *       "allMandates": [
                     *         {
                     *           "agent": "volodymyr-zelensky",
                     *           "party": "ukraine",
                     *           "role": {
                     *             "fr": [
                     *               "président ukrainien"
                     *             ],
                     *             "en": [
                     *               "Ukrainian president"
                     *             ]
                     *           },
                     *           "rank": 1,
                     *           "from": "2019-05-20",
                     *           "until": null,
                     *           "asOf": "2025-09-30",
                     *           "unverified": false,
                     *           "expired": false
                     *         }
                     *       ],
                     *       "stances": [
                     *         {
                     *           "party": "ukraine",
                     *           "proposition": "ceasefire-30-days",
                     *           "status": "settled",
                     *           "value": 2,
                     *           "conditions": [],
                     *           "blockedBy": [],
                     *           "since": "2025-03-11",
                     *           "sinceNoLaterThan": null,
                     *           "lastAffirmedAt": "2025-03-11",
                     *           "lastMentionedAt": "2025-03-11",
                     *           "stale": true,
                     *           "validUntil": null,
                     *           "evidenceCount": 1,
                     *           "derivedFrom": []
                     *         }
                     *       ],
                     *       "latestClaims": [
                     *         {
                     *           "claimId": "clm_1MTGH5Z7ER8E26KB3ASPSSS77E",
                     *           "claimKey": "b71164c18a5b62734d3d4ea2e5478527",
                     *           "state": "visible",
                     *           "supersededBy": null,
                     *           "articleId": "art_35XDN2WTH4TWA5TBNKFP6Q80QA",
                     *           "article": {
                     *             "articleId": "art_35XDN2WTH4TWA5TBNKFP6Q80QA",
                     *             "externalId": "demo-02",
                     *             "url": null,
                     *             "outlet": "Demo Wire",
                     *             "publishedAt": "2025-03-13T17:10:00.000000Z"
                     *           },
                     *           "textHash": "a35b758856637532675f2dd456ec88e696a2c4c922738321698b2d198047f6b7",
                     *           "block": 1,
                     *           "spans": [
                     *             {
                     *               "start": 30,
                     *               "end": 181,
                     *               "exact": "Volodymyr Zelensky earlier this week accepted the 30-day ceasefire drawn up in Jeddah, and his staff has been waiting for word from the other side ever",
                     *               "prefix": "The truce offer, two days on\n\n",
                     *               "suffix": " since.\n\nNo date has been set fo"
                     *             }
                     *           ],
                     *           "quoteMode": "indirect",
                     *           "speaker": "volodymyr-zelensky",
                     *           "mandate": {
                     *             "party": "ukraine",
                     *             "role": "président ukrainien",
                     *             "rank": 1,
                     *             "from": "2019-05-20",
                     *             "until": null,
                     *             "unverified": false
                     *           },
                     *           "holder": "ukraine",
                     *           "attribution": [
                     *             {
                     *               "who": "outlet:Demo Wire",
                     *               "relation": "publishes",
                     *               "cue": null
                     *             }
                     *           ],
                     *           "aboutParty": null,
                     *           "voice": "self",
                     *           "claimType": "commitment",
                     *           "conditions": [],
                     *           "modality": "actual",
                     *           "addressee": null,
                     *           "links": [],
                     *           "statedAt": {
                     *             "from": "2025-03-10",
                     *             "to": "2025-03-14",
                     *             "precision": "week",
                     *             "derivation": "relative",
                     *             "anchor": {
                     *               "start": 49,
                     *               "end": 66
                     *             }
                     *           },
                     *           "validUntil": null,
                     *           "value": null,
                     *           "inCurrentText": true,
                     *           "proposition": "ceasefire-30-days",
                     *           "codedProposition": "ceasefire-30-days",
                     *           "polarity": 2,
                     *           "coder": {
                     *             "kind": "rule",
                     *             "id": "stancelog-rules",
                     *             "version": "1.2.0"
                     *           },
                     *           "confidence": 0.9324,
                     *           "trace": [
                     *             {
                     *               "stage": "attribution",
                     *               "rule": "speaker by name",
                     *               "span": {
                     *                 "start": 30,
                     *                 "end": 48
                     *               },
                     *               "factor": 0.99
                     *             }
                     *           ],
                     *           "codebookVersion": "1.0.0",
                     *           "review": {
                     *             "status": "proposed",
                     *             "reasons": [],
                     *             "by": null,
                     *             "at": null,
                     *             "reason": null
                     *           },
                     *           "publishedAt": "2025-03-13T17:10:00.000000Z",
                     *           "language": "en",
                     *           "recordedAt": "2026-11-22T00:48:02.125966Z",
                     *           "position": 6,
                     *           "lastPosition": 6
                     *         }
                     *       ],
                     *       "claimsUrl": "/v1/dossiers/demo/claims?speaker=volodymyr-zelensky&validAt=2026-01-15&knownAt=position%3A36",
                     *       "openContradictions": [],
                     *       "contradictionsUrl": "/v1/dossiers/demo/contradictions?speaker=volodymyr-zelensky&state=open&validAt=2026-01-15&knownAt=position%3A36",
                     *       "stancesUrls": [
                     *         "/v1/dossiers/demo/stances?party=ukraine&validAt=2026-01-15&knownAt=position%3A36"
                     *       ],
                     *       "validAt": "2026-01-15",
                     *       "validAtEnd": "2026-01-15T23:00:00.000000Z",
                     *       "knownAt": "2026-11-22T00:48:03.468309Z",
                     *       "position": 36,
                     *       "pinned": false
                     *     }
                     */
                    "application/json": components["schemas"]["AgentAnswer"];
                };
            };
        };
    };
    listArticles: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Filters must be those of the first page. */
                cursor?: string;
                /** @description Only with this id of yours. */
                externalId?: string;
                /** @description What was known by then: an instant with offset, or `position:412`. Default: everything. */
                knownAt?: string;
                /** @description At most so many. */
                limit?: number;
                /** @description Wait, up to five seconds, until the answer reflects this position: read your own write. */
                minPosition?: number;
                /** @description Only of this outlet, as it was given. */
                outlet?: string;
                /** @description Only in this state. */
                status?: "registered" | "withdrawn" | "erased";
                /** @description The day asked about, to its end in the time zone of the dossier. Default: today. */
                validAt?: string;
            };
            header?: never;
            path: {
                dossier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A page of articles. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "articleId": "art_2CA7BYVWP7R1NC2SXY2Y2WQ2SH",
                     *           "externalId": "demo-10",
                     *           "url": null,
                     *           "title": null,
                     *           "outlet": null,
                     *           "agency": null,
                     *           "language": "fr",
                     *           "timeZone": "Europe/Paris",
                     *           "publishedAt": "2025-09-05T10:15:00.000000Z",
                     *           "recordedAt": "2026-11-22T00:48:03.468309Z",
                     *           "textHash": "576c57592bb60dbb36eecb14f854418e056961f7ec2bebf08cc188654d330f61",
                     *           "status": "registered",
                     *           "copies": [],
                     *           "origin": "art_2CA7BYVWP7R1NC2SXY2Y2WQ2SH",
                     *           "warnings": []
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "hasMore": false,
                     *       "validAt": "2026-01-15",
                     *       "validAtEnd": "2026-01-15T23:00:00.000000Z",
                     *       "knownAt": "2026-11-22T00:48:03.468309Z",
                     *       "position": 36,
                     *       "pinned": false
                     *     }
                     */
                    "application/json": components["schemas"]["ArticleList"];
                };
            };
        };
    };
    registerArticle: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 printable ASCII characters; the same request again gets its first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                dossier: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://news.example/truce",
                 *       "outlet": "Demo Wire",
                 *       "language": "en",
                 *       "timeZone": "Europe/London",
                 *       "publishedAt": "2025-03-13T17:10:00+00:00",
                 *       "text": "The truce offer, two days on\n\nVolodymyr Zelensky earlier this week accepted the 30-day ceasefire drawn up in Jeddah, and his staff has been waiting for word from the other side ever since.\n\nNo date ha"
                 *     }
                 */
                "application/json": components["schemas"]["NewArticle"];
            };
        };
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The article was there already. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "article": {
                     *         "articleId": "art_2CA7BYVWP7R1NC2SXY2Y2WQ2SH",
                     *         "externalId": "demo-10",
                     *         "url": null,
                     *         "title": null,
                     *         "outlet": null,
                     *         "agency": null,
                     *         "language": "fr",
                     *         "timeZone": "Europe/Paris",
                     *         "publishedAt": "2025-09-05T10:15:00.000000Z",
                     *         "recordedAt": "2026-11-22T00:48:03.468309Z",
                     *         "textHash": "576c57592bb60dbb36eecb14f854418e056961f7ec2bebf08cc188654d330f61",
                     *         "status": "registered",
                     *         "copies": [],
                     *         "origin": "art_2CA7BYVWP7R1NC2SXY2Y2WQ2SH",
                     *         "warnings": []
                     *       },
                     *       "claims": [
                     *         {
                     *           "claimId": "clm_6J1TVXK3HT3DDK5HZJY232GPFJ",
                     *           "claimKey": "6d0270de14bf3217de869f8657550fff",
                     *           "state": "visible",
                     *           "supersededBy": null,
                     *           "articleId": "art_714T27R8YX04R38RT94S27TJ40",
                     *           "article": {
                     *             "articleId": "art_714T27R8YX04R38RT94S27TJ40",
                     *             "externalId": "demo-01",
                     *             "url": null,
                     *             "outlet": "Dépêche Démo",
                     *             "publishedAt": "2025-03-12T07:30:00.000000Z"
                     *           },
                     *           "textHash": "163d3df2aac64412f7c9e295ea63e36919fc52f8402250d5798388e0327485a1",
                     *           "block": 1,
                     *           "spans": [
                     *             {
                     *               "start": 36,
                     *               "end": 142,
                     *               "exact": "Le président ukrainien Volodymyr Zelensky a accepté mardi la trêve de 30 jours mise sur la table à Djeddah",
                     *               "prefix": " dit oui à une pause d'un mois\n\n",
                     *               "suffix": ". Sa délégation venait de passer"
                     *             }
                     *           ],
                     *           "quoteMode": "indirect",
                     *           "speaker": "volodymyr-zelensky",
                     *           "mandate": {
                     *             "party": "ukraine",
                     *             "role": "président ukrainien",
                     *             "rank": 1,
                     *             "from": "2019-05-20",
                     *             "until": null,
                     *             "unverified": false
                     *           },
                     *           "holder": "ukraine",
                     *           "attribution": [
                     *             {
                     *               "who": "outlet:Dépêche Démo",
                     *               "relation": "publishes",
                     *               "cue": null
                     *             }
                     *           ],
                     *           "aboutParty": null,
                     *           "voice": "self",
                     *           "claimType": "commitment",
                     *           "conditions": [],
                     *           "modality": "actual",
                     *           "addressee": null,
                     *           "links": [],
                     *           "statedAt": {
                     *             "from": "2025-03-11",
                     *             "to": "2025-03-12",
                     *             "precision": "day",
                     *             "derivation": "weekday",
                     *             "anchor": {
                     *               "start": 88,
                     *               "end": 93
                     *             }
                     *           },
                     *           "validUntil": null,
                     *           "value": null,
                     *           "inCurrentText": true,
                     *           "proposition": "ceasefire-30-days",
                     *           "codedProposition": "ceasefire-30-days",
                     *           "polarity": 2,
                     *           "coder": {
                     *             "kind": "rule",
                     *             "id": "stancelog-rules",
                     *             "version": "1.2.0"
                     *           },
                     *           "confidence": 0.9324,
                     *           "trace": [
                     *             {
                     *               "stage": "attribution",
                     *               "rule": "speaker by name",
                     *               "span": {
                     *                 "start": 39,
                     *                 "end": 77
                     *               },
                     *               "factor": 0.99
                     *             }
                     *           ],
                     *           "codebookVersion": "1.0.0",
                     *           "review": {
                     *             "status": "proposed",
                     *             "reasons": [],
                     *             "by": null,
                     *             "at": null,
                     *             "reason": null
                     *           },
                     *           "publishedAt": "2025-03-12T07:30:00.000000Z",
                     *           "language": "fr",
                     *           "recordedAt": "2026-11-22T00:48:01.591690Z",
                     *           "position": 3,
                     *           "lastPosition": 3
                     *         }
                     *       ],
                     *       "position": 42,
                     *       "warnings": []
                     *     }
                     */
                    "application/json": components["schemas"]["RegisteredArticle"];
                };
            };
            /** @description Registered, with its claims. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "article": {
                     *         "articleId": "art_2CA7BYVWP7R1NC2SXY2Y2WQ2SH",
                     *         "externalId": "demo-10",
                     *         "url": null,
                     *         "title": null,
                     *         "outlet": null,
                     *         "agency": null,
                     *         "language": "fr",
                     *         "timeZone": "Europe/Paris",
                     *         "publishedAt": "2025-09-05T10:15:00.000000Z",
                     *         "recordedAt": "2026-11-22T00:48:03.468309Z",
                     *         "textHash": "576c57592bb60dbb36eecb14f854418e056961f7ec2bebf08cc188654d330f61",
                     *         "status": "registered",
                     *         "copies": [],
                     *         "origin": "art_2CA7BYVWP7R1NC2SXY2Y2WQ2SH",
                     *         "warnings": []
                     *       },
                     *       "claims": [
                     *         {
                     *           "claimId": "clm_6J1TVXK3HT3DDK5HZJY232GPFJ",
                     *           "claimKey": "6d0270de14bf3217de869f8657550fff",
                     *           "state": "visible",
                     *           "supersededBy": null,
                     *           "articleId": "art_714T27R8YX04R38RT94S27TJ40",
                     *           "article": {
                     *             "articleId": "art_714T27R8YX04R38RT94S27TJ40",
                     *             "externalId": "demo-01",
                     *             "url": null,
                     *             "outlet": "Dépêche Démo",
                     *             "publishedAt": "2025-03-12T07:30:00.000000Z"
                     *           },
                     *           "textHash": "163d3df2aac64412f7c9e295ea63e36919fc52f8402250d5798388e0327485a1",
                     *           "block": 1,
                     *           "spans": [
                     *             {
                     *               "start": 36,
                     *               "end": 142,
                     *               "exact": "Le président ukrainien Volodymyr Zelensky a accepté mardi la trêve de 30 jours mise sur la table à Djeddah",
                     *               "prefix": " dit oui à une pause d'un mois\n\n",
                     *               "suffix": ". Sa délégation venait de passer"
                     *             }
                     *           ],
                     *           "quoteMode": "indirect",
                     *           "speaker": "volodymyr-zelensky",
                     *           "mandate": {
                     *             "party": "ukraine",
                     *             "role": "président ukrainien",
                     *             "rank": 1,
                     *             "from": "2019-05-20",
                     *             "until": null,
                     *             "unverified": false
                     *           },
                     *           "holder": "ukraine",
                     *           "attribution": [
                     *             {
                     *               "who": "outlet:Dépêche Démo",
                     *               "relation": "publishes",
                     *               "cue": null
                     *             }
                     *           ],
                     *           "aboutParty": null,
                     *           "voice": "self",
                     *           "claimType": "commitment",
                     *           "conditions": [],
                     *           "modality": "actual",
                     *           "addressee": null,
                     *           "links": [],
                     *           "statedAt": {
                     *             "from": "2025-03-11",
                     *             "to": "2025-03-12",
                     *             "precision": "day",
                     *             "derivation": "weekday",
                     *             "anchor": {
                     *               "start": 88,
                     *               "end": 93
                     *             }
                     *           },
                     *           "validUntil": null,
                     *           "value": null,
                     *           "inCurrentText": true,
                     *           "proposition": "ceasefire-30-days",
                     *           "codedProposition": "ceasefire-30-days",
                     *           "polarity": 2,
                     *           "coder": {
                     *             "kind": "rule",
                     *             "id": "stancelog-rules",
                     *             "version": "1.2.0"
                     *           },
                     *           "confidence": 0.9324,
                     *           "trace": [
                     *             {
                     *               "stage": "attribution",
                     *               "rule": "speaker by name",
                     *               "span": {
                     *                 "start": 39,
                     *                 "end": 77
                     *               },
                     *               "factor": 0.99
                     *             }
                     *           ],
                     *           "codebookVersion": "1.0.0",
                     *           "review": {
                     *             "status": "proposed",
                     *             "reasons": [],
                     *             "by": null,
                     *             "at": null,
                     *             "reason": null
                     *           },
                     *           "publishedAt": "2025-03-12T07:30:00.000000Z",
                     *           "language": "fr",
                     *           "recordedAt": "2026-11-22T00:48:01.591690Z",
                     *           "position": 3,
                     *           "lastPosition": 3
                     *         }
                     *       ],
                     *       "position": 42,
                     *       "warnings": []
                     *     }
                     */
                    "application/json": components["schemas"]["RegisteredArticle"];
                };
            };
        };
    };
    getArticle: {
        parameters: {
            query?: {
                /** @description What was known by then: an instant with offset, or `position:412`. Default: everything. */
                knownAt?: string;
                /** @description Wait, up to five seconds, until the answer reflects this position: read your own write. */
                minPosition?: number;
                /** @description The day asked about, to its end in the time zone of the dossier. Default: today. */
                validAt?: string;
            };
            header?: never;
            path: {
                article: string;
                dossier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The article. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "articleId": "art_2CA7BYVWP7R1NC2SXY2Y2WQ2SH",
                     *       "externalId": "demo-10",
                     *       "url": null,
                     *       "title": null,
                     *       "outlet": null,
                     *       "agency": null,
                     *       "language": "fr",
                     *       "timeZone": "Europe/Paris",
                     *       "publishedAt": "2025-09-05T10:15:00.000000Z",
                     *       "recordedAt": "2026-11-22T00:48:03.468309Z",
                     *       "textHash": "576c57592bb60dbb36eecb14f854418e056961f7ec2bebf08cc188654d330f61",
                     *       "status": "registered",
                     *       "copies": [],
                     *       "origin": "art_2CA7BYVWP7R1NC2SXY2Y2WQ2SH",
                     *       "warnings": [],
                     *       "validAt": "2026-01-15",
                     *       "validAtEnd": "2026-01-15T23:00:00.000000Z",
                     *       "knownAt": "2026-11-22T00:48:03.468309Z",
                     *       "position": 36,
                     *       "pinned": false
                     *     }
                     */
                    "application/json": components["schemas"]["ArticleAnswer"];
                };
            };
        };
    };
    codeClaim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                article: string;
                dossier: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "coder": {
                 *         "kind": "human",
                 *         "id": "desk-2",
                 *         "version": "2025-09"
                 *       },
                 *       "speaker": "volodymyr-zelensky",
                 *       "voice": "self",
                 *       "claimType": "stance",
                 *       "proposition": "ceasefire-30-days",
                 *       "polarity": 2,
                 *       "statedAt": {
                 *         "from": "2025-03-11",
                 *         "to": "2025-03-12",
                 *         "precision": "day",
                 *         "derivation": "weekday"
                 *       },
                 *       "spans": [
                 *         {
                 *           "start": 36,
                 *           "end": 142,
                 *           "exact": "Le président ukrainien Volodymyr Zelensky a accepté mardi la trêve de 30 jours mise sur la table à Djeddah"
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewClaim"];
            };
        };
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The same reading was there already: the claim as it stands. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "claim": {
                     *         "claimId": "clm_0WMKAGM1WZ2KA2RDK1TGPBWHYN",
                     *         "claimKey": "6d0270de14bf3217de869f8657550fff",
                     *         "state": "visible",
                     *         "supersededBy": null,
                     *         "articleId": "art_714T27R8YX04R38RT94S27TJ40",
                     *         "article": {
                     *           "articleId": "art_714T27R8YX04R38RT94S27TJ40",
                     *           "externalId": "demo-01",
                     *           "url": null,
                     *           "outlet": "Dépêche Démo",
                     *           "publishedAt": "2025-03-12T07:30:00.000000Z"
                     *         },
                     *         "textHash": "163d3df2aac64412f7c9e295ea63e36919fc52f8402250d5798388e0327485a1",
                     *         "block": 1,
                     *         "spans": [
                     *           {
                     *             "start": 36,
                     *             "end": 142,
                     *             "exact": "Le président ukrainien Volodymyr Zelensky a accepté mardi la trêve de 30 jours mise sur la table à Djeddah",
                     *             "prefix": " dit oui à une pause d'un mois\n\n",
                     *             "suffix": ". Sa délégation venait de passer"
                     *           }
                     *         ],
                     *         "quoteMode": "none",
                     *         "speaker": "volodymyr-zelensky",
                     *         "mandate": {
                     *           "party": "ukraine",
                     *           "role": "président ukrainien",
                     *           "rank": 1,
                     *           "from": "2019-05-20",
                     *           "until": null,
                     *           "unverified": false
                     *         },
                     *         "holder": "ukraine",
                     *         "attribution": [
                     *           {
                     *             "who": "outlet:Dépêche Démo",
                     *             "relation": "publishes",
                     *             "cue": null
                     *           }
                     *         ],
                     *         "aboutParty": null,
                     *         "voice": "self",
                     *         "claimType": "stance",
                     *         "conditions": [],
                     *         "modality": "actual",
                     *         "addressee": null,
                     *         "links": [],
                     *         "statedAt": {
                     *           "from": "2025-03-11",
                     *           "to": "2025-03-12",
                     *           "precision": "day",
                     *           "derivation": "weekday",
                     *           "anchor": null
                     *         },
                     *         "validUntil": null,
                     *         "value": null,
                     *         "inCurrentText": true,
                     *         "proposition": "ceasefire-30-days",
                     *         "codedProposition": "ceasefire-30-days",
                     *         "polarity": 2,
                     *         "coder": {
                     *           "kind": "human",
                     *           "id": "desk-2",
                     *           "version": "2025-09"
                     *         },
                     *         "confidence": null,
                     *         "trace": [],
                     *         "codebookVersion": "1.0.0",
                     *         "review": {
                     *           "status": "accepted",
                     *           "reasons": [],
                     *           "by": null,
                     *           "at": null,
                     *           "reason": null
                     *         },
                     *         "publishedAt": "2025-03-12T07:30:00.000000Z",
                     *         "language": "fr",
                     *         "recordedAt": "2026-11-22T00:48:04.793081Z",
                     *         "position": 40,
                     *         "lastPosition": 40
                     *       },
                     *       "position": 40
                     *     }
                     */
                    "application/json": components["schemas"]["RecordedClaim"];
                };
            };
            /** @description The claim that was recorded, or that this person accepted by reading it like that. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "claim": {
                     *         "claimId": "clm_0WMKAGM1WZ2KA2RDK1TGPBWHYN",
                     *         "claimKey": "6d0270de14bf3217de869f8657550fff",
                     *         "state": "visible",
                     *         "supersededBy": null,
                     *         "articleId": "art_714T27R8YX04R38RT94S27TJ40",
                     *         "article": {
                     *           "articleId": "art_714T27R8YX04R38RT94S27TJ40",
                     *           "externalId": "demo-01",
                     *           "url": null,
                     *           "outlet": "Dépêche Démo",
                     *           "publishedAt": "2025-03-12T07:30:00.000000Z"
                     *         },
                     *         "textHash": "163d3df2aac64412f7c9e295ea63e36919fc52f8402250d5798388e0327485a1",
                     *         "block": 1,
                     *         "spans": [
                     *           {
                     *             "start": 36,
                     *             "end": 142,
                     *             "exact": "Le président ukrainien Volodymyr Zelensky a accepté mardi la trêve de 30 jours mise sur la table à Djeddah",
                     *             "prefix": " dit oui à une pause d'un mois\n\n",
                     *             "suffix": ". Sa délégation venait de passer"
                     *           }
                     *         ],
                     *         "quoteMode": "none",
                     *         "speaker": "volodymyr-zelensky",
                     *         "mandate": {
                     *           "party": "ukraine",
                     *           "role": "président ukrainien",
                     *           "rank": 1,
                     *           "from": "2019-05-20",
                     *           "until": null,
                     *           "unverified": false
                     *         },
                     *         "holder": "ukraine",
                     *         "attribution": [
                     *           {
                     *             "who": "outlet:Dépêche Démo",
                     *             "relation": "publishes",
                     *             "cue": null
                     *           }
                     *         ],
                     *         "aboutParty": null,
                     *         "voice": "self",
                     *         "claimType": "stance",
                     *         "conditions": [],
                     *         "modality": "actual",
                     *         "addressee": null,
                     *         "links": [],
                     *         "statedAt": {
                     *           "from": "2025-03-11",
                     *           "to": "2025-03-12",
                     *           "precision": "day",
                     *           "derivation": "weekday",
                     *           "anchor": null
                     *         },
                     *         "validUntil": null,
                     *         "value": null,
                     *         "inCurrentText": true,
                     *         "proposition": "ceasefire-30-days",
                     *         "codedProposition": "ceasefire-30-days",
                     *         "polarity": 2,
                     *         "coder": {
                     *           "kind": "human",
                     *           "id": "desk-2",
                     *           "version": "2025-09"
                     *         },
                     *         "confidence": null,
                     *         "trace": [],
                     *         "codebookVersion": "1.0.0",
                     *         "review": {
                     *           "status": "accepted",
                     *           "reasons": [],
                     *           "by": null,
                     *           "at": null,
                     *           "reason": null
                     *         },
                     *         "publishedAt": "2025-03-12T07:30:00.000000Z",
                     *         "language": "fr",
                     *         "recordedAt": "2026-11-22T00:48:04.793081Z",
                     *         "position": 40,
                     *         "lastPosition": 40
                     *       },
                     *       "position": 40
                     *     }
                     */
                    "application/json": components["schemas"]["RecordedClaim"];
                };
            };
        };
    };
    listArticleEvents: {
        parameters: {
            query?: {
                /** @description What was known by then: an instant with offset, or `position:412`. Default: everything. */
                knownAt?: string;
                /** @description Wait, up to five seconds, until the answer reflects this position: read your own write. */
                minPosition?: number;
            };
            header?: never;
            path: {
                article: string;
                dossier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The events of its stream. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "position": 33,
                     *           "stream": "article-art_2CA7BYVWP7R1NC2SXY2Y2WQ2SH",
                     *           "version": 1,
                     *           "type": "ArticleRegistered",
                     *           "schemaVersion": 1,
                     *           "recordedAt": "2026-11-22T00:48:03.468309Z",
                     *           "event": {
                     *             "type": "ArticleRegistered",
                     *             "schemaVersion": 1,
                     *             "articleId": "art_2CA7BYVWP7R1NC2SXY2Y2WQ2SH",
                     *             "externalId": "demo-10",
                     *             "url": null,
                     *             "title": null,
                     *             "outlet": null,
                     *             "agency": null,
                     *             "language": "fr",
                     *             "timeZone": "Europe/Paris",
                     *             "publishedAt": "2025-09-05T10:15:00.000000Z",
                     *             "textHash": "576c57592bb60dbb36eecb14f854418e056961f7ec2bebf08cc188654d330f61",
                     *             "textLength": 341,
                     *             "fingerprint": {
                     *               "normalizedHash": "bbea08fd6a3f1a0fc0927746da4f0f959372aea94d903b00dfc7b12353e07a91",
                     *               "shingles": [
                     *                 257029218
                     *               ]
                     *             },
                     *             "warnings": [],
                     *             "by": "local"
                     *           }
                     *         }
                     *       ],
                     *       "position": 36
                     *     }
                     */
                    "application/json": components["schemas"]["ArticleEvents"];
                };
            };
        };
    };
    reviseArticle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                article: string;
                dossier: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "title": "The talks, hour by hour",
                 *       "text": "Mark Rutte said on Tuesday that the negotiations were difficult.",
                 *       "reason": "The outlet replaced its first report."
                 *     }
                 */
                "application/json": components["schemas"]["NewRevision"];
            };
        };
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The article as revised, with its claims. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "article": {
                     *         "articleId": "art_2CA7BYVWP7R1NC2SXY2Y2WQ2SH",
                     *         "externalId": "demo-10",
                     *         "url": null,
                     *         "title": "The talks, hour by hour",
                     *         "outlet": null,
                     *         "agency": null,
                     *         "language": "fr",
                     *         "timeZone": "Europe/Paris",
                     *         "publishedAt": "2025-09-05T10:15:00.000000Z",
                     *         "recordedAt": "2026-11-22T00:48:03.468309Z",
                     *         "textHash": "178ac539ae1a91a4648ed4c3a001ee5d5d573db7a23fbcc58d90132d32d99216",
                     *         "status": "registered",
                     *         "copies": [],
                     *         "origin": "art_2CA7BYVWP7R1NC2SXY2Y2WQ2SH",
                     *         "warnings": []
                     *       },
                     *       "claims": [],
                     *       "position": 46,
                     *       "orphanedClaims": []
                     *     }
                     */
                    "application/json": components["schemas"]["RevisedArticle"];
                };
            };
        };
    };
    getArticleText: {
        parameters: {
            query?: {
                /** @description What was known by then: an instant with offset, or `position:412`. Default: everything. */
                knownAt?: string;
                /** @description Wait, up to five seconds, until the answer reflects this position: read your own write. */
                minPosition?: number;
                /** @description The day asked about, to its end in the time zone of the dossier. Default: today. */
                validAt?: string;
            };
            header?: never;
            path: {
                article: string;
                dossier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The text. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "articleId": "art_2CA7BYVWP7R1NC2SXY2Y2WQ2SH",
                     *       "textHash": "576c57592bb60dbb36eecb14f854418e056961f7ec2bebf08cc188654d330f61",
                     *       "text": "Moscou ferme la porte à une force européenne\n\nSelon les médias d'État russes, le"
                     *     }
                     */
                    "application/json": components["schemas"]["ArticleText"];
                };
            };
        };
    };
    withdrawArticle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                article: string;
                dossier: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The outlet took its report back."
                 *     }
                 */
                "application/json": components["schemas"]["NewWithdrawal"];
            };
        };
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The article, withdrawn. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "article": {
                     *         "articleId": "art_2CA7BYVWP7R1NC2SXY2Y2WQ2SH",
                     *         "externalId": "demo-10",
                     *         "url": null,
                     *         "title": "The talks, hour by hour",
                     *         "outlet": null,
                     *         "agency": null,
                     *         "language": "fr",
                     *         "timeZone": "Europe/Paris",
                     *         "publishedAt": "2025-09-05T10:15:00.000000Z",
                     *         "recordedAt": "2026-11-22T00:48:03.468309Z",
                     *         "textHash": "178ac539ae1a91a4648ed4c3a001ee5d5d573db7a23fbcc58d90132d32d99216",
                     *         "status": "withdrawn",
                     *         "copies": [],
                     *         "origin": "art_2CA7BYVWP7R1NC2SXY2Y2WQ2SH",
                     *         "warnings": []
                     *       },
                     *       "position": 47
                     *     }
                     */
                    "application/json": components["schemas"]["WithdrawnArticle"];
                };
            };
        };
    };
    listClaims: {
        parameters: {
            query?: {
                article?: string;
                /** @description `nextCursor` of the page before. Filters must be those of the first page. */
                cursor?: string;
                /** @description What was known by then: an instant with offset, or `position:412`. Default: everything. */
                knownAt?: string;
                /** @description At most so many. */
                limit?: number;
                /** @description Wait, up to five seconds, until the answer reflects this position: read your own write. */
                minPosition?: number;
                /** @description Held by this party or ascribed to it. */
                party?: string;
                proposition?: string;
                /** @description Only claims with this reason for a review. */
                reason?: "undated_change" | "mandate_mismatch" | "mandate_straddle" | "mandate_unverified" | "low_confidence" | "model_coded" | "stated_after_publication";
                /** @description `needed` is the review queue: visible claims that were proposed with a reason, and claims of any coder, accepted ones too, that their proposition gives a reason (`undated_change`) which came up after the last decision of a person about them or by it. Any later review or correction takes such a claim out. */
                review?: "needed" | "proposed" | "accepted" | "rejected";
                /** @description An agent, `party:<id>`, `outlet`, `anonymous:…` or `unresolved:…`. */
                speaker?: string;
                /** @description Default `visible`, or `rejected` with `review=rejected`. */
                state?: "visible" | "rejected" | "retracted" | "superseded" | "withdrawn" | "erased" | "any";
                /** @description The day asked about, to its end in the time zone of the dossier. Default: today. */
                validAt?: string;
                voice?: "self" | "relayed" | "reported" | "outlet";
            };
            header?: never;
            path: {
                dossier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A page of claims. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "claimId": "clm_6J1TVXK3HT3DDK5HZJY232GPFJ",
                     *           "claimKey": "6d0270de14bf3217de869f8657550fff",
                     *           "state": "visible",
                     *           "supersededBy": null,
                     *           "articleId": "art_714T27R8YX04R38RT94S27TJ40",
                     *           "article": {
                     *             "articleId": "art_714T27R8YX04R38RT94S27TJ40",
                     *             "externalId": "demo-01",
                     *             "url": null,
                     *             "outlet": "Dépêche Démo",
                     *             "publishedAt": "2025-03-12T07:30:00.000000Z"
                     *           },
                     *           "textHash": "163d3df2aac64412f7c9e295ea63e36919fc52f8402250d5798388e0327485a1",
                     *           "block": 1,
                     *           "spans": [
                     *             {
                     *               "start": 36,
                     *               "end": 142,
                     *               "exact": "Le président ukrainien Volodymyr Zelensky a accepté mardi la trêve de 30 jours mise sur la table à Djeddah",
                     *               "prefix": " dit oui à une pause d'un mois\n\n",
                     *               "suffix": ". Sa délégation venait de passer"
                     *             }
                     *           ],
                     *           "quoteMode": "indirect",
                     *           "speaker": "volodymyr-zelensky",
                     *           "mandate": {
                     *             "party": "ukraine",
                     *             "role": "président ukrainien",
                     *             "rank": 1,
                     *             "from": "2019-05-20",
                     *             "until": null,
                     *             "unverified": false
                     *           },
                     *           "holder": "ukraine",
                     *           "attribution": [
                     *             {
                     *               "who": "outlet:Dépêche Démo",
                     *               "relation": "publishes",
                     *               "cue": null
                     *             }
                     *           ],
                     *           "aboutParty": null,
                     *           "voice": "self",
                     *           "claimType": "commitment",
                     *           "conditions": [],
                     *           "modality": "actual",
                     *           "addressee": null,
                     *           "links": [],
                     *           "statedAt": {
                     *             "from": "2025-03-11",
                     *             "to": "2025-03-12",
                     *             "precision": "day",
                     *             "derivation": "weekday",
                     *             "anchor": {
                     *               "start": 88,
                     *               "end": 93
                     *             }
                     *           },
                     *           "validUntil": null,
                     *           "value": null,
                     *           "inCurrentText": true,
                     *           "proposition": "ceasefire-30-days",
                     *           "codedProposition": "ceasefire-30-days",
                     *           "polarity": 2,
                     *           "coder": {
                     *             "kind": "rule",
                     *             "id": "stancelog-rules",
                     *             "version": "1.2.0"
                     *           },
                     *           "confidence": 0.9324,
                     *           "trace": [
                     *             {
                     *               "stage": "attribution",
                     *               "rule": "speaker by name",
                     *               "span": {
                     *                 "start": 39,
                     *                 "end": 77
                     *               },
                     *               "factor": 0.99
                     *             }
                     *           ],
                     *           "codebookVersion": "1.0.0",
                     *           "review": {
                     *             "status": "proposed",
                     *             "reasons": [],
                     *             "by": null,
                     *             "at": null,
                     *             "reason": null
                     *           },
                     *           "publishedAt": "2025-03-12T07:30:00.000000Z",
                     *           "language": "fr",
                     *           "recordedAt": "2026-11-22T00:48:01.591690Z",
                     *           "position": 3,
                     *           "lastPosition": 3
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "hasMore": false,
                     *       "validAt": "2026-01-15",
                     *       "validAtEnd": "2026-01-15T23:00:00.000000Z",
                     *       "knownAt": "2026-11-22T00:48:03.468309Z",
                     *       "position": 36,
                     *       "pinned": false
                     *     }
                     */
                    "application/json": components["schemas"]["ClaimList"];
                };
            };
        };
    };
    getClaim: {
        parameters: {
            query?: {
                /** @description What was known by then: an instant with offset, or `position:412`. Default: everything. */
                knownAt?: string;
                /** @description Wait, up to five seconds, until the answer reflects this position: read your own write. */
                minPosition?: number;
                /** @description The day asked about, to its end in the time zone of the dossier. Default: today. */
                validAt?: string;
            };
            header?: never;
            path: {
                claim: string;
                dossier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The claim and its history. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "claim": {
                     *         "claimId": "clm_6J1TVXK3HT3DDK5HZJY232GPFJ",
                     *         "claimKey": "6d0270de14bf3217de869f8657550fff",
                     *         "state": "visible",
                     *         "supersededBy": null,
                     *         "articleId": "art_714T27R8YX04R38RT94S27TJ40",
                     *         "article": {
                     *           "articleId": "art_714T27R8YX04R38RT94S27TJ40",
                     *           "externalId": "demo-01",
                     *           "url": null,
                     *           "outlet": "Dépêche Démo",
                     *           "publishedAt": "2025-03-12T07:30:00.000000Z"
                     *         },
                     *         "textHash": "163d3df2aac64412f7c9e295ea63e36919fc52f8402250d5798388e0327485a1",
                     *         "block": 1,
                     *         "spans": [
                     *           {
                     *             "start": 36,
                     *             "end": 142,
                     *             "exact": "Le président ukrainien Volodymyr Zelensky a accepté mardi la trêve de 30 jours mise sur la table à Djeddah",
                     *             "prefix": " dit oui à une pause d'un mois\n\n",
                     *             "suffix": ". Sa délégation venait de passer"
                     *           }
                     *         ],
                     *         "quoteMode": "indirect",
                     *         "speaker": "volodymyr-zelensky",
                     *         "mandate": {
                     *           "party": "ukraine",
                     *           "role": "président ukrainien",
                     *           "rank": 1,
                     *           "from": "2019-05-20",
                     *           "until": null,
                     *           "unverified": false
                     *         },
                     *         "holder": "ukraine",
                     *         "attribution": [
                     *           {
                     *             "who": "outlet:Dépêche Démo",
                     *             "relation": "publishes",
                     *             "cue": null
                     *           }
                     *         ],
                     *         "aboutParty": null,
                     *         "voice": "self",
                     *         "claimType": "commitment",
                     *         "conditions": [],
                     *         "modality": "actual",
                     *         "addressee": null,
                     *         "links": [],
                     *         "statedAt": {
                     *           "from": "2025-03-11",
                     *           "to": "2025-03-12",
                     *           "precision": "day",
                     *           "derivation": "weekday",
                     *           "anchor": {
                     *             "start": 88,
                     *             "end": 93
                     *           }
                     *         },
                     *         "validUntil": null,
                     *         "value": null,
                     *         "inCurrentText": true,
                     *         "proposition": "ceasefire-30-days",
                     *         "codedProposition": "ceasefire-30-days",
                     *         "polarity": 2,
                     *         "coder": {
                     *           "kind": "rule",
                     *           "id": "stancelog-rules",
                     *           "version": "1.2.0"
                     *         },
                     *         "confidence": 0.9324,
                     *         "trace": [
                     *           {
                     *             "stage": "attribution",
                     *             "rule": "speaker by name",
                     *             "span": {
                     *               "start": 39,
                     *               "end": 77
                     *             },
                     *             "factor": 0.99
                     *           }
                     *         ],
                     *         "codebookVersion": "1.0.0",
                     *         "review": {
                     *           "status": "proposed",
                     *           "reasons": [],
                     *           "by": null,
                     *           "at": null,
                     *           "reason": null
                     *         },
                     *         "publishedAt": "2025-03-12T07:30:00.000000Z",
                     *         "language": "fr",
                     *         "recordedAt": "2026-11-22T00:48:01.591690Z",
                     *         "position": 3,
                     *         "lastPosition": 3
                     *       },
                     *       "history": [
                     *         {
                     *           "position": 3,
                     *           "recordedAt": "2026-11-22T00:48:01.591690Z",
                     *           "type": "ClaimRecorded",
                     *           "by": null,
                     *           "reason": null,
                     *           "verdict": null,
                     *           "supersededBy": null,
                     *           "readingBefore": null
                     *         }
                     *       ],
                     *       "validAt": "2026-01-15",
                     *       "validAtEnd": "2026-01-15T23:00:00.000000Z",
                     *       "knownAt": "2026-11-22T00:48:03.468309Z",
                     *       "position": 36,
                     *       "pinned": false
                     *     }
                     */
                    "application/json": components["schemas"]["ClaimAnswer"];
                };
            };
        };
    };
    correctClaim: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                claim: string;
                dossier: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The sentence names a condition.",
                 *       "reading": {
                 *         "speaker": "volodymyr-zelensky",
                 *         "voice": "self",
                 *         "claimType": "stance",
                 *         "proposition": "ceasefire-30-days",
                 *         "polarity": 1,
                 *         "statedAt": {
                 *           "from": "2025-03-11",
                 *           "to": "2025-03-12",
                 *           "precision": "day",
                 *           "derivation": "weekday"
                 *         },
                 *         "spans": [
                 *           {
                 *             "start": 36,
                 *             "end": 142,
                 *             "exact": "Le président ukrainien Volodymyr Zelensky a accepté mardi la trêve de 30 jours mise sur la table à Djeddah"
                 *           }
                 *         ],
                 *         "conditions": [
                 *           {
                 *             "text": "if the other side does the same"
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["NewClaimCorrection"];
            };
        };
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The claim as it stands after the correction. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "claim": {
                     *         "claimId": "clm_6J1TVXK3HT3DDK5HZJY232GPFJ",
                     *         "claimKey": "6d0270de14bf3217de869f8657550fff",
                     *         "state": "visible",
                     *         "supersededBy": null,
                     *         "articleId": "art_714T27R8YX04R38RT94S27TJ40",
                     *         "article": {
                     *           "articleId": "art_714T27R8YX04R38RT94S27TJ40",
                     *           "externalId": "demo-01",
                     *           "url": null,
                     *           "outlet": "Dépêche Démo",
                     *           "publishedAt": "2025-03-12T07:30:00.000000Z"
                     *         },
                     *         "textHash": "163d3df2aac64412f7c9e295ea63e36919fc52f8402250d5798388e0327485a1",
                     *         "block": 1,
                     *         "spans": [
                     *           {
                     *             "start": 36,
                     *             "end": 142,
                     *             "exact": "Le président ukrainien Volodymyr Zelensky a accepté mardi la trêve de 30 jours mise sur la table à Djeddah",
                     *             "prefix": " dit oui à une pause d'un mois\n\n",
                     *             "suffix": ". Sa délégation venait de passer"
                     *           }
                     *         ],
                     *         "quoteMode": "none",
                     *         "speaker": "volodymyr-zelensky",
                     *         "mandate": {
                     *           "party": "ukraine",
                     *           "role": "président ukrainien",
                     *           "rank": 1,
                     *           "from": "2019-05-20",
                     *           "until": null,
                     *           "unverified": false
                     *         },
                     *         "holder": "ukraine",
                     *         "attribution": [
                     *           {
                     *             "who": "outlet:Dépêche Démo",
                     *             "relation": "publishes",
                     *             "cue": null
                     *           }
                     *         ],
                     *         "aboutParty": null,
                     *         "voice": "self",
                     *         "claimType": "stance",
                     *         "conditions": [
                     *           {
                     *             "text": "if the other side does the same",
                     *             "span": null,
                     *             "status": "open",
                     *             "proposition": null,
                     *             "requiredSign": null,
                     *             "controlledBy": null
                     *           }
                     *         ],
                     *         "modality": "actual",
                     *         "addressee": null,
                     *         "links": [],
                     *         "statedAt": {
                     *           "from": "2025-03-11",
                     *           "to": "2025-03-12",
                     *           "precision": "day",
                     *           "derivation": "weekday",
                     *           "anchor": null
                     *         },
                     *         "validUntil": null,
                     *         "value": null,
                     *         "inCurrentText": true,
                     *         "proposition": "ceasefire-30-days",
                     *         "codedProposition": "ceasefire-30-days",
                     *         "polarity": 1,
                     *         "coder": {
                     *           "kind": "rule",
                     *           "id": "stancelog-rules",
                     *           "version": "1.2.0"
                     *         },
                     *         "confidence": null,
                     *         "trace": [],
                     *         "codebookVersion": "1.0.0",
                     *         "review": {
                     *           "status": "accepted",
                     *           "reasons": [],
                     *           "by": "local",
                     *           "at": "2026-11-22T00:48:04.894230Z",
                     *           "reason": "The sentence names a condition."
                     *         },
                     *         "publishedAt": "2025-03-12T07:30:00.000000Z",
                     *         "language": "fr",
                     *         "recordedAt": "2026-11-22T00:48:01.591690Z",
                     *         "position": 3,
                     *         "lastPosition": 41
                     *       },
                     *       "position": 41
                     *     }
                     */
                    "application/json": components["schemas"]["DecidedClaim"];
                };
            };
        };
    };
    retractClaim: {
        parameters: {
            query?: never;
            header: {
                /** @description 1 to 255 printable ASCII characters; the same request again gets its first answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what is decided upon, as GET gives it: `"p412"`. */
                "If-Match": string;
            };
            path: {
                claim: string;
                dossier: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The outlet has corrected the quotation."
                 *     }
                 */
                "application/json": components["schemas"]["NewClaimRetraction"];
            };
        };
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The claim as it stands after the retraction. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "claim": {
                     *         "claimId": "clm_6J1TVXK3HT3DDK5HZJY232GPFJ",
                     *         "claimKey": "6d0270de14bf3217de869f8657550fff",
                     *         "state": "retracted",
                     *         "supersededBy": null,
                     *         "articleId": "art_714T27R8YX04R38RT94S27TJ40",
                     *         "article": {
                     *           "articleId": "art_714T27R8YX04R38RT94S27TJ40",
                     *           "externalId": "demo-01",
                     *           "url": null,
                     *           "outlet": "Dépêche Démo",
                     *           "publishedAt": "2025-03-12T07:30:00.000000Z"
                     *         },
                     *         "textHash": "163d3df2aac64412f7c9e295ea63e36919fc52f8402250d5798388e0327485a1",
                     *         "block": 1,
                     *         "spans": [
                     *           {
                     *             "start": 36,
                     *             "end": 142,
                     *             "exact": "Le président ukrainien Volodymyr Zelensky a accepté mardi la trêve de 30 jours mise sur la table à Djeddah",
                     *             "prefix": " dit oui à une pause d'un mois\n\n",
                     *             "suffix": ". Sa délégation venait de passer"
                     *           }
                     *         ],
                     *         "quoteMode": "none",
                     *         "speaker": "volodymyr-zelensky",
                     *         "mandate": {
                     *           "party": "ukraine",
                     *           "role": "président ukrainien",
                     *           "rank": 1,
                     *           "from": "2019-05-20",
                     *           "until": null,
                     *           "unverified": false
                     *         },
                     *         "holder": "ukraine",
                     *         "attribution": [
                     *           {
                     *             "who": "outlet:Dépêche Démo",
                     *             "relation": "publishes",
                     *             "cue": null
                     *           }
                     *         ],
                     *         "aboutParty": null,
                     *         "voice": "self",
                     *         "claimType": "stance",
                     *         "conditions": [
                     *           {
                     *             "text": "if the other side does the same",
                     *             "span": null,
                     *             "status": "open",
                     *             "proposition": null,
                     *             "requiredSign": null,
                     *             "controlledBy": null
                     *           }
                     *         ],
                     *         "modality": "actual",
                     *         "addressee": null,
                     *         "links": [],
                     *         "statedAt": {
                     *           "from": "2025-03-11",
                     *           "to": "2025-03-12",
                     *           "precision": "day",
                     *           "derivation": "weekday",
                     *           "anchor": null
                     *         },
                     *         "validUntil": null,
                     *         "value": null,
                     *         "inCurrentText": true,
                     *         "proposition": "ceasefire-30-days",
                     *         "codedProposition": "ceasefire-30-days",
                     *         "polarity": 1,
                     *         "coder": {
                     *           "kind": "rule",
                     *           "id": "stancelog-rules",
                     *           "version": "1.2.0"
                     *         },
                     *         "confidence": null,
                     *         "trace": [],
                     *         "codebookVersion": "1.0.0",
                     *         "review": {
                     *           "status": "accepted",
                     *           "reasons": [],
                     *           "by": "local",
                     *           "at": "2026-11-22T00:48:05.040703Z",
                     *           "reason": "The outlet has corrected the quotation."
                     *         },
                     *         "publishedAt": "2025-03-12T07:30:00.000000Z",
                     *         "language": "fr",
                     *         "recordedAt": "2026-11-22T00:48:01.591690Z",
                     *         "position": 3,
                     *         "lastPosition": 42
                     *       },
                     *       "position": 42
                     *     }
                     */
                    "application/json": components["schemas"]["DecidedClaim"];
                };
            };
        };
    };
    reviewClaim: {
        parameters: {
            query?: never;
            header: {
                /** @description 1 to 255 printable ASCII characters; the same request again gets its first answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what is decided upon, as GET gives it: `"p412"`. */
                "If-Match": string;
            };
            path: {
                claim: string;
                dossier: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "Two editors read the sentence so.",
                 *       "verdict": "accepted"
                 *     }
                 */
                "application/json": components["schemas"]["NewClaimReview"];
            };
        };
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The claim as it stands after the review. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "claim": {
                     *         "claimId": "clm_6J1TVXK3HT3DDK5HZJY232GPFJ",
                     *         "claimKey": "6d0270de14bf3217de869f8657550fff",
                     *         "state": "visible",
                     *         "supersededBy": null,
                     *         "articleId": "art_714T27R8YX04R38RT94S27TJ40",
                     *         "article": {
                     *           "articleId": "art_714T27R8YX04R38RT94S27TJ40",
                     *           "externalId": "demo-01",
                     *           "url": null,
                     *           "outlet": "Dépêche Démo",
                     *           "publishedAt": "2025-03-12T07:30:00.000000Z"
                     *         },
                     *         "textHash": "163d3df2aac64412f7c9e295ea63e36919fc52f8402250d5798388e0327485a1",
                     *         "block": 1,
                     *         "spans": [
                     *           {
                     *             "start": 36,
                     *             "end": 142,
                     *             "exact": "Le président ukrainien Volodymyr Zelensky a accepté mardi la trêve de 30 jours mise sur la table à Djeddah",
                     *             "prefix": " dit oui à une pause d'un mois\n\n",
                     *             "suffix": ". Sa délégation venait de passer"
                     *           }
                     *         ],
                     *         "quoteMode": "indirect",
                     *         "speaker": "volodymyr-zelensky",
                     *         "mandate": {
                     *           "party": "ukraine",
                     *           "role": "président ukrainien",
                     *           "rank": 1,
                     *           "from": "2019-05-20",
                     *           "until": null,
                     *           "unverified": false
                     *         },
                     *         "holder": "ukraine",
                     *         "attribution": [
                     *           {
                     *             "who": "outlet:Dépêche Démo",
                     *             "relation": "publishes",
                     *             "cue": null
                     *           }
                     *         ],
                     *         "aboutParty": null,
                     *         "voice": "self",
                     *         "claimType": "commitment",
                     *         "conditions": [],
                     *         "modality": "actual",
                     *         "addressee": null,
                     *         "links": [],
                     *         "statedAt": {
                     *           "from": "2025-03-11",
                     *           "to": "2025-03-12",
                     *           "precision": "day",
                     *           "derivation": "weekday",
                     *           "anchor": {
                     *             "start": 88,
                     *             "end": 93
                     *           }
                     *         },
                     *         "validUntil": null,
                     *         "value": null,
                     *         "inCurrentText": true,
                     *         "proposition": "ceasefire-30-days",
                     *         "codedProposition": "ceasefire-30-days",
                     *         "polarity": 2,
                     *         "coder": {
                     *           "kind": "rule",
                     *           "id": "stancelog-rules",
                     *           "version": "1.2.0"
                     *         },
                     *         "confidence": 0.9324,
                     *         "trace": [
                     *           {
                     *             "stage": "attribution",
                     *             "rule": "speaker by name",
                     *             "span": {
                     *               "start": 39,
                     *               "end": 77
                     *             },
                     *             "factor": 0.99
                     *           }
                     *         ],
                     *         "codebookVersion": "1.0.0",
                     *         "review": {
                     *           "status": "accepted",
                     *           "reasons": [],
                     *           "by": "local",
                     *           "at": "2026-11-22T00:48:04.735451Z",
                     *           "reason": "Two editors read the sentence so."
                     *         },
                     *         "publishedAt": "2025-03-12T07:30:00.000000Z",
                     *         "language": "fr",
                     *         "recordedAt": "2026-11-22T00:48:01.591690Z",
                     *         "position": 3,
                     *         "lastPosition": 39
                     *       },
                     *       "position": 39
                     *     }
                     */
                    "application/json": components["schemas"]["DecidedClaim"];
                };
            };
        };
    };
    getCodebook: {
        parameters: {
            query?: {
                /** @description What was known by then: an instant with offset, or `position:412`. Default: everything. */
                knownAt?: string;
                /** @description A published version. */
                version?: string;
            };
            header?: never;
            path: {
                dossier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The codebook and when it was published. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dossier": "demo",
                     *       "version": "1.0.0",
                     *       "contentHash": "19005ae5d7196249f9a02f454d80e57a17c2296b36cafb8352decfc2b076c190",
                     *       "position": 1,
                     *       "recordedAt": "2026-11-22T00:48:01.353030Z",
                     *       "by": "local",
                     *       "codebook": {
                     *         "id": "demo"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CodebookAnswer"];
                };
            };
        };
    };
    publishCodebook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The version that was seen, in quotation marks; needed unless If-None-Match is sent. */
                "If-Match"?: string;
                /** @description `*` publishes the first codebook and refuses to replace one. */
                "If-None-Match"?: string;
            };
            path: {
                dossier: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "demo",
                 *       "version": "1.0.0"
                 *     }
                 */
                "application/json": {
                    [key: string]: unknown;
                };
                /**
                 * @example {
                 *       "id": "demo",
                 *       "version": "1.0.0"
                 *     }
                 */
                "application/yaml": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description This very codebook is in force; nothing was appended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dossier": "demo",
                     *       "version": "1.0.0",
                     *       "contentHash": "19005ae5d7196249f9a02f454d80e57a17c2296b36cafb8352decfc2b076c190",
                     *       "position": 1,
                     *       "recordedAt": "2026-11-22T00:48:01.353030Z",
                     *       "by": "local",
                     *       "warnings": []
                     *     }
                     */
                    "application/json": components["schemas"]["PublishAnswer"];
                };
            };
            /** @description Published. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dossier": "demo",
                     *       "version": "1.0.0",
                     *       "contentHash": "19005ae5d7196249f9a02f454d80e57a17c2296b36cafb8352decfc2b076c190",
                     *       "position": 1,
                     *       "recordedAt": "2026-11-22T00:48:01.353030Z",
                     *       "by": "local",
                     *       "warnings": []
                     *     }
                     */
                    "application/json": components["schemas"]["PublishAnswer"];
                };
            };
        };
    };
    listContradictions: {
        parameters: {
            query?: {
                /** @description Two parties, as the sides; or two agents who each spoke one of its acts. */
                between?: string;
                /** @description `nextCursor` of the page before. Filters must be those of the first page. */
                cursor?: string;
                /** @description Left out: every kind but `opposition`. */
                kind?: string;
                /** @description What was known by then: an instant with offset, or `position:412`. Default: everything. */
                knownAt?: string;
                /** @description At most so many. */
                limit?: number;
                /** @description Wait, up to five seconds, until the answer reflects this position: read your own write. */
                minPosition?: number;
                /** @description On one of the sides, or what opposite things are said of. */
                party?: string;
                proposition?: string;
                /** @description Only records of which this agent spoke an act by `validAt`. */
                speaker?: string;
                /** @description Left out: whatever its state. */
                state?: "open" | "ended" | "resolved" | "dismissed";
                /** @description The day asked about, to its end in the time zone of the dossier. Default: today. */
                validAt?: string;
            };
            header?: never;
            path: {
                dossier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A page of records. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "contradictionId": "con_7RR2PXA7STWG7C6STK2Z8V7TFP",
                     *           "kind": "divergent_assessment",
                     *           "basis": "source_asserted",
                     *           "dating": "certain",
                     *           "state": "open",
                     *           "resolution": null,
                     *           "mergedInto": null,
                     *           "until": null,
                     *           "stale": false,
                     *           "proposition": "talks-progress",
                     *           "sides": [
                     *             "united-states",
                     *             "nato"
                     *           ],
                     *           "subject": null,
                     *           "distance": 3,
                     *           "daysApart": 1,
                     *           "since": "2025-04-15",
                     *           "a": {
                     *             "actId": "act_35AF7EBA523XFB88ZW0RDKZWY2",
                     *             "speaker": "steve-witkoff",
                     *             "side": "united-states",
                     *             "polarity": 2,
                     *             "claims": [
                     *               "clm_3M56XBQ383B7ZSYYV6G8E3XY51"
                     *             ],
                     *             "quote": {
                     *               "claimId": "clm_3M56XBQ383B7ZSYYV6G8E3XY51",
                     *               "exact": "US envoy Steve Witkoff said on Monday that his talks in Saint Petersburg had been productive"
                     *             },
                     *             "article": {
                     *               "articleId": "art_6FV7YPT4Z4X7A4NTZR4419S9J4",
                     *               "externalId": "demo-05",
                     *               "url": null,
                     *               "outlet": "Demo Wire",
                     *               "publishedAt": "2025-04-15T06:20:00.000000Z"
                     *             }
                     *           },
                     *           "b": {
                     *             "actId": "act_2RXC0YCEZRNBTE5T0KJ4AM1P92",
                     *             "speaker": "mark-rutte",
                     *             "side": "nato",
                     *             "polarity": -1,
                     *             "claims": [
                     *               "clm_5DKN72J4995BCHY4P3ETNM8C5T"
                     *             ],
                     *             "quote": {
                     *               "claimId": "clm_5DKN72J4995BCHY4P3ETNM8C5T",
                     *               "exact": "Mark Rutte, le chef de l'Otan, y a déclaré mardi que les négociations n'étaient pas faciles"
                     *             },
                     *             "article": {
                     *               "articleId": "art_0TEMQBC90G238QNWN5HVKHZVJT",
                     *               "externalId": "demo-06",
                     *               "url": null,
                     *               "outlet": "Le Quotidien d'essai",
                     *               "publishedAt": "2025-04-15T17:05:00.000000Z"
                     *             }
                     *           },
                     *           "members": [],
                     *           "cues": [
                     *             {
                     *               "articleId": "art_0TEMQBC90G238QNWN5HVKHZVJT",
                     *               "start": 148,
                     *               "end": 157
                     *             }
                     *           ],
                     *           "rulesVersion": 1,
                     *           "detectedAt": {
                     *             "position": 22,
                     *             "recordedAt": "2026-11-22T00:48:02.871474Z"
                     *           },
                     *           "lastPosition": 22,
                     *           "codebookVersion": "1.0.0"
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "hasMore": false,
                     *       "validAt": "2025-04-15",
                     *       "validAtEnd": "2025-04-15T22:00:00.000000Z",
                     *       "knownAt": "2026-11-22T00:48:03.468309Z",
                     *       "position": 36,
                     *       "pinned": false
                     *     }
                     */
                    "application/json": components["schemas"]["ContradictionList"];
                };
            };
        };
    };
    getContradiction: {
        parameters: {
            query?: {
                /** @description What was known by then: an instant with offset, or `position:412`. Default: everything. */
                knownAt?: string;
                /** @description Wait, up to five seconds, until the answer reflects this position: read your own write. */
                minPosition?: number;
                /** @description The day asked about, to its end in the time zone of the dossier. Default: today. */
                validAt?: string;
            };
            header?: never;
            path: {
                contradiction: string;
                dossier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The record. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contradictionId": "con_7RR2PXA7STWG7C6STK2Z8V7TFP",
                     *       "kind": "divergent_assessment",
                     *       "basis": "source_asserted",
                     *       "dating": "certain",
                     *       "state": "open",
                     *       "resolution": null,
                     *       "mergedInto": null,
                     *       "until": null,
                     *       "stale": false,
                     *       "proposition": "talks-progress",
                     *       "sides": [
                     *         "united-states",
                     *         "nato"
                     *       ],
                     *       "subject": null,
                     *       "distance": 3,
                     *       "daysApart": 1,
                     *       "since": "2025-04-15",
                     *       "a": {
                     *         "actId": "act_35AF7EBA523XFB88ZW0RDKZWY2",
                     *         "speaker": "steve-witkoff",
                     *         "side": "united-states",
                     *         "polarity": 2,
                     *         "claims": [
                     *           "clm_3M56XBQ383B7ZSYYV6G8E3XY51"
                     *         ],
                     *         "quote": {
                     *           "claimId": "clm_3M56XBQ383B7ZSYYV6G8E3XY51",
                     *           "exact": "US envoy Steve Witkoff said on Monday that his talks in Saint Petersburg had been productive"
                     *         },
                     *         "article": {
                     *           "articleId": "art_6FV7YPT4Z4X7A4NTZR4419S9J4",
                     *           "externalId": "demo-05",
                     *           "url": null,
                     *           "outlet": "Demo Wire",
                     *           "publishedAt": "2025-04-15T06:20:00.000000Z"
                     *         }
                     *       },
                     *       "b": {
                     *         "actId": "act_2RXC0YCEZRNBTE5T0KJ4AM1P92",
                     *         "speaker": "mark-rutte",
                     *         "side": "nato",
                     *         "polarity": -1,
                     *         "claims": [
                     *           "clm_5DKN72J4995BCHY4P3ETNM8C5T"
                     *         ],
                     *         "quote": {
                     *           "claimId": "clm_5DKN72J4995BCHY4P3ETNM8C5T",
                     *           "exact": "Mark Rutte, le chef de l'Otan, y a déclaré mardi que les négociations n'étaient pas faciles"
                     *         },
                     *         "article": {
                     *           "articleId": "art_0TEMQBC90G238QNWN5HVKHZVJT",
                     *           "externalId": "demo-06",
                     *           "url": null,
                     *           "outlet": "Le Quotidien d'essai",
                     *           "publishedAt": "2025-04-15T17:05:00.000000Z"
                     *         }
                     *       },
                     *       "members": [],
                     *       "cues": [
                     *         {
                     *           "articleId": "art_0TEMQBC90G238QNWN5HVKHZVJT",
                     *           "start": 148,
                     *           "end": 157
                     *         }
                     *       ],
                     *       "rulesVersion": 1,
                     *       "detectedAt": {
                     *         "position": 22,
                     *         "recordedAt": "2026-11-22T00:48:02.871474Z"
                     *       },
                     *       "lastPosition": 22,
                     *       "codebookVersion": "1.0.0",
                     *       "decisions": [],
                     *       "validAt": "2025-04-15",
                     *       "validAtEnd": "2025-04-15T22:00:00.000000Z",
                     *       "knownAt": "2026-11-22T00:48:03.468309Z",
                     *       "position": 36,
                     *       "pinned": false
                     *     }
                     */
                    "application/json": components["schemas"]["ContradictionAnswer"];
                };
            };
        };
    };
    dismissContradiction: {
        parameters: {
            query?: never;
            header: {
                /** @description 1 to 255 printable ASCII characters; the same request again gets its first answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what is decided upon, as GET gives it: `"p412"`. */
                "If-Match": string;
            };
            path: {
                contradiction: string;
                dossier: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "They speak of two different rounds of talks."
                 *     }
                 */
                "application/json": components["schemas"]["NewContradictionDecision"];
            };
        };
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The record, dismissed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contradiction": {
                     *         "contradictionId": "con_7RR2PXA7STWG7C6STK2Z8V7TFP",
                     *         "kind": "divergent_assessment",
                     *         "basis": "source_asserted",
                     *         "dating": "certain",
                     *         "state": "dismissed",
                     *         "resolution": null,
                     *         "mergedInto": null,
                     *         "until": null,
                     *         "stale": true,
                     *         "proposition": "talks-progress",
                     *         "sides": [
                     *           "united-states",
                     *           "nato"
                     *         ],
                     *         "subject": null,
                     *         "distance": 3,
                     *         "daysApart": 1,
                     *         "since": "2025-04-15",
                     *         "a": {
                     *           "actId": "act_35AF7EBA523XFB88ZW0RDKZWY2",
                     *           "speaker": "steve-witkoff",
                     *           "side": "united-states",
                     *           "polarity": 2,
                     *           "claims": [
                     *             "clm_3M56XBQ383B7ZSYYV6G8E3XY51"
                     *           ],
                     *           "quote": {
                     *             "claimId": "clm_3M56XBQ383B7ZSYYV6G8E3XY51",
                     *             "exact": "US envoy Steve Witkoff said on Monday that his talks in Saint Petersburg had been productive"
                     *           },
                     *           "article": {
                     *             "articleId": "art_6FV7YPT4Z4X7A4NTZR4419S9J4",
                     *             "externalId": "demo-05",
                     *             "url": null,
                     *             "outlet": "Demo Wire",
                     *             "publishedAt": "2025-04-15T06:20:00.000000Z"
                     *           }
                     *         },
                     *         "b": {
                     *           "actId": "act_2RXC0YCEZRNBTE5T0KJ4AM1P92",
                     *           "speaker": "mark-rutte",
                     *           "side": "nato",
                     *           "polarity": -1,
                     *           "claims": [
                     *             "clm_5DKN72J4995BCHY4P3ETNM8C5T"
                     *           ],
                     *           "quote": {
                     *             "claimId": "clm_5DKN72J4995BCHY4P3ETNM8C5T",
                     *             "exact": "Mark Rutte, le chef de l'Otan, y a déclaré mardi que les négociations n'étaient pas faciles"
                     *           },
                     *           "article": {
                     *             "articleId": "art_0TEMQBC90G238QNWN5HVKHZVJT",
                     *             "externalId": "demo-06",
                     *             "url": null,
                     *             "outlet": "Le Quotidien d'essai",
                     *             "publishedAt": "2025-04-15T17:05:00.000000Z"
                     *           }
                     *         },
                     *         "members": [],
                     *         "cues": [
                     *           {
                     *             "articleId": "art_0TEMQBC90G238QNWN5HVKHZVJT",
                     *             "start": 148,
                     *             "end": 157
                     *           }
                     *         ],
                     *         "rulesVersion": 1,
                     *         "detectedAt": {
                     *           "position": 22,
                     *           "recordedAt": "2026-11-22T00:48:02.871474Z"
                     *         },
                     *         "lastPosition": 37,
                     *         "codebookVersion": "1.0.0",
                     *         "decisions": [
                     *           {
                     *             "position": 37,
                     *             "recordedAt": "2026-11-22T00:48:04.462539Z",
                     *             "type": "ContradictionDismissed",
                     *             "by": "local",
                     *             "reason": "They speak of two different rounds of talks."
                     *           }
                     *         ]
                     *       },
                     *       "position": 37
                     *     }
                     */
                    "application/json": components["schemas"]["DecidedContradiction"];
                };
            };
        };
    };
    reinstateContradiction: {
        parameters: {
            query?: never;
            header: {
                /** @description 1 to 255 printable ASCII characters; the same request again gets its first answer. */
                "Idempotency-Key"?: string;
                /** @description The ETag of what is decided upon, as GET gives it: `"p412"`. */
                "If-Match": string;
            };
            path: {
                contradiction: string;
                dossier: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The transcript shows that it was one round."
                 *     }
                 */
                "application/json": components["schemas"]["NewContradictionDecision"];
            };
        };
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The record, no longer dismissed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "contradiction": {
                     *         "contradictionId": "con_7RR2PXA7STWG7C6STK2Z8V7TFP",
                     *         "kind": "divergent_assessment",
                     *         "basis": "source_asserted",
                     *         "dating": "certain",
                     *         "state": "open",
                     *         "resolution": null,
                     *         "mergedInto": null,
                     *         "until": null,
                     *         "stale": true,
                     *         "proposition": "talks-progress",
                     *         "sides": [
                     *           "united-states",
                     *           "nato"
                     *         ],
                     *         "subject": null,
                     *         "distance": 3,
                     *         "daysApart": 1,
                     *         "since": "2025-04-15",
                     *         "a": {
                     *           "actId": "act_35AF7EBA523XFB88ZW0RDKZWY2",
                     *           "speaker": "steve-witkoff",
                     *           "side": "united-states",
                     *           "polarity": 2,
                     *           "claims": [
                     *             "clm_3M56XBQ383B7ZSYYV6G8E3XY51"
                     *           ],
                     *           "quote": {
                     *             "claimId": "clm_3M56XBQ383B7ZSYYV6G8E3XY51",
                     *             "exact": "US envoy Steve Witkoff said on Monday that his talks in Saint Petersburg had been productive"
                     *           },
                     *           "article": {
                     *             "articleId": "art_6FV7YPT4Z4X7A4NTZR4419S9J4",
                     *             "externalId": "demo-05",
                     *             "url": null,
                     *             "outlet": "Demo Wire",
                     *             "publishedAt": "2025-04-15T06:20:00.000000Z"
                     *           }
                     *         },
                     *         "b": {
                     *           "actId": "act_2RXC0YCEZRNBTE5T0KJ4AM1P92",
                     *           "speaker": "mark-rutte",
                     *           "side": "nato",
                     *           "polarity": -1,
                     *           "claims": [
                     *             "clm_5DKN72J4995BCHY4P3ETNM8C5T"
                     *           ],
                     *           "quote": {
                     *             "claimId": "clm_5DKN72J4995BCHY4P3ETNM8C5T",
                     *             "exact": "Mark Rutte, le chef de l'Otan, y a déclaré mardi que les négociations n'étaient pas faciles"
                     *           },
                     *           "article": {
                     *             "articleId": "art_0TEMQBC90G238QNWN5HVKHZVJT",
                     *             "externalId": "demo-06",
                     *             "url": null,
                     *             "outlet": "Le Quotidien d'essai",
                     *             "publishedAt": "2025-04-15T17:05:00.000000Z"
                     *           }
                     *         },
                     *         "members": [],
                     *         "cues": [
                     *           {
                     *             "articleId": "art_0TEMQBC90G238QNWN5HVKHZVJT",
                     *             "start": 148,
                     *             "end": 157
                     *           }
                     *         ],
                     *         "rulesVersion": 1,
                     *         "detectedAt": {
                     *           "position": 22,
                     *           "recordedAt": "2026-11-22T00:48:02.871474Z"
                     *         },
                     *         "lastPosition": 38,
                     *         "codebookVersion": "1.0.0",
                     *         "decisions": [
                     *           {
                     *             "position": 37,
                     *             "recordedAt": "2026-11-22T00:48:04.462539Z",
                     *             "type": "ContradictionDismissed",
                     *             "by": "local",
                     *             "reason": "They speak of two different rounds of talks."
                     *           }
                     *         ]
                     *       },
                     *       "position": 38
                     *     }
                     */
                    "application/json": components["schemas"]["DecidedContradiction"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description What comes after this position, or (`412.3`) after this notification: `nextAfter` of the page before. */
                after?: string;
                /** @description Of notifications: contradictions of these kinds. Separated by commas; one of them is enough. */
                contradictionKinds?: string;
                /** @description Of notifications: what this webhook endpoint is told. */
                endpoint?: string;
                /** @description Of notifications: types such as `stance.changed`, groups such as `stance.*`, or `*`. Separated by commas; one of them is enough. */
                eventTypes?: string;
                /** @description The events as they were recorded, or the messages that subscribers are pushed. */
                feed?: "log" | "notifications";
                /** @description At most so many. */
                limit?: number;
                /** @description Of notifications: those that concern these parties. Separated by commas; one of them is enough. */
                parties?: string;
                /** @description Of notifications: those on these propositions. Separated by commas; one of them is enough. */
                propositions?: string;
                /** @description Of notifications: those that these speakers caused. Separated by commas; one of them is enough. */
                speakers?: string;
                /** @description Of the log: only events of this stream, such as `codebook` or `article-art_…`. */
                stream?: string;
                /** @description Of the log: only events of these types, separated by commas. */
                types?: string;
                /** @description Seconds to wait for something new when there is nothing yet. */
                wait?: number;
            };
            header?: never;
            path: {
                dossier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What comes next, and where to go on. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "position": 2,
                     *           "stream": "article-art_714T27R8YX04R38RT94S27TJ40",
                     *           "version": 1,
                     *           "type": "ArticleRegistered",
                     *           "schemaVersion": 1,
                     *           "recordedAt": "2026-11-22T00:48:01.591690Z",
                     *           "event": {
                     *             "type": "ArticleRegistered",
                     *             "schemaVersion": 1,
                     *             "articleId": "art_714T27R8YX04R38RT94S27TJ40",
                     *             "externalId": "demo-01",
                     *             "url": null,
                     *             "title": null,
                     *             "outlet": "Dépêche Démo",
                     *             "agency": null,
                     *             "language": "fr",
                     *             "timeZone": "Europe/Paris",
                     *             "publishedAt": "2025-03-12T07:30:00.000000Z",
                     *             "textHash": "163d3df2aac64412f7c9e295ea63e36919fc52f8402250d5798388e0327485a1",
                     *             "textLength": 286,
                     *             "fingerprint": {
                     *               "normalizedHash": "ed8571eca8346cf104f310cdd69353e256632fa5d9459d077ccbde5cf6aafbfe",
                     *               "shingles": [
                     *                 291966607
                     *               ]
                     *             },
                     *             "warnings": [],
                     *             "by": "local"
                     *           }
                     *         }
                     *       ],
                     *       "nextAfter": 36,
                     *       "headPosition": 36
                     *     }
                     */
                    "application/json": components["schemas"]["Feed"] | components["schemas"]["NotificationFeed"];
                };
            };
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                /** @description As `Last-Event-ID`, which wins. Without either, the stream starts at the head. */
                after?: string;
                /** @description Of notifications: contradictions of these kinds. Separated by commas; one of them is enough. */
                contradictionKinds?: string;
                /** @description Of notifications: what this webhook endpoint is told. */
                endpoint?: string;
                /** @description Of notifications: types such as `stance.changed`, groups such as `stance.*`, or `*`. Separated by commas; one of them is enough. */
                eventTypes?: string;
                /** @description The events as they were recorded, or the messages that subscribers are pushed. */
                feed?: "log" | "notifications";
                /** @description Of notifications: those that concern these parties. Separated by commas; one of them is enough. */
                parties?: string;
                /** @description Of notifications: those on these propositions. Separated by commas; one of them is enough. */
                propositions?: string;
                /** @description Of notifications: those that these speakers caused. Separated by commas; one of them is enough. */
                speakers?: string;
                /** @description Of the log: only events of this stream, such as `codebook` or `article-art_…`. */
                stream?: string;
                /** @description Of the log: only events of these types, separated by commas. */
                types?: string;
            };
            header?: {
                /** @description The last id that was read: what comes after it is told. Wins over `after`. */
                "Last-Event-ID"?: string;
            };
            path: {
                dossier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description Events, until either side ends it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example retry: 3000
                     *     id: 1
                     *     event: position
                     *     data: {}
                     *
                     *     id: 4.1
                     *     event: claim.recorded
                     *     data: {"id":"msg_790M3KA6Y08RG9DJ4N2K0KCS2K","type":"claim.recorded","timestamp":"2026-11-22T00:48:01.591690Z","apiVersion":"2026-12-01","dossier":"demo","position":4,"index":1,"subject":"claim/clm_6J1TVXK3HT3DDK5HZJY232GPFJ","subjectSequence":1,"data":{"claimId":"clm_6J1TVXK3HT3DDK5HZJY232GPFJ","articleId":"art_714T27R8YX04R38RT94S27TJ40","state":"visible","holder":"ukraine","aboutParty":null,"speaker":"volodymyr-zelensky","proposition":"ceasefire-30-days","polarity":2,"voice":"self","claimType":"commitment","modality":"actual","statedAt":{"from":"2025-03-11","to":"2025-03-12","precision":"day"},"reviewStatus":"proposed","coderKind":"rule","supersededBy":null,"causedBy":{"event":"ClaimRecorded","claims":["clm_6J1TVXK3HT3DDK5HZJY232GPFJ"]},"url":"/v1/dossiers/demo/claims/clm_6J1TVXK3HT3DDK5HZJY232GPFJ?knownAt=position:4"}}
                     *
                     *     id: 4.2
                     *     event: stance.changed
                     *     data: {"id":"msg_0XT5ZWPRA86RR33T0RAN278DXJ","type":"stance.changed","timestamp":"2026-11-22T00:48:01.591690Z","apiVersion":"2026-12-01","dossier":"demo","position":4,"index":2,"subject":"party/ukraine/proposition/ceasefire-30-days","subjectSequence":1,"data":{"party":"ukraine","proposition":"ceasefire-30-days","mergedInto":null,"historical":false,"previous":{"status":"unknown","value":null,"since":null,"validUntil":null,"conditions":[],"derivedFrom":[]},"current":{"status":"settled","value":2,"since":"2025-03-11","validUntil":null,"conditions":[],"derivedFrom":[]},"changedPeriods":[{"validFrom":"2025-03-11","validTo":null}],"causedBy":{"event":"ClaimRecorded","claims":["clm_6J1TVXK3HT3DDK5HZJY232GPFJ"]},"url":"/v1/dossiers/demo/stances/ukraine/ceasefire-30-days?validAt=2026-11-22&knownAt=position:4"}}
                     */
                    "text/event-stream": string;
                };
            };
        };
    };
    listParties: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Filters must be those of the first page. */
                cursor?: string;
                /** @description What was known by then: an instant with offset, or `position:412`. Default: everything. */
                knownAt?: string;
                /** @description At most so many. */
                limit?: number;
                /** @description Wait, up to five seconds, until the answer reflects this position: read your own write. */
                minPosition?: number;
                /** @description The day asked about, to its end in the time zone of the dossier. Default: today. */
                validAt?: string;
            };
            header?: never;
            path: {
                dossier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A page of parties. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "france",
                     *           "kind": "single",
                     *           "names": {
                     *             "fr": [
                     *               "France"
                     *             ],
                     *             "en": [
                     *               "France"
                     *             ]
                     *           },
                     *           "members": [],
                     *           "wikidata": "Q142",
                     *           "mandates": [
                     *             {
                     *               "agent": "emmanuel-macron",
                     *               "party": "france",
                     *               "role": {
                     *                 "fr": [
                     *                   "président français"
                     *                 ],
                     *                 "en": [
                     *                   "French president"
                     *                 ]
                     *               },
                     *               "rank": 1,
                     *               "from": "2017-05-14",
                     *               "until": null,
                     *               "asOf": "2025-09-30",
                     *               "unverified": true,
                     *               "expired": false
                     *             }
                     *           ]
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "hasMore": false,
                     *       "validAt": "2026-01-15",
                     *       "validAtEnd": "2026-01-15T23:00:00.000000Z",
                     *       "knownAt": "2026-11-22T00:48:03.468309Z",
                     *       "position": 36,
                     *       "pinned": false
                     *     }
                     */
                    "application/json": components["schemas"]["PartyList"];
                };
            };
        };
    };
    getParty: {
        parameters: {
            query?: {
                /** @description What was known by then: an instant with offset, or `position:412`. Default: everything. */
                knownAt?: string;
                /** @description Wait, up to five seconds, until the answer reflects this position: read your own write. */
                minPosition?: number;
                /** @description The day asked about, to its end in the time zone of the dossier. Default: today. */
                validAt?: string;
            };
            header?: never;
            path: {
                dossier: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The party. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ukraine",
                     *       "kind": "single",
                     *       "names": {
                     *         "fr": [
                     *           "Ukraine"
                     *         ],
                     *         "en": [
                     *           "Ukraine"
                     *         ]
                     *       },
                     *       "members": [],
                     *       "wikidata": "Q212",
                     *       "mandates": [
                     *         {
                     *           "agent": "volodymyr-zelensky",
                     *           "party": "ukraine",
                     *           "role": {
                     *             "fr": [
                     *               "président ukrainien"
                     *             ],
                     *             "en": [
                     *               "Ukrainian president"
                     *             ]
                     *           },
                     *           "rank": 1,
                     *           "from": "2019-05-20",
                     *           "until": null,
                     *           "asOf": "2025-09-30",
                     *           "unverified": true,
                     *           "expired": false
                     *         }
                     *       ],
                     *       "stances": [
                     *         {
                     *           "party": "ukraine",
                     *           "proposition": "ceasefire-30-days",
                     *           "status": "settled",
                     *           "value": 2,
                     *           "conditions": [],
                     *           "blockedBy": [],
                     *           "since": "2025-03-11",
                     *           "sinceNoLaterThan": null,
                     *           "lastAffirmedAt": "2025-03-11",
                     *           "lastMentionedAt": "2025-03-11",
                     *           "stale": true,
                     *           "validUntil": null,
                     *           "evidenceCount": 1,
                     *           "derivedFrom": []
                     *         }
                     *       ],
                     *       "latestClaims": [
                     *         {
                     *           "claimId": "clm_7Y4JJ20Y1992WRMAH1HKMZB6WZ",
                     *           "claimKey": "7ed06fb89d6476d9aa3170be3e23c895",
                     *           "state": "visible",
                     *           "supersededBy": null,
                     *           "articleId": "art_50JV5YSF7W827EHT9DC6NCS2VR",
                     *           "article": {
                     *             "articleId": "art_50JV5YSF7W827EHT9DC6NCS2VR",
                     *             "externalId": "demo-04",
                     *             "url": null,
                     *             "outlet": "Sample Gazette",
                     *             "publishedAt": "2025-03-14T21:30:00.000000Z"
                     *           },
                     *           "textHash": "59f31d5fabc4cff353e3f19dd52a226c27ab90bc4080239d96e6eb23d2409af1",
                     *           "block": 1,
                     *           "spans": [
                     *             {
                     *               "start": 72,
                     *               "end": 155,
                     *               "exact": "any encirclement of its forces in the Kursk region, hours after Vladimir Putin said",
                     *               "prefix": " general staff on Friday denied ",
                     *               "suffix": " on Friday that Ukrainian soldie"
                     *             }
                     *           ],
                     *           "quoteMode": "indirect",
                     *           "speaker": "ukrainian-general-staff",
                     *           "mandate": {
                     *             "party": "ukraine",
                     *             "role": "état-major",
                     *             "rank": 4,
                     *             "from": "1991-08-24",
                     *             "until": null,
                     *             "unverified": false
                     *           },
                     *           "holder": "ukraine",
                     *           "attribution": [
                     *             {
                     *               "who": "outlet:Sample Gazette",
                     *               "relation": "publishes",
                     *               "cue": null
                     *             }
                     *           ],
                     *           "aboutParty": null,
                     *           "voice": "self",
                     *           "claimType": "denial",
                     *           "conditions": [],
                     *           "modality": "actual",
                     *           "addressee": null,
                     *           "links": [],
                     *           "statedAt": {
                     *             "from": "2025-03-14",
                     *             "to": "2025-03-15",
                     *             "precision": "day",
                     *             "derivation": "weekday",
                     *             "anchor": {
                     *               "start": 55,
                     *               "end": 64
                     *             }
                     *           },
                     *           "validUntil": null,
                     *           "value": null,
                     *           "inCurrentText": true,
                     *           "proposition": "kursk-encirclement",
                     *           "codedProposition": "kursk-encirclement",
                     *           "polarity": -2,
                     *           "coder": {
                     *             "kind": "rule",
                     *             "id": "stancelog-rules",
                     *             "version": "1.2.0"
                     *           },
                     *           "confidence": 0.9222,
                     *           "trace": [
                     *             {
                     *               "stage": "attribution",
                     *               "rule": "speaker by name",
                     *               "span": {
                     *                 "start": 31,
                     *                 "end": 54
                     *               },
                     *               "factor": 0.99
                     *             }
                     *           ],
                     *           "codebookVersion": "1.0.0",
                     *           "review": {
                     *             "status": "proposed",
                     *             "reasons": [],
                     *             "by": null,
                     *             "at": null,
                     *             "reason": null
                     *           },
                     *           "publishedAt": "2025-03-14T21:30:00.000000Z",
                     *           "language": "en",
                     *           "recordedAt": "2026-11-22T00:48:02.554625Z",
                     *           "position": 14,
                     *           "lastPosition": 14
                     *         }
                     *       ],
                     *       "claimsUrl": "/v1/dossiers/demo/claims?party=ukraine&validAt=2026-01-15&knownAt=position%3A36",
                     *       "openContradictions": [
                     *         {
                     *           "contradictionId": "con_4322J4BMMDXS34EBJ2Z2K9X1VQ",
                     *           "kind": "explicit_denial",
                     *           "basis": "source_asserted",
                     *           "dating": "certain",
                     *           "state": "open",
                     *           "resolution": null,
                     *           "mergedInto": null,
                     *           "until": null,
                     *           "stale": true,
                     *           "proposition": "kursk-encirclement",
                     *           "sides": [
                     *             "united-states",
                     *             "ukraine"
                     *           ],
                     *           "subject": null,
                     *           "distance": 4,
                     *           "daysApart": 0,
                     *           "since": "2025-03-14",
                     *           "a": {
                     *             "actId": "act_2Q5RFD9CV4GX3X7JATGA1BPWN3",
                     *             "speaker": "donald-trump",
                     *             "side": "united-states",
                     *             "polarity": 2,
                     *             "claims": [
                     *               "clm_1MRFXNJ16BHMW4CZBT91BFS1A1"
                     *             ],
                     *             "quote": {
                     *               "claimId": "clm_1MRFXNJ16BHMW4CZBT91BFS1A1",
                     *               "exact": "Donald Trump avait assuré vendredi que des milliers de soldats ukrainiens y étaient encerclés"
                     *             },
                     *             "article": {
                     *               "articleId": "art_1G2657JWEP9Y9Y59HR5RPWMF0B",
                     *               "externalId": "demo-03",
                     *               "url": null,
                     *               "outlet": "Dépêche Démo",
                     *               "publishedAt": "2025-03-14T19:45:00.000000Z"
                     *             }
                     *           },
                     *           "b": {
                     *             "actId": "act_780BGNW13GN2QEWNJRNQYF201N",
                     *             "speaker": "ukrainian-general-staff",
                     *             "side": "ukraine",
                     *             "polarity": -2,
                     *             "claims": [
                     *               "clm_3AECYV8Z2WHNRCFAQX9GQAHQ61"
                     *             ],
                     *             "quote": {
                     *               "claimId": "clm_3AECYV8Z2WHNRCFAQX9GQAHQ61",
                     *               "exact": "L'état-major ukrainien a démenti vendredi tout encerclement de ses troupes, parlant d'une invention destinée à peser sur les négociateurs"
                     *             },
                     *             "article": {
                     *               "articleId": "art_1G2657JWEP9Y9Y59HR5RPWMF0B",
                     *               "externalId": "demo-03",
                     *               "url": null,
                     *               "outlet": "Dépêche Démo",
                     *               "publishedAt": "2025-03-14T19:45:00.000000Z"
                     *             }
                     *           },
                     *           "members": [],
                     *           "cues": [
                     *             {
                     *               "articleId": "art_1G2657JWEP9Y9Y59HR5RPWMF0B",
                     *               "start": 303,
                     *               "end": 309
                     *             }
                     *           ],
                     *           "rulesVersion": 1,
                     *           "detectedAt": {
                     *             "position": 12,
                     *             "recordedAt": "2026-11-22T00:48:02.312907Z"
                     *           },
                     *           "lastPosition": 12,
                     *           "codebookVersion": "1.0.0"
                     *         }
                     *       ],
                     *       "contradictionsUrl": "/v1/dossiers/demo/contradictions?party=ukraine&state=open&validAt=2026-01-15&knownAt=position%3A36",
                     *       "stancesUrl": "/v1/dossiers/demo/stances?party=ukraine&validAt=2026-01-15&knownAt=position%3A36",
                     *       "validAt": "2026-01-15",
                     *       "validAtEnd": "2026-01-15T23:00:00.000000Z",
                     *       "knownAt": "2026-11-22T00:48:03.468309Z",
                     *       "position": 36,
                     *       "pinned": false
                     *     }
                     */
                    "application/json": components["schemas"]["PartyAnswer"];
                };
            };
        };
    };
    listPropositions: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Filters must be those of the first page. */
                cursor?: string;
                /** @description What was known by then: an instant with offset, or `position:412`. Default: everything. */
                knownAt?: string;
                /** @description At most so many. */
                limit?: number;
                /** @description Wait, up to five seconds, until the answer reflects this position: read your own write. */
                minPosition?: number;
                /** @description The day asked about, to its end in the time zone of the dossier. Default: today. */
                validAt?: string;
            };
            header?: never;
            path: {
                dossier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A page of propositions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "id": "ceasefire-30-days",
                     *           "kind": "position",
                     *           "statement": {
                     *             "en": "The US-proposed 30-day ceasefire should be accepted",
                     *             "fr": "La trêve de 30 jours proposée par les États-Unis doit être acceptée"
                     *           },
                     *           "subject": null,
                     *           "staleAfterDays": 30,
                     *           "validUntil": null,
                     *           "implies": [
                     *             {
                     *               "polarity": "+",
                     *               "proposition": "general-ceasefire"
                     *             }
                     *           ],
                     *           "mergedInto": null,
                     *           "splitInto": []
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "hasMore": false,
                     *       "validAt": "2026-01-15",
                     *       "validAtEnd": "2026-01-15T23:00:00.000000Z",
                     *       "knownAt": "2026-11-22T00:48:03.468309Z",
                     *       "position": 36,
                     *       "pinned": false
                     *     }
                     */
                    "application/json": components["schemas"]["PropositionList"];
                };
            };
        };
    };
    getProposition: {
        parameters: {
            query?: {
                /** @description What was known by then: an instant with offset, or `position:412`. Default: everything. */
                knownAt?: string;
                /** @description Wait, up to five seconds, until the answer reflects this position: read your own write. */
                minPosition?: number;
                /** @description The day asked about, to its end in the time zone of the dossier. Default: today. */
                validAt?: string;
            };
            header?: never;
            path: {
                dossier: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The proposition. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "ceasefire-30-days",
                     *       "kind": "position",
                     *       "statement": {
                     *         "en": "The US-proposed 30-day ceasefire should be accepted",
                     *         "fr": "La trêve de 30 jours proposée par les États-Unis doit être acceptée"
                     *       },
                     *       "subject": null,
                     *       "staleAfterDays": 30,
                     *       "validUntil": null,
                     *       "implies": [
                     *         {
                     *           "polarity": "+",
                     *           "proposition": "general-ceasefire"
                     *         }
                     *       ],
                     *       "mergedInto": null,
                     *       "splitInto": [],
                     *       "stances": [
                     *         {
                     *           "party": "ukraine",
                     *           "proposition": "ceasefire-30-days",
                     *           "status": "settled",
                     *           "value": 2,
                     *           "conditions": [],
                     *           "blockedBy": [],
                     *           "since": "2025-03-11",
                     *           "sinceNoLaterThan": null,
                     *           "lastAffirmedAt": "2025-03-11",
                     *           "lastMentionedAt": "2025-03-11",
                     *           "stale": true,
                     *           "validUntil": null,
                     *           "evidenceCount": 1,
                     *           "derivedFrom": []
                     *         }
                     *       ],
                     *       "latestClaims": [
                     *         {
                     *           "claimId": "clm_1MTGH5Z7ER8E26KB3ASPSSS77E",
                     *           "claimKey": "b71164c18a5b62734d3d4ea2e5478527",
                     *           "state": "visible",
                     *           "supersededBy": null,
                     *           "articleId": "art_35XDN2WTH4TWA5TBNKFP6Q80QA",
                     *           "article": {
                     *             "articleId": "art_35XDN2WTH4TWA5TBNKFP6Q80QA",
                     *             "externalId": "demo-02",
                     *             "url": null,
                     *             "outlet": "Demo Wire",
                     *             "publishedAt": "2025-03-13T17:10:00.000000Z"
                     *           },
                     *           "textHash": "a35b758856637532675f2dd456ec88e696a2c4c922738321698b2d198047f6b7",
                     *           "block": 1,
                     *           "spans": [
                     *             {
                     *               "start": 30,
                     *               "end": 181,
                     *               "exact": "Volodymyr Zelensky earlier this week accepted the 30-day ceasefire drawn up in Jeddah, and his staff has been waiting for word from the other side ever",
                     *               "prefix": "The truce offer, two days on\n\n",
                     *               "suffix": " since.\n\nNo date has been set fo"
                     *             }
                     *           ],
                     *           "quoteMode": "indirect",
                     *           "speaker": "volodymyr-zelensky",
                     *           "mandate": {
                     *             "party": "ukraine",
                     *             "role": "président ukrainien",
                     *             "rank": 1,
                     *             "from": "2019-05-20",
                     *             "until": null,
                     *             "unverified": false
                     *           },
                     *           "holder": "ukraine",
                     *           "attribution": [
                     *             {
                     *               "who": "outlet:Demo Wire",
                     *               "relation": "publishes",
                     *               "cue": null
                     *             }
                     *           ],
                     *           "aboutParty": null,
                     *           "voice": "self",
                     *           "claimType": "commitment",
                     *           "conditions": [],
                     *           "modality": "actual",
                     *           "addressee": null,
                     *           "links": [],
                     *           "statedAt": {
                     *             "from": "2025-03-10",
                     *             "to": "2025-03-14",
                     *             "precision": "week",
                     *             "derivation": "relative",
                     *             "anchor": {
                     *               "start": 49,
                     *               "end": 66
                     *             }
                     *           },
                     *           "validUntil": null,
                     *           "value": null,
                     *           "inCurrentText": true,
                     *           "proposition": "ceasefire-30-days",
                     *           "codedProposition": "ceasefire-30-days",
                     *           "polarity": 2,
                     *           "coder": {
                     *             "kind": "rule",
                     *             "id": "stancelog-rules",
                     *             "version": "1.2.0"
                     *           },
                     *           "confidence": 0.9324,
                     *           "trace": [
                     *             {
                     *               "stage": "attribution",
                     *               "rule": "speaker by name",
                     *               "span": {
                     *                 "start": 30,
                     *                 "end": 48
                     *               },
                     *               "factor": 0.99
                     *             }
                     *           ],
                     *           "codebookVersion": "1.0.0",
                     *           "review": {
                     *             "status": "proposed",
                     *             "reasons": [],
                     *             "by": null,
                     *             "at": null,
                     *             "reason": null
                     *           },
                     *           "publishedAt": "2025-03-13T17:10:00.000000Z",
                     *           "language": "en",
                     *           "recordedAt": "2026-11-22T00:48:02.125966Z",
                     *           "position": 6,
                     *           "lastPosition": 6
                     *         }
                     *       ],
                     *       "claimsUrl": "/v1/dossiers/demo/claims?proposition=ceasefire-30-days&validAt=2026-01-15&knownAt=position%3A36",
                     *       "openContradictions": [],
                     *       "contradictionsUrl": "/v1/dossiers/demo/contradictions?proposition=ceasefire-30-days&state=open&validAt=2026-01-15&knownAt=position%3A36",
                     *       "stancesUrl": "/v1/dossiers/demo/stances?proposition=ceasefire-30-days&validAt=2026-01-15&knownAt=position%3A36",
                     *       "validAt": "2026-01-15",
                     *       "validAtEnd": "2026-01-15T23:00:00.000000Z",
                     *       "knownAt": "2026-11-22T00:48:03.468309Z",
                     *       "position": 36,
                     *       "pinned": false
                     *     }
                     */
                    "application/json": components["schemas"]["PropositionAnswer"];
                };
            };
        };
    };
    listStances: {
        parameters: {
            query?: {
                /** @description Count conditional stances in the totals. */
                conditional?: "include";
                /** @description Show pairs of which nothing is known. */
                include?: "unknown";
                /** @description What was known by then: an instant with offset, or `position:412`. Default: everything. */
                knownAt?: string;
                /** @description Wait, up to five seconds, until the answer reflects this position: read your own write. */
                minPosition?: number;
                party?: string;
                proposition?: string;
                /** @description The day asked about, to its end in the time zone of the dossier. Default: today. */
                validAt?: string;
            };
            header?: never;
            path: {
                dossier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description One state per pair. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dossier": "demo",
                     *       "data": [
                     *         {
                     *           "party": "ukraine",
                     *           "proposition": "ceasefire-30-days",
                     *           "status": "settled",
                     *           "value": 2,
                     *           "conditions": [],
                     *           "blockedBy": [],
                     *           "since": "2025-03-11",
                     *           "sinceNoLaterThan": null,
                     *           "lastAffirmedAt": "2025-03-11",
                     *           "lastMentionedAt": "2025-03-11",
                     *           "stale": false,
                     *           "validUntil": null,
                     *           "evidenceCount": 1,
                     *           "derivedFrom": []
                     *         }
                     *       ],
                     *       "totals": [
                     *         {
                     *           "proposition": "ceasefire-30-days",
                     *           "support": 1,
                     *           "oppose": 0,
                     *           "neutral": 0
                     *         }
                     *       ],
                     *       "codebookVersion": "1.0.0",
                     *       "foldVersion": 1,
                     *       "validAt": "2025-03-12",
                     *       "validAtEnd": "2025-03-12T23:00:00.000000Z",
                     *       "knownAt": "2026-11-22T00:48:03.468309Z",
                     *       "position": 36,
                     *       "pinned": false
                     *     }
                     */
                    "application/json": components["schemas"]["StanceMatrix"];
                };
            };
        };
    };
    getStance: {
        parameters: {
            query?: {
                /** @description What was known by then: an instant with offset, or `position:412`. Default: everything. */
                knownAt?: string;
                /** @description Wait, up to five seconds, until the answer reflects this position: read your own write. */
                minPosition?: number;
                /** @description The day asked about, to its end in the time zone of the dossier. Default: today. */
                validAt?: string;
            };
            header?: never;
            path: {
                dossier: string;
                party: string;
                proposition: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The stance. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dossier": "demo",
                     *       "party": "ukraine",
                     *       "proposition": "ceasefire-30-days",
                     *       "validAt": "2025-03-12",
                     *       "validAtEnd": "2025-03-12T23:00:00.000000Z",
                     *       "knownAt": "2026-11-22T00:48:03.468309Z",
                     *       "position": 36,
                     *       "pinned": false,
                     *       "codebookVersion": "1.0.0",
                     *       "foldVersion": 1,
                     *       "status": "settled",
                     *       "value": 2,
                     *       "conditions": [],
                     *       "blockedBy": [],
                     *       "since": "2025-03-11",
                     *       "sinceNoLaterThan": null,
                     *       "lastAffirmedAt": "2025-03-11",
                     *       "lastMentionedAt": "2025-03-11",
                     *       "stale": false,
                     *       "validUntil": null,
                     *       "evidenceCount": 1,
                     *       "derivedFrom": [],
                     *       "last": null,
                     *       "sides": [],
                     *       "evidence": [
                     *         {
                     *           "actId": "act_45ZTM3HW48SRQ3QX126CK6B30V",
                     *           "speaker": "volodymyr-zelensky",
                     *           "rank": 1,
                     *           "polarity": 2,
                     *           "statedAt": {
                     *             "from": "2025-03-11",
                     *             "to": "2025-03-12",
                     *             "precision": "day"
                     *           },
                     *           "origins": 2,
                     *           "claims": [
                     *             "clm_6J1TVXK3HT3DDK5HZJY232GPFJ"
                     *           ],
                     *           "quote": {
                     *             "claimId": "clm_6J1TVXK3HT3DDK5HZJY232GPFJ",
                     *             "exact": "Le président ukrainien Volodymyr Zelensky a accepté mardi la trêve de 30 jours mise sur la table à Djeddah"
                     *           },
                     *           "article": {
                     *             "articleId": "art_714T27R8YX04R38RT94S27TJ40",
                     *             "externalId": "demo-01",
                     *             "url": null,
                     *             "outlet": "Dépêche Démo",
                     *             "publishedAt": "2025-03-12T07:30:00.000000Z"
                     *           }
                     *         }
                     *       ],
                     *       "evidenceNext": null,
                     *       "listed": [],
                     *       "uncertain": [],
                     *       "history": [],
                     *       "contradictions": []
                     *     }
                     */
                    "application/json": components["schemas"]["Stance"];
                };
            };
        };
    };
    listEvidence: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Filters must be those of the first page. */
                cursor?: string;
                /** @description What was known by then: an instant with offset, or `position:412`. Default: everything. */
                knownAt?: string;
                /** @description At most so many. */
                limit?: number;
                /** @description Wait, up to five seconds, until the answer reflects this position: read your own write. */
                minPosition?: number;
                /** @description Default `evidence`. */
                role?: "evidence" | "listed" | "uncertain";
                /** @description The day asked about, to its end in the time zone of the dossier. Default: today. */
                validAt?: string;
            };
            header?: never;
            path: {
                dossier: string;
                party: string;
                proposition: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A page of acts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dossier": "demo",
                     *       "party": "ukraine",
                     *       "proposition": "ceasefire-30-days",
                     *       "role": "evidence",
                     *       "data": [
                     *         {
                     *           "actId": "act_45ZTM3HW48SRQ3QX126CK6B30V",
                     *           "speaker": "volodymyr-zelensky",
                     *           "rank": 1,
                     *           "polarity": 2,
                     *           "statedAt": {
                     *             "from": "2025-03-11",
                     *             "to": "2025-03-12",
                     *             "precision": "day"
                     *           },
                     *           "origins": 2,
                     *           "claims": [
                     *             "clm_6J1TVXK3HT3DDK5HZJY232GPFJ"
                     *           ],
                     *           "quote": {
                     *             "claimId": "clm_6J1TVXK3HT3DDK5HZJY232GPFJ",
                     *             "exact": "Le président ukrainien Volodymyr Zelensky a accepté mardi la trêve de 30 jours mise sur la table à Djeddah"
                     *           },
                     *           "article": {
                     *             "articleId": "art_714T27R8YX04R38RT94S27TJ40",
                     *             "externalId": "demo-01",
                     *             "url": null,
                     *             "outlet": "Dépêche Démo",
                     *             "publishedAt": "2025-03-12T07:30:00.000000Z"
                     *           }
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "hasMore": false,
                     *       "validAt": "2025-03-12",
                     *       "validAtEnd": "2025-03-12T23:00:00.000000Z",
                     *       "knownAt": "2026-11-22T00:48:03.468309Z",
                     *       "position": 36,
                     *       "pinned": false
                     *     }
                     */
                    "application/json": components["schemas"]["EvidencePage"];
                };
            };
        };
    };
    listStancePeriods: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Filters must be those of the first page. */
                cursor?: string;
                /** @description What was known by then: an instant with offset, or `position:412`. Default: everything. */
                knownAt?: string;
                /** @description At most so many. */
                limit?: number;
                /** @description Wait, up to five seconds, until the answer reflects this position: read your own write. */
                minPosition?: number;
                /** @description The day asked about, to its end in the time zone of the dossier. Default: today. */
                validAt?: string;
            };
            header?: never;
            path: {
                dossier: string;
                party: string;
                proposition: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A page of periods. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dossier": "demo",
                     *       "party": "ukraine",
                     *       "proposition": "ceasefire-30-days",
                     *       "data": [
                     *         {
                     *           "status": "settled",
                     *           "value": 2,
                     *           "since": "2025-03-11",
                     *           "sinceNoLaterThan": null,
                     *           "lastAffirmedAt": "2025-03-11",
                     *           "lastMentionedAt": "2025-03-11",
                     *           "validUntil": null,
                     *           "evidenceCount": 1,
                     *           "cause": "begun",
                     *           "openedBy": "act_45ZTM3HW48SRQ3QX126CK6B30V",
                     *           "from": "2025-03-11",
                     *           "until": null,
                     *           "decidingActs": [
                     *             "act_45ZTM3HW48SRQ3QX126CK6B30V"
                     *           ]
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "hasMore": false,
                     *       "validAt": "2025-03-12",
                     *       "validAtEnd": "2025-03-12T23:00:00.000000Z",
                     *       "knownAt": "2026-11-22T00:48:03.468309Z",
                     *       "position": 36,
                     *       "pinned": false
                     *     }
                     */
                    "application/json": components["schemas"]["StanceHistory"];
                };
            };
        };
    };
    diffStances: {
        parameters: {
            query: {
                /** @description `nextCursor` of the page before. Filters must be those of the first page. */
                cursor?: string;
                /** @description What was known then: an instant with offset, or `position:412`. */
                from: string;
                /** @description Also pairs of which no more than the number of acts has changed. */
                include?: "evidence";
                /** @description At most so many. */
                limit?: number;
                /** @description Wait, up to five seconds, until the answer reflects this position: read your own write. */
                minPosition?: number;
                party?: string;
                proposition?: string;
                /** @description What was known by then. Default: everything. */
                to?: string;
                /** @description The day asked about, to its end in the time zone of the dossier. Default: today. */
                validAt?: string;
            };
            header?: never;
            path: {
                dossier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A page of pairs, in the order of their ids. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "dossier": "demo",
                     *       "from": {
                     *         "knownAt": "2026-11-22T00:48:01.353030Z",
                     *         "position": 1,
                     *         "codebookVersion": "1.0.0"
                     *       },
                     *       "to": {
                     *         "knownAt": "2026-11-22T00:48:03.468309Z",
                     *         "position": 36,
                     *         "codebookVersion": "1.0.0"
                     *       },
                     *       "data": [
                     *         {
                     *           "party": "ukraine",
                     *           "proposition": "ceasefire-30-days",
                     *           "mergedInto": null,
                     *           "before": {
                     *             "status": "unknown",
                     *             "value": null,
                     *             "conditions": [],
                     *             "blockedBy": [],
                     *             "since": null,
                     *             "sinceNoLaterThan": null,
                     *             "lastAffirmedAt": null,
                     *             "lastMentionedAt": null,
                     *             "stale": false,
                     *             "validUntil": null,
                     *             "evidenceCount": 0,
                     *             "derivedFrom": []
                     *           },
                     *           "after": {
                     *             "status": "settled",
                     *             "value": 2,
                     *             "conditions": [],
                     *             "blockedBy": [],
                     *             "since": "2025-03-11",
                     *             "sinceNoLaterThan": null,
                     *             "lastAffirmedAt": "2025-03-11",
                     *             "lastMentionedAt": "2025-03-11",
                     *             "stale": false,
                     *             "validUntil": null,
                     *             "evidenceCount": 1,
                     *             "derivedFrom": []
                     *           },
                     *           "changed": [
                     *             "status",
                     *             "value",
                     *             "since",
                     *             "lastAffirmedAt",
                     *             "lastMentionedAt",
                     *             "evidenceCount"
                     *           ],
                     *           "because": [
                     *             {
                     *               "position": 3,
                     *               "believedAt": 4,
                     *               "recordedAt": "2026-11-22T00:48:01.591690Z",
                     *               "type": "ClaimRecorded",
                     *               "articleId": "art_714T27R8YX04R38RT94S27TJ40",
                     *               "by": null,
                     *               "reason": null,
                     *               "verdict": null,
                     *               "supersededBy": null,
                     *               "codebookVersion": "1.0.0",
                     *               "claims": [
                     *                 "clm_6J1TVXK3HT3DDK5HZJY232GPFJ"
                     *               ],
                     *               "pairs": [
                     *                 {
                     *                   "party": "ukraine",
                     *                   "proposition": "ceasefire-30-days"
                     *                 }
                     *               ]
                     *             }
                     *           ],
                     *           "hasEarlierCauses": false
                     *         }
                     *       ],
                     *       "foldVersion": 1,
                     *       "nextCursor": null,
                     *       "hasMore": false,
                     *       "validAt": "2025-03-12",
                     *       "validAtEnd": "2025-03-12T23:00:00.000000Z",
                     *       "knownAt": "2026-11-22T00:48:03.468309Z",
                     *       "position": 36,
                     *       "pinned": false
                     *     }
                     */
                    "application/json": components["schemas"]["StanceDiff"];
                };
            };
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Filters must be those of the first page. */
                cursor?: string;
                /** @description At most so many. */
                limit?: number;
            };
            header?: never;
            path: {
                dossier: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A page of endpoints. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "endpointId": "we_32VFZJ8FEKRC47HP4N3CA17PTB",
                     *           "version": 2,
                     *           "url": "https://receiver.example.org/hook",
                     *           "description": "",
                     *           "eventTypes": [
                     *             "stance.*"
                     *           ],
                     *           "parties": [
                     *             "ukraine"
                     *           ],
                     *           "propositions": [],
                     *           "speakers": [],
                     *           "contradictionKinds": [],
                     *           "unknownEntries": [],
                     *           "includeHistorical": true,
                     *           "ordering": "none",
                     *           "ratePerSecond": 50,
                     *           "headerNames": [],
                     *           "signatures": [
                     *             "v1"
                     *           ],
                     *           "state": "active",
                     *           "disabledReason": null,
                     *           "disabledAt": null,
                     *           "owedAfter": 0,
                     *           "sequence": 0,
                     *           "createdAt": "2026-11-22T00:48:05.474280Z",
                     *           "updatedAt": "2026-11-22T00:48:05.572085Z"
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEndpointList"];
                };
            };
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 printable ASCII characters; the same request again gets its first answer. */
                "Idempotency-Key"?: string;
            };
            path: {
                dossier: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://receiver.example.org/hook",
                 *       "eventTypes": [
                 *         "stance.*",
                 *         "contradiction.detected"
                 *       ],
                 *       "parties": [
                 *         "ukraine"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewWebhookEndpoint"];
            };
        };
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The endpoint, and the secret that signs. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "endpoint": {
                     *         "endpointId": "we_32VFZJ8FEKRC47HP4N3CA17PTB",
                     *         "version": 1,
                     *         "url": "https://receiver.example.org/hook",
                     *         "description": "",
                     *         "eventTypes": [
                     *           "stance.*"
                     *         ],
                     *         "parties": [
                     *           "ukraine"
                     *         ],
                     *         "propositions": [],
                     *         "speakers": [],
                     *         "contradictionKinds": [],
                     *         "unknownEntries": [],
                     *         "includeHistorical": true,
                     *         "ordering": "none",
                     *         "ratePerSecond": 50,
                     *         "headerNames": [],
                     *         "signatures": [
                     *           "v1"
                     *         ],
                     *         "state": "unverified",
                     *         "disabledReason": null,
                     *         "disabledAt": null,
                     *         "owedAfter": null,
                     *         "sequence": 0,
                     *         "createdAt": "2026-11-22T00:48:05.474280Z",
                     *         "updatedAt": "2026-11-22T00:48:05.474280Z"
                     *       },
                     *       "secret": {
                     *         "secretId": "sec_6V2XT0MJ6HJ0AJ6NF1CCJCYZE2",
                     *         "secret": "whsec_/XSJoq/64kS6OMMVM29O263h4CtfBwdHoSg4h8iiXTI=",
                     *         "publicKey": "whpk_HfVi8neJhu2k2xfcKEwy7qBudxlBkycpeIn6pM9Dif4=",
                     *         "createdAt": "2026-11-22T00:48:05.479065Z",
                     *         "expiresAt": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CreatedWebhookEndpoint"];
                };
            };
        };
    };
    getWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossier: string;
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The endpoint as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "endpoint": {
                     *         "endpointId": "we_32VFZJ8FEKRC47HP4N3CA17PTB",
                     *         "version": 2,
                     *         "url": "https://receiver.example.org/hook",
                     *         "description": "",
                     *         "eventTypes": [
                     *           "stance.*"
                     *         ],
                     *         "parties": [
                     *           "ukraine"
                     *         ],
                     *         "propositions": [],
                     *         "speakers": [],
                     *         "contradictionKinds": [],
                     *         "unknownEntries": [],
                     *         "includeHistorical": true,
                     *         "ordering": "none",
                     *         "ratePerSecond": 50,
                     *         "headerNames": [],
                     *         "signatures": [
                     *           "v1"
                     *         ],
                     *         "state": "active",
                     *         "disabledReason": null,
                     *         "disabledAt": null,
                     *         "owedAfter": 0,
                     *         "sequence": 0,
                     *         "createdAt": "2026-11-22T00:48:05.474280Z",
                     *         "updatedAt": "2026-11-22T00:48:05.572085Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEndpointAnswer"];
                };
            };
        };
    };
    deleteWebhookEndpoint: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the endpoint, as GET gives it: `"v7"`. */
                "If-Match": string;
            };
            path: {
                dossier: string;
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What was deleted. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "endpointId": "we_32VFZJ8FEKRC47HP4N3CA17PTB",
                     *       "canceledCount": 0
                     *     }
                     */
                    "application/json": components["schemas"]["DeletedWebhookEndpoint"];
                };
            };
        };
    };
    changeWebhookEndpoint: {
        parameters: {
            query?: never;
            header: {
                /** @description The ETag of the endpoint, as GET gives it: `"v7"`. */
                "If-Match": string;
            };
            path: {
                dossier: string;
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "description": "For the desk",
                 *       "ratePerSecond": 10
                 *     }
                 */
                "application/json": components["schemas"]["WebhookEndpointChange"];
            };
        };
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The endpoint as it stands after the change. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "endpoint": {
                     *         "endpointId": "we_32VFZJ8FEKRC47HP4N3CA17PTB",
                     *         "version": 3,
                     *         "url": "https://receiver.example.org/hook",
                     *         "description": "For the desk",
                     *         "eventTypes": [
                     *           "stance.*"
                     *         ],
                     *         "parties": [
                     *           "ukraine"
                     *         ],
                     *         "propositions": [],
                     *         "speakers": [],
                     *         "contradictionKinds": [],
                     *         "unknownEntries": [],
                     *         "includeHistorical": true,
                     *         "ordering": "none",
                     *         "ratePerSecond": 10,
                     *         "headerNames": [],
                     *         "signatures": [
                     *           "v1"
                     *         ],
                     *         "state": "active",
                     *         "disabledReason": null,
                     *         "disabledAt": null,
                     *         "owedAfter": 0,
                     *         "sequence": 0,
                     *         "createdAt": "2026-11-22T00:48:05.474280Z",
                     *         "updatedAt": "2026-11-22T00:48:05.618356Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEndpointAnswer"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                /** @description Deliveries after this endpoint sequence. */
                after?: number;
                /** @description `nextCursor` of the page before. Filters must be those of the first page. */
                cursor?: string;
                eventType?: "claim.recorded" | "claim.corrected" | "claim.retracted" | "claim.superseded" | "stance.changed" | "stance.reversed" | "stance.contested" | "contradiction.detected" | "contradiction.resolved" | "article.revised" | "article.withdrawn" | "codebook.published" | "webhook_endpoint.disabled" | "webhook_endpoint.recovered" | "webhook.test";
                /** @description At most so many. */
                limit?: number;
                state?: "pending" | "in_flight" | "scheduled" | "delivered" | "exhausted" | "suspended" | "canceled";
            };
            header?: never;
            path: {
                dossier: string;
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A page of deliveries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "deliveryId": "dlv_2TBP6ZY0VW5MC08HF17PS7GK8N",
                     *           "messageId": "msg_7Y1YQENT5E4Y479WKA4S2JMY3C",
                     *           "endpointSequence": 1,
                     *           "type": "codebook.published",
                     *           "subject": "codebook",
                     *           "position": null,
                     *           "state": "delivered",
                     *           "trigger": "schedule",
                     *           "attemptCount": 1,
                     *           "attemptTotal": 1,
                     *           "nextAttemptAt": null,
                     *           "lastClass": "delivered",
                     *           "createdAt": "2026-11-22T00:48:05.629304Z",
                     *           "updatedAt": "2026-11-22T00:48:05.702213Z"
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveryList"];
                };
            };
        };
    };
    getWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delivery: string;
                dossier: string;
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The delivery as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "delivery": {
                     *         "deliveryId": "dlv_2TBP6ZY0VW5MC08HF17PS7GK8N",
                     *         "messageId": "msg_7Y1YQENT5E4Y479WKA4S2JMY3C",
                     *         "endpointSequence": 1,
                     *         "type": "codebook.published",
                     *         "subject": "codebook",
                     *         "position": null,
                     *         "state": "delivered",
                     *         "trigger": "schedule",
                     *         "attemptCount": 1,
                     *         "attemptTotal": 1,
                     *         "nextAttemptAt": null,
                     *         "lastClass": "delivered",
                     *         "createdAt": "2026-11-22T00:48:05.629304Z",
                     *         "updatedAt": "2026-11-22T00:48:05.702213Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveryAnswer"];
                };
            };
        };
    };
    listWebhookAttempts: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Filters must be those of the first page. */
                cursor?: string;
                /** @description At most so many. */
                limit?: number;
            };
            header?: never;
            path: {
                delivery: string;
                dossier: string;
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A page of attempts. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "attemptId": "att_5J9GCJ3HT1DW1V9S8FDW7JBPY3",
                     *           "number": 1,
                     *           "trigger": "schedule",
                     *           "startedAt": "2026-11-22T00:48:05.671860Z",
                     *           "durationMs": 20,
                     *           "nameMs": null,
                     *           "connectMs": 17,
                     *           "tlsMs": null,
                     *           "firstByteMs": 2,
                     *           "address": "93.184.215.14",
                     *           "status": 200,
                     *           "class": "delivered",
                     *           "failure": null,
                     *           "answer": "ok",
                     *           "secretIds": [
                     *             "sec_6V2XT0MJ6HJ0AJ6NF1CCJCYZE2"
                     *           ]
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookAttemptList"];
                };
            };
        };
    };
    replayWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                delivery: string;
                dossier: string;
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The delivery, due again. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "delivery": {
                     *         "deliveryId": "dlv_2TBP6ZY0VW5MC08HF17PS7GK8N",
                     *         "messageId": "msg_7Y1YQENT5E4Y479WKA4S2JMY3C",
                     *         "endpointSequence": 1,
                     *         "type": "codebook.published",
                     *         "subject": "codebook",
                     *         "position": null,
                     *         "state": "pending",
                     *         "trigger": "replay",
                     *         "attemptCount": 0,
                     *         "attemptTotal": 1,
                     *         "nextAttemptAt": "2026-11-22T00:48:05.785536Z",
                     *         "lastClass": "delivered",
                     *         "createdAt": "2026-11-22T00:48:05.629304Z",
                     *         "updatedAt": "2026-11-22T00:48:05.785562Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookDeliveryAnswer"];
                };
            };
        };
    };
    disableWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossier: string;
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "reason": "The receiver moves house."
                 *     }
                 */
                "application/json": components["schemas"]["NewWebhookDisable"];
            };
        };
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The endpoint, disabled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "endpoint": {
                     *         "endpointId": "we_32VFZJ8FEKRC47HP4N3CA17PTB",
                     *         "version": 5,
                     *         "url": "https://receiver.example.org/hook",
                     *         "description": "For the desk",
                     *         "eventTypes": [
                     *           "stance.*"
                     *         ],
                     *         "parties": [
                     *           "ukraine"
                     *         ],
                     *         "propositions": [],
                     *         "speakers": [],
                     *         "contradictionKinds": [],
                     *         "unknownEntries": [],
                     *         "includeHistorical": true,
                     *         "ordering": "none",
                     *         "ratePerSecond": 10,
                     *         "headerNames": [],
                     *         "signatures": [
                     *           "v1"
                     *         ],
                     *         "state": "disabled",
                     *         "disabledReason": "The receiver moves house.",
                     *         "disabledAt": "2026-11-22T00:48:05.985374Z",
                     *         "owedAfter": 0,
                     *         "sequence": 1,
                     *         "createdAt": "2026-11-22T00:48:05.474280Z",
                     *         "updatedAt": "2026-11-22T00:48:05.985374Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RestingWebhookEndpoint"];
                };
            };
        };
    };
    enableWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossier: string;
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "recoverSince": 0
                 *     }
                 */
                "application/json": components["schemas"]["NewWebhookEnable"];
            };
        };
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The endpoint, active. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "endpoint": {
                     *         "endpointId": "we_32VFZJ8FEKRC47HP4N3CA17PTB",
                     *         "version": 6,
                     *         "url": "https://receiver.example.org/hook",
                     *         "description": "For the desk",
                     *         "eventTypes": [
                     *           "stance.*"
                     *         ],
                     *         "parties": [
                     *           "ukraine"
                     *         ],
                     *         "propositions": [],
                     *         "speakers": [],
                     *         "contradictionKinds": [],
                     *         "unknownEntries": [],
                     *         "includeHistorical": true,
                     *         "ordering": "none",
                     *         "ratePerSecond": 10,
                     *         "headerNames": [],
                     *         "signatures": [
                     *           "v1"
                     *         ],
                     *         "state": "active",
                     *         "disabledReason": null,
                     *         "disabledAt": null,
                     *         "owedAfter": 0,
                     *         "sequence": 1,
                     *         "createdAt": "2026-11-22T00:48:05.474280Z",
                     *         "updatedAt": "2026-11-22T00:48:05.998169Z"
                     *       },
                     *       "resumedCount": 0,
                     *       "recoveryId": "rec_0DTF9HVJWT0TY2H7G7THNT9TCF",
                     *       "suspended": false
                     *     }
                     */
                    "application/json": components["schemas"]["EnabledWebhookEndpoint"];
                };
            };
        };
    };
    pauseWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossier: string;
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The endpoint, paused. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "endpoint": {
                     *         "endpointId": "we_32VFZJ8FEKRC47HP4N3CA17PTB",
                     *         "version": 4,
                     *         "url": "https://receiver.example.org/hook",
                     *         "description": "For the desk",
                     *         "eventTypes": [
                     *           "stance.*"
                     *         ],
                     *         "parties": [
                     *           "ukraine"
                     *         ],
                     *         "propositions": [],
                     *         "speakers": [],
                     *         "contradictionKinds": [],
                     *         "unknownEntries": [],
                     *         "includeHistorical": true,
                     *         "ordering": "none",
                     *         "ratePerSecond": 10,
                     *         "headerNames": [],
                     *         "signatures": [
                     *           "v1"
                     *         ],
                     *         "state": "paused",
                     *         "disabledReason": null,
                     *         "disabledAt": null,
                     *         "owedAfter": 0,
                     *         "sequence": 1,
                     *         "createdAt": "2026-11-22T00:48:05.474280Z",
                     *         "updatedAt": "2026-11-22T00:48:05.974953Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RestingWebhookEndpoint"];
                };
            };
        };
    };
    listWebhookPublicKeys: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossier: string;
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The keys of the secrets in force. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "secretId": "sec_6V2XT0MJ6HJ0AJ6NF1CCJCYZE2",
                     *           "publicKey": "whpk_HfVi8neJhu2k2xfcKEwy7qBudxlBkycpeIn6pM9Dif4=",
                     *           "createdAt": "2026-11-22T00:48:05.479065Z",
                     *           "expiresAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookPublicKeyList"];
                };
            };
        };
    };
    listWebhookRecoveries: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. Filters must be those of the first page. */
                cursor?: string;
                /** @description At most so many. */
                limit?: number;
            };
            header?: never;
            path: {
                dossier: string;
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description A page of recoveries. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "recoveryId": "rec_25DEVTWCCS7XXRFAT8TN60H3C3",
                     *           "state": "done",
                     *           "sincePosition": 1,
                     *           "untilPosition": 0,
                     *           "position": 0,
                     *           "states": [
                     *             "exhausted"
                     *           ],
                     *           "eventTypes": [],
                     *           "createdCount": 0,
                     *           "replayedCount": 0,
                     *           "createdAt": "2026-11-22T00:48:05.949124Z",
                     *           "updatedAt": "2026-11-22T00:48:05.949124Z"
                     *         }
                     *       ],
                     *       "nextCursor": null,
                     *       "hasMore": false
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookRecoveryList"];
                };
            };
        };
    };
    getWebhookRecovery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossier: string;
                endpoint: string;
                recovery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The recovery as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recoveryId": "rec_25DEVTWCCS7XXRFAT8TN60H3C3",
                     *       "state": "done",
                     *       "sincePosition": 1,
                     *       "untilPosition": 0,
                     *       "position": 0,
                     *       "states": [
                     *         "exhausted"
                     *       ],
                     *       "eventTypes": [],
                     *       "createdCount": 0,
                     *       "replayedCount": 0,
                     *       "createdAt": "2026-11-22T00:48:05.949124Z",
                     *       "updatedAt": "2026-11-22T00:48:05.949124Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookRecovery"];
                };
            };
        };
    };
    cancelWebhookRecovery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossier: string;
                endpoint: string;
                recovery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The recovery, canceled. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recoveryId": "rec_25DEVTWCCS7XXRFAT8TN60H3C3",
                     *       "state": "canceled",
                     *       "sincePosition": 1,
                     *       "untilPosition": 0,
                     *       "position": 0,
                     *       "states": [
                     *         "exhausted"
                     *       ],
                     *       "eventTypes": [],
                     *       "createdCount": 0,
                     *       "replayedCount": 0,
                     *       "createdAt": "2026-11-22T00:48:05.949124Z",
                     *       "updatedAt": "2026-11-22T00:48:05.966517Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookRecovery"];
                };
            };
        };
    };
    recoverWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossier: string;
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "since": 0,
                 *       "states": [
                 *         "exhausted",
                 *         "suspended"
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewWebhookRecovery"];
            };
        };
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The recovery, which goes on behind this answer. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "recoveryId": "rec_25DEVTWCCS7XXRFAT8TN60H3C3",
                     *       "state": "done",
                     *       "sincePosition": 1,
                     *       "untilPosition": 0,
                     *       "position": 0,
                     *       "states": [
                     *         "exhausted"
                     *       ],
                     *       "eventTypes": [],
                     *       "createdCount": 0,
                     *       "replayedCount": 0,
                     *       "createdAt": "2026-11-22T00:48:05.949124Z",
                     *       "updatedAt": "2026-11-22T00:48:05.949124Z"
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookRecovery"];
                };
            };
        };
    };
    getWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossier: string;
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The secrets in force. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "secretId": "sec_6V2XT0MJ6HJ0AJ6NF1CCJCYZE2",
                     *           "secret": "whsec_/XSJoq/64kS6OMMVM29O263h4CtfBwdHoSg4h8iiXTI=",
                     *           "publicKey": "whpk_HfVi8neJhu2k2xfcKEwy7qBudxlBkycpeIn6pM9Dif4=",
                     *           "createdAt": "2026-11-22T00:48:05.479065Z",
                     *           "expiresAt": null
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookSecretList"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossier: string;
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "graceSeconds": 3600
                 *     }
                 */
                "application/json": components["schemas"]["NewWebhookSecretRotation"];
            };
        };
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The new secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "secret": {
                     *         "secretId": "sec_5NFPP8WH0E1CTP3Y8M4J4KCX28",
                     *         "secret": "whsec_GwFreKqdwb1XkkIcGOq3q34ITRfYZeW8mzfr8Byc4Us=",
                     *         "publicKey": "whpk_rjcJHo6xZ358i9utSfpiFcVuV34g2vFh6HhxlxrNcHY=",
                     *         "createdAt": "2026-11-22T00:48:05.935740Z",
                     *         "expiresAt": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["RotatedWebhookSecret"];
                };
            };
        };
    };
    getWebhookStats: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossier: string;
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description How the endpoint fares. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "deliveries": {
                     *         "pending": 0,
                     *         "in_flight": 0,
                     *         "scheduled": 0,
                     *         "delivered": 1,
                     *         "exhausted": 0,
                     *         "suspended": 0,
                     *         "canceled": 0
                     *       },
                     *       "attempts": {
                     *         "count": 1,
                     *         "successRate": 1,
                     *         "classes": {
                     *           "delivered": 1
                     *         },
                     *         "p50Ms": 20,
                     *         "p99Ms": 20
                     *       },
                     *       "oldestPending": null,
                     *       "backOff": {
                     *         "consecutiveFailures": 0,
                     *         "firstFailedAt": null,
                     *         "lastSucceededAt": "2026-11-22T00:48:05.699470Z",
                     *         "probeAt": null,
                     *         "throttledUntil": null
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookStats"];
                };
            };
        };
    };
    testWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                dossier: string;
                endpoint: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["NewWebhookTest"];
            };
        };
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description What the test came to. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "class": "delivered",
                     *       "status": 200,
                     *       "verified": true,
                     *       "deliveryId": null,
                     *       "suspended": false,
                     *       "endpoint": {
                     *         "endpointId": "we_32VFZJ8FEKRC47HP4N3CA17PTB",
                     *         "version": 2,
                     *         "url": "https://receiver.example.org/hook",
                     *         "description": "",
                     *         "eventTypes": [
                     *           "stance.*"
                     *         ],
                     *         "parties": [
                     *           "ukraine"
                     *         ],
                     *         "propositions": [],
                     *         "speakers": [],
                     *         "contradictionKinds": [],
                     *         "unknownEntries": [],
                     *         "includeHistorical": true,
                     *         "ordering": "none",
                     *         "ratePerSecond": 50,
                     *         "headerNames": [],
                     *         "signatures": [
                     *           "v1"
                     *         ],
                     *         "state": "active",
                     *         "disabledReason": null,
                     *         "disabledAt": null,
                     *         "owedAfter": 0,
                     *         "sequence": 0,
                     *         "createdAt": "2026-11-22T00:48:05.474280Z",
                     *         "updatedAt": "2026-11-22T00:48:05.572085Z"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookTestAnswer"];
                };
            };
        };
    };
    listEventTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The request cannot be answered; `code` and `errors` say why. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description The service cannot answer now. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description All types. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "data": [
                     *         {
                     *           "name": "webhook.test",
                     *           "status": "current",
                     *           "description": "Sent on verification and on request. Nothing happened.",
                     *           "schema": {
                     *             "$schema": "https://json-schema.org/draft/2020-12/schema",
                     *             "$ref": "#/$defs/WebhookTestMessage",
                     *             "$defs": {
                     *               "WebhookTestMessage": {
                     *                 "type": "object",
                     *                 "properties": {
                     *                   "id": {
                     *                     "type": "string",
                     *                     "maxLength": 30,
                     *                     "description": "The same for the same event: in pushes, in the feed, after a rebuild."
                     *                   },
                     *                   "type": {
                     *                     "type": "string",
                     *                     "const": "webhook.test"
                     *                   },
                     *                   "timestamp": {
                     *                     "type": "string",
                     *                     "pattern": "^[1-9]\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z$",
                     *                     "description": "When the event was recorded; never the time of the attempt."
                     *                   },
                     *                   "apiVersion": {
                     *                     "type": "string",
                     *                     "const": "2026-12-01"
                     *                   },
                     *                   "dossier": {
                     *                     "type": "string",
                     *                     "maxLength": 64
                     *                   },
                     *                   "position": {
                     *                     "type": "null"
                     *                   },
                     *                   "index": {
                     *                     "type": "null"
                     *                   },
                     *                   "subject": {
                     *                     "type": "null"
                     *                   },
                     *                   "subjectSequence": {
                     *                     "type": "null"
                     *                   },
                     *                   "data": {
                     *                     "$ref": "#/$defs/WebhookTestData"
                     *                   }
                     *                 },
                     *                 "required": [
                     *                   "id",
                     *                   "type",
                     *                   "timestamp",
                     *                   "apiVersion",
                     *                   "dossier",
                     *                   "position",
                     *                   "index",
                     *                   "subject",
                     *                   "subjectSequence",
                     *                   "data"
                     *                 ],
                     *                 "description": "Sent on verification and on request. Nothing happened."
                     *               },
                     *               "WebhookTestData": {
                     *                 "type": "object",
                     *                 "properties": {
                     *                   "endpoint": {
                     *                     "type": "string",
                     *                     "maxLength": 30
                     *                   },
                     *                   "url": {
                     *                     "type": "string",
                     *                     "maxLength": 500,
                     *                     "description": "The endpoint as this service shows it."
                     *                   }
                     *                 },
                     *                 "required": [
                     *                   "endpoint",
                     *                   "url"
                     *                 ]
                     *               }
                     *             }
                     *           },
                     *           "example": {
                     *             "id": "msg_21EAQ6R8S0T2V4W6X8Y0Z20123",
                     *             "type": "webhook.test",
                     *             "timestamp": "2025-04-15T20:41:07.482913Z",
                     *             "apiVersion": "2026-12-01",
                     *             "dossier": "ukraine-talks",
                     *             "position": null,
                     *             "index": null,
                     *             "subject": null,
                     *             "subjectSequence": null,
                     *             "data": {
                     *               "endpoint": "we_3M1P5R7T9V2X4Z6B8D0F2H4JKN",
                     *               "url": "/v1/dossiers/ukraine-talks/webhook-endpoints/we_3M1P5R7T9V2X4Z6B8D0F2H4JKN"
                     *             }
                     *           }
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["WebhookEventTypeList"];
                };
            };
        };
    };
    onArticleRevised: {
        parameters: {
            query?: never;
            header: {
                /** @description The number of this attempt, from 1. */
                "stancelog-attempt": number;
                /** @description Counted per endpoint from 1 without gaps, as messages became owed to it. Not sent with the test that verifies. */
                "stancelog-endpoint-sequence"?: number;
                /** @description `id` of the message, the same on every attempt and replay. Signed. */
                "webhook-id": string;
                /** @description `v1,…` and `v1a,…`, separated by blanks, newest secret first. */
                "webhook-signature": string;
                /** @description Whole Unix seconds of this attempt. Signed. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "msg_1W95J1K3M5N7P9Q1R3S5T7VWXY",
                 *       "type": "article.revised",
                 *       "timestamp": "2025-04-15T20:41:07.482913Z",
                 *       "apiVersion": "2026-12-01",
                 *       "dossier": "ukraine-talks",
                 *       "position": 412,
                 *       "index": 1,
                 *       "subject": "article/art_2K9W3B7D5F1H8JQ4N6P0R2T4VX",
                 *       "subjectSequence": 1,
                 *       "data": {
                 *         "articleId": "art_2K9W3B7D5F1H8JQ4N6P0R2T4VX",
                 *         "publishedAt": "2025-04-15T18:30:00.000000Z",
                 *         "language": "fr",
                 *         "status": "registered",
                 *         "reason": "revised",
                 *         "claimCount": 3,
                 *         "causedBy": {
                 *           "event": "ArticleRevised",
                 *           "claims": []
                 *         },
                 *         "url": "/v1/dossiers/ukraine-talks/articles/art_2K9W3B7D5F1H8JQ4N6P0R2T4VX?knownAt=position:412"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ArticleRevisedMessage"];
            };
        };
        responses: {
            /** @description It was taken. The body is not read. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again; 410 disables the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onArticleWithdrawn: {
        parameters: {
            query?: never;
            header: {
                /** @description The number of this attempt, from 1. */
                "stancelog-attempt": number;
                /** @description Counted per endpoint from 1 without gaps, as messages became owed to it. Not sent with the test that verifies. */
                "stancelog-endpoint-sequence"?: number;
                /** @description `id` of the message, the same on every attempt and replay. Signed. */
                "webhook-id": string;
                /** @description `v1,…` and `v1a,…`, separated by blanks, newest secret first. */
                "webhook-signature": string;
                /** @description Whole Unix seconds of this attempt. Signed. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "msg_1XA6K2M4N6P8Q0R2S4T6V8WXYZ",
                 *       "type": "article.withdrawn",
                 *       "timestamp": "2025-04-15T20:41:07.482913Z",
                 *       "apiVersion": "2026-12-01",
                 *       "dossier": "ukraine-talks",
                 *       "position": 412,
                 *       "index": 1,
                 *       "subject": "article/art_2K9W3B7D5F1H8JQ4N6P0R2T4VX",
                 *       "subjectSequence": 2,
                 *       "data": {
                 *         "articleId": "art_2K9W3B7D5F1H8JQ4N6P0R2T4VX",
                 *         "publishedAt": "2025-04-15T18:30:00.000000Z",
                 *         "language": "fr",
                 *         "status": "erased",
                 *         "reason": "erased",
                 *         "claimCount": 0,
                 *         "causedBy": {
                 *           "event": "ArticleErased",
                 *           "claims": []
                 *         },
                 *         "url": "/v1/dossiers/ukraine-talks/articles/art_2K9W3B7D5F1H8JQ4N6P0R2T4VX?knownAt=position:412"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ArticleWithdrawnMessage"];
            };
        };
        responses: {
            /** @description It was taken. The body is not read. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again; 410 disables the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onClaimCorrected: {
        parameters: {
            query?: never;
            header: {
                /** @description The number of this attempt, from 1. */
                "stancelog-attempt": number;
                /** @description Counted per endpoint from 1 without gaps, as messages became owed to it. Not sent with the test that verifies. */
                "stancelog-endpoint-sequence"?: number;
                /** @description `id` of the message, the same on every attempt and replay. Signed. */
                "webhook-id": string;
                /** @description `v1,…` and `v1a,…`, separated by blanks, newest secret first. */
                "webhook-signature": string;
                /** @description Whole Unix seconds of this attempt. Signed. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "msg_0N2YB4C6D8E0F2G4H6J8K0MNPQ",
                 *       "type": "claim.corrected",
                 *       "timestamp": "2025-04-15T20:41:07.482913Z",
                 *       "apiVersion": "2026-12-01",
                 *       "dossier": "ukraine-talks",
                 *       "position": 412,
                 *       "index": 1,
                 *       "subject": "claim/clm_01JRX8M2C4T6V9WBZ3D5F7H9KA",
                 *       "subjectSequence": 2,
                 *       "data": {
                 *         "claimId": "clm_01JRX8M2C4T6V9WBZ3D5F7H9KA",
                 *         "articleId": "art_2K9W3B7D5F1H8JQ4N6P0R2T4VX",
                 *         "state": "visible",
                 *         "holder": "nato",
                 *         "aboutParty": null,
                 *         "speaker": "mark-rutte",
                 *         "proposition": "talks-progress",
                 *         "polarity": -2,
                 *         "voice": "self",
                 *         "claimType": "assessment",
                 *         "modality": "actual",
                 *         "statedAt": {
                 *           "from": "2025-04-15",
                 *           "to": "2025-04-16",
                 *           "precision": "day"
                 *         },
                 *         "reviewStatus": "accepted",
                 *         "coderKind": "rule",
                 *         "supersededBy": null,
                 *         "causedBy": {
                 *           "event": "ClaimCorrected",
                 *           "claims": [
                 *             "clm_01JRX8M2C4T6V9WBZ3D5F7H9KA"
                 *           ]
                 *         },
                 *         "url": "/v1/dossiers/ukraine-talks/claims/clm_01JRX8M2C4T6V9WBZ3D5F7H9KA?knownAt=position:412"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ClaimCorrectedMessage"];
            };
        };
        responses: {
            /** @description It was taken. The body is not read. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again; 410 disables the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onClaimRecorded: {
        parameters: {
            query?: never;
            header: {
                /** @description The number of this attempt, from 1. */
                "stancelog-attempt": number;
                /** @description Counted per endpoint from 1 without gaps, as messages became owed to it. Not sent with the test that verifies. */
                "stancelog-endpoint-sequence"?: number;
                /** @description `id` of the message, the same on every attempt and replay. Signed. */
                "webhook-id": string;
                /** @description `v1,…` and `v1a,…`, separated by blanks, newest secret first. */
                "webhook-signature": string;
                /** @description Whole Unix seconds of this attempt. Signed. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "msg_0M1XA3B5C7D9E1F3G5H7J9KMNP",
                 *       "type": "claim.recorded",
                 *       "timestamp": "2025-04-15T20:41:07.482913Z",
                 *       "apiVersion": "2026-12-01",
                 *       "dossier": "ukraine-talks",
                 *       "position": 412,
                 *       "index": 1,
                 *       "subject": "claim/clm_01JRX8M2C4T6V9WBZ3D5F7H9KA",
                 *       "subjectSequence": 1,
                 *       "data": {
                 *         "claimId": "clm_01JRX8M2C4T6V9WBZ3D5F7H9KA",
                 *         "articleId": "art_2K9W3B7D5F1H8JQ4N6P0R2T4VX",
                 *         "state": "visible",
                 *         "holder": "nato",
                 *         "aboutParty": null,
                 *         "speaker": "mark-rutte",
                 *         "proposition": "talks-progress",
                 *         "polarity": -1,
                 *         "voice": "self",
                 *         "claimType": "assessment",
                 *         "modality": "actual",
                 *         "statedAt": {
                 *           "from": "2025-04-15",
                 *           "to": "2025-04-16",
                 *           "precision": "day"
                 *         },
                 *         "reviewStatus": "proposed",
                 *         "coderKind": "rule",
                 *         "supersededBy": null,
                 *         "causedBy": {
                 *           "event": "ClaimRecorded",
                 *           "claims": [
                 *             "clm_01JRX8M2C4T6V9WBZ3D5F7H9KA"
                 *           ]
                 *         },
                 *         "url": "/v1/dossiers/ukraine-talks/claims/clm_01JRX8M2C4T6V9WBZ3D5F7H9KA?knownAt=position:412"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ClaimRecordedMessage"];
            };
        };
        responses: {
            /** @description It was taken. The body is not read. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again; 410 disables the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onClaimRetracted: {
        parameters: {
            query?: never;
            header: {
                /** @description The number of this attempt, from 1. */
                "stancelog-attempt": number;
                /** @description Counted per endpoint from 1 without gaps, as messages became owed to it. Not sent with the test that verifies. */
                "stancelog-endpoint-sequence"?: number;
                /** @description `id` of the message, the same on every attempt and replay. Signed. */
                "webhook-id": string;
                /** @description `v1,…` and `v1a,…`, separated by blanks, newest secret first. */
                "webhook-signature": string;
                /** @description Whole Unix seconds of this attempt. Signed. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "msg_0P3ZC5D7E9F1G3H5J7K9M1NPQR",
                 *       "type": "claim.retracted",
                 *       "timestamp": "2025-04-15T20:41:07.482913Z",
                 *       "apiVersion": "2026-12-01",
                 *       "dossier": "ukraine-talks",
                 *       "position": 412,
                 *       "index": 1,
                 *       "subject": "claim/clm_01JRX8M2C4T6V9WBZ3D5F7H9KA",
                 *       "subjectSequence": 3,
                 *       "data": {
                 *         "claimId": "clm_01JRX8M2C4T6V9WBZ3D5F7H9KA",
                 *         "articleId": "art_2K9W3B7D5F1H8JQ4N6P0R2T4VX",
                 *         "state": "retracted",
                 *         "holder": "nato",
                 *         "aboutParty": null,
                 *         "speaker": "mark-rutte",
                 *         "proposition": "talks-progress",
                 *         "polarity": -1,
                 *         "voice": "self",
                 *         "claimType": "assessment",
                 *         "modality": "actual",
                 *         "statedAt": {
                 *           "from": "2025-04-15",
                 *           "to": "2025-04-16",
                 *           "precision": "day"
                 *         },
                 *         "reviewStatus": "proposed",
                 *         "coderKind": "rule",
                 *         "supersededBy": null,
                 *         "causedBy": {
                 *           "event": "ClaimRetracted",
                 *           "claims": [
                 *             "clm_01JRX8M2C4T6V9WBZ3D5F7H9KA"
                 *           ]
                 *         },
                 *         "url": "/v1/dossiers/ukraine-talks/claims/clm_01JRX8M2C4T6V9WBZ3D5F7H9KA?knownAt=position:412"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ClaimRetractedMessage"];
            };
        };
        responses: {
            /** @description It was taken. The body is not read. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again; 410 disables the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onClaimSuperseded: {
        parameters: {
            query?: never;
            header: {
                /** @description The number of this attempt, from 1. */
                "stancelog-attempt": number;
                /** @description Counted per endpoint from 1 without gaps, as messages became owed to it. Not sent with the test that verifies. */
                "stancelog-endpoint-sequence"?: number;
                /** @description `id` of the message, the same on every attempt and replay. Signed. */
                "webhook-id": string;
                /** @description `v1,…` and `v1a,…`, separated by blanks, newest secret first. */
                "webhook-signature": string;
                /** @description Whole Unix seconds of this attempt. Signed. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "msg_0Q40D6E8F0G2H4J6K8M0N2PQRS",
                 *       "type": "claim.superseded",
                 *       "timestamp": "2025-04-15T20:41:07.482913Z",
                 *       "apiVersion": "2026-12-01",
                 *       "dossier": "ukraine-talks",
                 *       "position": 412,
                 *       "index": 1,
                 *       "subject": "claim/clm_01JRX8M2C4T6V9WBZ3D5F7H9KA",
                 *       "subjectSequence": 2,
                 *       "data": {
                 *         "claimId": "clm_01JRX8M2C4T6V9WBZ3D5F7H9KA",
                 *         "articleId": "art_2K9W3B7D5F1H8JQ4N6P0R2T4VX",
                 *         "state": "superseded",
                 *         "holder": "nato",
                 *         "aboutParty": null,
                 *         "speaker": "mark-rutte",
                 *         "proposition": "talks-progress",
                 *         "polarity": -1,
                 *         "voice": "self",
                 *         "claimType": "assessment",
                 *         "modality": "actual",
                 *         "statedAt": {
                 *           "from": "2025-04-15",
                 *           "to": "2025-04-16",
                 *           "precision": "day"
                 *         },
                 *         "reviewStatus": "proposed",
                 *         "coderKind": "rule",
                 *         "supersededBy": "clm_02KSY9N3D5V7W9XCZ4E6G8J0MB",
                 *         "causedBy": {
                 *           "event": "ClaimSuperseded",
                 *           "claims": [
                 *             "clm_01JRX8M2C4T6V9WBZ3D5F7H9KA"
                 *           ]
                 *         },
                 *         "url": "/v1/dossiers/ukraine-talks/claims/clm_01JRX8M2C4T6V9WBZ3D5F7H9KA?knownAt=position:412"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ClaimSupersededMessage"];
            };
        };
        responses: {
            /** @description It was taken. The body is not read. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again; 410 disables the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onCodebookPublished: {
        parameters: {
            query?: never;
            header: {
                /** @description The number of this attempt, from 1. */
                "stancelog-attempt": number;
                /** @description Counted per endpoint from 1 without gaps, as messages became owed to it. Not sent with the test that verifies. */
                "stancelog-endpoint-sequence"?: number;
                /** @description `id` of the message, the same on every attempt and replay. Signed. */
                "webhook-id": string;
                /** @description `v1,…` and `v1a,…`, separated by blanks, newest secret first. */
                "webhook-signature": string;
                /** @description Whole Unix seconds of this attempt. Signed. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "msg_1YB7M3N5P7Q9R1S3T5V7W9XYZ0",
                 *       "type": "codebook.published",
                 *       "timestamp": "2025-04-15T20:41:07.482913Z",
                 *       "apiVersion": "2026-12-01",
                 *       "dossier": "ukraine-talks",
                 *       "position": 412,
                 *       "index": 1,
                 *       "subject": "codebook",
                 *       "subjectSequence": 2,
                 *       "data": {
                 *         "version": "1.1.0",
                 *         "previousVersion": "1.0.0",
                 *         "contentHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                 *         "claimsMoved": 12,
                 *         "stancesChanged": 2,
                 *         "contradictionsDetected": 1,
                 *         "contradictionsResolved": 0,
                 *         "causedBy": {
                 *           "event": "CodebookPublished",
                 *           "claims": []
                 *         },
                 *         "url": "/v1/dossiers/ukraine-talks/codebook?version=1.1.0"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["CodebookPublishedMessage"];
            };
        };
        responses: {
            /** @description It was taken. The body is not read. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again; 410 disables the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onContradictionDetected: {
        parameters: {
            query?: never;
            header: {
                /** @description The number of this attempt, from 1. */
                "stancelog-attempt": number;
                /** @description Counted per endpoint from 1 without gaps, as messages became owed to it. Not sent with the test that verifies. */
                "stancelog-endpoint-sequence"?: number;
                /** @description `id` of the message, the same on every attempt and replay. Signed. */
                "webhook-id": string;
                /** @description `v1,…` and `v1a,…`, separated by blanks, newest secret first. */
                "webhook-signature": string;
                /** @description Whole Unix seconds of this attempt. Signed. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "msg_1T73G9H1J3K5M7N9P1Q3R5STVW",
                 *       "type": "contradiction.detected",
                 *       "timestamp": "2025-04-15T20:41:07.482913Z",
                 *       "apiVersion": "2026-12-01",
                 *       "dossier": "ukraine-talks",
                 *       "position": 412,
                 *       "index": 4,
                 *       "subject": "contradiction/con_1F5ZQ0M3V8T2K7B9XW4D6H0JRC",
                 *       "subjectSequence": 1,
                 *       "data": {
                 *         "contradictionId": "con_1F5ZQ0M3V8T2K7B9XW4D6H0JRC",
                 *         "kind": "divergent_assessment",
                 *         "state": "open",
                 *         "resolution": null,
                 *         "basis": "computed",
                 *         "dating": "certain",
                 *         "proposition": "talks-progress",
                 *         "sides": [
                 *           "united-states",
                 *           "nato"
                 *         ],
                 *         "subjectParty": null,
                 *         "speakers": [
                 *           "mark-rutte",
                 *           "steve-witkoff"
                 *         ],
                 *         "since": "2025-04-15",
                 *         "until": null,
                 *         "a": {
                 *           "claimId": "clm_01JRX7Z9A3B5C7D9E1F3G5H7JK",
                 *           "side": "united-states",
                 *           "speaker": "steve-witkoff",
                 *           "proposition": "talks-progress",
                 *           "polarity": 2
                 *         },
                 *         "b": {
                 *           "claimId": "clm_01JRX8M2C4T6V9WBZ3D5F7H9KA",
                 *           "side": "nato",
                 *           "speaker": "mark-rutte",
                 *           "proposition": "talks-progress",
                 *           "polarity": -1
                 *         },
                 *         "reinstated": false,
                 *         "reopened": false,
                 *         "causedBy": {
                 *           "event": "ClaimRecorded",
                 *           "claims": [
                 *             "clm_01JRX8M2C4T6V9WBZ3D5F7H9KA"
                 *           ]
                 *         },
                 *         "url": "/v1/dossiers/ukraine-talks/contradictions/con_1F5ZQ0M3V8T2K7B9XW4D6H0JRC?validAt=2025-04-15&knownAt=position:412"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ContradictionDetectedMessage"];
            };
        };
        responses: {
            /** @description It was taken. The body is not read. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again; 410 disables the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onContradictionResolved: {
        parameters: {
            query?: never;
            header: {
                /** @description The number of this attempt, from 1. */
                "stancelog-attempt": number;
                /** @description Counted per endpoint from 1 without gaps, as messages became owed to it. Not sent with the test that verifies. */
                "stancelog-endpoint-sequence"?: number;
                /** @description `id` of the message, the same on every attempt and replay. Signed. */
                "webhook-id": string;
                /** @description `v1,…` and `v1a,…`, separated by blanks, newest secret first. */
                "webhook-signature": string;
                /** @description Whole Unix seconds of this attempt. Signed. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "msg_1V84H0J2K4M6N8P0Q2R4S6TVWX",
                 *       "type": "contradiction.resolved",
                 *       "timestamp": "2025-04-15T20:41:07.482913Z",
                 *       "apiVersion": "2026-12-01",
                 *       "dossier": "ukraine-talks",
                 *       "position": 412,
                 *       "index": 1,
                 *       "subject": "contradiction/con_1F5ZQ0M3V8T2K7B9XW4D6H0JRC",
                 *       "subjectSequence": 2,
                 *       "data": {
                 *         "contradictionId": "con_1F5ZQ0M3V8T2K7B9XW4D6H0JRC",
                 *         "kind": "divergent_assessment",
                 *         "state": "dismissed",
                 *         "resolution": null,
                 *         "basis": "computed",
                 *         "dating": "certain",
                 *         "proposition": "talks-progress",
                 *         "sides": [
                 *           "united-states",
                 *           "nato"
                 *         ],
                 *         "subjectParty": null,
                 *         "speakers": [
                 *           "mark-rutte",
                 *           "steve-witkoff"
                 *         ],
                 *         "since": "2025-04-15",
                 *         "until": null,
                 *         "a": {
                 *           "claimId": "clm_01JRX7Z9A3B5C7D9E1F3G5H7JK",
                 *           "side": "united-states",
                 *           "speaker": "steve-witkoff",
                 *           "proposition": "talks-progress",
                 *           "polarity": 2
                 *         },
                 *         "b": {
                 *           "claimId": "clm_01JRX8M2C4T6V9WBZ3D5F7H9KA",
                 *           "side": "nato",
                 *           "speaker": "mark-rutte",
                 *           "proposition": "talks-progress",
                 *           "polarity": -1
                 *         },
                 *         "mergedInto": null,
                 *         "dismissal": {
                 *           "by": "ana",
                 *           "reason": "They spoke of different talks."
                 *         },
                 *         "causedBy": {
                 *           "event": "ContradictionDismissed",
                 *           "claims": []
                 *         },
                 *         "url": "/v1/dossiers/ukraine-talks/contradictions/con_1F5ZQ0M3V8T2K7B9XW4D6H0JRC?validAt=2025-04-15&knownAt=position:412"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["ContradictionResolvedMessage"];
            };
        };
        responses: {
            /** @description It was taken. The body is not read. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again; 410 disables the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onStanceChanged: {
        parameters: {
            query?: never;
            header: {
                /** @description The number of this attempt, from 1. */
                "stancelog-attempt": number;
                /** @description Counted per endpoint from 1 without gaps, as messages became owed to it. Not sent with the test that verifies. */
                "stancelog-endpoint-sequence"?: number;
                /** @description `id` of the message, the same on every attempt and replay. Signed. */
                "webhook-id": string;
                /** @description `v1,…` and `v1a,…`, separated by blanks, newest secret first. */
                "webhook-signature": string;
                /** @description Whole Unix seconds of this attempt. Signed. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "msg_36FDB8NXNTA0TB8WZAE8CJHW0W",
                 *       "type": "stance.changed",
                 *       "timestamp": "2025-04-15T20:41:07.482913Z",
                 *       "apiVersion": "2026-12-01",
                 *       "dossier": "ukraine-talks",
                 *       "position": 412,
                 *       "index": 2,
                 *       "subject": "party/nato/proposition/talks-progress",
                 *       "subjectSequence": 3,
                 *       "data": {
                 *         "party": "nato",
                 *         "proposition": "talks-progress",
                 *         "mergedInto": null,
                 *         "historical": false,
                 *         "previous": {
                 *           "status": "unknown",
                 *           "value": null,
                 *           "since": null,
                 *           "validUntil": null,
                 *           "conditions": [],
                 *           "derivedFrom": []
                 *         },
                 *         "current": {
                 *           "status": "settled",
                 *           "value": -1,
                 *           "since": "2025-04-15",
                 *           "validUntil": null,
                 *           "conditions": [],
                 *           "derivedFrom": []
                 *         },
                 *         "changedPeriods": [
                 *           {
                 *             "validFrom": "2025-04-15",
                 *             "validTo": null
                 *           }
                 *         ],
                 *         "causedBy": {
                 *           "event": "ClaimRecorded",
                 *           "claims": [
                 *             "clm_01JRX8M2C4T6V9WBZ3D5F7H9KA"
                 *           ]
                 *         },
                 *         "url": "/v1/dossiers/ukraine-talks/stances/nato/talks-progress?validAt=2025-04-15&knownAt=position:412"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["StanceChangedMessage"];
            };
        };
        responses: {
            /** @description It was taken. The body is not read. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again; 410 disables the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onStanceContested: {
        parameters: {
            query?: never;
            header: {
                /** @description The number of this attempt, from 1. */
                "stancelog-attempt": number;
                /** @description Counted per endpoint from 1 without gaps, as messages became owed to it. Not sent with the test that verifies. */
                "stancelog-endpoint-sequence"?: number;
                /** @description `id` of the message, the same on every attempt and replay. Signed. */
                "webhook-id": string;
                /** @description `v1,…` and `v1a,…`, separated by blanks, newest secret first. */
                "webhook-signature": string;
                /** @description Whole Unix seconds of this attempt. Signed. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "msg_1S62F8G0H2J4K6M8N0P2Q4RSTV",
                 *       "type": "stance.contested",
                 *       "timestamp": "2025-04-15T20:41:07.482913Z",
                 *       "apiVersion": "2026-12-01",
                 *       "dossier": "ukraine-talks",
                 *       "position": 412,
                 *       "index": 3,
                 *       "subject": "party/nato/proposition/talks-progress",
                 *       "subjectSequence": 4,
                 *       "data": {
                 *         "changeId": "msg_36FDB8NXNTA0TB8WZAE8CJHW0W",
                 *         "party": "nato",
                 *         "proposition": "talks-progress",
                 *         "mergedInto": null,
                 *         "historical": false,
                 *         "previous": {
                 *           "status": "settled",
                 *           "value": 2,
                 *           "since": "2025-03-11",
                 *           "validUntil": null,
                 *           "conditions": [],
                 *           "derivedFrom": []
                 *         },
                 *         "current": {
                 *           "status": "contested",
                 *           "value": null,
                 *           "since": null,
                 *           "validUntil": null,
                 *           "conditions": [],
                 *           "derivedFrom": []
                 *         },
                 *         "changedPeriods": [
                 *           {
                 *             "validFrom": "2025-04-15",
                 *             "validTo": null
                 *           }
                 *         ],
                 *         "causedBy": {
                 *           "event": "ClaimRecorded",
                 *           "claims": [
                 *             "clm_01JRX8M2C4T6V9WBZ3D5F7H9KA"
                 *           ]
                 *         },
                 *         "url": "/v1/dossiers/ukraine-talks/stances/nato/talks-progress?validAt=2025-04-15&knownAt=position:412"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["StanceContestedMessage"];
            };
        };
        responses: {
            /** @description It was taken. The body is not read. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again; 410 disables the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onStanceReversed: {
        parameters: {
            query?: never;
            header: {
                /** @description The number of this attempt, from 1. */
                "stancelog-attempt": number;
                /** @description Counted per endpoint from 1 without gaps, as messages became owed to it. Not sent with the test that verifies. */
                "stancelog-endpoint-sequence"?: number;
                /** @description `id` of the message, the same on every attempt and replay. Signed. */
                "webhook-id": string;
                /** @description `v1,…` and `v1a,…`, separated by blanks, newest secret first. */
                "webhook-signature": string;
                /** @description Whole Unix seconds of this attempt. Signed. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "msg_1R51E7F9G1H3J5K7M9N1P3QRST",
                 *       "type": "stance.reversed",
                 *       "timestamp": "2025-04-15T20:41:07.482913Z",
                 *       "apiVersion": "2026-12-01",
                 *       "dossier": "ukraine-talks",
                 *       "position": 412,
                 *       "index": 3,
                 *       "subject": "party/nato/proposition/talks-progress",
                 *       "subjectSequence": 4,
                 *       "data": {
                 *         "changeId": "msg_36FDB8NXNTA0TB8WZAE8CJHW0W",
                 *         "party": "nato",
                 *         "proposition": "talks-progress",
                 *         "mergedInto": null,
                 *         "historical": false,
                 *         "previous": {
                 *           "status": "settled",
                 *           "value": 2,
                 *           "since": "2025-03-11",
                 *           "validUntil": null,
                 *           "conditions": [],
                 *           "derivedFrom": []
                 *         },
                 *         "current": {
                 *           "status": "settled",
                 *           "value": -1,
                 *           "since": "2025-04-15",
                 *           "validUntil": null,
                 *           "conditions": [],
                 *           "derivedFrom": []
                 *         },
                 *         "changedPeriods": [
                 *           {
                 *             "validFrom": "2025-04-15",
                 *             "validTo": null
                 *           }
                 *         ],
                 *         "causedBy": {
                 *           "event": "ClaimRecorded",
                 *           "claims": [
                 *             "clm_01JRX8M2C4T6V9WBZ3D5F7H9KA"
                 *           ]
                 *         },
                 *         "url": "/v1/dossiers/ukraine-talks/stances/nato/talks-progress?validAt=2025-04-15&knownAt=position:412"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["StanceReversedMessage"];
            };
        };
        responses: {
            /** @description It was taken. The body is not read. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again; 410 disables the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onWebhookEndpointDisabled: {
        parameters: {
            query?: never;
            header: {
                /** @description The number of this attempt, from 1. */
                "stancelog-attempt": number;
                /** @description Counted per endpoint from 1 without gaps, as messages became owed to it. Not sent with the test that verifies. */
                "stancelog-endpoint-sequence"?: number;
                /** @description `id` of the message, the same on every attempt and replay. Signed. */
                "webhook-id": string;
                /** @description `v1,…` and `v1a,…`, separated by blanks, newest secret first. */
                "webhook-signature": string;
                /** @description Whole Unix seconds of this attempt. Signed. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "msg_1ZC8N4P6Q8R0S2T4V6W8X0YZ01",
                 *       "type": "webhook_endpoint.disabled",
                 *       "timestamp": "2025-04-15T20:41:07.482913Z",
                 *       "apiVersion": "2026-12-01",
                 *       "dossier": "ukraine-talks",
                 *       "position": null,
                 *       "index": null,
                 *       "subject": "webhook-endpoint/we_3M1P5R7T9V2X4Z6B8D0F2H4JKN",
                 *       "subjectSequence": null,
                 *       "data": {
                 *         "endpoint": "we_3M1P5R7T9V2X4Z6B8D0F2H4JKN",
                 *         "reason": "no_success",
                 *         "url": "/v1/dossiers/ukraine-talks/webhook-endpoints/we_3M1P5R7T9V2X4Z6B8D0F2H4JKN"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["EndpointDisabledMessage"];
            };
        };
        responses: {
            /** @description It was taken. The body is not read. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again; 410 disables the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onWebhookEndpointRecovered: {
        parameters: {
            query?: never;
            header: {
                /** @description The number of this attempt, from 1. */
                "stancelog-attempt": number;
                /** @description Counted per endpoint from 1 without gaps, as messages became owed to it. Not sent with the test that verifies. */
                "stancelog-endpoint-sequence"?: number;
                /** @description `id` of the message, the same on every attempt and replay. Signed. */
                "webhook-id": string;
                /** @description `v1,…` and `v1a,…`, separated by blanks, newest secret first. */
                "webhook-signature": string;
                /** @description Whole Unix seconds of this attempt. Signed. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "msg_20D9P5Q7R9S1T3V5W7X9Y1Z012",
                 *       "type": "webhook_endpoint.recovered",
                 *       "timestamp": "2025-04-15T20:41:07.482913Z",
                 *       "apiVersion": "2026-12-01",
                 *       "dossier": "ukraine-talks",
                 *       "position": null,
                 *       "index": null,
                 *       "subject": "webhook-endpoint/we_3M1P5R7T9V2X4Z6B8D0F2H4JKN",
                 *       "subjectSequence": null,
                 *       "data": {
                 *         "endpoint": "we_3M1P5R7T9V2X4Z6B8D0F2H4JKN",
                 *         "reason": "no_success",
                 *         "url": "/v1/dossiers/ukraine-talks/webhook-endpoints/we_3M1P5R7T9V2X4Z6B8D0F2H4JKN"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["EndpointRecoveredMessage"];
            };
        };
        responses: {
            /** @description It was taken. The body is not read. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again; 410 disables the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onWebhookTest: {
        parameters: {
            query?: never;
            header: {
                /** @description The number of this attempt, from 1. */
                "stancelog-attempt": number;
                /** @description Counted per endpoint from 1 without gaps, as messages became owed to it. Not sent with the test that verifies. */
                "stancelog-endpoint-sequence"?: number;
                /** @description `id` of the message, the same on every attempt and replay. Signed. */
                "webhook-id": string;
                /** @description `v1,…` and `v1a,…`, separated by blanks, newest secret first. */
                "webhook-signature": string;
                /** @description Whole Unix seconds of this attempt. Signed. */
                "webhook-timestamp": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "id": "msg_21EAQ6R8S0T2V4W6X8Y0Z20123",
                 *       "type": "webhook.test",
                 *       "timestamp": "2025-04-15T20:41:07.482913Z",
                 *       "apiVersion": "2026-12-01",
                 *       "dossier": "ukraine-talks",
                 *       "position": null,
                 *       "index": null,
                 *       "subject": null,
                 *       "subjectSequence": null,
                 *       "data": {
                 *         "endpoint": "we_3M1P5R7T9V2X4Z6B8D0F2H4JKN",
                 *         "url": "/v1/dossiers/ukraine-talks/webhook-endpoints/we_3M1P5R7T9V2X4Z6B8D0F2H4JKN"
                 *       }
                 *     }
                 */
                "application/json": components["schemas"]["WebhookTestMessage"];
            };
        };
        responses: {
            /** @description It was taken. The body is not read. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again; 410 disables the endpoint. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description It was not taken, and is sent again. */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
