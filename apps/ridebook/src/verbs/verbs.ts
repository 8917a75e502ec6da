/** Owns which verbs there are and what each is for. A verb's own file is read only when it is called or explained. */
import type { Command } from 'commander';
import type { ProgramContext } from '../terminal.ts';

export interface Verb {
  readonly name: string;
  readonly summary: string;
  /** Reads the verb's file, which gives the command its arguments, flags and action. */
  readonly load: () => Promise<(command: Command, context: ProgramContext) => void>;
}

/** In the order in which a newcomer needs them. */
export const verbs: readonly Verb[] = [
  {
    name: 'login',
    summary: 'sign in to Peloton; the password is used once and not kept',
    load: async () => (await import('./login.ts')).setUpLogin,
  },
  {
    name: 'sync',
    summary: 'bring home what is new on Peloton',
    load: async () => (await import('./sync.ts')).setUpSync,
  },
  {
    name: 'status',
    summary: 'show who is signed in, what is stored and what could not be had',
    load: async () => (await import('./status.ts')).setUpStatus,
  },
  {
    name: 'retry',
    summary: 'let what failed be tried again at once',
    load: async () => (await import('./retry.ts')).setUpRetry,
  },
  {
    name: 'workouts',
    summary: 'list the stored workouts, newest first',
    load: async () => (await import('./workouts.ts')).setUpWorkouts,
  },
  {
    name: 'report',
    summary: 'print any figure of the dashboard',
    load: async () => (await import('./report.ts')).setUpReport,
  },
  {
    name: 'import',
    summary: 'read workouts from the CSV that Peloton lets members download',
    load: async () => (await import('./import.ts')).setUpImport,
  },
  {
    name: 'export',
    summary: 'write the stored workouts as CSV, JSON or NDJSON',
    load: async () => (await import('./export.ts')).setUpExport,
  },
  {
    name: 'push',
    summary: 'fill the tables of a Coda doc',
    load: async () => (await import('./push.ts')).setUpPush,
  },
  {
    name: 'serve',
    summary: 'open the dashboard on this machine',
    load: async () => (await import('./serve.ts')).setUpServe,
  },
  {
    name: 'demo',
    summary: 'show everything on a made-up rider; nothing is kept',
    load: async () => (await import('./demo.ts')).setUpDemo,
  },
  {
    name: 'verify',
    summary: 'compare what is stored with what Peloton lists',
    load: async () => (await import('./verify.ts')).setUpVerify,
  },
  {
    name: 'rebuild',
    summary: 'compute every workout anew from the archive, without asking Peloton',
    load: async () => (await import('./rebuild.ts')).setUpRebuild,
  },
  {
    name: 'doctor',
    summary: 'look for what is wrong, and say what to do',
    load: async () => (await import('./doctor.ts')).setUpDoctor,
  },
  {
    name: 'backup',
    summary: 'copy everything but the session into one file',
    load: async () => (await import('./backup.ts')).setUpBackup,
  },
  {
    name: 'restore',
    summary: 'put a backup in place; what was there is kept aside',
    load: async () => (await import('./restore.ts')).setUpRestore,
  },
  {
    name: 'riders',
    summary: 'list, invite and remove who else of the household uses Ridebook',
    load: async () => (await import('./riders.ts')).setUpRiders,
  },
  {
    name: 'secrets',
    summary: 'tell, change or forget what is kept sealed',
    load: async () => (await import('./secrets.ts')).setUpSecrets,
  },
  {
    name: 'api',
    summary: 'send one signed-in request to Peloton and print its answer',
    load: async () => (await import('./api.ts')).setUpApi,
  },
  {
    name: 'sandbox',
    summary: 'serve a made-up Peloton on this machine, for trying and testing',
    load: async () => (await import('./sandbox.ts')).setUpSandbox,
  },
  {
    name: 'logout',
    summary: 'forget the Peloton session; stored workouts stay',
    load: async () => (await import('./logout.ts')).setUpLogout,
  },
  {
    name: 'forget',
    summary: 'delete everything Ridebook keeps, backups included',
    load: async () => (await import('./forget.ts')).setUpForget,
  },
  {
    name: 'worker',
    summary: 'sync every rider of a PostgreSQL database, beside other workers',
    load: async () => (await import('./worker.ts')).setUpWorker,
  },
  {
    name: 'migrate-store',
    summary: 'copy everything between the file on this machine and PostgreSQL',
    load: async () => (await import('./migrate-store.ts')).setUpMigrateStore,
  },
];
