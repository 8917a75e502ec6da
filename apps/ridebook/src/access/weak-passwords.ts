/**
 * Owns the passwords that are tried first: the ones that lead every published list, the keyboard's rows, and the words of
 * this product. Digits and signs behind a word do not make it another one; `password.ts` takes them off.
 */
export const weakPasswords: ReadonlySet<string> = new Set(
  `
  password passw0rd passwort motdepasse contrasena senha secret geheim changeme changeit letmein welcome willkommen
  admin administrator root toor guest default user username login test testtest testing temp temporary master access
  qwerty qwertyui qwertyuiop qwertz qwertzuiop azerty azertyuiop asdfgh asdfghjk asdfghjkl yxcvbnm zxcvbnm qazwsx
  qazwsxedc 1q2w3e4r 1q2w3e4r5t 1qaz2wsx q1w2e3r4 abcd1234 abc12345 a1b2c3d4 12345678 123456789 1234567890 87654321
  987654321 11111111 00000000 12341234 11223344 123123123 12121212 10203040 13131313 20202020 69696969 88888888
  iloveyou ilovemyself sunshine princess football baseball basketball superman batman spiderman starwars pokemon monkey
  dragon shadow michael jennifer jordan23 charlie hunter trustno1 whatever freedom killer pepper summer winter autumn
  spring computer internet hello helloworld flower cheese cookie chocolate orange banana purple internet mustang harley
  corvette ferrari porsche mercedes samsung google facebook linkedin dropbox apple microsoft windows ubuntu debian docker
  raspberry homeassistant synology qnap nextcloud
  ridebook peloton pelotonbike pelotonrider onepeloton bike bikeride cycling cyclist cadence resistance leaderboard
  workout workouts instructor spinning
  `
    .split(/\s+/)
    .filter((word) => word !== ''),
);
