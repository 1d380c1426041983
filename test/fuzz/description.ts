import type { Known } from './known.ts';

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The hall's own OpenAPI text, in which parameters and fields also name what there is: numbers and ids that cannot be
 * guessed would all be answered with 404, and nothing behind it would be tried.
 */
export function withKnown(description: unknown, known: Known): Json {
  if (!isObject(description) || !isObject(description['paths'])) throw new Error('the OpenAPI text has no paths');
  const paths = Object.entries(description['paths']).map(([path, item]) => [
    path,
    mapObject(item, (operation) => operationWith(operation, { ...known, ...idsAt(path, known) })),
  ]);
  return { ...description, paths: Object.fromEntries(paths) };
}

/** The same text for one who has a session already: his cookie and token are no parameters that could be missing. */
export const signedIn = (description: Json): Json => ({
  ...description,
  paths: mapObject(description['paths'], (item) =>
    mapEntries(item, (_method, operation) => withoutSecurity(operation)),
  ),
});

const withoutSecurity = (operation: unknown) => (isObject(operation) ? { ...operation, security: [] } : operation);

/** `{id}` is that of a task, a file, a card …, as the path says. */
function idsAt(path: string, known: Known): Known {
  const resource = path
    .split('/')
    .toReversed()
    .find((part) => part in known && !part.startsWith('{'));
  const id = resource === undefined ? undefined : known[resource];
  return id === undefined ? {} : { id };
}

function operationWith(operation: Json, known: Known): Json {
  const { parameters, requestBody } = operation;
  return {
    ...operation,
    ...(Array.isArray(parameters) ? { parameters: parameters.map((one) => parameterWith(one, known)) } : {}),
    ...(isObject(requestBody) ? { requestBody: bodyWith(requestBody, known) } : {}),
  };
}

function parameterWith(parameter: unknown, known: Known): unknown {
  if (!isObject(parameter)) return parameter;
  // What a list has given as a cursor only the list can tell; but that nothing is the first page is known.
  if (parameter['name'] === 'cursor') return { ...parameter, schema: { enum: [''] } };
  const values = known[String(parameter['name'])];
  return values === undefined || values.length === 0
    ? parameter
    : { ...parameter, schema: eitherOf(values, parameter['schema']) };
}

const bodyWith = (body: Json, known: Known): Json => ({
  ...body,
  content: mapObject(body['content'], (media) => ({ ...media, schema: schemaWith(media['schema'], known) })),
});

/** The schema with known values for the fields that have some, at any depth. */
function schemaWith(schema: unknown, known: Known): unknown {
  if (Array.isArray(schema)) return schema.map((each) => schemaWith(each, known));
  if (!isObject(schema)) return schema;
  return mapEntries(schema, (key, value) => {
    if (key !== 'properties' || !isObject(value)) return schemaWith(value, known);
    return mapEntries(value, (name, property) => {
      const values = known[name];
      const inner = schemaWith(property, known);
      return values === undefined || values.length === 0 ? inner : eitherOf(values, inner);
    });
  });
}

const eitherOf = (values: unknown[], schema: unknown): Json => ({ anyOf: [{ enum: values }, schema] });

const mapEntries = (value: Json, change: (key: string, value: unknown) => unknown): Json =>
  Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, change(key, inner)]));

const mapObject = (value: unknown, change: (value: Json) => Json): unknown =>
  isObject(value) ? mapEntries(value, (_key, inner) => (isObject(inner) ? change(inner) : inner)) : value;
