/** Owns where this machine stands: the zone it is set to, as an IANA name. */

export const machineTimeZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
