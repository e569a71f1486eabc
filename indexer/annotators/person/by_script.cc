#include "indexer/annotators/person/by_script.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "common/utf8.h"
#include "indexer/annotators/person/names_from_abroad.h"

namespace backfile {
namespace {

using Words = std::vector<std::u32string>;

// Words separated by spaces.
Words words_of(std::u32string_view list) {
  Words words(1);
  for (const char32_t c : list) {
    if (c == U' ') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  return words;
}

// A text as code points, with the byte where each begins.
struct Points {
  std::u32string text;
  std::vector<std::uint32_t> at;

  explicit Points(std::string_view bytes) {
    for (std::size_t i = 0; i < bytes.size();) {
      at.push_back(static_cast<std::uint32_t>(i));
      const std::int32_t c = next_code_point(bytes, i);
      text += c < 0 ? U'\uFFFD' : static_cast<char32_t>(c);
    }
    at.push_back(static_cast<std::uint32_t>(bytes.size()));
  }
  std::u32string_view view() const { return text; }
};

bool is_of(char32_t c, UScriptCode script) {
  UErrorCode error = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(c), &error) == script;
}
bool is_han(char32_t c) {
  return is_of(c, USCRIPT_HAN);
}
bool is_katakana(char32_t c) {
  return is_of(c, USCRIPT_KATAKANA) || c == U'ー';
}

// The longest word that stands at the beginning, or (`behind`) at the end; 0 for none.
std::size_t longest(const Words& words, std::u32string_view text, bool behind) {
  std::size_t most = 0;
  for (const std::u32string& word : words) {
    if (word.size() > most && (behind ? text.ends_with(word) : text.starts_with(word))) most = word.size();
  }
  return most;
}

using Found = std::set<std::u32string>;

// 唐纳德·特朗普: parts of names from abroad are written with some hundreds of signs, and joined by a dot that
// hardly anything else has.
void find_transcribed(std::u32string_view text, Found& found) {
  constexpr std::size_t longest_part = 8;
  const auto is_dot = [&](std::size_t at) {
    return at < text.size() && (text[at] == U'·' || text[at] == U'・' || text[at] == U'•');
  };
  const auto is_sign = [&](std::size_t at) {
    return at < text.size() && transcription_signs.find(text[at]) != std::u32string_view::npos;
  };
  for (std::size_t dot = 1; dot < text.size(); ++dot) {
    if (!is_dot(dot)) continue;
    std::size_t begin = dot;
    while (begin > 0 && dot - begin < longest_part && is_sign(begin - 1)) --begin;
    std::size_t end = dot;
    for (std::size_t part = dot + 1; is_dot(part - 1) && is_sign(part); part = end + 1) {
      end = part;
      while (end - part < longest_part && is_sign(end)) ++end;
    }
    // The titles of books and of works: 《红楼·梦》
    const bool quoted = begin > 0 && text[begin - 1] == U'《';
    if (dot > begin && end > dot + 1 && end - begin >= 4 && !quoted)
      found.insert(std::u32string(text.substr(begin, end - begin)));
    dot = std::max(dot, end);
  }
}

void find_chinese(std::u32string_view text, Found& found) {
  static const Words titles = words_of(
      U"总理 主席 总统 书记 部长 省长 市长 县长 镇长 村长 局长 院长 校长 教授 博士 医生 记者 队长 司令 将军 "
      U"上校 "
      U"航天员 宇航员 先生 女士 老人 村民 居民 议员 发言人 董事长 经理 教练 球员 选手 导演 演员 作家 诗人 "
      U"农民 "
      U"工人 司机 老师 教师 护士 学生 总裁 主任 律师 大使 工程师 科学家 研究员 總理 主席 總統 書記 部長 市長 "
      U"縣長 "
      U"院長 校長 醫生 記者 議員 發言人 董事長 經理 教練 導演 演員 總裁 老師");
  static const Words verbs = words_of(U"说 表示 指出 告诉 称 强调 认为 說 表示 指出 告訴 強調 認為");
  constexpr std::u32string_view families =
      U"王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚"
      U"卢姜"
      U"崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温"
      U"張劉陳楊黃趙吳孫馬羅鄭謝許韓馮鄧葉蘇呂盧鍾譚陸賈韋鄒龍賀顧龔錢嚴湯";
  constexpr std::u32string_view no_given =
      U"在说的是和与于将对向表称也就已从到为被把等及率出宣前会今昨同指告认了，。、；：！？“”《》（）说說對"
      U"將從為會";
  const auto given = [&](std::size_t at) {
    return at < text.size() && is_han(text[at]) && no_given.find(text[at]) == std::u32string_view::npos;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (families.find(text[i]) == std::u32string_view::npos || !given(i + 1)) continue;
    const std::size_t end = given(i + 2) ? i + 3 : i + 2;
    const bool titled = longest(titles, text.substr(0, i), true) > 0;
    const bool apart = i == 0 || !is_han(text[i - 1]);
    const bool speaks = apart && longest(verbs, text.substr(end), false) > 0;
    if (titled || speaks) found.insert(std::u32string(text.substr(i, end - i)));
  }
}

// What Japanese newspapers write behind names of people; the strong ones behind nothing else.
const Words& japanese_honorifics() {
  static const Words words = words_of(U"さん 氏 容疑者 被告 選手");
  return words;
}
const Words& japanese_titles() {
  static const Words words =
      words_of(U"首相 大統領 知事 市長 町長 村長 社長 会長 教授 博士 議員 監督 大臣 官房長官 記者");
  return words;
}

// ジョン・スミス, and not ニューヨーク・タイムズ: somebody is one who has a title or an age behind the name
// or, later, the family name, or a title and の in front of it, or a known given name.
bool is_katakana_person(std::u32string_view text, std::size_t begin, std::size_t end) {
  static const Words given = words_of(katakana_given_names);
  static const Words foreign_titles = words_of(
      U"首席 主席 議長 委員長 長官 国王 女王 皇太子 王子 王女 大使 総裁 総書記 書記長 外相 国防相 財務相 "
      U"首脳 最高経営責任者 CEO "
      U"ＣＥＯ 投手 捕手 内野手 外野手 上院 下院 司令官 報道官 コーチ 弁護士 医師 騎手 副大統領 "
      U"元大統領 前大統領 元首相 前首相");
  static const Words roles = words_of(
      U"大統領 首相 議長 長官 社長 会長 CEO ＣＥＯ 創業者 監督 俳優 女優 歌手 作家 詩人 画家 建築家 指揮者 "
      U"教授 博士 研究者 科学者 "
      U"記者 選手 弁護士 医師 デザイナー ディレクター アーティスト エンジニア ジャーナリスト プロデューサー");
  const auto is_titled = [&](std::size_t at) {
    const std::u32string_view behind = text.substr(at);
    const bool aged = behind.size() > 2 && (behind[0] == U'（' || behind[0] == U'(') &&
                      (u_isdigit(static_cast<UChar32>(behind[1])) != 0);
    return aged || longest(japanese_honorifics(), behind, false) > 0 ||
           longest(japanese_titles(), behind, false) > 0 || longest(foreign_titles, behind, false) > 0;
  };
  if (is_titled(end)) return true;
  const bool introduced = begin > 0 && text[begin - 1] == U'の';
  if (introduced && longest(roles, text.substr(0, begin - 1), true) > 0) return true;
  const std::u32string_view name = text.substr(begin, end - begin);
  const std::u32string_view first = name.substr(0, name.find(U'・'));
  const std::u32string_view family = name.substr(name.rfind(U'・') + 1);
  // ビル is a building, too, and some names are brands.
  static const Words no_families =
      words_of(U"マンション アパート プール ホテル ショップ スタジオ グループ カンパニー ヴィトン ビトン");
  const bool known = std::ranges::find(given, first) != given.end();
  if (known && std::ranges::find(no_families, family) == no_families.end()) return true;
  constexpr std::size_t farthest = 2000;  // characters
  text = text.substr(0, std::min(text.size(), end + farthest));
  for (std::size_t at = text.find(family, end); at != std::u32string_view::npos;
       at = text.find(family, at + family.size())) {
    if (text[at - 1] != U'・' && !is_katakana(text[at - 1]) && is_titled(at + family.size())) return true;
  }
  return false;
}

void find_japanese(std::u32string_view text, Found& found) {
  const Words& strong = japanese_honorifics();
  const Words& titles = japanese_titles();
  static const Words no_people = words_of(U"社 州 国 市 大学 賞 諸島 半島");
  constexpr std::u32string_view boundaries = U"のはがをにでと、。「『（・や 　\n";
  constexpr std::u32string_view offices = U"県市区町村国省庁府社学院会部局所長副元前新旧総他同両各故役";
  for (std::size_t i = 0; i < text.size(); ++i) {
    // ジョン・スミス
    if (is_katakana(text[i]) && (i == 0 || (!is_katakana(text[i - 1]) && text[i - 1] != U'・'))) {
      std::size_t end = i;
      std::size_t dots = 0;
      while (end < text.size() && (is_katakana(text[end]) || (text[end] == U'・' && end + 1 < text.size() &&
                                                              is_katakana(text[end + 1])))) {
        if (text[end] == U'・') ++dots;
        ++end;
      }
      if (dots > 0 && dots < 4 && longest(no_people, text.substr(end), false) == 0 &&
          is_katakana_person(text, i, end))
        found.insert(std::u32string(text.substr(i, end - i)));
      i = end - 1;
      continue;
    }
    if (!is_han(text[i]) || (i > 0 && boundaries.find(text[i - 1]) == std::u32string_view::npos)) continue;
    std::size_t end = i;
    while (end < text.size() && is_han(text[end]) && longest(strong, text.substr(end), false) == 0 &&
           longest(titles, text.substr(end), false) == 0)
      ++end;
    // 小林よしえさん
    std::size_t small = end;
    while (small < text.size() && small - end < 4 && is_of(text[small], USCRIPT_HIRAGANA) &&
           longest(strong, text.substr(small), false) == 0)
      ++small;
    const bool in_hiragana =
        small > end && end - i <= 3 && small - end >= 2 && longest(strong, text.substr(small), false) > 0;
    if (in_hiragana) end = small;
    const std::u32string_view name = text.substr(i, end - i);
    const bool plain =
        std::ranges::none_of(name, [&](char32_t c) { return offices.find(c) != std::u32string_view::npos; });
    const bool titled =
        longest(strong, text.substr(end), false) > 0 || longest(titles, text.substr(end), false) > 0;
    if (name.size() >= 3 && name.size() <= 6 && plain && titled) found.insert(std::u32string(name));
  }
}

bool is_hangul(char32_t c) {
  return c >= 0xAC00 && c <= 0xD7A3;
}

// 윤석열 대통령, 이재명 더불어민주당 대표: three syllables that may be a name, in front of a title, at the
// most with a word for party, ministry or country between them. 도널드 트럼프: a known given name and what
// follows it.
void find_korean(std::u32string_view text, Found& found) {
  static const Words titles = words_of(
      U"대통령 총리 국무총리 부총리 장관 차관 의원 대표 원내대표 최고위원 위원장 국무위원장 의장 총재 총장 "
      U"회장 부회장 사장 "
      U"부사장 전무 상무 행장 이사장 교수 박사 감독 선수 코치 시장 지사 도지사 구청장 군수 원장 소장 센터장 "
      U"국장 과장 팀장 "
      U"실장 본부장 수석 비서관 대변인 대사 검사 판사 변호사 대법관 청장 서장 사령관 장군 대장 중장 작가 "
      U"시인 소설가 화백 "
      U"배우 가수 아나운서 연구원 연구위원 애널리스트 후보 당선인 씨 여사 군 양 옹 전 신임");
  static const Words given = words_of(hangul_given_names);
  static const Words common =
      words_of(U"한동안 이상한 강남구 강서구 강동구 강북구 송파구 성동구 서초구 노원구 조선인 선진국 방송국");
  constexpr std::u32string_view families =
      U"김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진지엄채원천방공현함"
      U"변염여추"
      U"소석선설마길위표명반나왕금옥인맹도";
  constexpr std::u32string_view firsts =
      U"가강건경관광교규근금기길나낙남노다대덕도동두래려루리만명무문미민배병보복봉부빈사산상새서석선설성세소"
      U"솔"
      U"송수숙순"
      U"승시신아애양연영예오옥완용우욱운웅원월유윤은을의이익인일임자재정제조종주준중지진찬창채천철초춘충치태"
      U"택하학한"
      U"해향혁현형혜호홍화환효후훈휘흥희";
  constexpr std::u32string_view lasts =
      U"강건경곤관광규권균근길나남녀덕동라란래련렬례록룡린림명모목무문미민배백범별병복봉빈산상서석선설섭성세"
      U"소송수숙순"
      U"승식신실아안애양언연열엽영예오옥완용우욱운웅원월유윤율은익인일재정제조종주준중지진찬창채천철춘충치태"
      U"택표필하학"
      U"해헌혁현형혜호홍화환효후훈휘희";
  constexpr std::u32string_view particles = U"은는이가을를의도와과";
  const auto in = [](std::u32string_view signs, char32_t c) {
    return signs.find(c) != std::u32string_view::npos;
  };
  const auto word_end = [&](std::size_t at) {
    while (at < text.size() && is_hangul(text[at])) ++at;
    return at;
  };
  // A particle may hang on a title (대통령은, 장관에게서), an office stand before it (서울시장).
  const auto is_title = [&](std::size_t at) {
    constexpr std::size_t longest_office = 4;
    constexpr std::size_t longest_particle = 3;
    const std::size_t end = word_end(at);
    for (std::size_t from = at; from < end && from - at <= longest_office; ++from) {
      const std::size_t size = longest(titles, text.substr(from, end - from), false);
      const bool alone = size > 1 ? end - from <= size + longest_particle : end - from <= size + 1;
      if (size > 0 && alone && (from == at || size > 1)) return true;
    }
    return false;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_hangul(text[i]) || (i > 0 && is_hangul(text[i - 1]))) continue;
    const std::size_t end = word_end(i);
    if (end >= text.size() || text[end] != U' ') continue;
    const std::u32string_view word = text.substr(i, end - i);
    const std::size_t next = end + 1;
    const std::size_t next_end = word_end(next);
    if (std::ranges::find(given, word) != given.end() && next_end - next >= 2 && next_end - next <= 7) {
      const bool particle = next_end - next >= 3 && in(particles, text[next_end - 1]);
      found.insert(std::u32string(text.substr(i, (particle ? next_end - 1 : next_end) - i)));
      continue;
    }
    const bool may_be_name = word.size() == 3 && in(families, word[0]) && in(firsts, word[1]) &&
                             in(lasts, word[2]) && std::ranges::find(common, word) == common.end();
    if (!may_be_name) continue;
    const bool after_next = next_end > next && next_end < text.size() && text[next_end] == U' ';
    if (is_title(next) || (after_next && is_title(next_end + 1))) found.insert(std::u32string(word));
  }
}

void find_thai(std::u32string_view text, Found& found) {
  static const Words titles = words_of(
      U"นาย นาง นางสาว นายแพทย์ แพทย์หญิง ดร. ร้อยเอก ร้อยโท พันเอก นาวาเอก นาวาตรี จ่าเอก พลเอก พล.อ. พ.ต.อ. "
      U"พล.ต.อ.");
  constexpr std::size_t longest_word = 16;
  const auto word_at = [&](std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_of(text[end], USCRIPT_THAI)) ++end;
    return end - at;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && is_of(text[i - 1], USCRIPT_THAI)) continue;
    const std::size_t title = longest(titles, text.substr(i), false);
    if (title == 0) continue;
    const std::size_t first = i + title;
    const std::size_t given = word_at(first);
    if (given < 2 || given > longest_word || first + given >= text.size() || text[first + given] != U' ')
      continue;
    const std::size_t family = word_at(first + given + 1);
    if (family < 2 || family > longest_word) continue;
    found.insert(std::u32string(text.substr(first, given + 1 + family)));
  }
}

