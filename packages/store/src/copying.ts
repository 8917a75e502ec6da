export { copyStore, type CopyOptions, type CopyProgress, type CopyResult } from './copy-store.ts';
export type { Engine } from './engine.ts';
