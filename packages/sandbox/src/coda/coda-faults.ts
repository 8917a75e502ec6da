/** Owns how the gate tells Coda's routes which of their faults a request meets. */
import { codaFaults } from '../faults/fault-names.ts';

export const isCodaFault = (name: string): boolean => codaFaults.some((fault) => fault.name === name);

/** It never reaches a client. */
export const codaFaultHeader = 'sandbox-coda-fault';
