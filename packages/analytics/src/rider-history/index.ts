export { ftpHistory, isFtpTest, maybeRideFtpWatts, maybeTestFtpWatts } from './ftp-history.ts';
export { riderHistory } from './rider-history.ts';
export { maybeValueAround, maybeValueGoingInto, maybeValueOn } from './value-on.ts';
