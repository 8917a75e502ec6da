export { createHttpTransport, usualTransportLimits, type HttpTransportOptions } from './http-transport.ts';
