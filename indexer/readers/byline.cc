#include "indexer/readers/byline.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "common/ascii.h"
#include "common/date_names.h"
#include "common/utf8.h"
#include "indexer/readers/text_lines.h"

namespace backfile {
namespace {

// Where they begin with a capital or stand before two names; "von Mises" is a name, "von Hanna Vogt" is not.
constexpr auto capital_words = std::to_array<std::string_view>({"von ", "par ", "por ", "door ", "oleh "});
// These only in front of two words: "Di Stefano" is a name.
constexpr auto doubtful_words = std::to_array<std::string_view>({"af ", "av ", "di "});
// In lower case; where several fit, the longer stands first.
constexpr auto words = std::to_array<std::string_view>({"by ",
                                                        "by: ",
                                                        "written by: ",
                                                        "written by ",
                                                        "words by ",
                                                        "story by ",
                                                        "text by ",
                                                        "posted by: ",
                                                        "posted by ",
                                                        "published by ",
                                                        "submitted by ",
                                                        "reported by ",
                                                        "reporting by ",
                                                        "author: ",
                                                        "authors: ",
                                                        "author : ",
                                                        "autor: ",
                                                        "autor : ",
                                                        "autora: ",
                                                        "autorin: ",
                                                        "autorka: ",
                                                        "autores: ",
                                                        "autoren: ",
                                                        "auteur: ",
                                                        "auteur : ",
                                                        "text: ",
                                                        "texte: ",
                                                        "texte : ",
                                                        "texto: ",
                                                        "testo: ",
                                                        "tekst: ",
                                                        "tekst : ",
                                                        "por: ",
                                                        "par : ",
                                                        "door: ",
                                                        "von: ",
                                                        "di: ",
                                                        "reporter: ",
                                                        "reporter : ",
                                                        "penulis: ",
                                                        "penulis : ",
                                                        "oleh: ",
                                                        "oleh : ",
                                                        "yazar: ",
                                                        "yazan: ",
                                                        "haber: ",
                                                        "propos recueillis par ",
                                                        "a cura di ",
                                                        "escrito por: ",
                                                        "escrito por ",
                                                        "redacción: ",
                                                        "írta: ",
                                                        "szerző: ",
                                                        "teksti: ",
                                                        "tác giả: ",
                                                        "γράφει ο ",
                                                        "γράφει η ",
                                                        "γράφει: ",
                                                        "נכתב על ידי ",
                                                        "מאת: ",
                                                        "מאת ",
                                                        "نویسنده: ",
                                                        "رپورٹ: ",
                                                        "লেখক: ",
                                                        "रिपोर्ट: ",
                                                        "ditulis oleh ",
                                                        "geschrieben von ",
                                                        "tekst og foto: ",
                                                        "skrevet av ",
                                                        "skrevet af ",
                                                        "skriven av ",
                                                        "автор: ",
                                                        "авторы: ",
                                                        "текст: ",
                                                        "автор текста: ",
                                                        "लेखक: ",
                                                        "रिपोर्टर: ",
                                                        "द्वारा: ",
                                                        "كتب: ",
                                                        "كتب/ ",
                                                        "كتب - ",
                                                        "كتبت: ",
                                                        "كتبت/ ",
                                                        "بقلم: ",
                                                        "بقلم/ ",
                                                        "بقلم ",
                                                        "إعداد: ",
                                                        "作者：",
                                                        "作者: ",
                                                        "作者:",
                                                        "文／",
                                                        "文●",
                                                        "文/",
                                                        "文・",
                                                        "文＝",
                                                        "文=",
                                                        "取材・文＝",
                                                        "取材・文=",
                                                        "取材・文・",
                                                        "取材・文/",
                                                        "取材・文／",
                                                        "取材・文：",
                                                        "記者：",
                                                        "記者:",
                                                        "記者 ",
                                                        "记者：",
                                                        "记者:",
                                                        "记者 ",
                                                        "撰文：",
                                                        "撰文:",
                                                        "撰文／"});
// What follows the writers: who took the pictures, who edited.
constexpr auto others = std::to_array<std::string_view>(
    {" foto: ", " fotos: ", " foto ", " photo: ", " photos: ", " bild: ", " photo by ", " photos by ",
     " photographs by ", " pictures by ", "; editing by ", "; edited by ", " editing by ",
     " editor: ", " editor : ", " фото: ", " 写真・", " 写真="});
// In lower case; the first three letters are months, too. Beside a number they are a date.
constexpr auto months =
    std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july", "august",
                                     "september", "sept", "october", "november", "december"});
