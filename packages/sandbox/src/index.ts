export { connectionFaultHeader, codaFaults, faultNames, type FaultName } from './faults/fault-names.ts';
export type {
  Origins,
  ReplayFile,
  RequestHandler,
  Role,
  Sandbox,
  SandboxOptions,
  UnitSystem,
} from './options.ts';
export { createSandbox } from './sandbox.ts';
