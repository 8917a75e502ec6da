/** Owns how long a worker may be silent before its jobs are another's, in seconds. */
export const usualLeaseSeconds = 30;
export const [shortestLeaseSeconds, longestLeaseSeconds] = [10, 600];
