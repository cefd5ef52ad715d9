/** Starts `reading-thread.ts`: a thread gets no loader for TypeScript from its parent, so it is registered here. */
import { register } from 'tsx/esm/api'

register()
await import('./reading-thread.ts')
