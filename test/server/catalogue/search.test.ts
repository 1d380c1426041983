import test from 'ava';
import { readCatalogue } from '../../../server/catalogue/read.ts';
import { searchItems } from '../../../server/catalogue/search.ts';

const { catalogue } = await readCatalogue(process.cwd());
const found = (query: string) => searchItems(catalogue, query).map(({ entry }) => entry.item.code);

const words: Record<string, string> = {
  'enterprise-opening': '开公司 注册公司 办执照 营业执照 工商登记 开店办证 个体户 刻公章 开对公账户 新办企业',
  'enterprise-establishment': '三证合一 组织机构代码证',
  'construction-planning-permit': '盖房审批 规划证 报建 建房许可 工规证 方案审批 建厂房 小区方案公示 农村自建房',
  'food-business-licence':
    '开饭店 开餐馆 开奶茶店 开小吃店 卫生许可证 餐饮证 食品证 食堂许可 卖吃的 外卖店 熟食店 卫生证到期续',
  'taiwan-travel-permit': '去台湾 办台湾证 台湾通行证 大通证 赴台证 台湾旅游证 台湾签注 台胞证 办台胞',
  'tree-felling-permit': '砍树 伐木 砍木头 卖木材 采伐证 砍伐证 山上树 自留山砍树 砍竹子 林权',
  'investment-project-filing': '项目备案 立项 发改备案 投资备案 项目代码 厂房立项 技改备案 备案证打印',
  'social-security-card': '社保卡丢了 补社保卡 医保卡补办 换社保卡 卡坏了 换三代卡 挂失 社保卡升级',
};
for (const [code, list] of Object.entries(words)) {
  test(`the people's words find ${code} first`, (t) => {
    for (const word of list.split(' ')) t.is(found(word)[0], code, word);
  });
}

test('pinyin and its initials find an item', (t) => {
  t.is(found('shebaoka')[0], 'social-security-card');
  t.is(found('spjyxk')[0], 'food-business-licence');
  t.is(found('kanshu')[0], 'tree-felling-permit');
});

test('an English reader finds by English words', (t) => {
  t.is(found('open a tea shop')[0], 'food-business-licence');
  t.is(found('lost card')[0], 'social-security-card');
  t.is(found('register a company')[0], 'enterprise-opening');
});

const offered: Record<string, string> = {
  license: 'enterprise-opening food-business-licence',
  'business license': 'enterprise-opening food-business-licence',
  'register company': 'enterprise-opening',
  'registering my company': 'enterprise-opening',
  'company registration': 'enterprise-opening',
  刻章: 'enterprise-opening',
  银行开户: 'enterprise-opening',
  发票: 'enterprise-opening',
  税务局: 'enterprise-opening',
  'three certificates': 'enterprise-establishment',
  三证: 'enterprise-establishment',
  'construction permit': 'construction-planning-permit',
  'planning permits': 'construction-planning-permit',
  自然资源和规划局: 'construction-planning-permit',
  'food permit': 'food-business-licence',
  'food license': 'food-business-licence',
  'open a coffee shop': 'food-business-licence',
  resturant: 'food-business-licence',
  咖啡店: 'food-business-licence',
  咖啡: 'food-business-licence',
  'travel permit': 'taiwan-travel-permit',
  'permit for Taiwan': 'taiwan-travel-permit',
  出入境: 'taiwan-travel-permit',
  'tree cutting': 'tree-felling-permit',
  'cut down a tree': 'tree-felling-permit',
  林业局: 'tree-felling-permit',
  'forestry bureau': 'tree-felling-permit',
  'filing a project': 'investment-project-filing',
  'investment projects': 'investment-project-filing',
  发改局: 'investment-project-filing',
  'social insurance card': 'social-security-card',
  'social insurance': 'social-security-card',
  'I lost my card': 'social-security-card',
  补卡: 'social-security-card',
  换卡: 'social-security-card',
};
for (const [word, codes] of Object.entries(offered)) {
  test(`“${word}” offers ${codes} first`, (t) => {
    const expected = codes.split(' ');
    t.deepEqual(found(word).slice(0, expected.length), expected);
  });
}

test('for what is done elsewhere the nearest item is offered, and said not to be it', (t) => {
  const elsewhere: Record<string, [code: string, hint: RegExp]> = {
    注销公司: ['enterprise-opening', /企业注销登记是另一事项/],
    'close a company': ['enterprise-opening', /企业注销登记是另一事项/],
    港澳: ['taiwan-travel-permit', /往来港澳通行证是另一事项/],
    香港通行证: ['taiwan-travel-permit', /往来港澳通行证是另一事项/],
    'hong kong': ['taiwan-travel-permit', /往来港澳通行证是另一事项/],
  };
  for (const [word, [code, hint]] of Object.entries(elsewhere)) {
    const [first] = searchItems(catalogue, word);
    t.is(first?.entry.item.code, code, word);
    t.regex(first?.hint ?? '', hint, word);
  }
});

test('what was replaced stands behind what is in force', (t) => {
  t.is(found('').at(-1), 'enterprise-establishment');
  t.deepEqual(found('企业'), [
    ...found('企业').filter((code) => code !== 'enterprise-establishment'),
    'enterprise-establishment',
  ]);
});

test('a sentence finds what it speaks of', (t) => {
  t.is(found('补办社保卡')[0], 'social-security-card');
  t.is(found('我想开一家饭店')[0], 'food-business-licence');
});

test('台胞证 is told to be another item', (t) => {
  const [first] = searchItems(catalogue, '台胞证');
  t.regex(first?.hint ?? '', /台湾居民来往大陆/);
  t.is(searchItems(catalogue, '台湾通行证')[0]?.hint, null);
});

test('area, audience and department narrow the list', (t) => {
  const codes = (filter: Parameters<typeof searchItems>[2]) =>
    searchItems(catalogue, '', filter).map(({ entry }) => entry.item.code);
  t.is(codes({}).length, catalogue.items.size);
  t.true(codes({ area: '350121' }).includes('tree-felling-permit'));
  t.false(codes({ area: '350102' }).includes('tree-felling-permit'));
  t.false(codes({ audience: 'person' }).includes('investment-project-filing'));
  t.deepEqual(codes({ department: '350121-reform' }).includes('investment-project-filing'), true);
  t.false(codes({ department: '350121-reform' }).includes('food-business-licence'));
});

test('nothing that is typed makes the search throw', (t) => {
  for (const text of ['(', '[', '\\', '%', '   ', '\u0000', '💥', 'x'.repeat(10_000), 'zzzz'])
    t.notThrows(() => found(text));
  t.deepEqual(found('zzzz'), []);
});
