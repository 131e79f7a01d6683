// Reads Stripe's TypeScript declarations and writes ../Shop.TestKit/StripeTypes/schema.json. Run `npm install --no-package-lock && npm run extract`
// here after Stripe.net moved to another version of the API, with the version of the package that has the same one.
import { readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';
import { methods, resources, routes, words } from './routes.mjs';

const root = new URL('node_modules/stripe/', import.meta.url);
const folder = new URL('esm/', root).pathname;
const files = ['stripe.esm.node.d.ts', 'Types.d.ts', 'resources/Events.d.ts', 'resources/PaymentIntents.d.ts'].map((name) => folder + name);
const program = ts.createProgram(files, { strict: true, target: ts.ScriptTarget.ES2022, moduleResolution: ts.ModuleResolutionKind.Bundler, module: ts.ModuleKind.ES2022 });
const checker = program.getTypeChecker();
const types = {};
const waiting = [];

// "Checkout.SessionCreateParams.Mode" for what is declared so in whichever file.
const nameOf = (symbol) => checker.getFullyQualifiedName(symbol).replace(/^".*"\./, '');

// Issuing has disputes and the billing portal sessions too: what tells them apart is where they are declared.
const ownName = (symbol) => resources.find((name) => exported('stripe.esm.node.d.ts', `Stripe.${name === 'Session' ? 'Checkout.Session' : name}`).symbol === symbol);

const isResource = (type) => {
  const kind = checker.getPropertyOfType(type, 'object');
  return kind !== undefined && checker.getPropertyOfType(type, 'id') !== undefined;
};

function refTo(type) {
  const symbol = type.aliasSymbol ?? type.symbol;
  const name = nameOf(symbol);
  if (isResource(type) && ownName(symbol) === undefined) return { other: name };
  if (!(name in types)) {
    types[name] = {};
    waiting.push([name, type]);
  }
  return { ref: name };
}

const isList = (type) => type.symbol?.name === 'ApiList';
const isOpen = (type) => type.isIntersection() && type.types.some((part) => part.flags & ts.TypeFlags.String);

function one(type) {
  if (type.flags & ts.TypeFlags.Unknown) return 'any';
  if (type.flags & ts.TypeFlags.Null) return 'null';
  if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean';
  if (type.flags & ts.TypeFlags.StringLiteral) return { is: type.value };
  if (type.flags & ts.TypeFlags.StringLike || isOpen(type)) return 'string';
  if (type.flags & ts.TypeFlags.NumberLike) return 'number';
  if (checker.isArrayType(type)) return { array: shapeOf(checker.getTypeArguments(type)[0]) };
  if (isList(type)) return { list: shapeOf(checker.getTypeArguments(type)[0]) };
  if (checker.typeToString(type) === 'Decimal') return 'string'; // On the wire.
  const index = checker.getIndexInfoOfType(type, ts.IndexKind.String);
  if (index !== undefined) return { map: shapeOf(index.type) };
  if (type.flags & ts.TypeFlags.Object) return refTo(type);
  throw new Error(`No shape for ${checker.typeToString(type)}`);
}

// A union is an array; texts that may be one of several words are one {enum}. Stripe marks most enums as open to new words
// (OtherString); here they are closed, for the version at hand has no others.
function shapeOf(type) {
  const parts = (type.isUnion() ? type.types : [type]).filter((part) => !(part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)));
  const shapes = parts.map((part) => (isOpen(part) && parts.length > 1 ? undefined : one(part))).filter((shape) => shape !== undefined);
  const words = shapes.filter((shape) => shape.is !== undefined).map((shape) => shape.is);
  const others = shapes.filter((shape) => shape.is === undefined).map((shape) => JSON.stringify(shape));
  const union = [...new Set(others)].map((shape) => JSON.parse(shape));
  if (words.length > 0) union.unshift({ enum: words.sort() });
  return union.length === 1 ? union[0] : union;
}

