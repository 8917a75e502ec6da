export {
  bestStretches,
  curveDurations,
  effortDurations,
  maybePowerCurve,
  wattsOf,
  type Effort,
} from './power-curve.ts';
