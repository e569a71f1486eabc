#include "common/analyzer.h"

#define XXH_INLINE_ALL
#include <xapian.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <memory_resource>
#include <unordered_map>

#include "common/ascii.h"
#include "common/fold.h"
#include "common/language.h"
#include "common/sentences.h"
#include "common/stem_base.h"
#include "common/utf8.h"

namespace backfile {
namespace {

constexpr std::size_t longest_term = 64;       // bytes; Xapian takes 245
constexpr std::size_t large_cache = 1U << 20;  // words

// How many words and terms the caches of an analyser have numbered.
struct Numbers {
  std::uint32_t words = 0;
  std::uint32_t terms = 0;
};

// The letters of a word as two numbers: all of a word of up to 16 bytes, a hash of 128 bits of a longer one.
class Letters {
 public:
  Letters() = default;
  explicit Letters(std::string_view word) : length_(static_cast<std::uint32_t>(word.size())) {
    const std::size_t size = word.size();
    if (size > 16) {
      const XXH128_hash_t hash = XXH3_128bits(word.data(), size);
      head_ = hash.low64;
      tail_ = hash.high64;
    } else if (size >= 8) {
      head_ = read<std::uint64_t>(word.data());
      tail_ = read<std::uint64_t>(word.data() + size - 8);
    } else if (size >= 4) {
      head_ = read<std::uint32_t>(word.data());
      tail_ = read<std::uint32_t>(word.data() + size - 4);
    } else if (size > 0) {
      head_ = static_cast<unsigned char>(word[0]);
      tail_ = static_cast<std::uint64_t>(static_cast<unsigned char>(word[size / 2])) << 8U |
              static_cast<unsigned char>(word[size - 1]);
    }
  }

  bool operator==(const Letters&) const = default;
  std::uint64_t hash() const {
    std::uint64_t mixed = (head_ ^ length_) * 0x9E3779B97F4A7C15U;
    mixed = (mixed ^ (mixed >> 32U) ^ tail_) * 0xD6E8FEB86659FD93U;
    return mixed ^ (mixed >> 32U);
  }

 private:
  template <typename Number>
  static std::uint64_t read(const char* from) {
    Number number = 0;
    std::memcpy(&number, from, sizeof number);
    return number;
  }

  std::uint64_t head_ = 0;
  std::uint64_t tail_ = 0;
  std::uint32_t length_ = 0;
};

// The words of one language met so far: an open-addressed table from surface to Word.
class WordCache {
 public:
  WordCache(const StemmedLanguage* language, Numbers& numbers)
      : language_(language), numbers_(numbers), slots_(1U << 8) {
    if (language_ != nullptr) stem_ = Xapian::Stem(std::string(language_->stemmer));
  }

  // What look-ups read lies together.
  struct Slot {
    const Word* word = nullptr;
    [[no_unique_address]] Letters letters;
    bool is_word = false;
  };
  static_assert(sizeof(Slot) == 32);

  const Word* find(std::string_view surface) { return slot_of(surface, Letters(surface)).word; }

  // Asks for the memory that `slot_of` will look at.
  void fetch(const Letters& letters) const {
    __builtin_prefetch(&slots_[letters.hash() & (slots_.size() - 1)]);
  }

  const Slot& slot_of(std::string_view surface, const Letters& letters) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t i = letters.hash() & mask;; i = (i + 1) & mask) {
      Slot& slot = slots_[i];
      if (slot.word == nullptr) {
        if (count_ * 2 >= slots_.size()) {
          grow();
          return slot_of(surface, letters);
        }
        const Word* made = make(surface);
        ++count_;
        slot = {made, letters, !made->form.empty()};
        return slot;
      }
      if (slot.letters == letters) return slot;
    }
  }

  std::size_t size() const { return count_; }

 private:
  const char* keep(std::string_view text) {
    auto* copy = static_cast<char*>(arena_.allocate(std::max<std::size_t>(text.size(), 1), 1));
    std::memcpy(copy, text.data(), text.size());
    return copy;
  }
  std::string_view keep_view(std::string_view text) { return {keep(text), text.size()}; }

