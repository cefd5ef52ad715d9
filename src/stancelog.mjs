#!/usr/bin/env node
/** The installed command. Inside node_modules Node strips no types, so tsx reads the sources there and on old Nodes. */
import { register } from 'tsx/esm/api'

register()
await import('./cli.ts')