void find_places(const Points& text, const Found& names, bool in_title,
                 std::vector<PersonMention>& mentions) {
  std::vector<PersonMention> here;
  for (const std::u32string& name : names) {
    for (std::size_t at = text.text.find(name); at != std::u32string::npos;
         at = text.text.find(name, at + name.size()))
      here.push_back({text.at[at], text.at[at + name.size()], in_title});
  }
  std::ranges::sort(here, [](const PersonMention& a, const PersonMention& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  for (const PersonMention& mention : here) {
    const bool overlaps =
        !mentions.empty() && mentions.back().in_title == in_title && mention.begin < mentions.back().end;
    if (!overlaps) mentions.push_back(mention);
  }
}

}  // namespace

bool has_script_rules(std::string_view language) {
  return language == "zh" || language == "ja" || language == "ko" || language == "th";
}

std::vector<PersonMention> find_by_script(std::string_view title, std::string_view body,
                                          std::string_view language) {
  constexpr std::size_t most_names = 200;
  const Points points[] = {Points(title), Points(body)};
  Found names;
  for (const Points& part : points) {
    if (language == "zh") find_chinese(part.view(), names);
    if (language == "zh") find_transcribed(part.view(), names);
    if (language == "ja") find_japanese(part.view(), names);
    if (language == "ko") find_korean(part.view(), names);
    if (language == "th") find_thai(part.view(), names);
  }
  while (names.size() > most_names) names.erase(std::prev(names.end()));
  std::vector<PersonMention> mentions;
  find_places(points[0], names, true, mentions);
  find_places(points[1], names, false, mentions);
  return mentions;
}

bool is_caseless(std::string_view name) {
  std::size_t at = 0;
  const std::int32_t c = next_code_point(name, at);
  return c >= 0x80 && !u_isupper(c) && !u_islower(c) && !u_istitle(c);
}

}  // namespace backfile
