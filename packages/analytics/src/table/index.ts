export { decodeTable, tableColumn } from './decode-table.ts';
export { encodeTable } from './encode-table.ts';