constexpr auto dated = std::to_array<std::string_view>({"updated", "published", "posted", "modified"});

struct Word {
  std::size_t begin;
  std::size_t end;
};

Word word_at(std::string_view line, std::size_t at) {
  const std::size_t begin = std::min(line.find_first_not_of(' ', at), line.size());
  return {begin, std::min(line.find(' ', begin), line.size())};
}

// "Hanna Vogt" behind "von", where "Mises" would be half of a name.
bool has_whole_name(std::string_view line) {
  std::size_t at = 0;
  for (int word = 0; word < 2; ++word) {
    const Word place = word_at(line, at);
    std::size_t next = place.begin;
    if (place.begin == place.end || u_isupper(next_code_point(line, next)) == 0) return false;
    at = place.end;
  }
  return true;
}

std::string_view without_opening(std::string_view line) {
  const std::string lowered = folded_case(line.substr(0, code_point_border(line, 60)));
  const auto opens = [&](std::string_view word) {
    return line.size() > word.size() && lowered.starts_with(word);
  };
  for (const std::string_view word : words) {
    if (opens(word)) return line.substr(word.size());
  }
  const bool capital = !line.empty() && is_ascii_upper(line[0]);
  for (const std::string_view word : capital_words) {
    if (!opens(word)) continue;
    const std::string_view rest = line.substr(word.size());
    if (capital || has_whole_name(rest)) return rest;
  }
  for (const std::string_view word : doubtful_words) {
    if (!opens(word)) continue;
    const std::string_view rest = line.substr(word.size());
    const bool two_words = rest.find(' ') != std::string_view::npos;
    if ((capital && two_words) || has_whole_name(rest)) return rest;
  }
  return line;
}

// "2016-08-24", "10:41", "3/4/2011"; "4" and "2nd" are none.
bool is_dated_number(std::string_view word) {
  const auto digits = std::ranges::count_if(word, is_ascii_digit);
  return digits >= 3 && word.find_first_of("-/:.") != std::string_view::npos && is_ascii_digit(word.front());
}

bool is_month(std::string_view word) {
  while (word.ends_with('.') || word.ends_with(',')) word.remove_suffix(1);
  const std::string lowered = ascii_lowered(word);
  return std::ranges::any_of(months, [&](std::string_view month) {
    return lowered == month || (lowered.size() == 3 && month.starts_with(lowered));
  });
}

// "Tuesday", "Tue,"; "Sun" alone may be a name.
bool is_weekday(std::string_view word) {
  constexpr std::size_t shortest_whole = 6;
  const bool apart = word.ends_with(',') || word.ends_with('.');
  while (word.ends_with('.') || word.ends_with(',')) word.remove_suffix(1);
  return (apart || word.size() >= shortest_whole) && is_weekday_name(folded_case(word));
}

// Where a date or "Updated" begins, the line's end where there is none.
std::size_t date_begin(std::string_view line) {
  Word before{0, 0};
  for (std::size_t at = 0; at < line.size();) {
    const Word word = word_at(line, at);
    if (word.begin == line.size()) break;
    const std::string_view text = line.substr(word.begin, word.end - word.begin);
    const Word next = word_at(line, word.end);
    const std::string lowered = ascii_lowered(text);
    const std::string_view front = line.substr(before.begin, before.end - before.begin);
    if (is_dated_number(text) && is_weekday(front)) return before.begin;
    if (is_dated_number(text) || (lowered == "last" && word.begin == 0) ||
        std::ranges::any_of(
            dated, [&](std::string_view word_of_date) { return lowered.starts_with(word_of_date); })) {
      return word.begin;
    }
    if (is_month(text)) {
      if (!front.empty() && is_ascii_digit(front.front())) return before.begin;
      if (next.begin < line.size() && is_ascii_digit(line[next.begin]))
        return is_weekday(front) ? before.begin : word.begin;
    }
    before = word;
    at = word.end;
  }
  return line.size();
}

