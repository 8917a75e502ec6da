import { describeHousehold } from './describe-household.ts';

describeHousehold('SQLite');
