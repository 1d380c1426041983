import type { RegistryQuery, RegistryRecord, RegistrySubject } from '../provider.ts';
import type { RegistrySample } from './sample.ts';

/** What a registry holds on a subject. */
export interface Holding {
  title: string;
  record: RegistryRecord;
  source: string;
  licenceNumber?: string | undefined;
  validUntil?: string | undefined;
  /** Whom the population registry can be asked about next; told with the organisation alone. */
  representative?: RegistrySubject | undefined;
}

/** What the sample registries hold for a query; undefined where number and name do not belong together, as with a stranger. */
export function findHolding(
  sample: RegistrySample,
  query: RegistryQuery,
  subject: RegistrySubject,
): Holding | undefined {
  if (query === 'identity-card' || query === 'household') return findPerson(sample, query, subject);
  if (query === 'business-licence' || query === 'organisation') return findEnterprise(sample, query, subject);
  const licence = sample.licences.find(
    (one) => one.query === query && one.holder.certType === subject.certType && one.holder.certNo === subject.certNo,
  );
  if (!licence || nameOf(sample, subject) !== subject.name) return undefined;
  const { name, number, issuer, validUntil, record, issued } = licence;
  return {
    title: name,
    record: { 证照名称: name, 证照编号: number, 颁发机构: issuer, 颁发日期: issued, 持证主体: subject.name, ...record },
    source: `${issuer}（省电子证照库）`,
    licenceNumber: number,
    validUntil,
  };
}

function findPerson(sample: RegistrySample, query: RegistryQuery, subject: RegistrySubject): Holding | undefined {
  const person = sample.people.find((one) => one.identityNumber === subject.certNo && one.name === subject.name);
  if (!person || subject.certType !== '111') return undefined;
  const { name, sex, nation, birth, address, identityNumber } = person;
  const common = { 姓名: name, 性别: sex, 民族: nation, 出生日期: birth, 公民身份号码: identityNumber };
  return query === 'identity-card'
    ? {
        title: '居民身份证',
        record: { ...common, 住址: address },
        source: '省人口基础库',
        licenceNumber: identityNumber,
      }
    : { title: '居民户口簿', record: { ...common, 户籍地址: address, 与户主关系: '户主' }, source: '省人口基础库' };
}

function findEnterprise(sample: RegistrySample, query: RegistryQuery, subject: RegistrySubject): Holding | undefined {
  const found = sample.enterprises.find((one) => one.creditCode === subject.certNo && one.name === subject.name);
  if (!found || subject.certType !== '001') return undefined;
  const common = {
    名称: found.name,
    统一社会信用代码: found.creditCode,
    类型: found.type,
    法定代表人: found.representative,
  };
  const source = '省法人单位基础库';
  return query === 'organisation'
    ? {
        title: '组织机构信息',
        record: { ...common, 登记状态: found.state },
        source,
        representative: { certType: '111', certNo: found.representativeNumber, name: found.representative },
      }
    : {
        title: '营业执照',
        record: {
          ...common,
          住所: found.address,
          经营范围: found.scope,
          注册资本: found.capital,
          成立日期: found.established,
          登记状态: found.state,
        },
        source,
        licenceNumber: found.creditCode,
      };
}

function nameOf(sample: RegistrySample, subject: RegistrySubject): string | undefined {
  return subject.certType === '111'
    ? sample.people.find((one) => one.identityNumber === subject.certNo)?.name
    : sample.enterprises.find((one) => one.creditCode === subject.certNo)?.name;
}
