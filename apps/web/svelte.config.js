/** Owns the compiler's options for every component: runes only. */
export default { compilerOptions: { runes: true } };
