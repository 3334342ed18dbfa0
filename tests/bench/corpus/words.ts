/** The scripts and languages of the corpus, by their tags. */
export type Script = 'en' | 'mi' | 'ja' | 'ar' | 'ru' | 'zh';

/** What sentences of a language are made of. */
interface Vocabulary {
  readonly words: readonly string[];
  /** What stands between words. */
  readonly gap: string;
  readonly comma: string;
  readonly stop: string;
}

const LATIN = { gap: ' ', comma: ', ', stop: '.' };

/** Words of news, mostly short ones, as in any language. */
export const WORDS: Readonly<Record<Script, Vocabulary>> = {
  en: {
    ...LATIN,
    words:
      list(`the a of and to in for on with was were has have been will said after before about who which that this
these from into over under between during because although where when while more most some any many few each other another
council road river harbour bridge school hospital minister report committee weather storm flooding traffic election budget housing
transport ferry market farmers exports growth research university students teachers families community local regional national
central southern northern Tāmaki Māori whānau kaitiaki Ōtautahi police fire court judge hearing evidence decision appeal rates water
pipes stadium team match season final captain coach museum gallery festival music film book author island coast beach forest birds
native species conservation park track summit valley town city street building apartment tower port airport station train bus cycle
path plan proposal consultation public meeting agreement infrastructure representatives development environmental responsibility
software library function release version browser server database performance configuration documentation developers default option
café naïve façade résumé didn’t we’ve it’s wouldn’t people year week morning evening yesterday`),
  },
  mi: {
    ...LATIN,
    words:
      list(`te ngā o ki i me he ko kei e ana ka kua nō nā mō mā hoki anō tāngata whenua moana marae wharenui kōrero
tikanga tamariki kura iwi hapū whānau mātauranga rangatira rōpū pūtea kāwanatanga hauora mahi rā tau ao wai awa maunga kāinga tāone
kaunihera waiata haka hākari pōwhiri manuhiri aroha manaaki tautoko whakaaro whakatau whakamōhio whakahaere hui tūpuna mokopuna
wāhine tāne reo tūrangawaewae kaitiakitanga pāpāho pūrongo tīmata mutunga pai nui iti hou tawhito`),
  },
  ja: {
    words:
      list(`東京 市議会 発表 新しい 道路 計画 住民 説明会 昨日 開かれ 大雨 影響 電車 運休 学校 子ども 先生 図書館 祭り
港 船 橋 工事 予算 会議 によると については ことが できる として いる という 私たち 世界 写真 取材 記者 言葉 技術 設定 ファイル`),
    gap: '',
    comma: '、',
    stop: '。',
  },
  ar: {
    words:
      list(`قال المجلس الطريق الجديد في المدينة بعد العاصفة من على إلى هذا التي كان المدرسة الأطفال الميناء الجسر
الميزانية الاجتماع السكان الصباح القطار المطر المكتبة المهرجان الصحافة الحكومة التقرير الماء البيت`),
    gap: ' ',
    comma: '، ',
    stop: '.',
  },
  ru: {
    ...LATIN,
    words:
      list(`в и на по что как для после городской совет сообщил новая дорога мост порт школа дети учителя библиотека
праздник бюджет заседание жители утром поезд дождь наводнение решение отчёт вода дом программа версия сервер настройка ёлка объявил`),
  },
  zh: {
    words:
      list(`市议会 昨天 宣布 新的 道路 计划 居民 会议 大雨 影响 火车 停运 学校 孩子 老师 图书馆 节日 港口 渡轮 桥梁
工程 预算 根据 报告 可以 因为 我们 世界 照片 记者 语言 技术 配置 文件 的 了 在 是 和`),
    gap: '',
    comma: '，',
    stop: '。',
  },
};

const TOPICS = list(
  'politics business sport Māori weather transport health culture music web css javascript gardens housing rates surf rugby books film law',
);
const PLACES = list(
  'news Auckland Dunedin Nelson Taupō Whangārei Ōtepoti Rotorua Napier Timaru Gisborne Ōpōtiki Westport Picton Kaikōura archive guide review opinion diary tips history 2019 live japan',
);

/** 500 tags: 20 topics alone, and each in 24 places. */
export const TAGS: readonly string[] = [
  ...TOPICS,
  ...PLACES.slice(1).flatMap((place) => TOPICS.map((topic) => `${place} ${topic}`)),
];

/** 12 people. */
export const AUTHORS = [
  'Aroha Ngata',
  'Ben Carter',
  'Chen Li',
  'Dilys Rowe',
  'Hana Pōtiki',
  'Māia Te Rangi',
  'Olga Ivanova',
  'Sione Taufa',
  'Yuki Tanaka',
  'Émile Zohar',
  'Fatima Haddad',
  'J. R. O’Neill',
] as const;

export const SECTIONS = ['news', 'sport', 'culture', 'business', 'opinion', 'tech'] as const;

function list(words: string): readonly string[] {
  return words.split(/\s+/);
}
