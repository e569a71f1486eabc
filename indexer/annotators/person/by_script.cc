#include "indexer/annotators/person/by_script.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "common/utf8.h"

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

void find_japanese(std::u32string_view text, Found& found) {
  static const Words strong = words_of(U"さん 氏 容疑者 被告 選手");
  static const Words titles =
      words_of(U"首相 大統領 知事 市長 町長 村長 社長 会長 教授 博士 議員 監督 大臣 官房長官 記者");
  static const Words no_people = words_of(U"社 州 国 市 大学 賞 諸島 半島");
  constexpr std::u32string_view boundaries = U"のはがをにでと、。「『（・や 　\n";
  constexpr std::u32string_view offices = U"県市区町村国省庁府社学院会部局所長副元前新旧総他同両各";
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
      static const Words currencies = words_of(U"ドル ポンド クローナ クローネ フラン ペソ ルピー リラ");
      if (dots > 0 && dots < 4 && longest(currencies, text.substr(0, end), true) == 0 &&
          longest(no_people, text.substr(end), false) == 0)
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
  return language == "zh" || language == "ja" || language == "th";
}

std::vector<PersonMention> find_by_script(std::string_view title, std::string_view body,
                                          std::string_view language) {
  constexpr std::size_t most_names = 200;
  const Points points[] = {Points(title), Points(body)};
  Found names;
  for (const Points& part : points) {
    if (language == "zh") find_chinese(part.view(), names);
    if (language == "ja") find_japanese(part.view(), names);
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
