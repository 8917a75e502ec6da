/** Owns sending one request with UrlFetchApp, which blocks until the answer is there. */
import type { CodaResponse } from '@ridebook/coda';
import { TransportError, type HttpRequest, type HttpResponse } from '@ridebook/peloton';
import type { Services } from './services.ts';

/**
 * Sends one request and follows no redirect.
 * @throws TransportError when no whole response came back
 */
export function send({ urlFetchApp }: Pick<Services, 'urlFetchApp'>, request: HttpRequest): HttpResponse {
  const response = fetchOnce(urlFetchApp, request);
  const headers: Record<string, string> = {};
  const setCookies: string[] = [];
  for (const [name, value] of Object.entries(response.getAllHeaders() as Record<string, unknown>)) {
    // A header that came once is a text, one that came again a list.
    const values = Array.isArray(value) ? value.map(String) : [String(value)];
    if (name.toLowerCase() === 'set-cookie') setCookies.push(...values);
    else headers[name.toLowerCase()] = values.join(', ');
  }
  return { status: response.getResponseCode(), headers, setCookies, text: response.getContentText('UTF-8') };
}

/** Coda's port is the same but for cookies, which nobody sets there. */
export const sendToCoda = (services: Pick<Services, 'urlFetchApp'>, request: HttpRequest): CodaResponse =>
  send(services, request);

function fetchOnce(
  urlFetchApp: Services['urlFetchApp'],
  { method, url, headers, body }: HttpRequest,
): GoogleAppsScript.URL_Fetch.HTTPResponse {
  const { 'content-type': contentType, ...others } = headers;
  try {
    return urlFetchApp.fetch(url, {
      method: method === 'GET' ? 'get' : method === 'POST' ? 'post' : 'put',
      headers: others,
      followRedirects: false,
      muteHttpExceptions: true,
      ...(contentType === undefined ? {} : { contentType }),
      ...(body === undefined ? {} : { payload: body }),
    });
  } catch (error) {
    throw new TransportError('connect', error instanceof Error ? error.message : String(error));
  }
}
