#include "indexer/annotators/country/gazetteer.h"

#define XXH_INLINE_ALL
#include <unicode/uchar.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <charconv>
#include <limits>
#include <map>
#include <mutex>
#include <string>
#include <unordered_map>

#include "common/countries.h"
#include "common/language.h"
#include "common/table_rows.h"
#include "common/utf8.h"

namespace backfile {
namespace embedded {
extern const std::string_view country_names;
extern const std::string_view places;
}  // namespace embedded

namespace {

constexpr std::size_t longest_phrase = 8;  // words
constexpr std::size_t shortest_stem = 5;   // bytes, with the language's prefix
constexpr std::array<std::string_view, place_kinds> kind_names = {
    "name", "demonym", "capital",  "city",    "town",         "region", "institution",
    "firm", "leader",  "currency", "company", "abbreviation", "block"};

std::uint64_t hash_of(std::string_view word) {
  return XXH3_64bits(word.data(), word.size());
}
std::uint64_t joined(std::uint64_t phrase, std::uint64_t word) {
  return (phrase ^ word) * 0x9E3779B97F4A7C15U + 1;
}

// What is left of an inflected word in languages that the analyser has no stemmer for: up to three endings
// off, never below four letters.
std::string_view light_stem(std::string_view form) {
  static constexpr auto endings = std::to_array<std::string_view>(
      {"a", "e", "i", "o", "u", "y", "j", "m", "h", "а", "е", "и", "і", "ї", "о", "у", "ю",
       "я", "є", "й", "ь", "м", "х", "ъ", "ј", "α", "ε", "η", "ι", "ο", "υ", "ω", "ς", "ν"});
  std::size_t letters = 0;
  for (const char c : form) letters += is_continuation(c) ? 0U : 1U;
  for (int dropped = 0; dropped < 3 && letters > 4; ++dropped, --letters) {
    const auto ending = std::ranges::find_if(endings, [&](std::string_view e) { return form.ends_with(e); });
    if (ending == endings.end()) break;
    form.remove_suffix(ending->size());
  }
  return form;
}

bool is_stemmed_lightly(std::string_view language) {
  static constexpr auto languages = std::to_array<std::string_view>(
      {"be", "bg", "bs", "cs", "el", "et", "hr", "lv", "mk", "pl", "sk", "sl", "sr", "uk"});
  return std::ranges::find(languages, language) != languages.end();
}

// "russia's" is "russia" for us.
std::string_view without_possessive(std::string_view form) {
  return form.size() > 3 && form.ends_with("'s") ? form.substr(0, form.size() - 2) : form;
}

bool is_latin(std::string_view language) {
  static constexpr auto others = std::to_array<std::string_view>(
      {"am", "ar", "be", "bg", "bn", "el", "fa", "gu", "he", "hi", "hy", "ja",  "ka", "kk",
       "km", "kn", "ko", "ky", "lo", "mk", "ml", "mn", "mr", "my", "ne", "or",  "pa", "ps",
       "ru", "sd", "si", "sr", "ta", "te", "tg", "th", "ug", "uk", "ur", "yue", "zh"});
  return std::ranges::find(others, language) == others.end();
}

PlaceKind kind_of(std::string_view name) {
  const auto found = std::ranges::find(kind_names, name);
  return static_cast<PlaceKind>(found - kind_names.begin());
}

struct Row {
  std::string_view phrase;
  std::string_view language;
  PlaceSense sense;
};

class Rows {
 public:
  Rows() {
    for (std::size_t i = 0; i < countries().size(); ++i) {
      index_.emplace(countries()[i].code, static_cast<std::uint16_t>(i));
    }
    for_each_row(embedded::places, [this](const TableRow& row) { add(row); });
    for_each_row(embedded::country_names, [this](const TableRow& row) {
      for_each_part(row[1], ',', [&](std::string_view language) {
        if (language != "en") rows_.push_back({row[2], language, sense(index_.at(row[0]), PlaceKind::name)});
      });
    });
  }
  const std::vector<Row>& rows() const { return rows_; }

 private:
  static PlaceSense sense(std::uint16_t country, PlaceKind kind) {
    return {.country = country,
            .kind = kind,
            .word = false,
            .person = false,
            .doubtful = false,
            .population = 0,
            .from = std::numeric_limits<std::int64_t>::min(),
            .to = std::numeric_limits<std::int64_t>::max()};
  }
  void add(const TableRow& row) {
    const auto found = index_.find(row[1]);
    PlaceSense made = sense(found == index_.end() ? 0 : found->second, kind_of(row[2]));
    std::from_chars(row[4].begin(), row[4].end(), made.population);
    made.word = row[5].find('w') != std::string_view::npos;
    made.person = row[5].find('p') != std::string_view::npos;
    made.doubtful = row[5].find('d') != std::string_view::npos;
    if (const auto from = seconds_of_day(row[6])) made.from = *from;
    if (const auto to = seconds_of_day(row[7])) made.to = *to;
    rows_.push_back({row[0], row[3], made});
  }

