// Loaded into programs and provider processes by NODE_OPTIONS=--require: they live this many milliseconds later.
const shift = Number(process.env.OTHER_DAY_MS ?? 0);
const RealDate = Date;
global.Date = class LaterDate extends RealDate {
  constructor(...args) {
    if (args.length === 0) {
      super(RealDate.now() + shift);
    } else {
      super(...args);
    }
  }
  static now() {
    return RealDate.now() + shift;
  }
};
