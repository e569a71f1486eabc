#include "indexer/annotators/country/gazetteer.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "common/is_one_of.h"
#include "common/language.h"
#include "common/utf8.h"
#include "indexer/annotators/country/arabic_words.h"
#include "indexer/annotators/country/phrase_table.h"

namespace backfile {
namespace {

constexpr std::size_t shortest_stem = 5;  // bytes, with the language's prefix

bool is_latin(std::string_view language) {
  static constexpr auto others = std::to_array<std::string_view>(
      {"am", "ar", "be", "bg", "bn", "el", "fa", "gu", "he", "hi", "hy", "ja",  "ka", "kk",
       "km", "kn", "ko", "ky", "lo", "mk", "ml", "mn", "mr", "my", "ne", "or",  "pa", "ps",
       "ru", "sd", "si", "sr", "ta", "te", "tg", "th", "ug", "uk", "ur", "yue", "zh"});
  return !is_one_of(language, others);
}

// Inflected languages that the analyser has no stemmer for.
bool is_stemmed_lightly(std::string_view language) {
  static constexpr auto languages = std::to_array<std::string_view>(
      {"be", "bg", "bs", "cs", "el", "et", "hr", "lv", "mk", "pl", "sk", "sl", "sr", "uk"});
  return is_one_of(language, languages);
}

// What is left of an inflected word in those languages: up to three endings off, never below four letters.
std::string_view light_stem(std::string_view form) {
  static constexpr auto endings = std::to_array<std::string_view>(
      {"a", "e", "i", "o", "u", "y", "j", "m", "h", "а", "е", "и", "і", "ї", "о", "у", "ю",
       "я", "є", "й", "ь", "м", "х", "ъ", "ј", "α", "ε", "η", "ι", "ο", "υ", "ω", "ς", "ν"});
  std::size_t letters = 0;
  for (const char c : form) letters += is_continuation(c) ? 0U : 1U;
  for (int dropped = 0; dropped < 3 && letters > 4; ++dropped, --letters) {
    const auto* ending = std::ranges::find_if(endings, [&](std::string_view e) { return form.ends_with(e); });
    if (ending == endings.end()) break;
    form.remove_suffix(ending->size());
  }
  return form;
}

// "russia's" is "russia" for us.
std::string_view without_possessive(std::string_view form) {
  return form.size() > 3 && form.ends_with("'s") ? form.substr(0, form.size() - 2) : form;
}

// People, seats and old names of cities are written alike wherever the letters are.
bool is_shared(const PlaceRow& row) {
  const PlaceKind kind = row.sense.kind;
  return row.language == "mul" ||
         (row.language == "en" &&
          (kind == PlaceKind::leader || kind == PlaceKind::city || kind == PlaceKind::block));
}

bool is_large(const PlaceSense& sense) {
  return sense.kind == PlaceKind::capital || (sense.kind == PlaceKind::city && sense.population >= 1000);
}

// Keys of Arabic words beside those of their forms.
std::uint64_t noun_key(const ArabicParts& parts) {
  return ~(PhraseTable::hash_of(parts.noun) + (parts.definite ? 1 : 0));
}
std::uint64_t base_key(std::string_view base) {
  return ~(PhraseTable::hash_of(base) + 2);
}

// Whether the text is cased as a phrase has to be.
bool is_cased(PhraseCase cased, std::span<const Token> tokens, CaseStyle style) {
  if (style == CaseStyle::capitals) return true;
  const std::string_view first = tokens.front().word->surface;
  if (cased.acronym && !is_all_capitals(without_possessive(first))) return false;
  return (!cased.capital_first || is_capitalised(first)) &&
         (!cased.capital_last || is_capitalised(tokens.back().word->surface));
}

}  // namespace

bool is_capitalised(std::string_view surface) {
  if (surface.empty()) return false;
  const char first = surface.front();
  if (static_cast<unsigned char>(first) < 0x80) return first < 'a' || first > 'z';
  std::size_t at = 0;
  const std::int32_t c = next_code_point(surface, at);
  // Georgian has small letters only.
  return c >= 0 && (!u_islower(c) || (c >= 0x10D0 && c <= 0x10FF));
}

bool has_case(std::string_view surface) {
  std::size_t at = 0;
  const std::int32_t c = next_code_point(surface, at);
  return c >= 0 && u_isupper(c);
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

// English has one table of all its rows. Other languages have a small one of their own and, where the letters
// are Latin, share one of what is written alike everywhere.
class Gazetteer::State {
 public:
  State(std::string_view language, const State* shared)
      : language_(language),
        light_(is_stemmed_lightly(language)),
        arabic_(language == "ar"),
        stemmed_(light_ || (language != "en" && !arabic_ && find_stemmed_language(language) != nullptr)),
        shared_(shared) {
    Analyzer analyzer{Unspaced::words};
    std::vector<Token> tokens;
    for (const PlaceRow& row : place_rows()) {
      const bool own = row.language == language || (language == "mul" && is_shared(row)) ||
                       (language == "en" && row.language == "mul");
      const bool inflected = stemmed_ && shared != nullptr && is_shared(row) && is_large(row.sense);
      if (!own && !inflected) continue;
      analyzer.analyze(row.phrase, stemmed_ ? language : "", tokens);
      if (tokens.empty() || tokens.size() > PhraseTable::longest_phrase) continue;
      if (own) add(row, tokens, false);
      // The other forms of an inflected word share its stem; long names do not inflect as a whole.
      if (stemmed_ && tokens.size() == 1 && stem(tokens.front()).size() >= shortest_stem)
        add(row, tokens, true);
      if (arabic_) add_arabic(row, tokens);
    }
    table_.finish();
  }

  std::optional<PlaceMatch> longest(std::span<const Token> tokens, std::size_t at, CaseStyle style) const {
    const bool capital = is_capitalised(tokens[at].word->surface);
    const auto hash_at = [&](std::size_t i) { return PhraseTable::hash_of(form(tokens[at + i])); };
    const auto accept = [&](const Phrase& phrase) {
      return is_cased(phrase.cased, tokens.subspan(at, phrase.words), style);
    };
    std::optional<PlaceMatch> best =
        match(table_, table_.longest(tokens.size() - at, capital, hash_at, accept));
    if (shared_ != nullptr) {
      const PhraseTable& shared = shared_->table_;
      const auto other = match(shared, shared.longest(tokens.size() - at, capital, hash_at, accept));
      if (other && (!best || other->tokens > best->tokens)) best = other;
    }
    if (!best && stemmed_) {
      const auto stem_at = [&](std::size_t) { return ~PhraseTable::hash_of(stem(tokens[at])); };
      best = match(table_, table_.longest(1, capital, stem_at, accept));
    }
    return best || !arabic_ ? best : longest_arabic(tokens.subspan(at));
  }

  bool may_begin(const Word& word) const {
    const bool capital = is_capitalised(word.surface);
    const std::uint64_t hash = PhraseTable::hash_of(without_possessive(word.form));
    return table_.may_begin(hash, capital) ||
           (shared_ != nullptr && shared_->table_.may_begin(hash, capital)) ||
           (stemmed_ && table_.may_begin(~PhraseTable::hash_of(stem(word)), capital)) ||
           (arabic_ && may_begin(arabic_parts(word.form)));
  }

  std::optional<PlaceMatch> longest(std::span<const std::string_view> forms, std::size_t at) const {
    const auto hash_at = [&](std::size_t i) {
      return PhraseTable::hash_of(without_possessive(forms[at + i]));
    };
    const auto accept = [](const Phrase&) { return true; };
    auto best = match(table_, table_.longest(forms.size() - at, true, hash_at, accept));
    if (shared_ == nullptr) return best;
    const auto other =
        match(shared_->table_, shared_->table_.longest(forms.size() - at, true, hash_at, accept));
    return other && (!best || other->tokens > best->tokens) ? other : best;
  }

 private:
  static std::optional<PlaceMatch> match(const PhraseTable& table, const Phrase* phrase) {
    if (phrase == nullptr) return std::nullopt;
    return PlaceMatch{table.senses_of(*phrase), phrase->words, phrase->cased.acronym};
  }

  bool may_begin(const ArabicParts& parts) const {
    return table_.may_begin(noun_key(parts), true) ||
           (!parts.base.empty() && table_.may_begin(base_key(parts.base), true));
  }

  // "and in Lebanon", "to the Lebanese": one word each.
  std::optional<PlaceMatch> longest_arabic(std::span<const Token> tokens) const {
    const ArabicParts parts = arabic_parts(tokens.front().word->form);
    const auto accept = [](const Phrase&) { return true; };
    const auto begun_with = [&](std::uint64_t first) {
      return [&, first](std::size_t i) { return i == 0 ? first : PhraseTable::hash_of(form(tokens[i])); };
    };
    const Phrase* found = table_.longest(tokens.size(), true, begun_with(noun_key(parts)), accept);
    if (found == nullptr && !parts.base.empty())
      found = table_.longest(1, true, begun_with(base_key(parts.base)), accept);
    return match(table_, found);
  }

  void add_arabic(const PlaceRow& row, const std::vector<Token>& tokens) {
    std::array<std::uint64_t, PhraseTable::longest_phrase> words{};
    for (std::size_t i = 0; i < tokens.size(); ++i) words[i] = PhraseTable::hash_of(form(tokens[i]));
    const std::string_view first = form(tokens.front());
    words[0] = noun_key(arabic_parts(first));
    table_.add(std::span(words).first(tokens.size()), {}, row.sense);
    const bool demonym = row.sense.kind == PlaceKind::demonym;
    if (tokens.size() > 1 || row.sense.unsure || (!demonym && row.sense.kind != PlaceKind::name)) return;
    words[0] = base_key(arabic_base(first));
    PlaceSense adjective = row.sense;
    adjective.kind = PlaceKind::demonym;
    table_.add(std::span(words).first(1), {}, adjective);
  }

  std::string_view stem(const Token& token) const { return stem(*token.word); }
  std::string_view stem(const Word& word) const { return light_ ? light_stem(word.form) : word.term; }
  static std::string_view form(const Token& token) { return without_possessive(token.word->form); }

  void add(const PlaceRow& row, const std::vector<Token>& tokens, bool by_stem) {
    std::array<std::uint64_t, PhraseTable::longest_phrase> words{};
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      words[i] = by_stem ? ~PhraseTable::hash_of(stem(tokens[i])) : PhraseTable::hash_of(form(tokens[i]));
    }
    const std::string_view first = tokens.front().word->surface;
    // Most languages write what people are called small.
    const bool small = language_ != "en" && language_ != "mul" && row.sense.kind == PlaceKind::demonym;
    const PhraseCase cased = {
        .acronym = tokens.size() == 1 && first.size() > 1 && is_all_capitals(first) && has_case(first),
        .capital_first = !small && is_capitalised(first),
        .capital_last = !small && is_capitalised(tokens.back().word->surface)};
    table_.add(std::span(words).first(tokens.size()), cased, row.sense);
  }

  std::string language_;
  bool light_;
  bool arabic_;
  bool stemmed_;
  const State* shared_;
  PhraseTable table_;
};

Gazetteer::Gazetteer(std::string_view language, const Gazetteer* shared)
    : state_(std::make_unique<State>(language, shared == nullptr ? nullptr : shared->state_.get())) {}
Gazetteer::~Gazetteer() = default;

const Gazetteer& Gazetteer::of(std::string_view language) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<Gazetteer>, std::less<>> made;
  const auto get = [](std::string_view key, const Gazetteer* shared) -> const Gazetteer& {
    auto found = made.find(key);
    if (found == made.end()) {
      std::unique_ptr<Gazetteer> gazetteer(new Gazetteer(key, shared));
      found = made.emplace(std::string(key), std::move(gazetteer)).first;
    }
    return *found->second;
  };
  const std::scoped_lock lock(mutex);
  if (language.empty() || language == "en") return get("en", nullptr);
  const std::string_view key = language == "nb" || language == "nn" ? "no" : language;
  return get(key, is_latin(key) ? &get("mul", nullptr) : nullptr);
}

bool Gazetteer::may_begin(const Word& word) const {
  return state_->may_begin(word);
}

std::optional<PlaceMatch> Gazetteer::longest(std::span<const Token> tokens, std::size_t at,
                                             CaseStyle style) const {
  return state_->longest(tokens, at, style);
}
std::optional<PlaceMatch> Gazetteer::longest(std::span<const std::string_view> forms, std::size_t at) const {
  return state_->longest(forms, at);
}

}  // namespace backfile
