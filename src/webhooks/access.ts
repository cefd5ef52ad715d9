/** What processes need to call receivers, and to make endpoints that may be called: keys, a sender, and its rules. */
import { type AddressPolicy, createAddressPolicy, type DenyList } from './address.ts'
import type { Lookup } from './lookup.ts'
import { createSender, type Sender, type SendTimeouts } from './send.ts'
import { openStorageKeys, type StorageKeys } from './storage-key.ts'
import { defaultWebhookPorts, type WebhookUrlRules } from './webhook-url.ts'

export type WebhookAccess = Readonly<{
  /** Seal and open the secrets of endpoints. */
  keys: StorageKeys
  sender: Sender
  urls: WebhookUrlRules
  policy: AddressPolicy
  lookup?: Lookup | undefined
}>

export type AccessOptions = Readonly<{
  /** Pairs of host and port that may be called although they are not public. */
  allow?: ReadonlySet<string> | undefined
  /** What is never called, public or not: the operator's list, and where the database listens. */
  deny?: DenyList | undefined
  /** Beside 443 and 8443. */
  ports?: readonly number[] | undefined
  lookup?: Lookup | undefined
  timeouts?: Partial<SendTimeouts> | undefined
}>

/**
 * Opens what one process needs; whoever opens it closes the sender.
 *
 * @throws UnusableSettings when the keys cannot be read or made
 */
export const openWebhookAccess = async (
  keysDir: string,
  options: AccessOptions = {},
): Promise<WebhookAccess> => accessWith(await openStorageKeys(keysDir), options)

/** For an app that reads, or is only looked at: it can make no endpoint, and call none. */
export const accessWithoutKeys = (): WebhookAccess => {
  const refuse = async (): Promise<never> => {
    throw new Error('this app was built without the keys that seal secrets')
  }
  return accessWith({ directory: '', seal: refuse, open: refuse, list: refuse, makeNext: refuse })
}

function accessWith(
  keys: StorageKeys,
  { allow, deny, ports: morePorts = [], lookup, timeouts }: AccessOptions = {},
): WebhookAccess {
  const ports = [...defaultWebhookPorts, ...morePorts]
  const denied = { ownHosts: deny?.hosts, deniedAddresses: deny?.addresses }
  const policy = createAddressPolicy({ allow, denied: deny?.addresses })
  return {
    keys,
    sender: createSender({ allow, ...denied, ports, lookup, timeouts }),
    urls: { allow, ports, ownHosts: deny?.hosts, isAllowed: policy.isAllowed },
    policy,
    lookup,
  }
}
