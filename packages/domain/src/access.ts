/** Owns the JSON about who may come in: the password, sessions of browsers, tokens of programs. */

/** What a token may do: look at everything, or also change it. */
export type ApiTokenScope = 'read' | 'write';

export interface ApiToken {
  readonly id: string;
  /** What the rider calls it, such as who uses it. */
  readonly name: string;
  readonly scope: ApiTokenScope;
  readonly createdAt: string;
  /** To the minute; `null` before its first use. */
  readonly lastUsedAt: string | null;
}

/** `POST /api/v1/access/tokens`: the only time that the token itself is shown. */
export interface CreatedApiToken extends ApiToken {
  readonly token: string;
}

/** `GET /api/v1/access/tokens`, oldest first. */
export interface ApiTokensAnswer {
  readonly tokens: readonly ApiToken[];
}

/**
 * Who asks: somebody at this machine while there is no password, a browser that knew it, somebody the proxy vouches for,
 * or a program with a token.
 */
export type VisitorKind = 'machine' | 'session' | 'proxy' | 'token';

/** `GET /api/v1/access` */
export interface AccessAnswer {
  readonly visitor: VisitorKind;
  readonly isPasswordSet: boolean;
  /** Other machines reach this server, so that it stays behind a password. */
  readonly isReachedFromElsewhere: boolean;
  /** Who asks has a book of their own here: everybody but those who only look at what others show. */
  readonly hasBook: boolean;
  /** Nobody but the owner comes in here, and only from this machine. */
  readonly canRemovePassword: boolean;
}

/** Body of `POST /api/v1/access/session`. Where more than one belong to the household, the name says who it is. */
export interface PasswordSignInBody {
  readonly password: string;
  readonly name?: string;
}

/** Body of `PUT /api/v1/access/password`. `password: null` takes it away; the current one is needed where there is one. */
export interface PasswordBody {
  readonly password: string | null;
  readonly currentPassword?: string;
}