// Where there is a member for each payment method, the shapes of those that the sandbox plays are kept; of the others the name.
const isByMethod = (names) => names.includes('sepa_debit') && names.includes('klarna') || names.includes('card') && names.includes('klarna');

function fieldsOf(type, except = []) {
  const properties = checker.getPropertiesOfType(type).filter(({ name }) => name !== 'deleted' && !except.includes(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  const byMethod = isByMethod(properties.map((property) => property.name));
  return Object.fromEntries(properties.map((property) => {
    const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
    const own = checker.getTypeOfSymbol(property);
    const isLeftOut = byMethod && isOptional && !methods.includes(property.name) && !(checker.getNonNullableType(own).flags & (ts.TypeFlags.Primitive | ts.TypeFlags.Union));
    return [property.name + (isOptional ? '?' : ''), isLeftOut ? 'left out' : shapeOf(own)];
  }));
}

function exported(file, path) {
  let scope = checker.getSymbolAtLocation(program.getSourceFile(folder + file));
  for (const name of path.split('.')) {
    scope = checker.getExportsOfModule(scope).find((symbol) => symbol.name === name);
    if (scope !== undefined && scope.flags & ts.SymbolFlags.Alias) scope = checker.getAliasedSymbol(scope);
    if (scope === undefined) throw new Error(`${file} has no ${path}`);
  }
  return checker.getDeclaredTypeOfSymbol(scope);
}

const paramsOf = (path) => exported('stripe.esm.node.d.ts', `Stripe.${path}`);

function eventsOf(union) {
  const events = union.types.map((type) => {
    const [word, data] = ['type', 'data'].map((name) => checker.getTypeOfSymbol(checker.getPropertyOfType(type, name)));
    const about = checker.getTypeOfSymbol(checker.getPropertyOfType(data, 'object'));
    return [word.value, ownName(about.symbol) ?? null];
  });
  return Object.fromEntries(events.sort());
}

// What the library adds to an error by itself.
const ofLibrary = ['userMessage', 'headers', 'statusCode', 'requestId', 'detail', 'exception'];

function errorOf() {
  return { ...fieldsOf(exported('Types.d.ts', 'StripeRawError'), ofLibrary), 'code?': shapeOf(exported('resources/PaymentIntents.d.ts', 'PaymentIntent.LastPaymentError.Code')) };
}

const requests = Object.fromEntries(Object.entries(routes).map(([route, { params, answer }]) => [route, { params: shapeOf(paramsOf(params)), answer }]));
const eventFields = fieldsOf(exported('resources/Events.d.ts', 'EventBase'), ['type', 'data']);
resources.forEach((name) => refTo(paramsOf(name === 'Session' ? 'Checkout.Session' : name)));
const error = errorOf();
while (waiting.length > 0) {
  const [name, type] = waiting.pop();
  types[name] = fieldsOf(type);
}
for (const [type, fields] of Object.entries(words)) Object.assign(types[type], fields);

const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
const schema = {
  generated: `By tests/stripe-types from the declarations of the npm package stripe ${version} (MIT licence, copyright Stripe, Inc.). Not edited by hand.`,
  api_version: /"(.+)"/.exec(readFileSync(new URL('esm/apiVersion.d.ts', root), 'utf8'))[1],
  requests, event: { fields: eventFields, types: eventsOf(exported('resources/Events.d.ts', 'Event')) }, error,
  types: Object.fromEntries(Object.entries(types).sort()),
};
const inLines = (value) => Object.entries(value).map(([name, part]) => `    ${JSON.stringify(name)}: ${JSON.stringify(part)}`).join(',\n');
const text = Object.entries(schema).map(([name, part]) => (typeof part === 'object' ? `  "${name}": {\n${inLines(part)}\n  }` : `  "${name}": ${JSON.stringify(part)}`));
writeFileSync(new URL('../Shop.TestKit/StripeTypes/schema.json', import.meta.url), `{\n${text.join(',\n')}\n}\n`);
