/** Owns the OpenAPI description of the emulated endpoints, made from their list. */
import type { Endpoint, EndpointParameter, Examples } from './endpoint.ts';
import { endpoints } from './endpoints.ts';

/** What the path says varies: which of the examples fits. */
function exampleFor(endpoint: Endpoint, parameter: EndpointParameter, examples: Examples): string {
  if (parameter.in !== 'path') return parameter.example ?? '';
  if (parameter.name === 'user') return examples.user;
  if (endpoint.path.startsWith('/api/workout')) return examples.workout;
  return endpoint.path.startsWith('/api/ride') ? examples.ride : examples.instructor;
}

const openApiPath = (path: string): string => path.replace(/:(\w+)/g, '{$1}');

function operation(endpoint: Endpoint, examples: Examples) {
  return {
    summary: endpoint.summary,
    description: [endpoint.answers, ...endpoint.quirks.map((quirk) => `- ${quirk}`)].join('\n'),
    tags: [endpoint.group],
    ...(endpoint.path.startsWith('/api/') ? { security: [{ bearer: [] }] } : {}),
    parameters: endpoint.parameters.map((parameter) => ({
      name: parameter.name,
      in: parameter.in,
      description: parameter.means,
      required: parameter.in === 'path',
      schema: { type: 'string' },
      ...(exampleFor(endpoint, parameter, examples) === ''
        ? {}
        : { example: exampleFor(endpoint, parameter, examples) }),
    })),
    ...(endpoint.body === undefined
      ? {}
      : { requestBody: { content: { 'application/json': { schema: {}, example: endpoint.body } } } }),
    responses: {
      200: { description: endpoint.answers },
      ...(endpoint.path.startsWith('/api/')
        ? {
            401: { description: 'Not logged in (error_code 3020)' },
            404: { description: 'Not found' },
          }
        : {}),
    },
  };
}

/** @param apiOrigin where the description is served */
export function openApiDocument(apiOrigin: string, examples: Examples) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    const path = openApiPath(endpoint.path);
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint, examples) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'The Peloton API as the sandbox plays it',
      version: '1',
      description:
        'Unofficial, undocumented and observed from outside. Times are epoch seconds UTC unless said otherwise.',
    },
    servers: [{ url: apiOrigin }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
    paths,
  };
}
