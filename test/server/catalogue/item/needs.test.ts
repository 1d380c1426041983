import test from 'ava';
import { evaluateFeel, holds } from '../../../../server/catalogue/feel/feel.ts';
import { syntaxFault } from '../../../../server/catalogue/feel/feel-faults.ts';
import { variablesOf } from '../../../../server/catalogue/feel/feel-names.ts';
import { branchesNeeded, feesDue, flagsNeeded, materialsNeeded } from '../../../../server/catalogue/item/needs.ts';
import { areaNames, departmentsOf } from '../../../../server/catalogue/organisation.ts';
import { readCatalogue } from '../../../../server/catalogue/read.ts';

const { catalogue } = await readCatalogue(process.cwd());
const itemOf = (code: string) =>
  catalogue.items.get(code)?.item ??
  (() => {
    throw new Error(code);
  })();
const applicant = { kind: 'unit' };

test('flags for the diagram are reckoned from the form', (t) => {
  const food = itemOf('food-business-licence');
  t.deepEqual(flagsNeeded(food, { form: { projects: ['prepacked'] }, applicant }), {
    flags: { visitNeeded: false },
    faults: [],
  });
  t.deepEqual(flagsNeeded(food, { form: { projects: ['prepacked', 'drinks'] }, applicant }), {
    flags: { visitNeeded: true },
    faults: [],
  });
});

test('a flag never carries a faulty, long or structured value', (t) => {
  const item = {
    ...itemOf('food-business-licence'),
    variables: { a: 'form.', b: '[1, 2]', c: 'form.name', d: 'form.count + 1' },
  };
  const { flags, faults } = flagsNeeded(item, { form: { name: 'x'.repeat(65), count: 1 }, applicant });
  t.deepEqual(flags, { a: null, b: null, c: null, d: 2 });
  t.is(faults.length, 3);
});

test('a material under a condition is needed only if that holds', (t) => {
  const food = itemOf('food-business-licence');
  const codes = (form: Record<string, unknown>) =>
    materialsNeeded(food, { form, applicant }).map(
      ({ material, required }) => `${material.code}${required ? '!' : ''}`,
    );
  t.true(codes({ automatic: true }).includes('machine-list!'));
  t.false(codes({ automatic: false }).some((code) => code.startsWith('machine-list')));
  t.true(codes({}).includes('layout-plan!'));
  t.true(codes({}).includes('authorisation'));
});

test('fees follow their condition, and an item without fees owes nothing', (t) => {
  t.deepEqual(feesDue(itemOf('food-business-licence'), { form: {}, applicant }), []);
  for (const { amount } of feesDue(itemOf('taiwan-travel-permit'), { form: {}, applicant }))
    t.regex(amount, /^\d+\.\d\d$/);
  const owed = (of: string, form: Record<string, unknown>) =>
    feesDue(itemOf(of), { form, applicant }).map(({ amount }) => amount);
  t.deepEqual(owed('taiwan-travel-permit', { endorsement: 'none' }), ['60.00']);
  t.deepEqual(owed('taiwan-travel-permit', { endorsement: 'group', entries: 'once' }), ['60.00', '15.00']);
  t.deepEqual(owed('taiwan-travel-permit', { endorsement: 'group', entries: 'multiple' }), ['60.00', '80.00']);
  t.deepEqual(owed('social-security-card', {}), []);
});

test('the promise of the social security card stands still for exactly those who owe its fee', (t) => {
  const card = itemOf('social-security-card');
  for (const repeated of [true, false, undefined]) {
    const submission = { form: { repeated }, applicant };
    t.is(flagsNeeded(card, submission).flags['owesFee'] === true, feesDue(card, submission).length > 0);
  }
});

test('a permit for Taiwan asks for what its kind and place of application call for', (t) => {
  const needed = (form: Record<string, unknown>) =>
    materialsNeeded(itemOf('taiwan-travel-permit'), { form, applicant }).map(({ material }) => material.code);
  t.true(needed({ kind: 'renewal' }).includes('old-permit'));
  t.true(needed({ elsewhere: true }).includes('elsewhere-proof'));
  t.false(needed({ kind: 'first', elsewhere: false }).some((code) => ['old-permit', 'elsewhere-proof'].includes(code)));
});

test('a branch is asked only where the form calls for it', (t) => {
  const planning = itemOf('construction-planning-permit');
  const departments = departmentsOf(catalogue.organisation, planning, '350121');
  const roles = (form: Record<string, unknown>) =>
    branchesNeeded(planning, { form, applicant }, departments).map(({ role, dept }) => `${role}:${dept}`);
  t.true(roles({ shelter: 'build', environment: 'report' }).includes('civil-defence:350121-civil-defence'));
  t.false(
    roles({ shelter: 'none', environment: 'register' }).some(
      (role) => role.startsWith('civil-defence') || role.startsWith('ecology'),
    ),
  );
});

test('a department that is only asked in addition is no branch from the beginning', (t) => {
  const planning = itemOf('construction-planning-permit');
  const departments = departmentsOf(catalogue.organisation, planning, '350121');
  const late = planning.branches.filter((branch) => branch.late).map(({ role }) => role);
  t.deepEqual(late, ['reform', 'public-security', 'forestry']);
  const asked = branchesNeeded(planning, { form: {}, applicant }, departments).map(({ role }) => role);
  t.false(asked.some((role) => late.includes(role)));
  t.true(late.every((role) => role in departments));
});

test('departments are found on the level that the item names', (t) => {
  const { organisation } = catalogue;
  t.is(organisation.departmentFor('forestry', '350121203', 'county'), '350121-forestry');
  t.is(organisation.departmentFor('forestry', '350121203', 'same'), '350121203-forestry');
  t.is(organisation.departmentFor('forestry', '350102', 'county'), '350100-forestry');
  t.is(organisation.departmentFor('nobody', '350102', 'county'), undefined);
  t.deepEqual(areaNames(organisation, '350121203'), { province: '福建省', city: '福州市', county: '闽侯县' });
  t.is(organisation.appealOf('350121-tax').reconsiderationOrgan, '国家税务总局福州市税务局');
});

test('an expression that fails gives null and its fault, never an exception', (t) => {
  t.deepEqual(evaluateFeel('=1 + 1', {}), { value: 2, fault: null });
  t.is(evaluateFeel('form.a > 1', { form: {} }).value, null);
  t.regex(evaluateFeel('form..a', {}).fault ?? '', /表达式/);
  t.false(holds('missing', {}));
  t.is(evaluateFeel('date("2026-11-23")', {}).value, '2026-11-23');
  t.is(syntaxFault('some x in list satisfies x = 1'), null);
  t.truthy(syntaxFault('some x in'));
});

test('an expression names the variables that it reads', (t) => {
  t.deepEqual(variablesOf('=some o in opinions satisfies o != null and o.decision = limit'), ['opinions', 'limit']);
  t.deepEqual(variablesOf('=count(opinions[decision = "object"]) > 0'), ['opinions']);
  t.deepEqual(variablesOf('=departments.lead = null'), ['departments']);
});