  std::unordered_map<std::string_view, std::uint16_t> index_;
  std::vector<Row> rows_;
};

const std::vector<Row>& all_rows() {
  static const Rows rows;
  return rows.rows();
}

// Whether texts in `language` are searched for a row's phrase.
bool applies(const Row& row, std::string_view language) {
  if (row.language == "mul" || row.language == language) return true;
  // People, seats and old names of cities are written alike wherever the letters are.
  const PlaceKind kind = row.sense.kind;
  return row.language == "en" && is_latin(language) &&
         (kind == PlaceKind::leader || kind == PlaceKind::city || kind == PlaceKind::block);
}

}  // namespace

std::string_view place_kind_name(PlaceKind kind) {
  return kind_names[static_cast<std::size_t>(kind)];
}

bool is_capitalised(std::string_view surface) {
  if (surface.empty()) return false;
  const char first = surface.front();
  if (static_cast<unsigned char>(first) < 0x80) return first < 'a' || first > 'z';
  std::size_t at = 0;
  const std::int32_t c = next_code_point(surface, at);
  // Georgian has small letters only.
  return c >= 0 && (!u_islower(c) || (c >= 0x10D0 && c <= 0x10FF));
}

bool is_all_capitals(std::string_view surface) {
  std::size_t at = 0;
  bool letters = false;
  while (at < surface.size()) {
    const std::int32_t c = next_code_point(surface, at);
    if (c >= 0 && u_islower(c)) return false;
    letters = letters || (c >= 0 && u_isalpha(c));
  }
  return letters;
}

class Gazetteer::State {
 public:
  explicit State(std::string_view language)
      : language_(language),
        light_(is_stemmed_lightly(language)),
        stemmed_(light_ || (language != "en" && find_stemmed_language(language) != nullptr)) {
    Analyzer analyzer;
    std::vector<Token> tokens;
    for (const Row& row : all_rows()) {
      if (!applies(row, language)) continue;
      analyzer.analyze(row.phrase, stemmed_ ? language : "", tokens);
      if (tokens.empty() || tokens.size() > longest_phrase) continue;
      add(row, tokens, false);
      // The other forms of an inflected word share its stem; long names do not inflect as a whole.
      const bool inflects =
          stemmed_ && tokens.size() == 1 && (row.language == language || is_large(row.sense));
      if (inflects && stem(tokens.front()).size() >= shortest_stem) add(row, tokens, true);
    }
    finish();
  }

  std::optional<PlaceMatch> longest(std::span<const Token> tokens, std::size_t at, CaseStyle style) const {
    const bool capital = is_capitalised(tokens[at].word->surface);
    std::optional<PlaceMatch> best = walk(
        tokens.size() - at, [&](std::size_t i) { return hash_of(form(tokens[at + i])); }, capital,
        [&](const Phrase& phrase) { return cased(phrase, tokens.subspan(at, phrase.tokens), style); });
    if (!best && stemmed_) {
      best = walk(
          1, [&](std::size_t) { return ~hash_of(stem(tokens[at])); }, capital,
          [&](const Phrase& phrase) { return cased(phrase, tokens.subspan(at, 1), style); });
    }
    return best;
  }

  std::optional<PlaceMatch> longest(std::span<const std::string_view> forms, std::size_t at) const {
    return walk(
        forms.size() - at, [&](std::size_t i) { return hash_of(without_possessive(forms[at + i])); }, true,
        [](const Phrase&) { return true; });
  }

 private:
  struct Phrase {
    std::uint32_t first_sense = 0;
    std::uint16_t senses = 0;  // 0: only the beginning of longer phrases
    std::uint8_t tokens = 0;
    bool acronym = false;
    bool capital_first = false;
    bool capital_last = false;
    bool longer = false;  // phrases begin with this one
  };
  struct Building {
    Phrase phrase;
    std::vector<PlaceSense> senses;
  };
  struct Slot {
    std::uint64_t key = 0;
    Phrase phrase;
  };

  std::string_view stem(const Token& token) const {
    return light_ ? light_stem(token.word->form) : token.word->term;
  }
  static bool is_large(const PlaceSense& sense) {
    return sense.kind == PlaceKind::capital || (sense.kind == PlaceKind::city && sense.population >= 1000);
  }
  static std::string_view form(const Token& token) { return without_possessive(token.word->form); }

