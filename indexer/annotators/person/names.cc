#include "indexer/annotators/person/names.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <span>

#include "common/analyzer.h"
#include "common/utf8.h"
#include "indexer/annotators/person/lexicon.h"

namespace backfile {
namespace {

constexpr std::array<std::array<std::string_view, 2>, 89> nicknames = {
    {{"bill", "william"},    {"will", "william"},    {"billy", "william"},     {"bob", "robert"},
     {"rob", "robert"},      {"bobby", "robert"},    {"jim", "james"},         {"jimmy", "james"},
     {"mike", "michael"},    {"mick", "michael"},    {"tony", "anthony"},      {"ed", "edward"},
     {"ted", "edward"},      {"eddie", "edward"},    {"dick", "richard"},      {"rick", "richard"},
     {"tom", "thomas"},      {"tommy", "thomas"},    {"joe", "joseph"},        {"dan", "daniel"},
     {"danny", "daniel"},    {"ben", "benjamin"},    {"sam", "samuel"},        {"dave", "david"},
     {"steve", "stephen"},   {"steve", "steven"},    {"chris", "christopher"}, {"andy", "andrew"},
     {"matt", "matthew"},    {"nick", "nicholas"},   {"alex", "alexander"},    {"jeff", "jeffrey"},
     {"greg", "gregory"},    {"ken", "kenneth"},     {"ron", "ronald"},        {"don", "donald"},
     {"tim", "timothy"},     {"kate", "katherine"},  {"liz", "elizabeth"},     {"sue", "susan"},
     {"larry", "lawrence"},  {"jerry", "gerald"},    {"fred", "frederick"},    {"pat", "patrick"},
     {"phil", "philip"},     {"jack", "john"},       {"chuck", "charles"},     {"charlie", "charles"},
     {"hank", "henry"},      {"harry", "henry"},     {"bernie", "bernard"},    {"pete", "peter"},
     {"josh", "joshua"},     {"nate", "nathan"},     {"abe", "abraham"},       {"vince", "vincent"},
     {"becky", "rebecca"},   {"debbie", "deborah"},  {"cathy", "catherine"},   {"cindy", "cynthia"},
     {"jenny", "jennifer"},  {"betty", "elizabeth"}, {"beth", "elizabeth"},    {"ray", "raymond"},
     {"gene", "eugene"},     {"russ", "russell"},    {"walt", "walter"},       {"doug", "douglas"},
     {"geoff", "geoffrey"},  {"brad", "bradley"},    {"marty", "martin"},      {"mitch", "mitchell"},
     {"stan", "stanley"},    {"rich", "richard"},    {"jon", "jonathan"},      {"lou", "louis"},
     {"terry", "terence"},   {"zach", "zachary"},    {"max", "maxwell"},       {"gabe", "gabriel"},
     {"jamie", "james"},     {"fred", "frederic"},   {"barb", "barbara"},      {"peggy", "margaret"},
     {"maggie", "margaret"}, {"vicky", "victoria"},  {"kathy", "kathleen"},    {"sandy", "sandra"},
     {"susie", "susan"}}};

constexpr std::uint64_t culture_bit(std::size_t index) {
  return 1ULL << (first_culture + index);
}
// Places in name_cultures().
constexpr std::uint64_t chinese = culture_bit(8), korean = culture_bit(10), mainland = culture_bit(11),
                        islands = culture_bit(12);

std::uint64_t flags_of(std::string_view word) {
  while (word.ends_with('.')) word.remove_suffix(1);
  return lexicon_flags(fold(word));
}

bool is_space(std::int32_t c) {
  return c == ' ' || c == '\n' || c == '\t' || c == 0xA0 || c == 0x202F;
}

bool is_quote(std::int32_t c) {
  return c == '"' || c == '`' || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

// Cuts at white space; leaves out what stands in quotes or brackets. An apostrophe inside a word is part of
// it.
std::vector<std::string> cut(std::string_view printed) {
  std::vector<std::string> words(1);
  bool quoted = false;
  bool bracketed = false;
  for (std::size_t at = 0; at < printed.size();) {
    const std::size_t begin = at;
    const std::int32_t c = next_code_point(printed, at);
    const bool inside_word = !words.back().empty() && at < printed.size() && !is_space(printed[at]);
    if (is_quote(c) && !(inside_word && (c == 0x2019 || c == 0x2018) && !quoted)) {
      quoted = !quoted;
      if (!words.back().empty()) words.emplace_back();
    } else if (c == '(' || c == '[' || c == ')' || c == ']') {
      bracketed = c == '(' || c == '[';
    } else if (is_space(c) || c == ',') {
      if (!words.back().empty()) words.emplace_back();
    } else if (!quoted && !bracketed) {
      words.back() += printed.substr(begin, at - begin);
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

// "McDONALD" is one too.
bool all_capitals(std::string_view word) {
  if (word.starts_with("Mc") && word.size() > 3) word.remove_prefix(2);
  int letters = 0;
  for (std::size_t at = 0; at < word.size();) {
    const std::int32_t c = next_code_point(word, at);
    if (c >= 0 && u_islower(c)) return false;
    if (c >= 0 && u_isupper(c)) ++letters;
  }
  return letters > 1 && word.find('.') == std::string_view::npos;
}

bool starts_small(std::string_view word) {
  std::size_t at = 0;
  const std::int32_t c = next_code_point(word, at);
  return c >= 0 && u_islower(c);
}

// "McDONALD" and "O'BRIEN" keep a second capital.
std::string in_small_letters(std::string_view word) {
  std::string out;
  bool capital = true;
  for (std::size_t at = 0, letters = 0; at < word.size(); ++letters) {
    const std::int32_t c = next_code_point(word, at);
    if (c < 0) continue;
    append_code_point(out, capital ? u_toupper(c) : u_tolower(c));
    capital = c == '-' || c == '.' || c == '\'' || c == 0x2019 ||
              (letters == 1 && word.size() > 4 && fold(out) == "mc");
  }
  return out;
}

bool is_initial(std::string_view key) {
  return key.size() == 1;
}

bool is_title(std::string_view word, std::size_t words_behind) {
  const std::uint64_t flags = flags_of(word);
  if ((flags & (title_word | role_word)) == 0) return false;
  // These are also given or family names; with a point or two more words behind they are titles.
  constexpr std::array<std::string_view, 20> names = {
      "prince",  "king",  "earl", "dean", "duke", "baron", "bishop", "pope",  "count", "major",
      "marshal", "judge", "don",  "guru", "rana", "sri",   "tan",    "rajah", "abbot", "san"};
  return std::ranges::find(names, fold(word)) == names.end() || words_behind >= 2;
}

// How alike spellings of a name are written: Sergei and Sergey, Mohamed and Mohammed.
std::string unify(std::string_view folded) {
  std::string key;
  for (char c : folded) {
    if (c == 'y' || c == 'j') c = 'i';
    if (c == 'w') c = 'v';
    if (c == 'q') c = 'k';
    if (c == '-' || c == '\'' || c == '.') continue;
    if (!key.empty() && key.back() == c && (c < '0' || c > '9')) continue;
    key += c;
  }
  return key;
}

std::string without_article(std::string_view word) {
  std::string folded = fold(word);
  for (std::string_view article : {"al-", "el-", "ul-", "as-", "ash-", "at-", "an-", "ad-"}) {
    if (folded.starts_with(article) && folded.size() > article.size() + 1)
      return folded.substr(article.size());
  }
  return folded;
}

bool same_given(const std::string& a, const std::string& b) {
  if (a == b) return true;
  if (is_initial(a) || is_initial(b)) return a.front() == b.front();
  static const auto pairs = [] {
    std::vector<std::array<std::string, 2>> unified;
    for (const auto& [small, full] : nicknames) unified.push_back({unify(small), unify(full)});
    return unified;
  }();
  return std::ranges::any_of(pairs, [&](const auto& pair) {
    return (a == pair[0] && b == pair[1]) || (b == pair[0] && a == pair[1]);
  });
}

}  // namespace

std::string name_key(std::string_view word) {
  return unify(without_article(word));
}

bool is_style(std::string_view title) {
  constexpr std::array<std::string_view, 9> styles = {"king",    "queen",   "prince", "princess", "pope",
                                                      "emperor", "empress", "sultan", "emir"};
  return std::ranges::find(styles, fold(title)) != styles.end();
}

bool is_given_name_only(std::string_view word) {
  return (flags_of(word) & (given_name | family_name)) == given_name;
}

namespace {

bool has_letter(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const std::int32_t c = next_code_point(word, at);
    if (c >= 0 && u_isalpha(c)) return true;
  }
  return false;
}

// "Piet van der Sloot", "Juan De Marco", and "Van der Sloot", "De Marco" without a given name.
bool is_particle_here(const std::vector<std::string>& words, std::size_t at, std::size_t first) {
  const std::string& word = words[at];
  if ((flags_of(word) & particle) == 0 || word.find('.') != std::string::npos) return false;
  if (starts_small(word)) return true;
  constexpr std::array<std::string_view, 11> leading = {"van", "von", "de", "del", "della", "di",
                                                        "da",  "du",  "le", "la",  "bin"};
  const std::string folded = fold(word);
  return at > first ? folded.size() <= 3 && (folded != "ben" && folded != "san")
                    : std::ranges::find(leading, folded) != leading.end();
}

// A title in South Asia, a given name in Indonesia: "Sri Mulyani Indrawati".
bool is_given_sri(std::span<const std::string> words) {
  if (fold(words.front()) != "sri") return false;
  constexpr std::uint64_t indian = culture_bit(7);
  const auto is_of = [&](std::uint64_t culture) {
    return std::ranges::any_of(words.subspan(1),
                               [&](const std::string& word) { return (flags_of(word) & culture) != 0; });
  };
  return is_of(islands) && !is_of(indian);
}

}  // namespace

PersonName parse_person_name(std::string_view printed) {
  PersonName name;
  std::vector<std::string> words = cut(printed);
  std::size_t first = 0;
  while (first < words.size() && is_title(words[first], words.size() - first - 1) &&
         !is_given_sri(std::span(words).subspan(first)))
    ++first;
  name.titled = first > 0;
  if (first > 0 && is_style(words[first - 1])) name.style = in_small_letters(words[first - 1]);
  while (words.size() > first + 1 && (flags_of(words.back()) & name_suffix) != 0) {
    name.suffix = words.back();
    while (name.suffix.ends_with('.')) name.suffix.pop_back();
    words.pop_back();
  }
  name.in_capitals = first < words.size();
  std::string particles;
  for (std::size_t i = first; i < words.size(); ++i) {
    std::string& word = words[i];
    if (!all_capitals(word) && word.size() > 1 && word.find('.') == std::string::npos)
      name.in_capitals = false;
    if (i + 1 < words.size() && is_particle_here(words, i, first)) {
      particles += word + ' ';
      continue;
    }
    const bool single = word.size() == 1;  // "J Smith"
    std::string key = name_key(word);
    if (!has_letter(word) || key.empty()) continue;
    if (word.ends_with('.') && key.size() > 2) word.pop_back();
    if (single) word += '.';
    name.words.push_back(particles + word);
    name.keys.push_back(std::move(key));
    particles.clear();
  }
  return name;
}

std::string PersonName::display() const {
  // "Habib BEN SALEM": the habit of some sources.
  const bool family_in_capitals = std::ranges::any_of(
      words, [](const std::string& word) { return word.size() > 3 && all_capitals(word); });
  std::string out;
  for (const std::string& word : words) {
    if (!out.empty()) out += ' ';
    const std::size_t space = word.rfind(' ');
    const std::size_t begin = space == std::string::npos ? 0 : space + 1;
    const bool numeral = words.size() == 2 && word.size() > 1 &&
                         (flags_of(words.front()) & (given_name | chinese)) == given_name &&
                         word.find_first_not_of("IVX") == std::string::npos;  // "Paul VI"
    const bool small = !numeral && (in_capitals || (family_in_capitals && all_capitals(word)));
    if (!small) {
      out += word;
    } else {
      out += begin > 0 ? fold(word.substr(0, begin - 1)) + ' ' : "";
      out += in_small_letters(std::string_view(word).substr(begin));
    }
  }
  const bool is_word = fold(suffix) == "jr" || fold(suffix) == "sr";
  if (!suffix.empty()) out += ' ' + (is_word ? in_small_letters(suffix) + '.' : suffix);
  return out;
}

bool PersonName::family_first() const {
  if (words.size() < 2 || words.size() > 3) return false;
  const std::uint64_t first = flags_of(words.front());
  if ((first & family_name) == 0 || (first & (chinese | korean)) == 0) return false;
  const std::uint64_t last = flags_of(words.back());
  const bool hyphened = words.back().find('-') != std::string::npos;
  const bool last_is_given =
      (last & (chinese | korean)) != 0 && (last & (given_name | family_name)) != family_name;
  return hyphened || words.size() == 3 || last_is_given || (last & all_cultures) == 0;
}

const std::string& PersonName::family() const {
  return family_first() ? keys.front() : keys.back();
}

bool may_be_same(const PersonName& a, const PersonName& b) {
  if (!a.suffix.empty() && !b.suffix.empty() && fold(a.suffix) != fold(b.suffix)) return false;
  const PersonName& longer = a.keys.size() >= b.keys.size() ? a : b;
  const PersonName& shorter = a.keys.size() >= b.keys.size() ? b : a;
  // "Felipe Calderón" in "Felipe Calderón Hinojosa".
  if (std::ranges::equal(shorter.keys, std::span(longer.keys).first(shorter.keys.size()))) return true;
  if (a.keys.back() != b.keys.back()) return false;
  if (!same_given(a.keys.front(), b.keys.front())) {
    // "Obrador" with a given name left out: "López Obrador" in "Andrés Manuel López Obrador".
    return std::ranges::equal(shorter.keys, std::span(longer.keys).last(shorter.keys.size()));
  }
  // Middle names may be missing or abbreviated, not contradict.
  if (a.keys.size() != b.keys.size()) return true;
  for (std::size_t i = 1; i + 1 < a.keys.size(); ++i) {
    if (!same_given(a.keys[i], b.keys[i])) return false;
  }
  return true;
}

bool is_called(const PersonName& full, const std::string& key) {
  if (full.keys.size() < 2) return false;
  if (full.family() == key || full.keys.back() == key) return true;
  for (std::size_t i = 1; i + 1 < full.keys.size(); ++i) {
    if (full.keys[i] == key && !is_initial(key) && !is_given_name_only(full.words[i])) return true;
  }
  const std::uint64_t cultures = flags_of(full.words.front()) & all_cultures;
  return full.keys.front() == key && cultures != 0 && (cultures & ~(mainland | islands)) == 0;
}

}  // namespace backfile