// Where those begin who are no writers, the line's end where there are none.
std::size_t others_begin(std::string_view line) {
  const std::string lowered = folded_case(line);
  std::size_t begin = line.size();
  if (lowered.size() != line.size()) return begin;
  for (const std::string_view word : others) begin = std::min(begin, lowered.find(word));
  return begin;
}

// "Ana Reyes @areyes", "Ana Reyes (@areyes)", "Ana Reyes areyes@example.org".
std::string without_handles(std::string_view line) {
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    const Word word = word_at(line, at);
    at = word.end;
    const std::string_view text = line.substr(word.begin, word.end - word.begin);
    if (text.empty() || text.starts_with('@') || text.starts_with("(@")) continue;
    if (text.find('@') != std::string_view::npos && text.find('.') != std::string_view::npos) continue;
    if (!out.empty()) out += ' ';
    out += text;
  }
  return out;
}

std::string_view without_separators(std::string_view line) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark :
         {" ", ",", "|", ";", ":", "-", "–", "—", "•", "·", "/", "，", "、", "；"}) {
      if (!line.ends_with(mark)) continue;
      line.remove_suffix(mark.size());
      again = true;
    }
  }
  return line;
}

// "Ana ReyesAna Reyes", from a page that has the name once for small screens.
std::string_view once(std::string_view name) {
  const std::string_view half = name.substr(0, name.size() / 2);
  const bool twice = half.find(' ') != std::string_view::npos && name.substr(half.size()) == half;
  return twice ? half : name;
}

}  // namespace

std::string clean_byline(std::string_view text) {
  const std::string line = clean_line_field(text);
  if (line.starts_with("http://") || line.starts_with("https://")) return "";
  std::string_view names = without_opening(line);
  const std::size_t date = date_begin(names);
  // "Ana Reyes on May 15, 2013"
  const bool joined = date < names.size() && date > 4 && names.substr(date - 4, 4) == " on ";
  names = names.substr(0, joined ? date - 4 : date);
  names = names.substr(0, others_begin(names));
  // A byline that is a handle and nothing else keeps it.
  std::string cleaned = without_handles(names);
  if (cleaned.empty()) cleaned = names;
  return std::string(once(without_separators(cleaned)));
}

bool opens_byline(std::string_view line) {
  return without_opening(line).size() < line.size();
}

bool is_byline_opening(std::string_view line) {
  const std::string followed = std::string(line) + " X";
  return without_opening(followed) == "X";
}

bool is_line_of_names(std::string_view text) {
  constexpr auto joining = std::to_array<std::string_view>(
      {"&",  "al", "and", "bin", "da", "de",  "del", "della", "den", "der", "di",  "dos", "e",  "el", "en",
       "et", "i",  "in",  "la",  "le", "och", "og",  "ten",   "und", "van", "von", "y",   "ja", "и"});
  int names = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Word place = word_at(text, at);
    at = place.end;
    const std::string_view word = text.substr(place.begin, place.end - place.begin);
    if (word.empty()) break;
    std::size_t next = 0;
    const std::int32_t c = next_code_point(word, next);
    if (c >= 0 && u_isupper(c) != 0) {
      ++names;
    } else if (std::ranges::find(joining, word) == joining.end()) {
      return false;
    }
  }
  return names >= 2 && names <= 8 && text.size() <= 90;
}

bool is_name_without_capitals(std::string_view text) {
  constexpr std::size_t longest = 60;  // bytes
  int words_seen = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Word place = word_at(text, at);
    at = place.end;
    if (place.begin == place.end) break;
    std::size_t next = place.begin;
    const std::int32_t c = next_code_point(text, next);
    if (c < 0x0590 || u_isalpha(c) == 0 || u_isupper(c) != 0 || u_islower(c) != 0) return false;
    ++words_seen;
  }
  return words_seen >= 1 && words_seen <= 4 && text.size() <= longest;
}

bool is_site_byline(std::string_view byline) {
  const std::size_t dot = byline.rfind('.');
  return dot != std::string_view::npos && dot > 0 && byline.size() - dot >= 3 && byline.size() - dot <= 5 &&
         byline.find(' ') == std::string_view::npos && byline.find('@') == std::string_view::npos &&
         std::ranges::all_of(byline.substr(dot + 1), is_ascii_letter);
}

}  // namespace backfile