  void add(const Row& row, const std::vector<Token>& tokens, bool by_stem) {
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      const std::uint64_t word = by_stem ? ~hash_of(stem(tokens[i])) : hash_of(form(tokens[i]));
      key = joined(key, word);
      if (i == 0) {
        first_words_.set(word % first_words_.size());
        // A word that may be written small is looked for at small words too.
        const bool small = !is_capitalised(tokens[0].word->surface) ||
                           (language_ != "en" && row.sense.kind == PlaceKind::demonym);
        if (small) small_words_.set(word % small_words_.size());
      }
      if (i + 1 < tokens.size()) building_[key].phrase.longer = true;
    }
    Building& entry = building_[key];
    Phrase& phrase = entry.phrase;
    const bool is_new = entry.senses.empty();
    const std::string_view first = tokens.front().word->surface;
    const std::string_view last = tokens.back().word->surface;
    const bool lower_demonym = language_ != "en" && row.sense.kind == PlaceKind::demonym;
    const bool acronym = tokens.size() == 1 && is_all_capitals(first) && first.size() > 1 && has_case(first);
    phrase.tokens = static_cast<std::uint8_t>(tokens.size());
    phrase.acronym = acronym && (is_new || phrase.acronym);
    phrase.capital_first = is_capitalised(first) && !lower_demonym && (is_new || phrase.capital_first);
    phrase.capital_last = is_capitalised(last) && !lower_demonym && (is_new || phrase.capital_last);
    const auto same = std::ranges::find_if(entry.senses, [&](const PlaceSense& known) {
      return known.country == row.sense.country && known.kind == row.sense.kind &&
             known.from == row.sense.from;
    });
    if (same == entry.senses.end()) {
      entry.senses.push_back(row.sense);
    } else {
      same->population = std::max(same->population, row.sense.population);
    }
  }

  static bool has_case(std::string_view surface) {
    std::size_t at = 0;
    const std::int32_t c = next_code_point(surface, at);
    return c >= 0 && u_isupper(c);
  }

  // Moves what was collected into one open-addressed table and one array of senses.
  void finish() {
    std::size_t size = 1024;
    while (size < building_.size() * 2) size *= 2;
    slots_.resize(size);
    for (auto& [key, entry] : building_) {
      entry.phrase.first_sense = static_cast<std::uint32_t>(senses_.size());
      entry.phrase.senses = static_cast<std::uint16_t>(entry.senses.size());
      senses_.insert(senses_.end(), entry.senses.begin(), entry.senses.end());
      std::size_t i = key & (size - 1);
      while (slots_[i].key != 0) i = (i + 1) & (size - 1);
      slots_[i] = {key, entry.phrase};
    }
    building_.clear();
  }

  const Phrase* find(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = key & mask; slots_[i].key != 0; i = (i + 1) & mask) {
      if (slots_[i].key == key) return &slots_[i].phrase;
    }
    return nullptr;
  }

  // Whether the text is cased as the phrase has to be.
  static bool cased(const Phrase& phrase, std::span<const Token> tokens, CaseStyle style) {
    if (style == CaseStyle::capitals) return true;
    if (phrase.acronym && !is_all_capitals(without_possessive(tokens.front().word->surface))) return false;
    return (!phrase.capital_first || is_capitalised(tokens.front().word->surface)) &&
           (!phrase.capital_last || is_capitalised(tokens.back().word->surface));
  }

  template <typename HashAt, typename Accept>
  std::optional<PlaceMatch> walk(std::size_t count, HashAt&& hash_at, bool capital, Accept&& accept) const {
    const std::uint64_t first = hash_at(0);
    const auto& likely = capital ? first_words_ : small_words_;
    if (!likely.test(first % likely.size())) return std::nullopt;
    const Phrase* best = nullptr;
    std::uint64_t key = 0;
    for (std::size_t i = 0; i < std::min(count, longest_phrase); ++i) {
      key = joined(key, i == 0 ? first : hash_at(i));
      const Phrase* found = find(key);
      if (found == nullptr) break;
      if (found->senses > 0 && accept(*found)) best = found;
      if (!found->longer) break;
    }
    if (best == nullptr) return std::nullopt;
    return PlaceMatch{std::span(senses_).subspan(best->first_sense, best->senses), best->tokens,
                      best->acronym};
  }

  std::string language_;
  bool light_;
  bool stemmed_;
  std::unordered_map<std::uint64_t, Building> building_;
  std::bitset<1U << 18> first_words_;
  std::bitset<1U << 18> small_words_;
  std::vector<Slot> slots_;
  std::vector<PlaceSense> senses_;
};

Gazetteer::Gazetteer(std::string_view language) : state_(std::make_unique<State>(language)) {}
Gazetteer::~Gazetteer() = default;

const Gazetteer& Gazetteer::of(std::string_view language) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<Gazetteer>, std::less<>> made;
  const std::string_view key = language.empty()                       ? "en"
                               : language == "nb" || language == "nn" ? "no"
                                                                      : language;
  const std::scoped_lock lock(mutex);
  auto found = made.find(key);
  if (found == made.end()) {
    found = made.emplace(std::string(key), std::unique_ptr<Gazetteer>(new Gazetteer(key))).first;
  }
  return *found->second;
}

std::optional<PlaceMatch> Gazetteer::longest(std::span<const Token> tokens, std::size_t at,
                                             CaseStyle style) const {
  return state_->longest(tokens, at, style);
}
std::optional<PlaceMatch> Gazetteer::longest(std::span<const std::string_view> forms, std::size_t at) const {
  return state_->longest(forms, at);
}

}  // namespace backfile