  const Word* make(std::string_view bytes) {
    const std::string surface = normalise_surface(bytes);
    std::string form;
    fold_word(surface, form);
    if (!is_word(form)) form.clear();
    std::string term;
    if (language_ != nullptr) term.push_back(language_->prefix);
    term += language_ != nullptr ? stem_(stem_base(form, language_->code)) : form;
    if (term.size() > longest_term) term.resize(code_point_border(term, longest_term));
    auto known = terms_.find(term);
    if (known == terms_.end()) known = terms_.emplace(keep_view(term), numbers_.terms++).first;
    // What is read together lies together.
    auto* word = static_cast<Word*>(arena_.allocate(sizeof(Word), alignof(Word)));
    const std::string_view kept = keep_view(surface);
    return new (word)
        Word{kept, form == surface ? kept : keep_view(form), known->first, numbers_.words++, known->second};
  }

  void grow() {
    std::vector<Slot> larger(slots_.size() * 2);
    const std::size_t mask = larger.size() - 1;
    for (const Slot& slot : slots_) {
      if (slot.word == nullptr) continue;
      std::size_t i = slot.letters.hash() & mask;
      while (larger[i].word != nullptr) i = (i + 1) & mask;
      larger[i] = slot;
    }
    slots_.swap(larger);
  }

  const StemmedLanguage* language_;
  Numbers& numbers_;
  Xapian::Stem stem_;
  std::pmr::monotonic_buffer_resource arena_{1U << 16};
  std::unordered_map<std::string_view, std::uint32_t> terms_;
  std::vector<Slot> slots_;
  std::size_t count_ = 0;
};

}  // namespace

class Analyzer::State {
 public:
  explicit State(Unspaced unspaced) : breaker(unspaced) {}

  WordCache& cache(std::string_view language) {
    const StemmedLanguage* row = find_stemmed_language(language);
    const char prefix = row != nullptr ? row->prefix : '\0';
    auto found = caches_.find(prefix);
    if (found == caches_.end())
      found = caches_.try_emplace(prefix, std::make_unique<WordCache>(row, numbers_)).first;
    return *found->second;
  }

  bool forget_if_large() {
    std::size_t words = 0;
    for (const auto& [prefix, cache] : caches_) words += cache->size();
    if (words <= large_cache) return false;
    caches_.clear();
    numbers_ = {};
    return true;
  }

  WordBreaker breaker;
  std::vector<WordSpan> spans;

 private:
  Numbers numbers_;
  std::map<char, std::unique_ptr<WordCache>> caches_;
};

Analyzer::Analyzer(Unspaced unspaced) : state_(std::make_unique<State>(unspaced)) {}
Analyzer::~Analyzer() = default;
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer& Analyzer::operator=(Analyzer&&) noexcept = default;

void Analyzer::analyze(std::string_view text, std::string_view language, std::vector<Token>& tokens) {
  tokens.clear();
  state_->breaker.find(text, state_->spans);
  tokens.reserve(state_->spans.size());
  WordCache& cache = state_->cache(language);
  // Memory is slower than the rest: a word is asked for some words before it is needed.
  constexpr std::size_t ahead = 8;
  std::array<Letters, ahead> letters;
  const std::vector<WordSpan>& spans = state_->spans;
  const auto surface_of = [&](std::size_t i) {
    return text.substr(spans[i].begin, spans[i].end - spans[i].begin);
  };
  const auto prepare = [&](std::size_t i) {
    letters[i % ahead] = Letters(surface_of(i));
    cache.fetch(letters[i % ahead]);
  };
  for (std::size_t i = 0; i < std::min(ahead, spans.size()); ++i) prepare(i);
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const WordSpan span = spans[i];
    const WordCache::Slot slot = cache.slot_of(surface_of(i), letters[i % ahead]);
    if (i + ahead < spans.size()) prepare(i + ahead);
    if (!slot.is_word) continue;
    Break before = Break::paragraph;
    if (!tokens.empty()) {
      const std::uint32_t end = tokens.back().end;
      const bool only_space = span.begin == end + 1 && text[end] == ' ';
      before = only_space ? Break::none : break_between(text, tokens.back(), span.begin);
    }
    tokens.push_back({slot.word, span.begin, span.end, before});
  }
}

void Analyzer::locate(std::string_view text, std::vector<WordSpan>& words) {
  state_->breaker.find(text, words);
  std::erase_if(words, [&](const WordSpan& span) {
    const char first = text[span.begin];
    return !is_ascii_letter(first) && !is_ascii_digit(first) &&
           word(text.substr(span.begin, span.end - span.begin), "")->form.empty();
  });
}

const Word* Analyzer::word(std::string_view surface, std::string_view language) {
  return state_->cache(language).find(surface);
}

bool Analyzer::forget_if_large() {
  return state_->forget_if_large();
}

std::string fold(std::string_view text) {
  std::string out;
  fold_word(text, out);
  return out;
}

}  // namespace backfile
